"""Sentences that say a meeting takes place (召开事件): a holding verb with a meeting's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.earlier import name_earlier
from jiyao.extract.meetings.event import HEADLINES, SKIPPED_BLOCKS, Event, event_at
from jiyao.extract.meetings.names import (
    is_bare,
    is_generic,
    name_after,
    name_before,
    name_before_at,
    name_of_any_meeting,
)
from jiyao.extract.meetings.patterns import (
    AFTER_VERB,
    BEFORE_VERB,
    CUE,
    VERB,
    VERB_TYPE,
    words,
)
from jiyao.extract.meetings.quoted import is_quoted
from jiyao.extract.meetings.unheld import AFTER_OBJECT, unheld_event
from jiyao.extract.meetings.view import View
from jiyao.values import Quantity

_SERIES = re.compile(rf"{words('series')}|\d+[余多]?[场次期]")
_PARTS = re.compile(
    r"[^，。；]{0,30}?(?:分论坛|平行论坛|主题论坛|专题论坛|分会|边会|闭门会|专场|大会讨论|分组讨论|开闭幕式)"
)
_LISTED = re.compile(r"[^“”《》、]{2,30}、")
_SAME_DAY = re.compile(words("same_day"))
_TOLD_AT = re.compile(r"[上，,]|发表|获悉|了解到|$")
_MANY = re.compile(r"\d+[余多]?[场个项]|等[\d一二三四五六七八九十]|各[场项]")
_STAGE = re.compile(r"[在于携赴](?![^，。；]{0,20}的)|登陆|走进")
_LONG_AGO = re.compile(rf"{words('long_ago')}|今年\d")


def events_of(view: View) -> list[Event]:
    """Events of an article in the order of the text."""
    events: list[Event] = []
    for index, sentence in enumerate(view.sentences):
        if sentence.block.kind in SKIPPED_BLOCKS:
            continue
        headline = sentence.block.kind in HEADLINES
        if not (headline or CUE.search(sentence.text)):
            continue
        for clause in _phrases(view, index):
            if headline or CUE.search(clause.text):
                events.extend(_clause_events(view, index, clause))
    return events


def _phrases(view: View, index: int) -> Iterator[Clause]:
    """Clauses of a sentence; in headlines spaces part them further."""
    for clause in view.clauses(index):
        if view.sentences[index].block.kind not in HEADLINES:
            yield clause
            continue
        for part in re.finditer(r"[^\s　]+", clause.text):
            start, end = clause.start + part.start(), clause.start + part.end()
            yield Clause(
                start=start,
                end=end,
                text=part.group(),
                mark=clause.mark,
                mentions=view.within(start, end),
            )


def _clause_events(view: View, index: int, clause: Clause) -> Iterator[Event]:
    found = False
    taken = clause.start
    if is_quoted(view, index, clause):
        return
    for verb in VERB.finditer(view.text, clause.start, clause.end):
        event = _verb_event(view, index, clause, verb, taken)
        if event is None or _MANY.search(view.text, *event.name):
            continue
        if event.name[0] >= taken or event.name[1] <= clause.start:
            taken = max(event.name[1], event.verb[1])
            found = True
            yield event
    if not found:
        weak = unheld_event(view, index, clause)
        if weak is not None:
            yield weak


def _verb_event(
    view: View, index: int, clause: Clause, verb: re.Match[str], floor: int
) -> Event | None:
    """The event of one holding verb, None where it reports no single meeting."""
    kind = VERB_TYPE[verb["verb"]]
    if kind == "host" or AFTER_VERB.match(view.text, verb.end(), clause.end):
        return None
    if BEFORE_VERB.search(view.text, clause.start, verb.start()):
        return None
    if _SERIES.match(view.text, verb.end()) or _is_count(view, verb.end()):
        return _of_parts(view, index, clause, verb)
    if view.text[verb.end() : verb.end() + 1] == "的":
        return _relative(view, index, clause, verb)
    if kind == "hold":
        name = name_after(view, verb.end(), clause.end)
        name = name or name_of_any_meeting(view, verb.end(), clause.end)
        if name is not None and _LISTED.match(view.text, *name):
            return _of_parts(view, index, clause, verb)
        if name is not None and AFTER_OBJECT.match(view.text, name[1]):
            return None
        if name is not None and is_bare(view.text[name[0] : name[1]]):
            session = name_before(view, floor, verb.start())
            if session is not None and not is_bare(view.text[session[0] : session[1]]):
                return event_at("session", view, index, clause, session, verb)
        if name is not None:
            return event_at("verb-name", view, index, clause, name, verb)
    name = name_before(view, floor, verb.start())
    if name is not None and (kind != "show" or not _is_stage(view, clause, name)):
        return event_at("name-verb", view, index, clause, name, verb)
    if name is None and floor == clause.start:
        name = name_earlier(view, index, clause, verb.start())
        if name is not None:
            return event_at("earlier name", view, index, clause, name, verb)
    return None


def _of_parts(view: View, index: int, clause: Clause, verb: re.Match[str]) -> Event | None:
    """|国际论坛|今天举行多场分论坛: what holds its parts takes place itself."""
    if _PARTS.match(view.text, verb.end(), clause.end) is None:
        return None
    name = name_before(view, clause.start, verb.start())
    name = name or name_earlier(view, index, clause, verb.start())
    if name is None or is_generic(view.text[name[0] : name[1]]):
        return None
    return event_at("parts", view, index, clause, name, verb)


def _is_stage(view: View, clause: Clause, name: tuple[int, int]) -> bool:
    """Whether a name is only where somebody else shows (本省展团在|进博会|亮相)."""
    return _STAGE.search(view.text, clause.start, name[1]) is not None


def _relative(view: View, index: int, clause: Clause, verb: re.Match[str]) -> Event | None:
    """…举行的|合作签约仪式|上: reported when it belongs to the day of the article's meeting."""
    name = name_after(view, verb.end() + 1, clause.end)
    name = name or name_before_at(view, verb.end() + 1, clause.end)
    if name is None or AFTER_OBJECT.match(view.text, name[1]):
        return None
    before = view.text[clause.start : verb.start()]
    days = list(view.dates(view.sentences[index].start, verb.start()))
    dated = any(is_definite(day) for day in days)
    undated = index <= 2 and not days and not _LONG_AGO.search(before)
    lead = (dated or undated) and _TOLD_AT.match(view.text, name[1])
    if lead or (_SAME_DAY.search(before) and not _LONG_AGO.search(before)):
        return event_at("relative", view, index, clause, name, verb)
    return None


def _is_count(view: View, position: int) -> bool:
    counted = view.starting(position)
    return (
        isinstance(counted, Quantity)
        and counted.unit in ("次", "场", "期", "个", "轮")
        and (counted.value is None or counted.value > 1)
    )
