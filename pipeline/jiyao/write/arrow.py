"""The Arrow schema of records (Parquet, DuckDB, Spark), derived from the models."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from jiyao.write.flat import bare, fields_of


def arrow_schema(model: type[BaseModel]) -> Any:
    """A `pyarrow.Schema` with nested types: structs for values, lists of structs for parts.

    Numbers are float64, days date32. A list of several classes (participants) has a struct with
    the fields of all of them, null where a part has none.
    """
    import pyarrow as pa

    return pa.schema(
        [(name, _type(field.annotation)) for name, field in model.model_fields.items()]
    )


def plain(value: Any) -> Any:
    """A dumped record with its numbers as Arrow takes them: Decimal becomes float."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def _type(annotation: Any) -> Any:
    import pyarrow as pa

    kind = bare(annotation)
    origin = get_origin(kind)
    if origin is list:
        return pa.list_(_type(get_args(kind)[0]))
    if origin in (Union, UnionType):
        merged: dict[str, Any] = {}
        for member in get_args(kind):
            merged |= fields_of(bare(member)) or {}
        return _struct(merged)
    if (inner := fields_of(kind)) is not None:
        return _struct(inner)
    if origin is Literal:
        return pa.int64() if isinstance(get_args(kind)[0], int) else pa.string()
    return {
        str: pa.string,
        int: pa.int64,
        float: pa.float64,
        bool: pa.bool_,
        Decimal: pa.float64,
        dt.date: pa.date32,
    }[kind]()


def _struct(fields: dict[str, Any]) -> Any:
    import pyarrow as pa

    return pa.struct([(name, _type(annotation)) for name, annotation in fields.items()])
