import hashlib
import re
from pathlib import Path

import pytest

from jiyao.segment.lexer import FILES
from jiyao.segment.models import model_folder

FOLDER = model_folder("lexer")
LARGEST = 8_000_000


@pytest.mark.parametrize("name", FILES)
def test_card_names_the_file_and_its_hash(name: str) -> None:
    card = (FOLDER / "card.md").read_text(encoding="utf-8")
    stated = re.search(rf"`{re.escape(name)}` .*`([0-9a-f]{{64}})`", card)
    assert stated is not None
    assert stated.group(1) == hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def test_model_is_small() -> None:
    assert sum(path.stat().st_size for path in Path(FOLDER).iterdir()) <= LARGEST
