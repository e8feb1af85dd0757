"""Which rule filled which slot of a record: what `jiyao explain` prints.

Plain strings in `doc.user_data`, so that a Doc with traces can be serialised.
"""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

TRACE = "jiyao.trace"


def add_trace(doc: Doc, record_id: str, slot: str, rule: str) -> None:
    """Note that `rule` filled `slot` of a record; several rules of one slot are joined by "; "."""
    traces = cast("dict[str, dict[str, str]]", doc.user_data.setdefault(TRACE, {}))
    slots = traces.setdefault(record_id, {})
    known = slots.get(slot)
    if known is None:
        slots[slot] = rule
    elif rule not in known.split("; "):
        slots[slot] = f"{known}; {rule}"


def trace_of(doc: Doc, record_id: str) -> dict[str, str]:
    """Slot -> rules of one record, empty when nothing was noted."""
    traces = cast("dict[str, dict[str, str]]", doc.user_data.get(TRACE, {}))
    return traces.get(record_id, {})
