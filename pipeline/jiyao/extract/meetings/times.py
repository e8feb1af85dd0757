"""When a meeting takes place (会议时间): the date mention that goes with a holding verb."""

from __future__ import annotations

import re

from jiyao.extract.meetings.events import Event
from jiyao.extract.meetings.view import View
from jiyao.values import Date

_DAY = re.compile(r"(?:\d{4}|X{4})-(?:\d\d|X{2})-\d\d")
LONGEST_SPAN = 31
"""Days; a longer span (本月, 今年以来) does not date a meeting that was held."""


def is_definite(day: Date) -> bool:
    """Whether a date names its day or days."""
    if day.start_date and day.end_date:
        return (day.end_date - day.start_date).days < LONGEST_SPAN and _has_day(day)
    return bool(day.value and _DAY.match(day.value))


def _has_day(day: Date) -> bool:
    return not day.value or bool(_DAY.match(day.value)) or "旬" in day.text or "周" in day.text


def is_vague(day: Date) -> bool:
    """Whether a date is 日前, 近日, 近期 …."""
    return day.value == "PAST_REF"


def event_date(view: View, event: Event) -> Date | None:
    """The date of an event: the nearest before its verb, or between name and verb.

    A held meeting needs a day or 日前; one still to come may also have a month or a half-year.
    """
    start = view.sentences[event.sentence].start
    end = max(event.verb[1], event.name[1])
    inside = [
        day
        for day in view.dates(start, end)
        if not (event.name[0] <= day.start < event.name[1]) and _is_usable(day, event.planned)
    ]
    definite = [day for day in inside if is_definite(day)]
    choice = definite or inside
    own = [day for day in choice if day.start >= event.clause.start]
    if own:
        return own[0]
    return choice[-1] if choice else None


def _is_usable(day: Date, planned: bool) -> bool:
    if day.kind in ("set", "duration"):
        return False
    if is_definite(day) or is_vague(day):
        return True
    return planned and day.value is not None and not day.value.endswith("REF")
