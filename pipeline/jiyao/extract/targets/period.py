"""When a target is due (期限): dates of the clause, the sentence, the section or the programme."""

from __future__ import annotations

import datetime as dt
import re

from jiyao.extract.targets.lexicon import fold
from jiyao.values import Article, Block, Date

_YEAR = re.compile(r"((?:19|20)\d\d)(?:[-—–~至](?:((?:19|20)\d\d)))?年(?!\d{1,2}月)")
_PLAN_SPAN = re.compile(
    r"“?(十[一二三四五六七八九])五”?(?:时期|期间|规划|)|第(十[一二三四五六七八九]?)个五年"
)
_DIGITS = {"十": 10} | {f"十{digit}": 10 + i for i, digit in enumerate("一二三四五六七八九", 1)}


def period_in_head(article: Article, block: Block) -> Date | None:
    """The last year or five-year span that a heading names."""
    text = fold(article.text[block.start : block.end])
    span = _PLAN_SPAN.search(text)
    years = list(_YEAR.finditer(text))
    if years and not (span and span.start() > years[-1].start() and "目标" in text[span.end() :]):
        return _year_date(article, block.start, years[-1])
    return _span_date(article, block.start, span) if span else None


def _year_date(article: Article, offset: int, match: re.Match[str]) -> Date:
    first, last = int(match[1]), int(match[2] or match[1])
    start, end = offset + match.start(), offset + match.end()
    return Date(
        text=article.text[start:end],
        start=start,
        end=end,
        kind="date",
        value=match[1] if first == last else f"{first}/{last}",
        start_date=dt.date(first, 1, 1),
        end_date=dt.date(last, 12, 31),
    )


def _span_date(article: Article, offset: int, match: re.Match[str]) -> Date:
    number = _DIGITS[match[1] or match[2]]
    first = 1981 + 5 * (number - 6)
    start, end = offset + match.start(), offset + match.end()
    return Date(
        text=article.text[start:end],
        start=start,
        end=end,
        kind="date",
        value=f"{first}/{first + 4}",
        start_date=dt.date(first, 1, 1),
        end_date=dt.date(first + 4, 12, 31),
    )


_LONG = re.compile(r"P\d+(?:\.\d+)?[YM]$|P\d+W$|$")
_FUTURE_WORD = re.compile("前$|底$|末$|内$|^到|^至|^未来|^今后|^明年|^后年|期间$|时期$|以内$")
_YEAR_VALUE = re.compile(r"\d{4}")
_STILL_OPEN = re.compile("^全年|^年内|下半年|^(?:今年)?第?[二三四]季度|^本年度")
_FEW_WEEKS = 27
_MOST_OF_A_YEAR = 300
_PAST_WORD = re.compile("以来|去年|上年|前年|近年|过去|^截至|^截止|^近")


def is_past(date: Date, today: dt.date | None, year: int | None) -> bool:
    """The date lies before the day (or, without one, the year) in which the document speaks."""
    if date.value == "PAST_REF" or _PAST_WORD.search(date.text):
        return True
    if date.end_date is None:
        return date.start_date is not None and date.start_date.year < (year or 0)
    if today:
        return date.end_date < today
    return year is not None and date.end_date.year < year


def is_future(date: Date, today: dt.date | None, year: int | None) -> bool:
    """The date alone announces a commitment: 到2027年, 年底前, 明年, 未来三年."""
    if is_past(date, today, year) or date.value in ("PRESENT_REF", "PAST_REF"):
        return False
    if date.kind == "duration" and not _LONG.match(date.value or ""):
        return False
    speaks = today.year if today else year
    if date.start_date and date.end_date and date.end_date.year > date.start_date.year:
        return bool(speaks and date.start_date.year >= speaks)
    if date.value == "FUTURE_REF" or _FUTURE_WORD.search(date.text):
        return True
    if today and is_running(date, today) and _STILL_OPEN.search(date.text):
        return True
    return bool(speaks and date.start_date and date.start_date.year > speaks)


def is_running(date: Date, today: dt.date | None) -> bool:
    """The span began and has some weeks left, or begins later this year: 全年 in August."""
    if today is None or date.start_date is None or date.end_date is None:
        return False
    weeks_left = (date.end_date - today).days >= _FEW_WEEKS
    return weeks_left and (date.end_date - date.start_date).days >= _FEW_WEEKS


def is_span(date: Date, today: dt.date | None, year: int | None) -> bool:
    """A year or longer that goals may be set for: 今年, 今后五年, not a day or month."""
    if not is_period(date, today, year) or date.kind == "set":
        return False
    if date.start_date and date.end_date:
        return (date.end_date - date.start_date).days > _MOST_OF_A_YEAR
    return _YEAR_VALUE.fullmatch(date.value or "") is not None or date.text in ("今年", "明年")


def is_period(date: Date, today: dt.date | None, year: int | None) -> bool:
    """The date can be the period of a target: no past day, no vague now."""
    if date.kind == "duration" and not _LONG.match(date.value or ""):
        return False
    if date.kind == "time" or date.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return False
    if is_past(date, today, year):
        return False
    one_day = date.start_date is not None and date.start_date == date.end_date
    return not one_day or "前" in date.text or bool(re.search("^[到至]", date.text))
