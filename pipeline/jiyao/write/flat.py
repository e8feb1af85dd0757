"""Records as flat rows (扁平列): a column per scalar, lists as JSON, and back without loss.

A single value becomes one column per field: `quantity` of a target gives `quantity_text`,
`quantity_start`, ... `quantity_comparator`. A list (evidence, parties, agenda ...) stays one
column that holds its JSON. The columns follow the models, so they are the same for every run.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from jiyao.records import PersonParticipant

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the way to its value in a record, and the value's Python type.

    Attributes:
        name: parts of the way joined by "_".
        way: keys from the record's JSON object inwards.
        kind: type of the value, `list` for JSON text.
    """

    name: str
    way: tuple[str, ...]
    kind: Any


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The flat columns of a record or article model, in the order of its fields."""
    return tuple(
        column
        for name, field in model.model_fields.items()
        for column in _columns(field.annotation, (name,))
    )


def flat(record: Mapping[str, Any], model: type[BaseModel]) -> Row:
    """The JSON object of a record as a flat row; what the record leaves null is None."""
    row: Row = {}
    for column in columns_of(model):
        value: Any = record
        for key in column.way:
            value = None if value is None else value.get(key)
        is_list = isinstance(value, list | dict)
        row[column.name] = json.dumps(value, ensure_ascii=False) if is_list else value
    return row


def nested(row: Mapping[str, Any], model: type[BaseModel]) -> Row:
    """The reverse of `flat`: a flat row as the JSON object of its record."""
    record: Row = {}
    for column in columns_of(model):
        value = row[column.name]
        if column.kind is list and value is not None:
            value = json.loads(value)
        place = record
        for key in column.way[:-1]:
            place = place.setdefault(key, {})
        place[column.way[-1]] = value
    return {name: _null_if_empty(value, model, name) for name, value in record.items()}


def of_one_class(row: Row) -> Row:
    """The row with each participant reduced to the fields of its class, a person's or a body's."""
    if "participants" not in row:
        return row
    participants = [
        {name: value for name, value in part.items() if name in _person_fields()}
        if part.get("kind") is None
        else {name: value for name, value in part.items() if name != "title"}
        for part in row["participants"]
    ]
    return {**row, "participants": participants}


@cache
def _person_fields() -> frozenset[str]:
    return frozenset(fields_of(PersonParticipant) or {})


def bare(annotation: Any) -> Any:
    """A type without `Annotated` and without the None of an optional one."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [arg for arg in get_args(annotation) if arg is not type(None)]
        return bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


def fields_of(kind: Any) -> dict[str, Any] | None:
    """Names and types of a dataclass's or model's fields, None for a scalar or list."""
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {name: field.annotation for name, field in kind.model_fields.items()}
    return None


def _columns(annotation: Any, way: tuple[str, ...]) -> Iterator[Column]:
    kind = bare(annotation)
    inner = fields_of(kind)
    if inner is not None:
        for name, each in inner.items():
            yield from _columns(each, (*way, name))
        return
    if get_origin(kind) in (list, dict):
        kind = list
    yield Column(name="_".join(way), way=way, kind=kind)


def _null_if_empty(value: Any, model: type[BaseModel], name: str) -> Any:
    """A structure all of whose parts are null was null itself."""
    if not isinstance(value, dict) or bare(model.model_fields[name].annotation) is dict:
        return value
    inner = {
        key: None if isinstance(part, dict) and not _any(part) else part
        for key, part in value.items()
    }
    return inner if _any(inner) else None


def _any(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_any(part) for part in value.values())
    return value is not None
