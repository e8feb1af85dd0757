"""The same records from every format."""

import sqlite3
from contextlib import closing
from importlib import resources

import pytest
from typer.testing import CliRunner

import jiyao
from jiyao.cli import app
from jiyao.errors import ModelError
from jiyao.records import RECORD_CLASSES
from jiyao.write.columns import columns_page
from jiyao.write.flat import columns_of
from jiyao.write.formats import FORMATS, convert, read_records
from jiyao.write.frame import from_pandas


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


PARTS = ("evidence", "organisers", "participants", "agenda", "points", "parties", "owner", "place")


def test_frames_have_fixed_columns(nlp):
    frames = jiyao.to_pandas(jiyao.extract("2024年6月8日，利通区召开座谈会。\n", nlp=nlp))
    assert set(frames) == {"meeting", "agreement", "target", *PARTS}
    assert "quantity_value" in frames["target"].columns
    assert list(frames["meeting"]["organisers"]) == ["利通区"]
    empty = jiyao.to_pandas([])
    assert {name: list(frame) for name, frame in empty.items()} == {
        name: list(frame) for name, frame in frames.items()
    }


def test_frames_hold_all_of_the_records(nlp, root):
    records = [r for path in sorted((root / "raw").glob("*.txt")) for r in extract(path, nlp)]
    again = from_pandas(jiyao.to_pandas(records))
    assert sorted(again, key=lambda r: r.id) == sorted(records, key=lambda r: r.id)


def test_parquet_and_duckdb_are_typed_and_nested(run_folder):
    pq = pytest.importorskip("pyarrow.parquet")
    convert(run_folder, "parquet")
    schema = pq.read_schema(run_folder / "targets.parquet")
    assert str(schema.field("quantity").type.field("value").type) == "double"
    assert str(schema.field("period").type.field("start_date").type) == "date32[day]"
    owner = schema.field("owner").type.value_type
    assert str(owner.field("start").type) == "int64"
    duckdb = pytest.importorskip("duckdb")
    convert(run_folder, "duckdb")
    with duckdb.connect(str(run_folder / "records.duckdb"), read_only=True) as base:
        [(total,)] = base.execute("SELECT count(quantity.value) FROM targets").fetchall()
    assert total > 10


def test_sqlite_has_a_table_a_type(run_folder):
    convert(run_folder, "sqlite")
    with closing(sqlite3.connect(run_folder / "records.sqlite")) as base:
        rows = base.execute("SELECT indicator, quantity_value FROM targets").fetchall()
    expected = [row for row in read_records(run_folder, "jsonl") if row["type"] == "target"]
    assert len(rows) == len(expected)


def test_several_formats_at_once(tmp_path, root):
    arguments = ["extract", str(root / "raw"), "-o", str(tmp_path), "--bom"]
    formats = [word for name in FORMATS for word in ("--format", name)]
    assert CliRunner().invoke(app, [*arguments, *formats]).exit_code == 0
    expected = read_records(tmp_path, "jsonl")
    for name in FORMATS:
        assert read_records(tmp_path, name) == expected


def test_a_new_run_leaves_no_files_of_the_old_one(tmp_path, root):
    arguments = ["extract", str(root / "raw"), "-o", str(tmp_path)]
    CliRunner().invoke(app, [*arguments, "--format", "csv"])
    assert (tmp_path / "targets.csv").exists()
    page = root / "raw" / "wuzhong-litong.txt"
    CliRunner().invoke(app, ["extract", str(page), "-o", str(tmp_path), "--overwrite"])
    assert not (tmp_path / "targets.csv").exists()


def test_the_page_of_columns_is_fresh_and_complete():
    committed = resources.files("jiyao.write").joinpath("columns.md").read_text(encoding="utf-8")
    assert committed == columns_page(), (
        "run: jiyao schema --columns > pipeline/jiyao/write/columns.md"
    )
    for model in RECORD_CLASSES.values():
        for column in columns_of(model):
            assert f"| {column.name} |" in committed
