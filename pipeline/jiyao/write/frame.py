"""Records as tidy pandas frames (数据框), for notebooks and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from jiyao.records import AnyRecord

TYPES = ("meeting", "agreement", "target")
PARTS = {
    "participants": ("meeting", "participants"),
    "agenda": ("meeting", "agenda"),
    "points": ("meeting", "points"),
    "parties": ("agreement", "parties"),
}

SINGLE_VALUES = frozenset(
    {"date", "place", "quantity", "period", "party_count", "amount", "project_count", "region"}
)


def to_pandas(records: Iterable[AnyRecord]) -> dict[str, pd.DataFrame]:
    """Tidy frames: one row a record, one row a part of a record.

    Args:
        records: as `jiyao.extract` returns them.
    Returns:
        Frames under "meeting", "agreement" and "target", one row a record in the order given. A
        single value becomes columns named after its fields (`quantity_value`, `quantity_unit`,
        `date_start_date` ...); of a list of organisations or places the column holds the names,
        joined by "、". Frames under "participants", "agenda", "points" and "parties" hold the
        parts, one row each, with the `record` they belong to. Empty frames have no columns.
    """
    dumped = [record.model_dump() for record in records]
    frames = {
        kind: pd.DataFrame([_flat(row) for row in dumped if row["type"] == kind]) for kind in TYPES
    }
    for part, (kind, slot) in PARTS.items():
        rows = [
            {"record": row["id"], **value}
            for row in dumped
            if row["type"] == kind
            for value in row[slot]
        ]
        frames[part] = pd.DataFrame(rows)
    return frames


def _flat(row: Mapping[str, Any]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in row.items():
        if name in PARTS or (value is None and name in SINGLE_VALUES):
            continue
        if name == "evidence":
            flat[name] = "".join(part["text"] for part in value)
            flat["start"], flat["end"] = value[0]["start"], value[-1]["end"]
        elif isinstance(value, list):
            flat[name] = "、".join(part["name"] for part in value)
        elif isinstance(value, Mapping):
            inner = _flat(value)
            flat.update({f"{name}_{key}": leaf for key, leaf in inner.items()})
        else:
            flat[name] = value
    return flat
