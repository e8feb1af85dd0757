"""Sentences that say a meeting takes place (召开事件): a holding verb with a meeting's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.earlier import name_earlier
from jiyao.extract.meetings.names import (
    is_bare,
    name_after,
    name_before,
    name_of_any_meeting,
    name_start,
)
from jiyao.extract.meetings.patterns import (
    AFTER_NAME,
    AFTER_VERB,
    BEFORE_VERB,
    HEAD,
    POINT_VERB,
    VERB,
    VERB_TYPE,
    alternatives,
    kind_of,
    words,
)
from jiyao.extract.meetings.view import View
from jiyao.records import MeetingKind
from jiyao.values import Quantity

SKIPPED_BLOCKS = frozenset({"furniture", "byline"})
HEADLINES = frozenset({"headline", "subheadline"})

_SERIES = re.compile(rf"{words('series')}|\d+[余多]?[场次期]")
_SAME_DAY = re.compile(words("same_day"))
_ATTENDING = re.compile(r"(?:出席|主持|参加)了?")
_LED_BY = re.compile(r"[”）)]?(?:由|在)")
_AFTER_OBJECT = re.compile(r"等|期间|时[，,]|后[，,]|之后|以来|前夕|之际|之前")
_SAYING = re.compile(r"(?:表示|指出|强调|[^据]说|认为|要求|提出|希望|呼吁|称)$")
_CUE = re.compile(f"{alternatives(VERB_TYPE)}|{words('cue')}")
_ANNOUNCED = re.compile("将|定于|拟于|计划于")
_TOLD_AT = re.compile(r"[上，,]|获悉|了解到|$")
_LEAVING = re.compile(r"将(?!军)|赴|前往|邀请|乘")
_MANY = re.compile(r"\d+[余多]?[场个项]|等[\d一二三四五六七八九十]|各[场项]")
_STAGE = re.compile(r"[在于携赴](?![^，。；]{0,20}的)|登陆|走进")
_LONG_AGO = re.compile(rf"{words('long_ago')}|今年\d")
_PLANNED = re.compile(
    r"(?:(?<![要名])将(?![军领士])|定于|定在|(?<![模虚草])拟[于在召举定]|计划[于在]|预计[于在]|明天|明日|明年|后天|下[周月])"
    r"[^，。]{0,40}$"
)
_NAMED_HEAD = re.compile(rf"(?:还|并|上)?{POINT_VERB}")


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


def events_of(view: View) -> list[Event]:
    """Events of an article in the order of the text."""
    events: list[Event] = []
    for index, sentence in enumerate(view.sentences):
        if sentence.block.kind in SKIPPED_BLOCKS:
            continue
        headline = sentence.block.kind in HEADLINES
        if not (headline or _CUE.search(sentence.text)):
            continue
        for clause in _phrases(view, index):
            if headline or _CUE.search(clause.text):
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
    if _is_quoted(view, index, clause):
        return
    for verb in VERB.finditer(view.text, clause.start, clause.end):
        event = _verb_event(view, index, clause, verb, taken)
        if event is None or _MANY.search(view.text, *event.name):
            continue
        if event.name[0] >= taken or event.rule == "earlier name":
            taken = max(event.name[1], event.verb[1])
            found = True
            yield event
    if not found:
        weak = _attended(view, index, clause) or _led(view, index, clause)
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
        return None
    if view.text[verb.end() : verb.end() + 1] == "的":
        return _relative(view, index, clause, verb)
    if kind == "hold":
        name = name_after(view, verb.end(), clause.end)
        name = name or name_of_any_meeting(view, verb.end(), clause.end)
        if name is not None and _AFTER_OBJECT.match(view.text, name[1]):
            return None
        if name is not None and is_bare(view.text[name[0] : name[1]]):
            session = name_before(view, floor, verb.start())
            if session is not None and not is_bare(view.text[session[0] : session[1]]):
                return _event("session", view, index, clause, session, verb)
        if name is not None:
            return _event("verb-name", view, index, clause, name, verb)
    name = name_before(view, floor, verb.start())
    if name is not None and (kind != "show" or not _is_stage(view, clause, name)):
        return _event("name-verb", view, index, clause, name, verb)
    if name is None and floor == clause.start:
        name = name_earlier(view, index, clause, verb.start())
        if name is not None:
            return _event("earlier name", view, index, clause, name, verb)
    return None


def _is_stage(view: View, clause: Clause, name: tuple[int, int]) -> bool:
    """Whether a name is only where somebody else shows (本省展团在|进博会|亮相)."""
    return _STAGE.search(view.text, clause.start, name[1]) is not None


def _is_quoted(view: View, index: int, clause: Clause) -> bool:
    """Whether the clause is what somebody said (甲表示，…成功举行): no report of a meeting."""
    for earlier in view.clauses(index):
        if earlier.start >= clause.start:
            return False
        spoken = view.people(earlier.start, earlier.end) or "会议" in earlier.text
        if spoken and _SAYING.search(earlier.text) and earlier.mark in ("，", "：", ",", ":"):
            return _ANNOUNCED.search(clause.text) is None
    return False


def _relative(view: View, index: int, clause: Clause, verb: re.Match[str]) -> Event | None:
    """…举行的|合作签约仪式|上: reported when it belongs to the day of the article's meeting."""
    name = name_after(view, verb.end() + 1, clause.end)
    if name is None or _AFTER_OBJECT.match(view.text, name[1]):
        return None
    before = view.text[clause.start : verb.start()]
    days = list(view.dates(view.sentences[index].start, verb.start()))
    dated = any(is_definite(day) for day in days)
    undated = index <= 2 and not days and not _LONG_AGO.search(before)
    lead = (dated or undated) and _TOLD_AT.match(view.text, name[1])
    if lead or (_SAME_DAY.search(before) and not _LONG_AGO.search(before)):
        return _event("relative", view, index, clause, name, verb)
    return None


def _attended(view: View, index: int, clause: Clause) -> Event | None:
    """出席|…签约仪式|并致辞: proof of a ceremony or of a headline's meeting."""
    verb = _ATTENDING.search(view.text, clause.start, clause.end)
    if verb is None or _LEAVING.search(view.text, clause.start, verb.start()):
        return None
    name = name_after(view, verb.end(), clause.end)
    if name is None or not _stands_alone(view, index, name):
        return None
    if _AFTER_OBJECT.match(view.text, name[1]) or "、" in view.text[name[0] : name[1]]:
        return None
    return _event("attended", view, index, clause, name, verb)


def _led(view: View, index: int, clause: Clause) -> Event | None:
    """|签约暨揭牌仪式|由…主持; in headlines |…调度会|要求…."""
    head = HEAD.search(view.text, clause.start, clause.end)
    if head is None or AFTER_NAME.match(view.text, head.end()):
        return None
    by_chair = _LED_BY.match(view.text, head.end()) and "主持" in clause.text
    headline = view.sentences[index].block.kind in HEADLINES
    said = headline and _NAMED_HEAD.match(view.text, head.end())
    if not (by_chair or said):
        return None
    name = (name_start(view, clause.start, head.start()), head.end())
    if not _stands_alone(view, index, name):
        return None
    return _event("chaired" if by_chair else "headline", view, index, clause, name, None)


def _stands_alone(view: View, index: int, name: tuple[int, int]) -> bool:
    """Whether a name without a holding verb may open a record."""
    text = view.text[name[0] : name[1]]
    if "仪式" in text:
        return len(text) >= 4
    return not is_bare(text) and len(text) >= 6 and index <= 2


def _event(
    rule: str,
    view: View,
    index: int,
    clause: Clause,
    name: tuple[int, int],
    verb: re.Match[str] | None,
) -> Event:
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
        weak=rule in ("attended", "chaired", "headline"),
        headline=view.sentences[index].block.kind in HEADLINES,
        kind=kind_of(view.text[name[0] : name[1]]),
    )


def _is_count(view: View, position: int) -> bool:
    counted = view.starting(position)
    return (
        isinstance(counted, Quantity)
        and counted.unit in ("次", "场", "期", "个", "轮")
        and (counted.value is None or counted.value > 1)
    )
