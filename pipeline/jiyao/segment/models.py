"""Where trained weights lie: in the package of a wheel, at the repository's root in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from jiyao.errors import ModelError

VARIABLE = "JIYAO_MODELS"
_PACKAGE = Path(__file__).resolve().parents[1]


def model_folder(name: str, folder: Path | None = None) -> Path:
    """The folder of one model.

    Args:
        name: the model's folder name, such as "lexer".
        folder: the folder itself, when the caller knows better.
    Returns:
        `folder`, else the first that exists of `$JIYAO_MODELS/name`, `jiyao/models/name` of an
        installed package and `models/name` of a checkout.
    Raises:
        ModelError: naming the places looked at.
    """
    if folder is not None:
        places = [folder]
    elif os.environ.get(VARIABLE):
        places = [Path(os.environ[VARIABLE]) / name]
    else:
        places = [_PACKAGE / "models" / name, _PACKAGE.parents[1] / "models" / name]
    for place in places:
        if place.is_dir():
            return place
    tried = ", ".join(str(place) for place in places)
    raise ModelError(f"model {name!r}: no folder {tried} (set {VARIABLE} to the folder of models)")
