"""The recipe of the pkuseg model: what is kept out, made-up sentences, a model from little text."""

from pathlib import Path

import pytest

from jiyao.segment import load_engine
from jiyao.train import pkuseg
from jiyao.train.examples import HeldOut


@pytest.mark.parametrize(
    ("gold", "found", "f1"),
    [
        ([["南开区", "召开", "会议"]], [["南开区", "召开", "会议"]], 1.0),
        ([["南开区", "召开"]], [["南开", "区", "召开"]], 2 / 5),
        ([["会议"], ["召开"]], [["会", "议"], ["召开"]], 2 / 5),
        ([["会议"]], [["会", "议"]], 0.0),
    ],
)
def test_word_f1_needs_both_borders(gold, found, f1):
    assert pkuseg.word_f1(gold, found) == pytest.approx(f1)


def test_made_up_sentences_are_the_same_each_time():
    texts = ["南开区召开会议，王建国主持会议并讲话，新能源产业园项目开工。"] * 3
    made = pkuseg.made_up(texts, 40)
    assert made == pkuseg.made_up(texts, 40)
    assert len(set(made)) > 30
    assert not any(char.isspace() for sentence in made for char in sentence)


def test_held_out_documents_are_left_out(root: Path, tmp_path: Path):
    (tmp_path / "raw").mkdir()
    held = root / "benchmarks" / "held-out.txt"
    paths = pkuseg.documents_of(root / "tests" / "gold", tmp_path, held)
    names = {f"local/{path.stem}" for path in paths}
    everything = {f"local/{path.stem}" for path in (root / "tests" / "gold").glob("*.txt")}
    assert names == {name for name in everything if name not in HeldOut(held)}
    assert names < everything


def test_a_model_of_little_text_is_trained_stored_small_and_loaded(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pkuseg, "MADE_UP", 60)
    monkeypatch.setattr(pkuseg, "ITERATIONS", 2)
    paths = sorted((root / "tests" / "gold").glob("*.txt"))
    kept_out = [path for path in paths if pkuseg.is_kept_out(path)]
    assert kept_out
    output = tmp_path / "model"
    f1 = pkuseg.train(paths[:8] + kept_out[:2], output)
    assert f1 > 0.5
    again = tmp_path / "again"
    pkuseg.train(paths[:8] + kept_out[:2], again)
    for path in output.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes()
    [found] = load_engine("pkuseg", model=str(output)).analyse(["南开区召开会议。"])
    assert "".join(found.words) == "南开区召开会议。"
