"""Each miss, false alarm and wrong value of a run, with its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from jiyao.evaluate.entities import EntityOutcome
from jiyao.evaluate.gold_values import GoldValue
from jiyao.evaluate.match import RecordOutcome, SlotOutcome
from jiyao.evaluate.same import squeezed
from jiyao.evaluate.spots import SqueezedText

MistakeKind = Literal["miss", "false alarm", "wrong value", "wrong span", "wrong label"]
_SHOWN = {
    "meeting": ("name", "organisers", "date"),
    "agreement": ("name", "parties", "project_count"),
    "target": ("action", "indicator", "quantity"),
}
_UNSCORED = ("text", "start", "end", "adcode", "anchor", "title", "label", "optional", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing that is wrong.

    Attributes:
        document: its name.
        what: a record type, a slot ("target.period"), an entity label or "title".
        kind: what is wrong with it.
        sentence: the text that it is about, without white space, "" where unknown.
        expected: what stands in the gold, "" for nothing.
        got: what was found, "" for nothing.
        record: for a slot, the record that it belongs to in brief, as the gold has it.
    """

    document: str
    what: str
    kind: MistakeKind
    sentence: str
    expected: str = ""
    got: str = ""
    record: str = ""


def record_mistakes(
    document: str, kind: str, outcomes: Iterable[RecordOutcome], text: SqueezedText
) -> list[Mistake]:
    """Mistakes in the records of one type: whole records, then slots of pairs."""
    mistakes = []
    for outcome in outcomes:
        if outcome.right and outcome.gold and outcome.predicted:
            continue
        sentence = _record_sentence(outcome, text)
        if outcome.gold and outcome.predicted:
            brief = record_in_brief(outcome.gold.fields)
            mistakes += [
                replace(_slot_mistake(document, kind, slot, sentence), record=brief)
                for slot in outcome.slots
                if not slot.right
            ]
            continue
        shown = record_in_brief(outcome.gold.fields if outcome.gold else outcome.predicted or {})
        mistakes.append(
            Mistake(
                document=document,
                what=kind,
                kind="miss" if outcome.gold else "false alarm",
                sentence=sentence,
                expected=shown if outcome.gold else "",
                got="" if outcome.gold else shown,
            )
        )
    return mistakes


def _slot_mistake(document: str, kind: str, slot: SlotOutcome, sentence: str) -> Mistake:
    wrong: MistakeKind = "miss" if not slot.extra else "wrong value"
    return Mistake(
        document=document,
        what=f"{kind}.{slot.slot}",
        kind=wrong if slot.missed else "false alarm",
        sentence=sentence,
        expected="; ".join(value_in_brief(value) for value in slot.missed),
        got="; ".join(value_in_brief(value) for value in slot.extra),
    )


def _record_sentence(outcome: RecordOutcome, text: SqueezedText) -> str:
    if outcome.predicted is not None:
        return " … ".join(squeezed(part["text"]) for part in outcome.predicted["evidence"])
    fields = outcome.gold.fields if outcome.gold else {}
    names = [*_SHOWN[fields["type"]], "date", "period"]
    return text.sentence_with([t for name in names for t in _texts(fields.get(name))])


def _texts(value: Any) -> list[str]:
    """Strings that a gold value quotes from the text."""
    if isinstance(value, str):
        return [squeezed(value)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("any", value.get("text")))
    return []


def record_in_brief(record: Mapping[str, Any]) -> str:
    """The values of a record, predicted or gold, by which a reader knows it, in one line."""
    return " | ".join(value_in_brief(record.get(name)) for name in _SHOWN[record["type"]])


def value_in_brief(value: Any) -> str:
    """A value in one line: the text, then what else tells two of its kind apart."""
    if isinstance(value, GoldValue):
        return " / ".join(value_in_brief(reading) for reading in value.readings)
    if isinstance(value, list):
        return "、".join(value_in_brief(item) for item in value)
    if not isinstance(value, Mapping):
        return "–" if value is None else str(value)
    if "any" in value:
        return " / ".join(value_in_brief(option) for option in value["any"])
    if "indicator" in value:
        return f"{value_in_brief(value.get('action'))}+{value_in_brief(value['indicator'])}"
    rest = {
        name: part
        for name, part in value.items()
        if name not in _UNSCORED and part is not None and part != value.get("text")
    }
    words = ", ".join(f"{name}={_plain(part)}" for name, part in rest.items())
    return f"{value.get('text')} ({words})" if words else str(value.get("text"))


def _plain(part: Any) -> str:
    return part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)


def title_mistakes(document: str, missed: Sequence[str], extra: Sequence[str]) -> list[Mistake]:
    """Titles that were not found and titles that are none."""
    return [
        *(
            Mistake(document=document, what="title", kind="miss", sentence="", expected=title)
            for title in missed
        ),
        *(
            Mistake(document=document, what="title", kind="false alarm", sentence="", got=title)
            for title in extra
        ),
    ]


def entity_mistakes(
    document: str, outcomes: Sequence[EntityOutcome], text: SqueezedText
) -> list[Mistake]:
    """Mistakes in entities.

    A missed mention and the extra ones that overlap it are one mistake: a wrong label if the
    span is the same, else a wrong span.
    """
    extra = [outcome for outcome in outcomes if outcome.gold is None]
    explained: set[int] = set()
    mistakes = []
    for outcome in outcomes:
        if outcome.gold is None or outcome.value_right:
            continue
        over = [e for e in extra if e.start < outcome.end and outcome.start < e.end]
        explained.update(id(other) for other in over)
        kind: MistakeKind = "miss" if not over else "wrong span"
        if any((other.start, other.end) == (outcome.start, outcome.end) for other in over):
            kind = "wrong label"
        got = "; ".join(_entity(other.predicted) for other in over)
        if outcome.predicted is not None:
            kind, got = "wrong value", _entity(outcome.predicted)
        expected = _entity(
            {"text": outcome.gold.text, **outcome.gold.value, "label": outcome.label}
        )
        mistakes.append(_entity_mistake(document, outcome, text, kind, (expected, got)))
    mistakes += [
        _entity_mistake(document, other, text, "false alarm", ("", _entity(other.predicted)))
        for other in extra
        if id(other) not in explained
    ]
    return mistakes


def _entity(fields: Mapping[str, Any] | None) -> str:
    return f"{(fields or {}).get('label')} {value_in_brief(fields)}"


def _entity_mistake(
    document: str,
    outcome: EntityOutcome,
    text: SqueezedText,
    kind: MistakeKind,
    shown: tuple[str, str],
) -> Mistake:
    return Mistake(
        document=document,
        what=outcome.label,
        kind=kind,
        sentence=text.around(outcome.start, outcome.end),
        expected=shown[0],
        got=shown[1],
    )
