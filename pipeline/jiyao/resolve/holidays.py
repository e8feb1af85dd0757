"""Days of holidays (节日), solar and lunar, and of lunar dates (农历)."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from lunar_python import Lunar, LunarYear

from jiyao.tables.load import load_table
from jiyao.tables.rows import Holiday

_FIRST, _LAST = 1900, 2100


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Holiday]:
    rows = load_table("holidays", Holiday)
    return {name: row for row in rows for name in (row.name, *row.spellings)}


def holiday_row(name: str) -> Holiday | None:
    """The table's row for a name or spelling, None when there is none."""
    return _by_name().get(name)


@lru_cache(maxsize=2000)
def holiday_day(name: str, year: int) -> dt.date | None:
    """First day of a holiday that falls in a calendar year.

    Args:
        name: name or spelling in tables/holidays.tsv.
        year: Gregorian; lunar and solar-term days are known from 1900 to 2100.
    Returns:
        The day, None when name or year is out of reach. 除夕 and 小年 belong to the lunar year
        before, so they too fall in `year`.
    """
    row = holiday_row(name)
    if row is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    if row.calendar == "solar":
        return dt.date(year, row.month, int(row.day))
    if row.calendar == "weekday":
        return _nth_weekday(year, row.month, row.day)
    if not _FIRST < year < _LAST:
        return None
    if row.calendar == "term":
        return _solar_term(row, year)
    lunar_year = year - 1 if row.month == 12 else year
    return lunar_day(lunar_year, row.month, int(row.day))


def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> dt.date | None:
    """Gregorian day of a lunar date; day -1 is the last of the month; None if there is none."""
    if not _FIRST <= year < _LAST:
        return None
    months = LunarYear.fromYear(year).getMonths()
    wanted = -month if leap else month
    found = next((m for m in months if m.getYear() == year and m.getMonth() == wanted), None)
    if found is None or day > found.getDayCount():
        return None
    number = found.getDayCount() if day < 0 else day
    solar = Lunar.fromYmd(year, wanted, number).getSolar()
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


def _solar_term(row: Holiday, year: int) -> dt.date | None:
    name = {"清明节": "清明", "农民丰收节": "秋分"}.get(row.name, row.name)
    term = Lunar.fromYmd(year, 6, 1).getJieQiTable().get(name)
    return None if term is None else dt.date(term.getYear(), term.getMonth(), term.getDay())


def _nth_weekday(year: int, month: int, code: str) -> dt.date:
    nth, weekday = (int(part) for part in code.split("."))
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (nth - 1))
