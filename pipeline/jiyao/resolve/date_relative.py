"""Dates that count from a reference: 去年, 次日, 上周五, holidays and lunar days."""

from __future__ import annotations

import datetime as dt

from jiyao.partial import PartialDate, Shift
from jiyao.resolve.date_context import DateContext
from jiyao.resolve.holidays import holiday_day, lunar_day
from jiyao.resolve.stretches import (
    Stretch,
    day_after,
    day_stretch,
    exact_stretch,
    shifted_stretch,
    week_stretch,
)


def written_year(end: PartialDate, context: DateContext) -> tuple[int | None, dt.date | None]:
    """The written year, or the one a word like 去年 names."""
    if isinstance(end.year, int):
        return end.year, None
    assert end.year is not None
    base = context.published.year if context.published else None
    if end.year.context:
        named = context.sentence_year or context.paragraph_year
        base = named if named is not None else base
    if base is None:
        return None, None
    return base + end.year.steps, context.published


def near_day_stretch(shift: Shift, context: DateContext) -> Stretch:
    """今天, 昨日 from the day of publication; 当天, 次日 from the day last spoken of."""
    if shift.context:
        last = context.last_day
        if last is None:
            return _shifted_published(shift, context)
        if last.end is not None:
            return shifted_stretch(last.end, shift.steps)
        if shift.steps == 0 or last.month is None or last.day is None:
            return last
        return day_stretch(last.year, last.month, last.day + shift.steps)
    return _shifted_published(shift, context)


def _shifted_published(shift: Shift, context: DateContext) -> Stretch:
    if context.published is None:
        dateline = context.dateline
        return dateline if dateline and not shift.steps else Stretch(value="XXXX-XX-XX")
    return shifted_stretch(context.published, shift.steps)


def week_of(end: PartialDate, context: DateContext) -> Stretch:
    """A week or a day of the week; 星期五 beside a date is that date."""
    last = context.last_day
    base = context.published
    if end.week is None and context.beside and last is not None:
        return last
    if end.week is not None and end.week.context and last is not None and last.end is not None:
        base = last.end
    if base is None:
        code = "XX" if end.weekday is None else f"XX-{'WE' if end.weekend else end.weekday}"
        return Stretch(value=f"XXXX-W{code}")
    steps = end.week.steps if end.week is not None else 0
    monday = day_after(base, 7 * steps - base.weekday())
    if monday is None:
        return Stretch(value=None)
    if end.weekday is None or end.weekend:
        return week_stretch(monday, weekend=end.weekend)._replace(anchor=base)
    return shifted_stretch(monday, end.weekday - 1)._replace(anchor=base)


def holiday_stretch(end: PartialDate, context: DateContext) -> Stretch:
    """A holiday in the year that is written, or in the one near publication."""
    assert end.holiday is not None
    anchor: dt.date | None = None
    if end.year is not None:
        year, anchor = written_year(end, context)
    else:
        near = holiday_day(end.holiday, context.published.year if context.published else 2001)
        if near is None:
            return Stretch(value=None)
        year, anchor = context.year_of(near.month, near.day)
    if year is None:
        fixed = holiday_day(end.holiday, 2001)
        moves = fixed != holiday_day(end.holiday, 2003) and fixed is not None
        if fixed is None or (moves and fixed.replace(year=2003) != holiday_day(end.holiday, 2003)):
            return Stretch(value=None)
        return day_stretch(None, fixed.month, fixed.day)
    day = holiday_day(end.holiday, year)
    return Stretch(value=None) if day is None else exact_stretch(day)._replace(anchor=anchor)


def lunar_stretch(end: PartialDate, year: int | None, anchor: dt.date | None) -> Stretch:
    """A day of the lunar calendar in a known year."""
    assert isinstance(end.month, int)
    if year is None or not isinstance(end.day, int):
        return Stretch(value=None)
    day = lunar_day(year, end.month, end.day, leap=end.leap)
    return Stretch(value=None) if day is None else exact_stretch(day)._replace(anchor=anchor)
