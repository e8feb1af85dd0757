"""Meetings reported without a holding verb (出席…会, …会由甲主持, 在…会上): weak proof."""

from __future__ import annotations

import re

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.days import is_definite, is_vague
from jiyao.extract.meetings.event import HEADLINES, Event, event_at
from jiyao.extract.meetings.names import is_bare, is_generic, name_after, name_start
from jiyao.extract.meetings.patterns import AFTER_NAME, HEAD, HEADS, POINT_VERB, SAYING
from jiyao.extract.meetings.view import View

AFTER_OBJECT = re.compile(r"等|期间|时[，,]|后[，,]|之后|以来|前夕|之际|之前")
"""What after a name says that it only tells when something else happened."""
_ATTENDING = re.compile(r"(?:出席|主持|参加)了?")
_LED_BY = re.compile(r"[”）)]?(?:由|在)")
_LEAVING = re.compile(r"将(?!军)|赴|前往|邀请|乘")
_NAMED_HEAD = re.compile(rf"(?:还|并|上)?{POINT_VERB}")
_AT = re.compile(rf"在(?=[^，。；在]{{4,60}}?{HEADS}(?:开幕式)?上)")
_SAID_THERE = re.compile(
    rf"上(?:[^，。；]{{0,12}}(?:{SAYING})(?:了|$)|$|[^，。；]{{0,8}}(?:发言|致辞|讲话))"
)
_RECORD = re.compile(
    r"[（(]?(?:文字|图文|现场|全文|视频)?(?:实录|直播|速记稿?|纪要|会议记录)(?:[（(]摘要[)）])?[)）]?$"
)
_CITED = re.compile("总书记|习近平|[曾去]年|此前|上届|往届|不久前|学习|贯彻|精神")


def unheld_event(view: View, index: int, clause: Clause) -> Event | None:
    """The meeting that a clause without a holding verb reports, None without one."""
    return (
        _attended(view, index, clause)
        or _led(view, index, clause)
        or _said_at(view, index, clause)
        or _recorded(view, index, clause)
    )


def _attended(view: View, index: int, clause: Clause) -> Event | None:
    """出席|…签约仪式|并致辞: proof of a ceremony or of a headline's meeting."""
    verb = _ATTENDING.search(view.text, clause.start, clause.end)
    if verb is None or _LEAVING.search(view.text, clause.start, verb.start()):
        return None
    name = name_after(view, verb.end(), clause.end)
    if name is None or not _stands_alone(view, index, name):
        return None
    if view.text[name[1] : name[1] + 1] == "的" or AFTER_OBJECT.match(view.text, name[1]):
        return None
    if "、" in view.text[name[0] : name[1]]:
        return None
    return event_at("attended", view, index, clause, name, verb)


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
    return event_at("chaired" if by_chair else "headline", view, index, clause, name, None)


def _said_at(view: View, index: int, clause: Clause) -> Event | None:
    """在|全市工业发展座谈会|上，甲表示: a meeting known by what was said there.

    In the body it must have its day, before it or in the clause; what a leader said at an
    earlier meeting (总书记在…会议上强调) is cited.
    """
    at = _AT.search(view.text, clause.start, clause.end)
    if at is None:
        return None
    name = name_after(view, at.end(), clause.end)
    if name is None or not _SAID_THERE.match(view.text, name[1], clause.end):
        return None
    headline = view.sentences[index].block.kind in HEADLINES
    start = view.sentences[index].start
    days = list(view.dates(start, name[0]))
    dated = index <= 2 and any(is_definite(day) or is_vague(day) for day in days)
    if not (headline or dated) or is_generic(view.text[name[0] : name[1]]):
        return None
    if _CITED.search(view.text, start, name[1]):
        return None
    return event_at("said at", view, index, clause, name, None)


def _recorded(view: View, index: int, clause: Clause) -> Event | None:
    """In headlines: |区政府第12次常务会议|纪要, |例行新闻发布会|（文字实录）."""
    if view.sentences[index].block.kind not in HEADLINES:
        return None
    for head in HEAD.finditer(view.text, clause.start, clause.end):
        if _RECORD.match(view.text, head.end(), clause.end):
            name = (name_start(view, clause.start, head.start()), head.end())
            if not is_generic(view.text[name[0] : name[1]]):
                return event_at("recorded", view, index, clause, name, None)
    return None


def _stands_alone(view: View, index: int, name: tuple[int, int]) -> bool:
    """Whether a name without a holding verb may open a record."""
    text = view.text[name[0] : name[1]]
    if "仪式" in text:
        return len(text) >= 4
    return not is_bare(text) and len(text) >= 6 and index <= 2
