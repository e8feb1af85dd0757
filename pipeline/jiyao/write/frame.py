"""Records as tidy pandas frames (数据框), for notebooks and spreadsheets, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from jiyao.records import RECORD_CLASSES, AnyRecord
from jiyao.write.flat import Row, bare, columns_of, fields_of, flat, nested, of_one_class

if TYPE_CHECKING:
    import pandas as pd

PARTS = {
    "evidence": ("meeting", "agreement", "target"),
    "organisers": ("meeting",),
    "participants": ("meeting",),
    "agenda": ("meeting",),
    "points": ("meeting",),
    "parties": ("agreement",),
    "owner": ("target",),
    "place": ("target",),
}
"""Lists of parts and the record types that have them: a frame each."""
HIDDEN = frozenset({"participants", "agenda", "points", "parties"})
"""Lists that have no readable column in the frame of their records."""


def to_pandas(records: Iterable[AnyRecord]) -> dict[str, pd.DataFrame]:
    """Tidy frames: one row a record, one row a part of a record.

    Args:
        records: as `jiyao.extract` returns them.
    Returns:
        Frames under "meeting", "agreement" and "target", one row a record in the order given,
        with the columns of `jiyao.write.flat`; of a list of organisations, places or sentences
        the column holds the names or texts, joined by "、". Frames under "evidence",
        "organisers", "participants", "agenda", "points", "parties", "owner" and "place" hold the
        parts, one row each, with the `record` they belong to. All have the same columns always.
    """
    import pandas as pd  # half of jiyao's own start-up, and few need it

    dumped = [record.model_dump(mode="json") for record in records]
    frames = {}
    for kind, model in RECORD_CLASSES.items():
        rows = [_readable(row) for row in dumped if row["type"] == kind]
        columns = [column.name for column in columns_of(model) if column.name not in HIDDEN]
        frames[kind] = pd.DataFrame([flat(row, model) for row in rows], columns=columns)
    for slot, kinds in PARTS.items():
        parts = [
            {"record": row["id"], **value}
            for row in dumped
            if row["type"] in kinds
            for value in row[slot]
        ]
        frames[slot] = pd.DataFrame(parts, columns=["record", *_fields(kinds[0], slot)])
    return frames


def from_pandas(frames: Mapping[str, pd.DataFrame]) -> list[AnyRecord]:
    """The records behind frames of `to_pandas`: meetings, agreements, targets, each in order.

    Raises:
        pydantic.ValidationError: a cell holds what its field does not allow.
    """
    parts: dict[str, dict[str, list[Row]]] = {slot: {} for slot in PARTS}
    for slot, by_record in parts.items():
        for part in _rows(frames[slot]):
            by_record.setdefault(part.pop("record"), []).append(part)
    records: list[AnyRecord] = []
    for kind, model in RECORD_CLASSES.items():
        lists = [slot for slot, kinds in PARTS.items() if kind in kinds]
        for row in _rows(frames[kind]):
            record = nested({**row, **dict.fromkeys(lists)}, model)
            record |= {slot: parts[slot].get(row["id"], []) for slot in lists}
            records.append(model.model_validate(of_one_class(record)))
    return records


def _rows(frame: pd.DataFrame) -> list[Row]:
    """Rows with None for what pandas holds as missing."""
    rows = frame.to_dict(orient="records")
    return [{str(name): _cell(value) for name, value in row.items()} for row in rows]


def _cell(value: Any) -> Any:
    return None if value != value else value  # only NaN differs from itself


def _fields(kind: str, slot: str) -> list[str]:
    """Names of the fields of a list's parts; of several classes, all of theirs."""
    (part,) = get_args(bare(RECORD_CLASSES[kind].model_fields[slot].annotation))
    members = get_args(part) or (part,)
    return list(dict.fromkeys(name for member in members for name in fields_of(bare(member)) or ()))


def _readable(row: dict[str, object]) -> dict[str, object]:
    """The row with its lists of mentions as plain text."""
    texts = {
        name: "、".join(str(part.get("name") or part["text"]) for part in value)
        for name, value in row.items()
        if isinstance(value, list)
    }
    return {**row, **texts}
