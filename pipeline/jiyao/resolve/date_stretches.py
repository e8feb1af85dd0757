"""One end of a date expression as a stretch of days, its gaps filled from the context."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from jiyao.partial import PartialDate, Shift
from jiyao.resolve.date_context import DateContext
from jiyao.resolve.date_relative import (
    holiday_stretch,
    lunar_stretch,
    near_day_stretch,
    week_of,
    written_year,
)
from jiyao.resolve.stretches import (
    Stretch,
    day_stretch,
    exact_stretch,
    month_stretch,
    months_stretch,
    shifted_month,
    year_stretch,
)

_TEN_DAYS = {1: (1, 10), 2: (11, 20), 3: (21, 31)}
_HALVES = {"half1": (1, 15), "half2": (16, 31)}
_EDGE_MONTHS = {"start": 1, "middle": 6, "end": 12}


def stretch_of(end: PartialDate, context: DateContext, *, since: Stretch | None = None) -> Stretch:
    """Complete one end.

    Args:
        end: what is written.
        context: reference day and what was named before.
        since: the first end of the same range, which lends year and month.
    Returns:
        The stretch, with `anchor` set when the context or publication date filled something in.
    """
    if isinstance(end.year, Shift) and end.year.context and since is not None and since.year:
        end = replace(end, year=since.year + end.year.steps)
    stretch = _stretch(end, context, since)
    if end.hour is not None:
        stretch = _with_time(stretch, end)
    return stretch


def _stretch(end: PartialDate, context: DateContext, since: Stretch | None) -> Stretch:
    if end.years is not None:
        return _era(end)
    if isinstance(end.day, Shift):
        return near_day_stretch(end.day, context)
    if end.week is not None or end.weekday is not None:
        return week_of(end, context)
    if end.holiday is not None:
        return holiday_stretch(end, context)
    if end.month is not None:
        return _month(end, context, since)
    if end.day is not None:
        return _bare_day(end.day, context, since)
    if end.year is None and (end.hour is not None or end == PartialDate()):
        return _day_spoken_of(context, since)
    return _year_part(end, context, since)


def _era(end: PartialDate) -> Stretch:
    assert end.years is not None
    first, last = end.years
    return year_stretch(last) if end.edge == "end" else year_stretch(first, last)


def _month(end: PartialDate, context: DateContext, since: Stretch | None) -> Stretch:
    day = end.day if isinstance(end.day, int) else None
    if isinstance(end.month, Shift):
        year, month, anchor = _near_month(end.month, context)
        if month is None:
            return Stretch(value=None)
    else:
        assert end.month is not None
        month = end.month
        if end.year is not None:
            year, anchor = written_year(end, context)
        elif since is not None:
            year, anchor = since.year, since.anchor
            if year is not None and since.month is not None and month < since.month:
                year += 1
        else:
            year, anchor = context.year_of(month, day)
    if end.lunar:
        return lunar_stretch(end, year, anchor)
    if not 1 <= month <= 12:
        return Stretch(value=None)
    if day is not None:
        stretch = day_stretch(year, month, day)
    elif end.ten_days is not None:
        stretch = month_stretch(year, month, _TEN_DAYS[end.ten_days])
    else:
        stretch = month_stretch(year, month, _HALVES.get(end.code or ""))
    return stretch._replace(anchor=anchor)


def _near_month(
    shift: Shift, context: DateContext
) -> tuple[int | None, int | None, dt.date | None]:
    last = context.last
    if shift.context and last is not None and last.month is not None:
        year, month = shifted_month(last.year, last.month, shift.steps)
        return year, month, last.start
    if context.published is None:
        return None, None, None
    year, month = shifted_month(context.published.year, context.published.month, shift.steps)
    return year, month, context.published


def _bare_day(day: int, context: DateContext, since: Stretch | None) -> Stretch:
    """A day without a month: the month last named, else the one nearest to publication."""
    last = since or context.last_day or context.last
    if last is not None and last.month is not None and (last.day is not None or since):
        year, month = last.year, last.month
        if since is not None and last.day is not None and day < last.day:
            year, month = shifted_month(year, month, 1)
        return day_stretch(year, month, day)._replace(anchor=last.start)
    published = context.published
    if published is None:
        return day_stretch(None, None, day)
    steps = -1 if day > published.day + 10 and not context.planned else 0
    year, month = shifted_month(published.year, published.month, steps)
    return day_stretch(year, month, day)._replace(anchor=published)


def _day_spoken_of(context: DateContext, since: Stretch | None) -> Stretch:
    """The day of a time that stands alone: the one named before, else the day of publication."""
    day = since or context.last_day
    if day is not None:
        return day._replace(value=(day.value or "").split("/")[-1].split("T")[0])
    if context.published is not None:
        return exact_stretch(context.published)._replace(anchor=context.published)
    return Stretch(value="")


def _with_time(stretch: Stretch, end: PartialDate) -> Stretch:
    minute = "" if end.minute is None else f":{end.minute:02d}"
    return stretch._replace(value=f"{stretch.value or ''}T{end.hour:02d}{minute}")


def _year_part(end: PartialDate, context: DateContext, since: Stretch | None) -> Stretch:
    """A year, or its months, edge or season."""
    anchor: dt.date | None = None
    if end.same_period:
        return _same_period(end, context)
    if end.year is not None:
        year, anchor = written_year(end, context)
    elif since is not None:
        year, anchor = since.year, since.anchor
        if year and end.first_month and since.months and end.first_month < since.months[0]:
            year += 1
    else:
        year, anchor = _assumed_year(end, context)
    if end.whole == "month":
        return _month(PartialDate(month=Shift(steps=0, context=True)), context, since)
    if end.whole in ("previous", "next") and year is not None:
        year += 1 if end.whole == "next" else -1
    if end.first_month is not None and end.last_month is not None:
        stretch = months_stretch(year, (end.first_month, end.last_month), end.code)
    elif end.edge is not None:
        stretch = month_stretch(year, _EDGE_MONTHS[end.edge])
    elif end.ten_days is not None:
        return _month(
            PartialDate(month=Shift(steps=0, context=True), ten_days=end.ten_days), context, since
        )
    elif end.code is not None:
        if end.onset and end.code == "WI" and year and (anchor or dt.date.max).month < 6:
            year -= 1
        name = "XXXX" if year is None else str(year)
        stretch = Stretch(value=f"{name}-{end.code}", year=year)
    else:
        stretch = year_stretch(year)
    return stretch._replace(anchor=anchor)


def _assumed_year(end: PartialDate, context: DateContext) -> tuple[int | None, dt.date | None]:
    named = context.sentence_year
    if end.whole is not None and named is None:
        named = context.paragraph_year
    if named is None and end.whole != "month":
        named = context.section_year
    if named is None and end.whole is not None and context.published is None:
        named = context.title_year
    if named is None:
        named = context.plan_year
    if named is not None:
        return named, context.published
    if context.published is None:
        return None, None
    return context.published.year, context.published


def _same_period(end: PartialDate, context: DateContext) -> Stretch:
    last = context.last_period
    if end.year is not None:
        year, anchor = written_year(end, context)
    else:
        year, anchor = (last.year if last else None), context.published
    if last is None or last.months is None:
        stretch = Stretch(value=None if year is None else str(year), year=year)
    elif last.months == (1, 12):
        stretch = year_stretch(year)
    elif last.day is not None:
        stretch = Stretch(value=None)
    elif last.months[0] == last.months[1]:
        stretch = month_stretch(year, last.months[0])
    else:
        stretch = months_stretch(year, last.months, last.code)
    return stretch._replace(anchor=anchor)
