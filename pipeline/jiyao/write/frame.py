"""Records as tidy pandas frames (数据框), for notebooks and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jiyao.records import RECORD_CLASSES, AnyRecord
from jiyao.write.flat import columns_of, flat

if TYPE_CHECKING:
    import pandas as pd

PARTS = {
    "participants": ("meeting", "participants"),
    "agenda": ("meeting", "agenda"),
    "points": ("meeting", "points"),
    "parties": ("agreement", "parties"),
}


def to_pandas(records: Iterable[AnyRecord]) -> dict[str, pd.DataFrame]:
    """Tidy frames: one row a record, one row a part of a record.

    Args:
        records: as `jiyao.extract` returns them.
    Returns:
        Frames under "meeting", "agreement" and "target", one row a record in the order given,
        with the columns of `jiyao.write.flat`; of a list of organisations or places the column
        holds the names, joined by "、". Frames under "participants", "agenda", "points" and
        "parties" hold the parts, one row each, with the `record` they belong to.
    """
    import pandas as pd  # half of jiyao's own start-up, and few need it

    dumped = [record.model_dump(mode="json") for record in records]
    frames = {}
    for kind, model in RECORD_CLASSES.items():
        rows = [_readable(row) for row in dumped if row["type"] == kind]
        columns = [column.name for column in columns_of(model) if column.name not in PARTS]
        frames[kind] = pd.DataFrame([flat(row, model) for row in rows], columns=columns)
    for part, (kind, slot) in PARTS.items():
        frames[part] = pd.DataFrame(
            [
                {"record": row["id"], **value}
                for row in dumped
                if row["type"] == kind
                for value in row[slot]
            ]
        )
    return frames


def _readable(row: dict[str, object]) -> dict[str, object]:
    """The row with its lists of mentions as plain text."""
    texts = {
        name: "、".join(str(part.get("name") or part["text"]) for part in value)
        for name, value in row.items()
        if isinstance(value, list)
    }
    return {**row, **texts}
