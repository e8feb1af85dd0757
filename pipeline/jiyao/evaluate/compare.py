"""Two runs over the same documents: which records were gained, lost, changed.

Records of one document and type are the same record when their evidence overlaps and, for
targets, the number stands in the same place; of several ways to pair them the one with most equal
fields is taken. Ids, confidence and what is known of the article as a whole are not compared.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from jiyao.evaluate.match import assign
from jiyao.evaluate.mistakes import record_in_brief, value_in_brief
from jiyao.evaluate.output import read_lines

Record = Mapping[str, Any]
_NOT_COMPARED = ("id", "confidence", "schema_version", "source", "type", "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a record: the JSON value before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """One record that differs.

    Attributes:
        source, type: of the record.
        start, end: raw offsets of its first evidence, in the later run where it is in both.
        change: what happened to it.
        record: the record in brief.
        fields: what changed in it, () if it was gained or lost.
    """

    source: str
    type: str
    start: int
    end: int
    change: Literal["gained", "lost", "changed"]
    record: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two runs, by document, place and type."""

    changes: tuple[RecordChange, ...]
    same: int

    def count(self, change: str) -> int:
        """How many records were "gained", "lost" or "changed"."""
        return sum(found.change == change for found in self.changes)


def compare_runs(before: Path, after: Path) -> Comparison:
    """Compare the records of two output folders.

    Raises:
        OutputError: one of them has no readable records.jsonl.
    """
    return compare_records(
        read_lines(before / "records.jsonl"), read_lines(after / "records.jsonl")
    )


def compare_records(before: Iterable[Record], after: Iterable[Record]) -> Comparison:
    """Compare two lists of records, given as JSON objects in any order."""
    groups: dict[tuple[str, str], tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((before, after)):
        for record in records:
            groups[record["source"], record["type"]][side].append(record)
    changes: list[RecordChange] = []
    same = 0
    for old, new in groups.values():
        found = _changes(sorted(old, key=_content), sorted(new, key=_content))
        changes += [change for change in found if change is not None]
        same += found.count(None)
    changes.sort(key=lambda c: (c.source, c.start, c.end, c.type, c.change, c.record))
    return Comparison(changes=tuple(changes), same=same)


def _changes(old: Sequence[Record], new: Sequence[Record]) -> list[RecordChange | None]:
    """Changes among the records of one document and type, None for each that is the same."""

    def worth(row: int, column: int) -> int:
        if not _same_place(old[row], new[column]):
            return 0
        return 1 + len(_fields(new[column])) - len(_field_changes(old[row], new[column]))

    chosen = assign(range(len(old)), range(len(new)), worth)
    rows, columns = {row for row, _ in chosen}, {column for _, column in chosen}
    lost = [_change(r, "lost") for row, r in enumerate(old) if row not in rows]
    gained = [_change(r, "gained") for column, r in enumerate(new) if column not in columns]
    paired: list[RecordChange | None] = []
    for row, column in chosen:
        fields = _field_changes(old[row], new[column])
        paired.append(_change(new[column], "changed", fields) if fields else None)
    return [*lost, *gained, *paired]


def _same_place(old: Record, new: Record) -> bool:
    first, second = old.get("quantity"), new.get("quantity")
    if first and second and first["start"] != second["start"]:
        return False
    return any(
        one["start"] < other["end"] and other["start"] < one["end"]
        for one in old["evidence"]
        for other in new["evidence"]
    )


def _field_changes(old: Record, new: Record) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys([*_fields(new), *_fields(old)])
        if old.get(name) != new.get(name)
    )


def _fields(record: Record) -> list[str]:
    return [name for name in record if name not in _NOT_COMPARED]


def _change(
    record: Record,
    change: Literal["gained", "lost", "changed"],
    fields: tuple[FieldChange, ...] = (),
) -> RecordChange:
    evidence = record["evidence"][0]
    return RecordChange(
        source=record["source"],
        type=record["type"],
        start=evidence["start"],
        end=evidence["end"],
        change=change,
        record=record_in_brief(record),
        fields=fields,
    )


def _content(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)


def comparison_text(comparison: Comparison) -> str:
    """The changes as lines: `+` gained, `-` lost, `~` changed with its fields below."""
    counts = ", ".join(f"{comparison.count(name)} {name}" for name in ("gained", "lost", "changed"))
    lines = [f"{counts}, {comparison.same} the same"]
    for change in comparison.changes:
        mark = {"gained": "+", "lost": "-", "changed": "~"}[change.change]
        place = f"{change.source} {change.start}:{change.end}"
        lines.append(f"{mark} {place} {change.type}: {change.record}")
        for field in change.fields:
            old, new = value_in_brief(field.before), value_in_brief(field.after)
            if old == new:
                old, new = _json(field.before), _json(field.after)
            lines.append(f"    {field.field}: {old} -> {new}")
    return "\n".join(lines) + "\n"


def comparison_json(comparison: Comparison) -> str:
    """The comparison as a JSON object with `same` and the list of `changes`."""
    return json.dumps(asdict(comparison), ensure_ascii=False, indent=1) + "\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
