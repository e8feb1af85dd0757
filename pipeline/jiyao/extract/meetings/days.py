"""What kind of day a date mention names (日期类型)."""

from __future__ import annotations

import re

from jiyao.values import Date

_MONTH = re.compile(r"\d{4}-\d\d")
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


def is_month(day: Date) -> bool:
    """Whether a date names a month: 11月, 2023年11月."""
    return day.kind == "date" and bool(day.value and _MONTH.fullmatch(day.value))


def is_vague(day: Date) -> bool:
    """Whether a date is 日前, 近日, 近期 …."""
    return day.value == "PAST_REF"
