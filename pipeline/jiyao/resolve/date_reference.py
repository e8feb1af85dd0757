"""The day that an article itself gives as its reference: its own date line or dateline (电头)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from jiyao.partial import DateExpression, PartialDate
from jiyao.resolve.stretches import calendar_day

Written = tuple[int, int, DateExpression]
_BEGINNING = 400
_DAYS_BEFORE, _DAYS_AFTER = 20, 1
_LABELLED = re.compile(
    r"(?:^|\n)[ \u3000]*(?:[^\n，。；、]{0,6}(?:时[ \u3000]*间|日[ \u3000]*期)[ \u3000]*[:：][ \u3000]*|[（(])$"
)
_OPENS = re.compile(r"(?:^|\n)[^\n，。；、！？]{0,24}$")
_HAPPENS = re.compile("[，,]|[上下]午|讯|电|[由在]|召开|举行")
_LEAD = 30
_CLAUSE_MARK = re.compile("[，。；、！？]")
_WIRED = re.compile("[ ]?[电讯]")
_TITLE_YEAR = re.compile(
    "((?:19|20)[0-9]{2})(?:年|—|-)[^\\n]{0,40}(?:计划|方案|清单|要点|安排|任务|目标|实事|预算|行动|项目表|措施|公报|年报)"
)


def day_of_article(text: str, written: Sequence[Written]) -> dt.date | None:
    """The day an article without a day of publication speaks from, None when that is in doubt.

    It is the full date of a date line near its beginning (时间：…, a line in brackets), else
    the one with which its first paragraphs open, if all full dates of the article share the year.

    Args:
        text: the reading.
        written: (start, end, expression) in order.
    """
    full = [(start, end, day) for start, end, e in written if (day := _full_day(e)) is not None]
    for start, _, day in full:
        if start < _BEGINNING and _LABELLED.search(text[:start]):
            return day
    if not full or len({day.year for _, _, day in full}) > 1:
        return None
    start, end, day = full[0]
    opens = start < _BEGINNING and _OPENS.search(text[:start]) and _HAPPENS.match(text, end)
    return day if opens else None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a date is that of a dateline: 本报7月10日讯, 新华社北京7月10日电."""
    if _WIRED.match(text, end) is None:
        return False
    line = text.rfind("\n", max(0, start - _LEAD - 1), start) + 1
    begins = line > 0 or start <= _LEAD
    return begins and _CLAUSE_MARK.search(text, line, start) is None


def near(day: dt.date, published: dt.date) -> bool:
    """Whether an article published on one day may have been written on the other."""
    return -_DAYS_BEFORE <= (day - published).days <= _DAYS_AFTER


def planned_year(text: str, published: dt.date | None) -> int | None:
    """The year that a plan or yearbook is for by its title: 2025年重点任务清单, 2023年统计公报."""
    title, _, _ = text.lstrip().partition("\n")
    years = {int(found) for found in _TITLE_YEAR.findall(title)}
    if published is None or len(years) != 1 or title.endswith(("召开", "举行", "会")):
        return None
    year = years.pop()
    first = published.year - 1 if "公报" in title or "年报" in title else published.year
    return year if first <= year <= published.year + 1 else None


def _full_day(expression: DateExpression) -> dt.date | None:
    first = expression.first
    if first is None or expression.bound in ("by", "before", "since", "after"):
        return None
    return _day(first)


def _day(end: PartialDate) -> dt.date | None:
    if not (isinstance(end.year, int) and isinstance(end.month, int) and isinstance(end.day, int)):
        return None
    return None if end.lunar else calendar_day(end.year, end.month, end.day)
