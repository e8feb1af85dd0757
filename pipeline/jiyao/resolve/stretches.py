"""A stretch of days with its TIMEX3 value; the year may be unknown."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple


class Stretch(NamedTuple):
    """Days from `first` to `last` (month, day) of their years, None when there are none.

    Attributes:
        value: TIMEX3 value, None when nothing can be said.
        start, end: calendar days, None when the year is unknown or the end is open.
        year, month, day: what later mentions may take over; None when unknown.
        anchor: the reference day that filled something in.
    """

    value: str | None
    start: dt.date | None = None
    end: dt.date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: tuple[int, int] | None = None
    code: str | None = None
    anchor: dt.date | None = None


def days_in(year: int | None, month: int) -> int:
    """Last day of a month; of 29 days when the year of a February is unknown."""
    return 29 if year is None and month == 2 else calendar.monthrange(year or 2001, month)[1]


def calendar_day(year: int | None, month: int, day: int) -> dt.date | None:
    """The day, None when the year is unknown or the calendar has no such day."""
    if year is None or not dt.MINYEAR <= year <= dt.MAXYEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= days_in(year, month):
        return None
    return dt.date(year, month, day)


def _name(year: int | None) -> str:
    known = year is not None and dt.MINYEAR <= year <= dt.MAXYEAR
    return f"{year:04d}" if known else "XXXX"


def day_stretch(year: int | None, month: int | None, day: int) -> Stretch:
    """One day: 2024-02-05, XXXX-02-05, XXXX-XX-05."""
    if month is None:
        return Stretch(value=f"{_name(year)}-XX-{day:02d}", year=year, day=day)
    when = calendar_day(year, month, day)
    value = f"{_name(year)}-{month:02d}-{day:02d}"
    return Stretch(value=value, start=when, end=when, year=year, month=month, day=day)


def month_stretch(year: int | None, month: int, days: tuple[int, int] | None = None) -> Stretch:
    """A month, or some of its days: 2024-02, 2024-02-11/2024-02-20."""
    if not 1 <= month <= 12:
        return Stretch(value=None)
    first, last = days or (1, days_in(year, month))
    last = min(last, days_in(year, month))
    value = f"{_name(year)}-{month:02d}"
    if days:
        value = f"{value}-{first:02d}/{value}-{last:02d}"
    return Stretch(
        value=value,
        start=calendar_day(year, month, first),
        end=calendar_day(year, month, last),
        year=year,
        month=month,
        months=(month, month),
    )


def months_stretch(year: int | None, months: tuple[int, int], code: str | None) -> Stretch:
    """Months of a year: 2024-Q1, 2024-H2, 2024-01/2024-10."""
    first, last = months
    name = _name(year)
    value = f"{name}-{code}" if code else f"{name}-{first:02d}/{name}-{last:02d}"
    return Stretch(
        value=value,
        start=calendar_day(year, first, 1),
        end=calendar_day(year, last, days_in(year, min(last, 12))),
        year=year,
        months=months,
        code=code,
    )


def year_stretch(first: int | None, last: int | None = None) -> Stretch:
    """A year or a run of years: 2024, 2021/2025; no value for a year that nothing tells."""
    if first is None:
        return Stretch(value=None, months=(1, 12))
    end = first if last is None else last
    value = _name(first) if end == first else f"{_name(first)}/{_name(end)}"
    return Stretch(
        value=value,
        start=calendar_day(first, 1, 1),
        end=calendar_day(end, 12, 31),
        year=first if end == first else None,
        months=(1, 12) if end == first else None,
    )


def week_stretch(monday: dt.date, *, weekend: bool = False) -> Stretch:
    """A week from Monday to Sunday, or its Saturday and Sunday: 2024-W10, 2024-W10-WE."""
    year, week, _ = monday.isocalendar()
    start, end = day_after(monday, 5 if weekend else 0), day_after(monday, 6)
    if start is None or end is None:
        return Stretch(value=f"{year:04d}-W{week:02d}")
    value = f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")
    return Stretch(value=value, start=start, end=end, year=start.year, month=start.month)


def day_after(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later, None beyond the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def shifted_stretch(day: dt.date, days: int) -> Stretch:
    """The day so many days after a known one; it is the anchor."""
    when = day_after(day, days)
    return Stretch(value=None) if when is None else exact_stretch(when)._replace(anchor=day)


def exact_stretch(when: dt.date) -> Stretch:
    """One known day."""
    return day_stretch(when.year, when.month, when.day)


def shifted_month(year: int | None, month: int, steps: int) -> tuple[int | None, int]:
    """Year and month `steps` months later."""
    count = month - 1 + steps
    return (None if year is None else year + count // 12), count % 12 + 1
