"""Small files that are seen complete or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from jiyao.errors import OutputError


def write_whole(path: Path, text: str) -> None:
    """Write a file under a temporary name, then give it its own.

    Raises:
        OutputError: the folder is missing or cannot be written; an older file is untouched.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
