"""When a meeting takes place (会议时间): the date mention that goes with a holding verb."""

from __future__ import annotations

from jiyao.extract.meetings.days import is_definite, is_month, is_vague
from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.view import View
from jiyao.values import Date


def event_date(view: View, event: Event) -> Date | None:
    """The date of an event: the nearest before its verb, or between name and verb.

    A held meeting needs a day, 日前 or a month; one still to come may also have a half-year.
    """
    start = view.sentences[event.sentence].start
    end = max(event.verb[1], event.name[1])
    inside = [
        day
        for day in view.dates(start, end)
        if not (event.name[0] <= day.start < event.name[1])
        and view.text[day.end : day.end + 1] not in ("电", "讯")
        and _is_usable(day, event.planned)
    ]
    if not inside and event.verb[0] < event.name[0]:
        inside = [d for d in view.dates(end, event.clause.end) if _is_usable(d, event.planned)]
    choice = inside
    if not event.planned:
        definite = [day for day in inside if is_definite(day)]
        choice = definite or [day for day in inside if not is_month(day)] or inside
    own = [day for day in choice if day.start >= event.clause.start]
    before = [day for day in own if day.end <= event.verb[0]]
    if before:
        return before[-1] if event.planned else before[0]
    rest = own or choice[::-1]
    return rest[0] if rest else None


def _is_usable(day: Date, planned: bool) -> bool:
    if day.kind in ("set", "duration"):
        return False
    if is_definite(day) or is_vague(day) or is_month(day):
        return True
    return planned and day.value is not None and not day.value.endswith("REF")
