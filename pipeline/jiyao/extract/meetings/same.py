"""Whether two statements speak of one meeting (会议归并): names, ordinals, days."""

from __future__ import annotations

import re

from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.draft import Draft, name_of
from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.names import is_bare, is_generic
from jiyao.extract.meetings.patterns import HEAD, ORDINAL, words
from jiyao.extract.meetings.times import event_date
from jiyao.extract.meetings.view import View
from jiyao.values import Date

_ORDER = re.compile(rf"({ORDINAL})(?=[次届]|中全会)")
_ANOTHER = re.compile(words("another"))
MOSTLY = 0.7
"""Share of character pairs from which two names are taken for one."""
_ABOUT = re.compile(
    r"(?<=[会坛])(?:(?:新闻|媒体|情况|成果)?(?:发布会|通气会|吹风会|说明会|见面会)"
    r"|(?:筹备|动员|协调|推进|调度|部署|总结|筹备工作)(?:工作)?(?:会议?|大会))$"
)
_SIGNS = re.compile(r"[“”‘’（）()《》\s　的了·、，]")


def is_same(view: View, draft: Draft, event: Event) -> bool:
    """Whether `event` speaks of the meeting of `draft`."""
    name = name_of(view, event)
    day = event_date(view, event)
    for known in draft.events:
        other = name_of(view, known)
        if _orders_differ(_order(name), _order(other)):
            return False
        if _days_differ(day, event_date(view, known)):
            return False
        if _speaks_about(name, other) or _speaks_about(other, name):
            return False
    before = view.text[event.clause.start : event.verb[0]]
    ahead = all(known.headline for known in draft.events)
    closest = max(overlap(name, name_of(view, known)) for known in draft.events)
    if _ANOTHER.search(before) or (draft.planned != event.planned and not ahead):
        return closest > 0.8 and not is_generic(name)
    if is_generic(name):
        return _fits_bare(view, draft, event, name)
    if ahead and not event.headline:
        return (
            _abbreviates(name, name_of(view, draft.first))
            or closest >= 0.3
            or draft.first.kind == event.kind
            or is_generic(name_of(view, draft.first))
        )
    return closest >= 0.6 or _abbreviates(name, name_of(view, draft.first))


def _speaks_about(one: str, other: str) -> bool:
    """Whether the meeting `one` is about the meeting `other`: …大会新闻通气会, …论坛筹备会."""
    about = _ABOUT.search(one)
    if about is None or _ABOUT.search(other) or is_bare(other):
        return False
    return overlap(other, one[: about.start()]) >= MOSTLY


def _fits_bare(view: View, draft: Draft, event: Event, name: str) -> bool:
    """会议, 座谈会 … pick up a meeting whose name ends alike; 会议 fits any but a ceremony."""
    head = HEAD.search(name)
    tail = head.group() if head else name
    names = [name_of(view, known) for known in draft.events]
    if all(known.headline for known in draft.events):
        return True
    if event.rule == "verb-name" and event.sentence != draft.first.sentence:
        alike = any(known.endswith(name) or name.endswith(known) for known in names)
        return alike and (
            _on_one_day(view, draft, event) or not event.verb[0] - event.clause.start > 14
        )
    if tail in ("会议", "大会"):
        return True
    return any(known.endswith(tail) for known in names)


def _on_one_day(view: View, draft: Draft, event: Event) -> bool:
    """Whether both are dated, to one day."""
    day, other = event_date(view, event), event_date(view, draft.first)
    if day is None or other is None or day.start_date is None:
        return False
    return is_definite(day) and (day.start_date, day.end_date) == (other.start_date, other.end_date)


def _orders_differ(one: list[str], other: list[str]) -> bool:
    """Whether 第五届…第一次 and 第六届 exclude each other; 第五届 alone fits the first."""
    return not (set(one) <= set(other) or set(other) <= set(one))


def _abbreviates(one: str, other: str) -> bool:
    """Whether 第八届进博会 shortens 第八届中国国际进口博览会: its characters in order, same end."""
    short, long = sorted((_SIGNS.sub("", one), _SIGNS.sub("", other)), key=len)
    if len(short) < 5 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(sign in rest for sign in short)


def _order(name: str) -> list[str]:
    return [order.lstrip("第") for order in _ORDER.findall(name)]


def overlap(one: str, other: str) -> float:
    """Share of the shorter name's character pairs that the longer one has too."""
    pairs = [_pairs(_SIGNS.sub("", text)) for text in (one, other)]
    shorter = min(len(pairs[0]), len(pairs[1]))
    return len(pairs[0] & pairs[1]) / shorter if shorter else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _days_differ(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or not (is_definite(one) and is_definite(other)):
        return False
    if one.start_date and one.end_date and other.start_date and other.end_date:
        return one.end_date < other.start_date or other.end_date < one.start_date
    return bool(one.value and other.value and one.value != other.value)
