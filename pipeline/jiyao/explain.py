"""Why each record of a document is what it is: evidence, rules, slots, for a terminal (解释)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from spacy.language import Language

from jiyao.document import article_of, records_of
from jiyao.extract.trace import trace_of
from jiyao.flow import docs_from_sources
from jiyao.records import AnyRecord, RecordBase
from jiyao.values import SourceText

ENVELOPE = frozenset(RecordBase.model_fields) | {"type"}


def explanations(nlp: Language, source: SourceText) -> Iterator[RenderableType]:
    """One panel per record of a document, in the order of the text, under its article's title.

    Args:
        nlp: a pipeline from `jiyao.load`.
        source: the document.
    """
    for doc in docs_from_sources(nlp, [source]):
        records = records_of(doc)
        yield Text(f"{article_of(doc).title or '(no title)'}: {len(records)} records", "bold")
        for record in records:
            yield _panel(record, trace_of(doc, record.id))


def _panel(record: AnyRecord, trace: dict[str, str]) -> RenderableType:
    parts: list[RenderableType] = [
        Text(f"{each.start}-{each.end}  {each.text}", "italic") for each in record.evidence
    ]
    table = Table("slot", "value", "where", "rule", box=None, pad_edge=False)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in ENVELOPE or value in (None, []):
            continue
        values = value if isinstance(value, list) else [value]
        for index, each in enumerate(values):
            rule = trace.get(name, "") if index == 0 else ""
            table.add_row(name if index == 0 else "", _shown(each), _where(each), rule)
    rest = [slot for slot in trace if slot not in type(record).model_fields]
    for slot in rest:
        table.add_row(slot, "", "", trace[slot])
    title = f"{record.type} {record.id}  confidence {record.confidence:.2f}"
    return Panel(Group(*parts, table), title=title, title_align="left")


def _where(value: Any) -> str:
    return f"{value.start}-{value.end}" if hasattr(value, "start") else ""


def _shown(value: Any) -> str:
    """A value in brief: its text, then the fields that say more than the text does."""
    if not dataclasses.is_dataclass(value):
        return str(value)
    text = str(getattr(value, "text", ""))
    fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
    more = ", ".join(_more(fields, text))
    return f"{text} ({more})" if more else text


def _more(fields: Iterable[tuple[str, object]], text: str) -> Iterator[str]:
    for name, value in fields:
        if name not in ("text", "start", "end") and value is not None and str(value) != text:
            yield f"{name} {value}"
