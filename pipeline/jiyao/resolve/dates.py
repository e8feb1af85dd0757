"""Date expressions completed against the publication date and the text before them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from jiyao.partial import DateExpression
from jiyao.resolve.date_context import DateContext
from jiyao.resolve.date_reference import (
    Written,
    day_of_article,
    is_dateline,
    near,
    planned_year,
)
from jiyao.resolve.date_stretches import stretch_of
from jiyao.resolve.stretches import (
    Stretch,
    calendar_day,
    day_after,
    month_stretch,
    shifted_month,
    shifted_stretch,
    year_stretch,
)
from jiyao.values import Date, DateKind

_SENTENCE_END = re.compile("[。！？!?\n]")
_BESIDE = re.compile("[ （(，,]*")


def complete_dates(text: str, written: Sequence[Written], published: dt.date | None) -> list[Date]:
    """Give every date mention its value and days.

    Args:
        text: the reading; its sentences limit what a mention passes on.
        written: (start, end, expression) in order.
        published: the reference day, None when it is unknown.
    Returns:
        One Date per mention, in order; `anchor` is the day that filled in what is not written.
    """
    context = DateContext.of_article(
        published or day_of_article(text, written), [expression for _, _, expression in written]
    )
    context.plan_year = planned_year(text, published)
    dates, before = [], 0
    for start, end, expression in written:
        _move_on(context, text, before, start)
        if expression.kind == "duration" and expression.first is not None:
            expression = _year_or_span(expression, text, start, end)
        kind, stretch = _completed(expression, context)
        _note_heading(context, text, start, stretch)
        if is_dateline(text, start, end):
            _note_dateline(context, stretch)
        dates.append(
            Date(
                text=text[start:end],
                start=start,
                end=end,
                kind=kind,
                value=stretch.value,
                start_date=stretch.start,
                end_date=stretch.end,
                anchor=stretch.anchor,
            )
        )
        before = end
    return dates


def _year_or_span(expression: DateExpression, text: str, start: int, end: int) -> DateExpression:
    """24年 at the beginning of a clause that goes on is a year, elsewhere a span of time."""
    if _CLAUSE_START.search(text, max(0, start - 1), start) and _GOES_ON.match(text, end):
        return replace(expression, kind="date", value=None)
    return replace(expression, first=None)


_CLAUSE_START = re.compile("(?:^|[，。；：、（\n自从到于])$")
_GOES_ON = re.compile("[一-龥](?<![来间内以之多前后的里半])")


def _move_on(context: DateContext, text: str, before: int, start: int) -> None:
    """Tell the context what stands between the mention before and this one."""
    gap = text[before:start]
    if _SENTENCE_END.search(gap):
        context.end_sentence(paragraph="\n" in gap)
    for heading in _HEADING.finditer(gap):
        context.section_year = None if heading[1] else context.section_year
    context.beside = before > 0 and _BESIDE.fullmatch(gap) is not None
    context.planned = _PLANNED.search(gap[-12:]) is not None
    context.compared = gap.endswith(_COMPARED)


def _note_dateline(context: DateContext, stretch: Stretch) -> None:
    """本报7月10日讯: what follows speaks from that day, which publication may come after."""
    context.dateline = stretch
    day = stretch.start
    if day is not None and (context.published is None or near(day, context.published)):
        context.published = day


def _note_heading(context: DateContext, text: str, start: int, stretch: Stretch) -> None:
    """A year in a numbered heading (一、2024年工作回顾) holds for the section."""
    if stretch.year is None:
        return
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    if line == 0 and context.title_year is None:
        context.title_year = stretch.year
    if stop - line < 40 and _HEADING.match(text, max(line - 1, 0)):
        context.section_year = stretch.year


_HEADING = re.compile(
    r"(?:^|\n)[ \u3000]*(?:[一二三四五六七八九十]{1,3}(、)|第[一二三四五六七八九十]{1,3}[章部])"
)
_COMPARED = ("比", "较", "比起", "相比", "同比", "好于", "高于", "低于", "多于")
_PLANNED = re.compile("将|拟|定于|计划|预计|力争|争取|确保|有望")


def _completed(expression: DateExpression, context: DateContext) -> tuple[DateKind, Stretch]:
    if expression.direction is not None:
        return _counted(expression, context)
    if expression.value == "year_turn":
        return "date", _year_turn(context)
    if expression.first is None:
        return expression.kind, Stretch(value=expression.value)
    context.planned = context.planned or expression.ahead
    first = stretch_of(expression.first, context)
    whole = first
    if expression.last is not None:
        last = stretch_of(expression.last, context, since=first)
        whole = _joined(first, last)
    context.note(whole, bound=expression.bound)
    return expression.kind, _bounded(whole, expression)


def _joined(first: Stretch, last: Stretch) -> Stretch:
    left = first.value.split("/")[0] if first.value else None
    right = last.value.split("/")[-1] if last.value else None
    months = None
    if first.months and last.months and first.year == last.year:
        months = (first.months[0], last.months[1])
    backwards = first.start and last.end and first.start > last.end
    return Stretch(
        value=f"{left}/{right}" if left and right else None,
        start=None if backwards else first.start,
        end=None if backwards else last.end,
        year=last.year,
        month=last.month,
        day=last.day,
        months=months,
        anchor=last.anchor or first.anchor,
    )


def _bounded(stretch: Stretch, expression: DateExpression) -> Stretch:
    bound = expression.bound
    since = expression.first is not None and expression.first.whole == "since"
    if bound == "by":
        return stretch._replace(start=None)
    if bound == "since" or since:
        return stretch if expression.last else stretch._replace(end=None)
    if bound == "before":
        end = stretch.start and day_after(stretch.start, -1)
        return stretch._replace(start=None, end=end)
    if bound == "after":
        start = stretch.end and day_after(stretch.end, 1)
        return stretch._replace(start=start, end=None)
    if bound == "eve":
        return stretch._replace(start=None, end=None)
    return stretch


def _year_turn(context: DateContext) -> Stretch:
    published = context.published
    if published is None:
        return Stretch(value="XXXX-12/XXXX-01")
    year = published.year if published.month > 6 else published.year - 1
    return Stretch(
        value=f"{year}-12/{year + 1}-01",
        start=calendar_day(year, 12, 1),
        end=calendar_day(year + 1, 1, 31),
        anchor=published,
    )


def _counted(expression: DateExpression, context: DateContext) -> tuple[DateKind, Stretch]:
    """三年前, 两周后, 近三年: counted from the day of publication."""
    published, count = context.published, expression.count or 0
    if published is None:
        return "duration", Stretch(value=expression.value)
    if expression.direction == "past":
        years = year_stretch(published.year - count + 1, published.year)
        return "date", years._replace(anchor=published)
    steps = -count if expression.direction == "ago" else count
    if expression.unit == "Y" and published.year + steps < 1000:
        return "duration", Stretch(value=expression.value)
    if expression.unit == "Y":
        stretch = year_stretch(published.year + steps)
    elif expression.unit == "M":
        year, month = shifted_month(published.year, published.month, steps)
        stretch = month_stretch(year, month)
    else:
        days = steps * (7 if expression.unit == "W" else 1)
        if abs(days) > 36500:
            return "duration", Stretch(value=expression.value)
        stretch = shifted_stretch(published, days)
        if stretch.start is None:
            return "duration", Stretch(value=expression.value)
    return "date", stretch._replace(anchor=published)
