"""The flat columns of each record type, explained (列说明), as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jiyao.records import RECORD_CLASSES
from jiyao.tables.load import load_table
from jiyao.write.flat import Column, columns_of

_TYPES = {"str": "text", "int": "integer", "float": "number", "Decimal": "number", "list": "JSON"}
HEAD = """# Columns of CSV and SQLite files

One file or table per record type. Numbers are plain, days ISO 8601 (2024-03-06), an empty cell (CSV) or
NULL (SQLite) is what the text does not give, and lists hold the JSON that records.jsonl has there.
Printed by `jiyao schema --columns`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    """A row of tables/columns.tsv: what a slot means, or (with _) a part of its value."""

    column: str
    meaning: str


def columns_page() -> str:
    """A table per record type: name, type and meaning of each column, in the files' order."""
    meanings = {row.column: row.meaning for row in load_table("columns", ColumnRow)}
    parts = [HEAD]
    for kind, model in RECORD_CLASSES.items():
        parts.append(f"## {kind}s\n")
        parts.append("| column | type | meaning |\n| --- | --- | --- |")
        parts.extend(_lines(columns_of(model), meanings))
        parts.append("")
    return "\n".join(parts)


def _lines(columns: tuple[Column, ...], meanings: dict[str, str]) -> Iterator[str]:
    for column in columns:
        yield f"| {column.name} | {_type(column.kind)} | {_meaning(column, meanings)} |"


def _meaning(column: Column, meanings: dict[str, str]) -> str:
    """The slot's own meaning, behind a colon that of the part.

    Raises:
        KeyError: the table has no row for it.
    """
    if column.name in meanings:
        return meanings[column.name]
    slot, part = column.way
    return f"{meanings[slot]}: {meanings[f'_{part}']}"


def _type(kind: Any) -> str:
    name = getattr(kind, "__name__", str(kind))
    return _TYPES.get(name, {"date": "day", "bool": "true or false"}.get(name, "text"))
