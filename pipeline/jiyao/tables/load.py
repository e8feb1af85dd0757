"""Reading the tables: UTF-8, tab-separated, a header line, `#` comments, a `source` column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from jiyao.errors import TableError

Row = TypeVar("Row")


@cache
def load_table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """Read one table.

    Args:
        name: file name under `tables/` without its ending, such as "units".
        row: a frozen dataclass; its fields are columns of the table. A column that it does not
            have is refused, but for `source`, which says where the word was seen. An empty cell
            is left out, so that the field's default holds. A tuple field is written `a|b|c`.
    Returns:
        The rows in the order of the file.
    Raises:
        TableError: naming file and line of an unknown column, a short row or a bad cell.
    """
    text = resources.files("jiyao.tables").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(rows_from_text(text, row, file=f"{name}.tsv"))


def rows_from_text(text: str, row: type[Row], *, file: str) -> Iterator[Row]:
    """Check and build the rows of a table's text; see `load_table`."""
    fields = {
        field.name: str(field.type).startswith("tuple")
        for field in dataclasses.fields(row)  # type: ignore[arg-type]
    }
    adapter = TypeAdapter(row)
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            unknown = [name for name in columns if name not in {*fields, "source"}]
            if unknown:
                raise TableError(f"{file}:{number}: unknown column {unknown[0]!r}")
            continue
        if len(cells) != len(columns):
            raise TableError(f"{file}:{number}: {len(cells)} cells, expected {len(columns)}")
        try:
            yield adapter.validate_python(_values(fields, zip(columns, cells, strict=True)))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise TableError(
                f"{file}:{number}: {where} {first.get('input')!r}: {first['msg']}"
            ) from error


def _values(
    fields: Mapping[str, bool], cells: Iterable[tuple[str, str]]
) -> dict[str, str | tuple[str, ...]]:
    """Cells that are filled; those of a field that is a tuple, taken apart."""
    return {
        name: tuple(cell.split("|")) if fields[name] else cell
        for name, cell in cells
        if cell and name in fields
    }
