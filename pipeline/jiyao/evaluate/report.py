"""An evaluation for people (tables, list of mistakes) and for programs (figures, JSON)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from jiyao.evaluate.gold import LABELS
from jiyao.evaluate.metrics import Counts, Key, Tally
from jiyao.evaluate.mistakes import Mistake
from jiyao.evaluate.score import Evaluation
from jiyao.evaluate.slots import RECORD_TYPES, SLOTS

ALL = "all"


def tables(evaluation: Evaluation, *, title: str = "") -> list[Table]:
    """Tables of records by type, of slots, and of titles and entities."""
    tally = evaluation.tally
    heading = f"{title} ({len(evaluation.documents)} documents)".strip()
    return [_record_table(tally, heading), _slot_table(tally), _entity_table(tally)]


def _record_table(tally: Tally, title: str) -> Table:
    table = _table(title, "records", "gold", "found", "P", "R", "F1")
    for column in ("slots\nP", "slots\nR", "slots\nF1", "exact"):
        table.add_column(column, justify="right")
    for kind in (*RECORD_TYPES, None):
        records = tally.total("records", kind)
        slots = tally.total("slots", kind)
        exact = tally.total("exact", kind).recall
        table.add_row(kind or ALL, *_sizes(records), *_ratios(slots), _shown(exact))
    return table


def _slot_table(tally: Tally) -> Table:
    table = _table("", "slot", "gold", "found", "P", "R", "F1")
    for kind, slots in SLOTS.items():
        for slot in slots:
            table.add_row(f"{kind}.{slot.name}", *_sizes(tally.total("slots", kind, slot.name)))
        table.add_section()
    return table


def _entity_table(tally: Tally) -> Table:
    table = _table("", "entity", "gold", "found", "P", "R", "F1")
    table.add_row("article titles", *_sizes(tally.total("titles")), end_section=True)
    for label in LABELS:
        table.add_row(label, *_sizes(tally.total("entities", label)))
    table.add_row(ALL, *_sizes(tally.total("entities")), end_section=True)
    for label in ("DATE", "QUANTITY"):
        table.add_row(f"{label} with value", *_sizes(tally.total("values", label)))
    return table


def _table(title: str, first: str, *columns: str) -> Table:
    table = Table(
        title=title or None, title_justify="left", box=box.SIMPLE_HEAD, collapse_padding=True
    )
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _sizes(counts: Counts) -> tuple[str, ...]:
    gold, found = counts.hits + counts.missed, counts.hits + counts.extra
    return (str(gold), str(found), *_ratios(counts))


def _ratios(counts: Counts) -> tuple[str, str, str]:
    return _shown(counts.precision), _shown(counts.recall), _shown(counts.f1)


def _shown(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"


def figures(tally: Tally) -> dict[str, float | None]:
    """The figures that stand for a run: F1 of everything, and the share of exact records.

    Returns:
        Fractions by name, such as "records.meeting", "slots.all", "slots.meeting.date",
        "exact.target", "titles", "entities.ORG", "values.DATE"; None where nothing was counted.
    """
    return dict(_figures(tally))


def _figures(tally: Tally) -> Iterator[tuple[str, float | None]]:
    for kind in (*RECORD_TYPES, None):
        yield f"records.{kind or ALL}", tally.total("records", kind).f1
    for kind in (*RECORD_TYPES, None):
        yield f"slots.{kind or ALL}", tally.total("slots", kind).f1
    for kind in (*RECORD_TYPES, None):
        yield f"exact.{kind or ALL}", tally.total("exact", kind).recall
    for kind, slots in SLOTS.items():
        for slot in slots:
            yield f"slots.{kind}.{slot.name}", tally.total("slots", kind, slot.name).f1
    yield "titles", tally.total("titles").f1
    for label in (*LABELS, None):
        yield f"entities.{label or ALL}", tally.total("entities", label).f1
    for label in ("DATE", "QUANTITY"):
        yield f"values.{label}", tally.total("values", label).f1


def as_json(evaluation: Evaluation) -> str:
    """Figures, and for all and for each document the counts they come from."""
    tally = evaluation.tally
    content = {
        "documents": len(evaluation.documents),
        "figures": {name: _rounded(figure) for name, figure in figures(tally).items()},
        "counts": _counts(tally),
        "by_document": {
            document.name: _counts(document.tally) for document in evaluation.documents
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 6)


def _counts(tally: Tally) -> dict[str, dict[str, int | float | None]]:
    return {_name(key): _count(counts) for key, counts in tally}


def _name(key: Key) -> str:
    return ".".join(part for part in key if part)


def _count(counts: Counts) -> dict[str, int | float | None]:
    return {
        "hits": counts.hits,
        "missed": counts.missed,
        "extra": counts.extra,
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
    }


def mistakes_text(mistakes: Sequence[Mistake]) -> str:
    """All mistakes, grouped by what is wrong, the most frequent first, after an overview."""
    groups: dict[tuple[str, str], list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        groups[mistake.what, mistake.kind].append(mistake)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    lines = [f"{len(group):5}  {what}: {kind}" for (what, kind), group in ranked]
    for (what, kind), group in ranked:
        lines += ["", f"== {what}: {kind} ({len(group)})"]
        for mistake in sorted(group, key=lambda m: (m.document, m.sentence)):
            lines += ["", f"{mistake.document}: {mistake.sentence}".rstrip(": ")]
            lines += [f"    in        {mistake.record}"] if mistake.record else []
            lines += [f"    expected  {mistake.expected}"] if mistake.expected else []
            lines += [f"    got       {mistake.got}"] if mistake.got else []
    return "\n".join(lines) + "\n"
