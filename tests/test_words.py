"""The benchmark of words: treebanks in CoNLL-U, what is kept out, the table."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

TREEBANK = """\
# sent_id = 1
# text = 南开区召开会议。
1\t南开\t南开\tPROPN\tNNP\t_\t2\tcompound\t_\tSpaceAfter=No
2\t区\t区\tPART\tSFN\t_\t3\tnsubj\t_\tSpaceAfter=No
3\t召开\t召开\tVERB\tVV\t_\t0\troot\t_\tSpaceAfter=No
4\t会议\t会议\tNOUN\tNN\t_\t3\tobj\t_\tSpaceAfter=No
5\t。\t。\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No

# text = 他俩来
1-2\t他俩\t_\t_\t_\t_\t_\t_\t_\t_
1\t他\t他\tPRON\tPRP\t_\t3\tnsubj\t_\t_
2\t俩\t俩\tNUM\tCD\t_\t1\tnummod\t_\t_
2.1\t一起\t_\t_\t_\t_\t_\t_\t_\t_
3\t来\t来\tVERB\tVV\t_\t0\troot\t_\t_
"""


@pytest.fixture
def words(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return importlib.import_module("words")


def test_words_of_a_treebank(words):
    assert list(words.sentences_of_treebank(TREEBANK)) == [
        ["南开", "区", "召开", "会议", "。"],
        ["他俩", "来"],
    ]
    assert list(words.sentences_of_treebank("")) == []


def test_only_texts_kept_out_of_training_count(words, root, tmp_path):
    (tmp_path / "raw").mkdir()
    for number in range(60):
        (tmp_path / "raw" / f"{number}.txt").write_text("会议", encoding="utf-8")
    assert 0 < len(words.kept_out_texts([tmp_path])) < 15
    lines = (root / "benchmarks" / "held-out.txt").read_text(encoding="utf-8").splitlines()
    held = next(line for line in lines if line and line[0] != "#" and "/" not in line)
    found = words.kept_out_texts([root / "tests" / "gold"])
    assert held in {path.stem for path in found}
    assert len(found) < len(list((root / "tests" / "gold").glob("*.txt"))) / 2


def test_the_table_has_a_row_for_each_engine(words, root, tmp_path, monkeypatch, capsys):
    (tmp_path / "own.conllu").write_text(TREEBANK, encoding="utf-8")
    options = ["--conllu", str(tmp_path / "own.conllu"), "--engine", "lexer", "--engine", "pkuseg"]
    monkeypatch.setattr(sys, "argv", ["words", str(root / "raw" / "nothing"), *options])
    words.main()
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert "own.conllu (7 words)" in head
    assert [row.split()[1] for row in rows] == ["lexer", "pkuseg"]
    assert all(0.3 < float(row.split()[3]) <= 1 for row in rows)
