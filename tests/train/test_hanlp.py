"""The recipe of the HanLP models, on little text: HanLP's own trainers run and their models load."""

from pathlib import Path

import pytest

from jiyao.segment import load_engine
from jiyao.train.hanlp_data import Part, part_of, tagged

pytestmark = pytest.mark.hanlp
recipe = pytest.importorskip("jiyao.train.hanlp")


def test_tags_of_characters():
    tags = tagged("王 建国到南开区", [(0, 4, "PER"), (5, 8, "LOC")]).split("\n")
    assert tags == [
        *("王\tB-PER", "建\tI-PER", "国\tE-PER", "到\tO"),
        *("南\tB-LOC", "开\tI-LOC", "区\tE-LOC"),
    ]


@pytest.fixture
def documents(root: Path) -> list[Path]:
    """A few documents to learn from, and one to choose by."""
    paths = sorted((root / "tests" / "gold").glob("*.txt"))
    learn = [path for path in paths if part_of(path.stem) is Part.learn]
    choose = [path for path in paths if part_of(path.stem) is Part.choose]
    return learn[:16] + choose[:1]


def test_both_models_are_trained_twice_alike_and_loaded(
    documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for options in (recipe.TOKENISER, recipe.RECOGNISER):
        monkeypatch.setitem(options, "epochs", 1)
        monkeypatch.setitem(options, "rnn_hidden", 16)
    for number in "12":
        recipe.train_words(documents, tmp_path, tmp_path / number / "tok")
        recipe.train_names(documents, [], tmp_path, tmp_path / number / "ner")
    for name in ("tok", "ner"):
        for file in ("config.json", "vocabs.json", "model.pt"):
            once, again = (tmp_path / number / name / file for number in "12")
            assert once.read_bytes() == again.read_bytes(), file
    engine = load_engine("hanlp", model=str(tmp_path / "1"))
    [found] = engine.analyse(["南开区召开会议。"])
    assert "".join(found.words) == "南开区召开会议。"
