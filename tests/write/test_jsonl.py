"""Files appear whole or not at all."""

import pytest

from jiyao.errors import OutputError
from jiyao.records import Reject
from jiyao.write.jsonl import JsonlFiles, write_whole

ROW = Reject(source="a.txt", stage="read", reason="is empty")


def test_files_appear_together_when_the_run_ends(tmp_path):
    with JsonlFiles(tmp_path / "new", ["rejects.jsonl", "records.jsonl"]) as files:
        files.write("rejects.jsonl", ROW)
        assert not (tmp_path / "new" / "rejects.jsonl").exists()
    assert (tmp_path / "new" / "rejects.jsonl").read_text(encoding="utf-8") == (
        '{"schema_version":"1.0","source":"a.txt","stage":"read","reason":"is empty"}\n'
    )
    assert (tmp_path / "new" / "records.jsonl").read_bytes() == b""
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_an_exception_leaves_what_was_there(tmp_path):
    (tmp_path / "rejects.jsonl").write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), JsonlFiles(tmp_path, ["rejects.jsonl"]) as files:
        files.write("rejects.jsonl", ROW)
        raise KeyboardInterrupt
    assert (tmp_path / "rejects.jsonl").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="taken"), JsonlFiles(tmp_path / "taken", ["a.jsonl"]):
        pass


def test_write_whole_replaces(tmp_path):
    write_whole(tmp_path / "run.json", "1\n")
    write_whole(tmp_path / "run.json", "2\n")
    assert (tmp_path / "run.json").read_text(encoding="utf-8") == "2\n"
    with pytest.raises(OutputError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "run.json", "1\n")
