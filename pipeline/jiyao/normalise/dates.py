"""What a date mention (日期) says by itself; unknown parts stay unknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import cast

from jiyao.errors import ValueParseError
from jiyao.normalise.date_ends import partial_date, repeated_clock, shift_of
from jiyao.normalise.numerals import number_from_text
from jiyao.partial import Bound, DateExpression, PartialDate
from jiyao.tables.characters import folded
from jiyao.tables.date_patterns import DatePatterns, default_date_patterns
from jiyao.tables.date_rows import DateTables

_ADJACENT = re.compile("([一二两三四五六七八])([两三四五六七八九])")
_EITHER = re.compile("(?:1[5-9]|2[0-9]|3[0-5])年")
_SHORT_YEAR = re.compile("[09][0-9]年")
Groups = dict[str, str]


@lru_cache(maxsize=20000)
def date_from_text(surface: str, patterns: DatePatterns | None = None) -> DateExpression:
    """Read one date mention.

    Args:
        surface: characters of one mention: "2024年2月5日", "截至7月底", "近三年", "“十四五”期间".
        patterns: of other tables than the shipped ones.
    Returns:
        The expression; a year that is not written is None, 去年 is a shift of -1.
    Raises:
        ValueParseError: `surface` is not one date.
    """
    patterns = patterns or default_date_patterns()
    text = folded(surface).strip()
    if _EITHER.fullmatch(text):
        year = PartialDate(year=2000 + int(text[:2]))
        return DateExpression(kind="duration", value=f"P{text[:2]}Y", first=year)
    if len(text) == 4 and text.isdigit():
        return DateExpression(first=PartialDate(year=int(text)))
    if _SHORT_YEAR.fullmatch(text):
        return DateExpression(
            first=PartialDate(year=int(text[:2]) + (1900 if text > "5" else 2000))
        )
    for pattern, read in zip(patterns.surfaces, _READERS, strict=True):
        match = pattern.fullmatch(text)
        if match is not None:
            groups = {name: found for name, found in match.groupdict().items() if found is not None}
            return read(groups, patterns)
    raise ValueParseError(f"{surface!r}: not a date")


def _vague(groups: Groups, patterns: DatePatterns) -> DateExpression:
    tables = patterns.tables
    for role in ("past", "present", "future"):
        if role in groups:
            return DateExpression(value=tables.of(role)[groups[role]])
    if "each" in groups:
        return DateExpression(kind="set", value=tables.of("set")[groups["each"]])
    if "each_month" in groups or "each_month_day" in groups:
        return DateExpression(kind="set", value=_each(groups))
    for n in ("w", "d"):
        timed = repeated_clock(groups, n, tables)
        if timed is not None:
            return DateExpression(kind="set", value=_each_day(groups, tables) + timed)
    if "each_weekday" in groups:
        return DateExpression(kind="set", value=_each_day(groups, tables))
    return _phrase(tables.of("phrase")[groups["phrase"]])


def _each_day(groups: Groups, tables: DateTables) -> str:
    if "each_weekday" not in groups:
        return "XXXX-XX-XX"
    weekday = tables.of("weekday")[groups["each_weekday"]]
    return f"XXXX-WXX-{'WE' if groups['each_weekday'] == '末' else weekday}"


def _each(groups: Groups) -> str:
    """每年3月5日 is XXXX-03-05, 每月15日 XXXX-XX-15."""
    day = groups.get("each_day") or groups.get("each_month_day")
    month = f"{int(number_from_text(groups['each_month'])):02d}" if "each_month" in groups else "XX"
    return f"XXXX-{month}" + (f"-{int(number_from_text(day)):02d}" if day else "")


def _phrase(code: str) -> DateExpression:
    if code == "year_turn":
        return DateExpression(value="year_turn")
    if code.startswith("d"):
        days = [PartialDate(day=shift_of(step)) for step in code[1:].split("/")]
        return DateExpression(first=days[0], last=days[1])
    if ":" not in code:
        years = [PartialDate(year=shift_of(step)) for step in code.split("/")]
        return DateExpression(first=years[0], last=years[1])
    ends = []
    for end in code.split("/"):
        shift, _, season = end.partition(":")
        ends.append(partial_date({"year_shift": shift, "season_code": season}, "", None))
    return DateExpression(first=ends[0], last=ends[1] if len(ends) > 1 else None)


_COARSE = {"Y": "Y", "M": "M", "W": "W", "D": "D", "C": "Y", "Q": "M", "S": "M"}
_TIMES = {"C": 100, "Q": 3, "S": 6}


def _span(groups: Groups, patterns: DatePatterns) -> DateExpression:
    tables = patterns.tables
    unit = tables.of("span").get(groups["span"], "TM" if groups["span"] == "分" else "D")
    count = Decimal("0.5") if groups["count"] == "半" else number_from_text(groups["count"])
    adjacent = _ADJACENT.fullmatch(groups["count"])
    if adjacent is not None:
        low, high = (
            _duration(number_from_text(d), unit.rstrip("h"), half=False) for d in adjacent.groups()
        )
        return DateExpression(kind="duration", value=f"{low}/{high}")
    half = "half" in groups or unit.endswith("h")
    unit = unit.removesuffix("h")
    ahead = tables.of("ahead").get(groups.get("ahead", ""))
    value = _duration(count, unit, half=half)
    if "count_low" in groups:
        low = tables.of("span").get(groups["span_low"], "TM")
        value += _duration(number_from_text(groups["count_low"]), low, half=False).lstrip("PT")
        return DateExpression(kind="duration", value=value)
    if "count_high" in groups:
        high = _duration(number_from_text(groups["count_high"]), unit, half=half)
        return DateExpression(kind="duration", value=f"{value}/{high}")
    if ahead == "set":
        return DateExpression(kind="set", value=value)
    whole = int(count) if count == count.to_integral_value() and not half else None
    direction = "ago" if "ago" in groups else "hence" if "hence" in groups else None
    if direction and groups["count"] == "半" and unit == "Y":
        whole, unit = 6, "M"
    if direction and half and unit == "Y":
        whole, unit = int(count * 12) + 6, "M"
    if direction and whole and unit in _COARSE:
        steps = whole * _TIMES.get(unit, 1)
        code = _COARSE[unit]
        return DateExpression(
            count=steps, unit=code, direction="ago" if direction == "ago" else "hence", value=value
        )
    if ahead == "past" and whole and unit == "Y":
        return DateExpression(kind="date", count=whole, unit="Y", direction="past", value=value)
    return DateExpression(kind="duration", value=value)


def _duration(count: Decimal, unit: str, *, half: bool) -> str:
    if half:
        count += Decimal("0.5")
    count *= _TIMES.get(unit, 1)
    code = _COARSE.get(unit, unit[-1])
    if code == "Y" and count != count.to_integral_value():
        count, code = count * 12, "M"
    if unit == "TQ":
        count, code = count * 15, "M"
    number = f"{count.normalize():f}"
    return f"PT{number}{code}" if unit.startswith("T") else f"P{number}{code}"


def _numeric(groups: Groups, patterns: DatePatterns) -> DateExpression:
    ends = []
    for n in ("1", "2"):
        if f"n_year{n}" in groups:
            year, month, day = (int(groups[f"n_{name}{n}"]) for name in ("year", "month", "day"))
            ends.append(PartialDate(year=year, month=month, day=day))
    return DateExpression(first=ends[0], last=ends[1] if len(ends) > 1 else None)


def _calendar(groups: Groups, patterns: DatePatterns) -> DateExpression:
    tables = patterns.tables
    first = partial_date(groups, "1", patterns)
    last = partial_date(groups, "2", patterns)
    early = tables.of("early").get(groups.get("early", ""))
    late = tables.of("late").get(groups.get("late", ""))
    last = _same_half_of_day(first, last)
    if last is not None and late == "by":
        late = None
    bound = _bound(early, late, first)
    timed = any(end is not None and end.hour is not None for end in (first, last))
    return DateExpression(
        kind="time" if timed else "date",
        first=first,
        last=last,
        bound=cast("Bound | None", bound),
        ahead=late in ("before", "after") or groups.get("late") == "起",
    )


def _same_half_of_day(first: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    """下午3点至5点: the second time is in the afternoon too."""
    if first is None or last is None or first.hour is None or last.hour is None:
        return last
    later = last.hour < 12 and last.hour < first.hour and last.day is None
    return replace(last, hour=last.hour + 12) if later else last


def _bound(early: str | None, late: str | None, first: PartialDate | None) -> str | None:
    if late == "before" and first is not None and _inclusive(first):
        return "by"
    if early == "since" and late in (None, "since"):
        return "since"
    return late or early


def _inclusive(end: PartialDate) -> bool:
    """X前 reaches up to a day, an edge or ten days, but ends before a year or month begins."""
    fine = end.day is not None or end.edge is not None or end.ten_days is not None
    return fine or end.week is not None or end.weekday is not None or end.whole is not None


_READERS: tuple[Callable[[Groups, DatePatterns], DateExpression], ...] = (
    _vague,
    _span,
    _numeric,
    _calendar,
)
