"""Small files appear whole or not at all."""

import pytest

from jiyao.errors import OutputError
from jiyao.write.whole import write_whole


def test_write_whole_replaces(tmp_path):
    write_whole(tmp_path / "run.json", "1\n")
    write_whole(tmp_path / "run.json", "2\n")
    assert (tmp_path / "run.json").read_text(encoding="utf-8") == "2\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(OutputError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "run.json", "1\n")
