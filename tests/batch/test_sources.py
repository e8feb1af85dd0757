"""Which documents a command line names, and under which ids."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jiyao.batch import order
from jiyao.batch.order import Seen, in_order
from jiyao.batch.sources import Input, inputs_from_paths


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("文", encoding="utf-8")


def inputs(*paths: object) -> list[Input]:
    return list(inputs_from_paths([str(path) for path in paths]))


def ids(*paths: object) -> list[str]:
    return [entry.id for entry in inputs(*paths)]


def test_a_folder_gives_its_text_files_in_order(tmp_path):
    make(tmp_path, "b.txt", "a.txt", "sub/c.TXT", "a.json", ".hidden.txt", "notes.md")
    assert ids(tmp_path) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_a_file_named_itself_may_end_in_anything(tmp_path):
    make(tmp_path, "page.md")
    assert ids(tmp_path / "page.md") == ["page.md"]


def test_a_glob_gives_what_it_matches(tmp_path):
    make(tmp_path, "x/a.txt", "x/b.txt", "x/c.md")
    assert [Path(name).name for name in ids(tmp_path / "x" / "[ab].txt")] == ["a.txt", "b.txt"]


def test_equal_ids_are_told_apart_by_their_folder(tmp_path):
    make(tmp_path, "x/a.txt", "y/a.txt")
    assert ids(tmp_path / "x", tmp_path / "y") == ["a.txt", "y/a.txt"]
    assert ids(*[tmp_path / "x" / "a.txt"] * 3) == ["a.txt", "x/a.txt", "x-2/a.txt"]


def test_what_is_not_there_has_a_problem_and_the_rest_goes_on(tmp_path):
    make(tmp_path, "full/a.txt")
    (tmp_path / "empty").mkdir()
    missing, empty, document = inputs(tmp_path / "missing", tmp_path / "empty", tmp_path / "full")
    assert missing.problem == "does not exist"
    assert "a folder without documents" in str(empty.problem)
    assert document.problem is None


ROWS = [
    ({"id": "7", "text": "甲", "published": "2024-03-08", "site": "x"}, "7", None),
    ({"text": "乙"}, "rows.jsonl:2", None),
    ({"id": "8"}, "rows.jsonl:3", "no string under `text`"),
    ({"id": "9", "text": "丙", "published": "soon"}, "rows.jsonl:4", "not a date"),
    (["text"], "rows.jsonl:5", "expected an object"),
]


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_rows_are_documents_with_their_metadata(tmp_path, ending):
    path = tmp_path / f"rows.{ending}"
    rows = [row for row, *_ in ROWS]
    if ending == "jsonl":
        path.write_text("\n".join(json.dumps(row) for row in rows) + "\nno json", encoding="utf-8")
    else:
        pa = pytest.importorskip("pyarrow")
        pq = pytest.importorskip("pyarrow.parquet")
        rows = rows[:4]
        pq.write_table(pa.Table.from_pylist(rows, pa.schema([
            ("id", pa.string()), ("text", pa.string()),
            ("published", pa.string()), ("site", pa.string()),
        ])), path)  # fmt: skip
    found = inputs(path)
    for entry, (_, name, problem) in zip(found, ROWS, strict=False):
        assert entry.id == name.replace("jsonl", ending)
        assert (entry.problem is None) if problem is None else (problem in str(entry.problem))
    assert found[0].metadata == {"site": "x"}
    assert str(found[0].published) == "2024-03-08"
    if ending == "jsonl":
        assert "not JSON" in str(found[5].problem)


def from_stdin(monkeypatch, data: bytes) -> list[Input]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return inputs("-")


def test_standard_input_is_a_document(monkeypatch):
    [entry] = from_stdin(monkeypatch, "区委召开会议。\n{不是}".encode())
    assert (entry.id, entry.text) == ("-", "区委召开会议。\n{不是}")
    [entry] = from_stdin(monkeypatch, b"")
    assert entry.problem is not None


def test_standard_input_may_be_jsonl(monkeypatch):
    lines = ['{"id": "7", "text": "甲", "site": "x"}', "", '{"text": "乙"}', "{"]
    first, second, third = from_stdin(monkeypatch, "\n".join(lines).encode())
    assert (first.id, first.text, first.metadata) == ("7", "甲", {"site": "x"})
    assert (second.id, second.text) == ("-:2", "乙")
    assert "not JSON" in str(third.problem)


def test_a_line_in_another_encoding_is_rejected_alone(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes('{"text": "甲"}\n'.encode("gb18030") + '{"text": "乙"}\n'.encode())
    bad, good = inputs(path)
    assert "not JSON" in str(bad.problem)
    assert good.text == "乙"


def test_a_glob_that_matches_nothing_is_a_problem(tmp_path):
    [entry] = inputs(tmp_path / "*.txt")
    assert entry.problem == "matches no file"


@pytest.mark.parametrize("held", [1, 2, 3, 100])
def test_names_come_in_order_however_few_are_held(monkeypatch, held):
    monkeypatch.setattr(order, "HELD", held)
    names = ["b", "甲", "a", "ab", "c", "B"]
    assert list(in_order(lambda: iter(names))) == sorted(names)


def test_seen_tells_strings_apart():
    seen = Seen()
    names = [f"文件{number}" for number in range(5000)]
    assert all(map(seen.add, names))
    assert not any(map(seen.add, names))
    assert seen.add("another")
