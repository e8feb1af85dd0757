"""The same records from every format."""

import pytest

import jiyao
from jiyao.errors import ModelError
from jiyao.write.formats import FORMATS, convert, read_records


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory, nlp, root):
    folder = tmp_path_factory.mktemp("run")
    records = [r for path in sorted((root / "raw").glob("*.txt")) for r in extract(path, nlp)]
    lines = "".join(f"{record.model_dump_json()}\n" for record in records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    return folder


def extract(path, nlp):
    return jiyao.extract(path, nlp=nlp)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonl"])
def test_round_trip(run_folder, name):
    convert(run_folder, name)
    expected = read_records(run_folder, "jsonl")
    assert len(expected) > 40
    assert read_records(run_folder, name) == expected
    assert not list(run_folder.glob("*.part"))


def test_csv_for_excel_begins_with_a_mark(run_folder):
    convert(run_folder, "csv", bom=True)
    data = (run_folder / "targets.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfschema_version,id,source,article_id")
    assert read_records(run_folder, "csv") == read_records(run_folder, "jsonl")


def test_a_missing_library_is_named(run_folder, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(ModelError, match=r"jiyao\[tables\]"):
        convert(run_folder, "duckdb")


def test_frames_have_fixed_columns(nlp):
    frames = jiyao.to_pandas(jiyao.extract("2024年6月8日，利通区召开座谈会。\n", nlp=nlp))
    assert set(frames) == {
        *("meeting", "agreement", "target"),
        *("participants", "agenda", "points", "parties"),
    }
    assert "quantity_value" in frames["target"].columns
    assert list(frames["meeting"]["organisers"]) == ["利通区"]
