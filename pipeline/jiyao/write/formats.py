"""Other forms of a finished run: CSV, Parquet, SQLite, DuckDB, all made from its JSONL.

Each writer reads the records in chunks, so that memory stays flat, and gives its files their
names only when they are complete. `read_records` reads any of them back.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from jiyao.errors import ModelError
from jiyao.records import RECORD_CLASSES
from jiyao.write.arrow import arrow_schema, plain
from jiyao.write.flat import Row, columns_of, flat, nested, of_one_class

CHUNK = 2000
"""Records held at a time."""


def convert(folder: Path, name: str, *, bom: bool = False) -> None:
    """Write the records of a finished run in another format beside its records.jsonl.

    Args:
        folder: of the run.
        name: "csv" (a file per record type), "parquet" (likewise, nested and typed), "sqlite"
            or "duckdb" (one file, a table per record type).
        bom: begin CSV files with a byte-order mark, as Excel wants it.
    Raises:
        ModelError: the format's library is not installed.
    """
    _WRITERS[name](folder, bom)


def read_records(folder: Path, name: str) -> list[Row]:
    """The records of a run as JSON objects, read from one of its formats, sorted by id."""
    records = [record for kind in RECORD_CLASSES for record in _READERS[name](folder, kind)]
    return sorted(records, key=lambda record: record["id"])


def rows_of(folder: Path, kind: str) -> Iterator[Row]:
    """JSON objects of one record type, in the order of records.jsonl."""
    with (folder / "records.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["type"] == kind:
                yield record


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _write_csv(folder: Path, bom: bool) -> None:
    for kind, model in RECORD_CLASSES.items():
        path = folder / f"{kind}s.csv"
        part = path.with_suffix(".csv.part")
        encoding = "utf-8-sig" if bom else "utf-8"
        with part.open("w", encoding=encoding, newline="") as stream:
            writer = csv.DictWriter(stream, [column.name for column in columns_of(model)])
            writer.writeheader()
            writer.writerows(flat(row, model) for row in rows_of(folder, kind))
        os.replace(part, path)


def _read_csv(folder: Path, kind: str) -> Iterator[Row]:
    model = RECORD_CLASSES[kind]
    with (folder / f"{kind}s.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            yield _normal({name: cell or None for name, cell in row.items()}, model)


def _write_parquet(folder: Path, _bom: bool) -> None:
    pa, pq = _arrow()
    for kind, model in RECORD_CLASSES.items():
        path = folder / f"{kind}s.parquet"
        part = path.with_suffix(".parquet.part")
        schema = arrow_schema(model)
        with pq.ParquetWriter(part, schema) as writer:
            for chunk in _chunks(rows_of(folder, kind)):
                full = [model.model_validate(row).model_dump() for row in chunk]
                writer.write_table(pa.Table.from_pylist([plain(r) for r in full], schema))
        os.replace(part, path)


def _read_parquet(folder: Path, kind: str) -> Iterator[Row]:
    _, pq = _arrow()
    model = RECORD_CLASSES[kind]
    for row in pq.read_table(folder / f"{kind}s.parquet").to_pylist():
        yield model.model_validate(of_one_class(row)).model_dump(mode="json")


def _write_sqlite(folder: Path, _bom: bool) -> None:
    path = folder / "records.sqlite"
    part = path.with_suffix(".sqlite.part")
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part)
    with base:
        for kind, model in RECORD_CLASSES.items():
            names = [column.name for column in columns_of(model)]
            columns = ", ".join(f'"{name}"' for name in names)
            base.execute(f'CREATE TABLE "{kind}s" ({columns}, PRIMARY KEY (id))')
            marks = ", ".join("?" * len(names))
            rows = (tuple(flat(row, model).values()) for row in rows_of(folder, kind))
            base.executemany(f'INSERT INTO "{kind}s" VALUES ({marks})', rows)
    base.close()
    os.replace(part, path)


def _read_sqlite(folder: Path, kind: str) -> Iterator[Row]:
    model = RECORD_CLASSES[kind]
    base = sqlite3.connect(folder / "records.sqlite")
    base.row_factory = sqlite3.Row
    for row in base.execute(f'SELECT * FROM "{kind}s"'):
        yield _normal(dict(row), model)
    base.close()


def _write_duckdb(folder: Path, _bom: bool) -> None:
    duckdb = _duckdb()
    pa, _ = _arrow()
    path = folder / "records.duckdb"
    part = path.with_suffix(".duckdb.part")
    part.unlink(missing_ok=True)
    base = duckdb.connect(str(part))
    for kind, model in RECORD_CLASSES.items():
        schema = arrow_schema(model)
        base.register("chunk", schema.empty_table())
        base.execute(f"CREATE TABLE {kind}s AS SELECT * FROM chunk")
        for chunk in _chunks(rows_of(folder, kind)):
            full = [plain(model.model_validate(row).model_dump()) for row in chunk]
            base.register("chunk", pa.Table.from_pylist(full, schema))
            base.execute(f"INSERT INTO {kind}s SELECT * FROM chunk")
    base.close()
    os.replace(part, path)


def _read_duckdb(folder: Path, kind: str) -> Iterator[Row]:
    base = _duckdb().connect(str(folder / "records.duckdb"), read_only=True)
    model = RECORD_CLASSES[kind]
    for row in base.sql(f"SELECT * FROM {kind}s").to_arrow_table().to_pylist():
        yield model.model_validate(of_one_class(row)).model_dump(mode="json")
    base.close()


def _normal(row: Row, model: type[BaseModel]) -> Row:
    return model.model_validate(nested(row, model)).model_dump(mode="json")


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ModelError("Parquet needs pyarrow: pip install 'jiyao[tables]'") from error
    return pa, pq


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise ModelError("DuckDB is not installed: pip install 'jiyao[tables]'") from error
    return duckdb


_WRITERS: dict[str, Callable[[Path, bool], None]] = {
    "csv": _write_csv,
    "parquet": _write_parquet,
    "sqlite": _write_sqlite,
    "duckdb": _write_duckdb,
}
_READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {
    "csv": _read_csv,
    "parquet": _read_parquet,
    "sqlite": _read_sqlite,
    "duckdb": _read_duckdb,
    "jsonl": rows_of,
}
OTHER_FILES = (
    *(f"{kind}s.{ending}" for kind in RECORD_CLASSES for ending in ("csv", "parquet")),
    *("records.sqlite", "records.duckdb"),
)
"""Names of the files that `convert` writes."""
FORMATS = ("jsonl", *_WRITERS)
