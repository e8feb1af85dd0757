"""One end of a written date as a PartialDate."""

from __future__ import annotations

from dataclasses import replace

from jiyao.errors import ValueParseError
from jiyao.normalise.numerals import number_from_text
from jiyao.partial import PartialDate, Shift
from jiyao.tables.date_patterns import DatePatterns
from jiyao.tables.date_rows import DateTables

Groups = dict[str, str]
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def partial_date(groups: Groups, n: str, patterns: DatePatterns | None) -> PartialDate | None:
    """The end whose groups are named `...n`, or None when the mention has no such end."""
    if patterns is None:
        shift = Shift(steps=int(groups["year_shift"]))
        return PartialDate(year=shift, code=groups["season_code"])
    tables = patterns.tables
    end = _era(groups, n, tables)
    if end is not None:
        return end
    year = _year(groups, n, tables)
    part = _part(groups, n, tables) or _part(groups, n + "x", tables)
    clock = _clock(groups, n, tables)
    if year is None and part is None and clock is None:
        return None
    end = part or PartialDate()
    if year is not None:
        end = replace(end, year=year)
    if clock is not None:
        end = replace(end, hour=clock[0], minute=clock[1])
    return end


def shift_of(code: str) -> Shift:
    """A table's shift: "-1", "c1" (from the day last spoken of)."""
    return Shift(steps=int(code.lstrip("c")), context=code.startswith("c"))


def _number(text: str) -> int:
    return int(number_from_text(text.replace("廿", "二十")))


def _year(groups: Groups, n: str, tables: DateTables) -> int | Shift | None:
    if f"year{n}" in groups:
        return _number(groups[f"year{n}"])
    if f"short_year{n}" in groups:
        short = _number(groups[f"short_year{n}"])
        return short + (2000 if short < 50 else 1900)
    if f"bare_short{n}" in groups:
        short = _number(groups[f"bare_short{n}"])
        return short + (2000 if short < 50 else 1900)
    if f"near_year{n}" in groups:
        return shift_of(tables.of("year")[groups[f"near_year{n}"]])
    return None


def _era(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    name = groups.get(f"plan{n}") or groups.get(f"plan_bare{n}")
    if name is not None:
        row = next(row for row in tables.plans if row.name == name)
        tail = groups.get(f"plan_tail{n}", "").strip()
        edge = "end" if tail in ("末", "期末", "末年", "末期") else None
        whole = "since" if tail == "以来" else None
        return PartialDate(years=(row.first_year, row.last_year), edge=edge, whole=whole)
    if f"full_decade{n}" in groups:
        first = int(groups[f"full_decade{n}"])
        return PartialDate(years=(first, first + 9), code="decade")
    decade = groups.get(f"decade{n}") or groups.get(f"decade_only{n}")
    century = groups.get(f"century{n}")
    if century is None and decade is None:
        return None
    first = 1900
    if century is not None:
        number = century.removeprefix("公元").removesuffix("世纪")
        first = {"上": 1900, "上个": 1900, "本": 2000}.get(number) or max(
            (_number(number) - 1) * 100, 1
        )
    last = first + 99
    if decade is not None:
        tens = decade.strip().removesuffix("年代")
        both = (
            [_number(digit + "十") for digit in tens[:-1]] if tens[-1] == "十" else [_number(tens)]
        )
        first, last = first + both[0], first + both[-1] + 9
    edge = "end" if groups.get(f"century_edge{n}", groups.get(f"decade_edge{n}")) == "末" else None
    return PartialDate(years=(first, last), code="decade" if edge is None else "era_end")


def _part(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    if f"lunar_month{n}" in groups:
        return _lunar(groups, n)
    if f"month{n}" in groups or f"near_month{n}" in groups:
        return _month(groups, n, tables)
    for read in (_quarter, _months, _day, _week, _edges, _holiday):
        end = read(groups, n, tables)
        if end is not None:
            return end
    return None


def _lunar(groups: Groups, n: str) -> PartialDate:
    text = groups[f"lunar_month{n}"].removeprefix("农历").removeprefix("阴历").strip()
    name = text.removeprefix("闰").strip()
    month = _LUNAR_MONTHS.get(name) or _number(name)
    day = groups.get(f"lunar_day{n}")
    return PartialDate(
        month=month,
        day=_number(day.removeprefix("初")) if day else None,
        lunar=True,
        leap=text.startswith("闰"),
    )


def _month(groups: Groups, n: str, tables: DateTables) -> PartialDate:
    month: int | Shift
    if f"month{n}" in groups:
        month = _number(groups[f"month{n}"])
    else:
        month = shift_of(tables.of("month")[groups[f"near_month{n}"]])
    if f"day{n}" in groups:
        return PartialDate(month=month, day=_number(groups[f"day{n}"]))
    if f"ten_days{n}" in groups:
        return PartialDate(month=month, ten_days=int(tables.of("ten_days")[groups[f"ten_days{n}"]]))
    if f"half_month{n}" in groups:
        half = tables.of("half_month")[groups[f"half_month{n}"]]
        return PartialDate(month=month, code=f"half{half}")
    edge = groups.get(f"month_edge{n}")
    return PartialDate(month=month, edge=tables.of("edge")[edge] if edge else None)


def _quarter(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    quarter = _QUARTERS.get(groups.get(f"quarter{n}", "").removeprefix("第"))
    if quarter is None and f"quarter_word{n}" in groups:
        quarter = int(tables.of("quarter")[groups[f"quarter_word{n}"]])
    edge = groups.get(f"quarter_edge{n}")
    if quarter is not None and edge is not None:
        return PartialDate(
            month=quarter * 3 - (2 if edge == "初" else 0), edge=tables.of("edge")[edge]
        )
    if quarter is not None:
        return PartialDate(first_month=quarter * 3 - 2, last_month=quarter * 3, code=f"Q{quarter}")
    if f"half{n}" in groups:
        half = int(tables.of("half")[groups[f"half{n}"]])
        return PartialDate(first_month=half * 6 - 5, last_month=half * 6, code=f"H{half}")
    return None


def _months(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    if f"run{n}" not in groups:
        return None
    count = _number(groups[f"run{n}"])
    months = count * 3 if "季度" in groups[f"run_unit{n}"] else count
    if months > 12:
        raise ValueParseError(f"{months} months are more than the first ones of a year")
    return PartialDate(first_month=1, last_month=months)


def _day(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    if f"near_day{n}" in groups:
        return PartialDate(day=shift_of(tables.of("day")[groups[f"near_day{n}"]]))
    if f"short_day{n}" in groups:
        return PartialDate(day=shift_of(tables.of("day")[groups[f"short_day{n}"] + "天"]))
    if f"dusk{n}" in groups:
        return PartialDate(day=shift_of(tables.of("dusk")[groups[f"dusk{n}"]].split(":")[0]))
    if f"day_x{n}" in groups:
        return PartialDate(day=_number(groups[f"day_x{n}"]))
    return None


def _week(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    weekdays = tables.of("weekday")
    if f"week{n}" in groups:
        name = groups.get(f"week_weekday{n}")
        return PartialDate(
            week=shift_of(tables.of("week")[groups[f"week{n}"]]),
            weekday=int(weekdays[name]) if name else None,
            weekend=name == "末",
        )
    name = groups.get(f"weekday{n}")
    if name is None:
        return None
    return PartialDate(weekday=int(weekdays[name]), weekend=name == "末")


def _edges(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    if f"year_edge{n}" in groups:
        return PartialDate(edge=tables.of("year_edge")[groups[f"year_edge{n}"]])
    if f"late_edge{n}" in groups:
        return PartialDate(edge=tables.of("edge")[groups[f"late_edge{n}"]])
    if f"whole{n}" in groups:
        return PartialDate(whole=tables.of("whole")[groups[f"whole{n}"]])
    if f"same{n}" in groups:
        return PartialDate(same_period=True)
    if f"onset{n}" in groups:
        return PartialDate(code=tables.of("onset")[groups[f"onset{n}"]], onset=True)
    if f"term{n}" in groups:
        return PartialDate(code=tables.of("term")[groups[f"term{n}"]])
    if f"lone_month{n}" in groups:
        edge = tables.of("edge")[groups[f"lone_month{n}"][-1]]
        return PartialDate(month=Shift(steps=0, context=True), edge=edge)
    if f"season{n}" in groups:
        return PartialDate(code=tables.of("season")[groups[f"season{n}"]])
    if f"bare_half_month{n}" in groups:
        half = tables.of("half_month")[groups[f"bare_half_month{n}"]]
        return PartialDate(month=Shift(steps=0), code=f"half{half}")
    if f"bare_ten{n}" in groups:
        return PartialDate(ten_days=int(tables.of("ten_days")[groups[f"bare_ten{n}"][-2:]]))
    return None


def _holiday(groups: Groups, n: str, tables: DateTables) -> PartialDate | None:
    for name in (f"holiday{n}", f"holiday_bare{n}", f"holiday_year{n}"):
        if name in groups:
            return PartialDate(holiday=groups[name])
    return None


_Clock = tuple[int | None, int | None]


def _clock(groups: Groups, n: str, tables: DateTables) -> _Clock | None:
    """Hour and minute; (None, None) for a part of the day that stands alone."""
    for suffix in (n, n + "x", n + "y", n + "z"):
        part = tables.of("daypart").get(groups.get(f"daypart{suffix}", ""))
        if f"dusk{suffix}" in groups:
            part = tables.of("dusk")[groups[f"dusk{suffix}"]].split(":")[1]
        for clock in (suffix, suffix + "c"):
            if f"hour{clock}" in groups:
                return _time_of_day(groups, clock, part)
        if suffix == n + "y" and part is not None:
            return None, None
    return None


def repeated_clock(groups: Groups, n: str, tables: DateTables) -> str | None:
    """T09:30 after 每天, 每周一; empty for a part of the day, None when there is neither."""
    if f"each_only{n}" in groups:
        return ""
    if f"hour_each{n}" not in groups:
        return None
    part = tables.of("daypart").get(groups.get(f"each_part{n}", ""))
    part = "PM" if "each_night" in groups else part
    hour, minute = _time_of_day(groups, f"_each{n}", part)
    return f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")


def _time_of_day(groups: Groups, n: str, part: str | None) -> _Clock:
    hour = _number(groups[f"hour{n}"])
    if hour < 12 and (part == "PM" or (part == "NOON" and hour < 3)):
        hour += 12
    written = groups.get(f"minute{n}") or groups.get(f"clock_minute{n}")
    minute = _number(written) if written else 30 if f"half_hour{n}" in groups else None
    return hour, minute
