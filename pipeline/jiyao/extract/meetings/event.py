"""One statement that a meeting is held (召开事件), and where in the article such may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import kind_of
from jiyao.extract.meetings.view import View
from jiyao.records import MeetingKind

SKIPPED_BLOCKS = frozenset({"furniture", "byline"})
HEADLINES = frozenset({"headline", "subheadline"})
WEAK_RULES = frozenset({"attended", "chaired", "headline", "said at", "recorded"})
"""Constructions without a holding verb: proof only where nothing else is."""

_PLANNED = re.compile(
    r"(?:(?<![要名])将(?![军领士])|定于|定在|(?<![模虚草])拟[于在召举定]|计划[于在]|预计[于在]|明天|明日|明年|后天|下[周月])"
    r"[^，。]{0,40}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One statement that a meeting is held.

    Attributes:
        rule: which construction was found, for traces.
        sentence: index of the sentence.
        clause: the clause with the verb (or with the name, when there is no verb).
        name: start and end of the name in the reading.
        verb: start and end of the verb group; empty at the name when there is none.
        planned: the verb group says it is still to come (将于, 定于).
        weak: without a holding verb (出席…仪式), so proof only where nothing else is.
        headline: stands in a headline.
    """

    rule: str
    sentence: int
    clause: Clause
    name: tuple[int, int]
    verb: tuple[int, int]
    planned: bool
    weak: bool
    headline: bool
    kind: MeetingKind


def event_at(
    rule: str,
    view: View,
    index: int,
    clause: Clause,
    name: tuple[int, int],
    verb: re.Match[str] | None,
) -> Event:
    """The event of one construction; `verb` is None where the name stands without one."""
    groups = verb.groupdict() if verb else {}
    before = ""
    if verb:
        start, end = max(clause.start, verb.start() - 45), verb.start()
        before = view.text[start : min(name[0], end)] + view.text[max(start, name[1]) : end]
    planned = bool(groups.get("plan")) or bool(_PLANNED.search(before))
    return Event(
        rule=rule,
        sentence=index,
        clause=clause,
        name=name,
        verb=verb.span() if verb else (name[0], name[0]),
        planned=planned,
        weak=rule in WEAK_RULES,
        headline=view.sentences[index].block.kind in HEADLINES,
        kind=kind_of(view.text[name[0] : name[1]]),
    )
