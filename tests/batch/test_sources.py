"""Which documents a command line names, and under which ids."""

from pathlib import Path

from jiyao.batch.sources import Input, inputs_from_paths
from jiyao.errors import SourceError


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("文", encoding="utf-8")


def ids(*paths: Path) -> list[str]:
    return [entry.id for entry in inputs_from_paths(paths) if isinstance(entry, Input)]


def test_a_folder_gives_its_text_files_in_order(tmp_path):
    make(tmp_path, "b.txt", "a.txt", "sub/c.TXT", "a.json", ".hidden.txt", "notes.md")
    assert ids(tmp_path) == ["a.txt", "b.txt", "sub/c.TXT"]


def test_a_file_named_itself_may_end_in_anything(tmp_path):
    make(tmp_path, "page.md")
    assert ids(tmp_path / "page.md") == ["page.md"]


def test_equal_ids_are_told_apart_by_their_folder(tmp_path):
    make(tmp_path, "x/a.txt", "y/a.txt")
    assert ids(tmp_path / "x", tmp_path / "y") == ["a.txt", "y/a.txt"]
    assert ids(*[tmp_path / "x" / "a.txt"] * 3) == ["a.txt", "x/a.txt", "x-2/a.txt"]


def test_what_is_not_there_is_an_error_and_the_rest_goes_on(tmp_path):
    make(tmp_path, "full/a.txt")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "missing", tmp_path / "empty", tmp_path / "full"]
    missing, empty, document = inputs_from_paths(paths)
    assert isinstance(missing, SourceError)
    assert "missing: does not exist" in str(missing)
    assert isinstance(empty, SourceError)
    assert "a folder without documents" in str(empty)
    assert isinstance(document, Input)
