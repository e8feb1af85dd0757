import hashlib
import re
from pathlib import Path

import pytest

from jiyao.segment.lexer import FILES
from jiyao.segment.models import model_folder

FOLDER = model_folder("lexer")
LARGEST = 8_000_000
LARGEST_OF = {"pkuseg": 20_000_000, "hanlp": 5_000_000}


@pytest.mark.parametrize("name", FILES)
def test_card_names_the_file_and_its_hash(name: str) -> None:
    card = (FOLDER / "card.md").read_text(encoding="utf-8")
    stated = re.search(rf"`{re.escape(name)}` .*`([0-9a-f]{{64}})`", card)
    assert stated is not None
    assert stated.group(1) == hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("model", ["pkuseg", "hanlp"])
def test_cards_list_every_file_with_its_hash(model: str) -> None:
    folder = FOLDER.parent / model
    card = (folder / "card.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^([0-9a-f]{64})  (\S+)$", card, re.MULTILINE))
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "card.md"]
    assert {name: digest for digest, name in stated.items()} == {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }
    assert sum(path.stat().st_size for path in paths) <= LARGEST_OF[model]


def test_model_is_small() -> None:
    assert sum(path.stat().st_size for path in Path(FOLDER).iterdir()) <= LARGEST
