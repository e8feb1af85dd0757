"""Surfaces of dates and what they say by themselves; round trips; new rows in the tables."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.errors import ValueParseError
from jiyao.find import find_dates
from jiyao.normalise.dates import date_from_text
from jiyao.partial import DateExpression, PartialDate, Shift
from jiyao.recognise.dates import date_spans
from jiyao.tables.date_patterns import date_patterns, default_date_patterns
from jiyao.tables.rows import DateWord, Plan


def written(first: PartialDate, last: PartialDate | None = None, **rest: object) -> DateExpression:
    return DateExpression(first=first, last=last, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("2024年2月5日", written(PartialDate(year=2024, month=2, day=5))),
        ("2月5日", written(PartialDate(month=2, day=5))),
        ("去年9月", written(PartialDate(year=Shift(steps=-1), month=9))),
        ("次日", written(PartialDate(day=Shift(steps=1, context=True)))),
        ("到2027年", written(PartialDate(year=2027), bound="by")),
        ("今年以来", written(PartialDate(year=Shift(steps=0)), bound="since")),
        ("3日至5日", written(PartialDate(day=3), PartialDate(day=5))),
        ("“十四五”末", written(PartialDate(years=(2021, 2025), edge="end"))),
        ("三年内", DateExpression(kind="duration", value="P3Y")),
        ("每年", DateExpression(kind="set", value="P1Y")),
        ("近日", DateExpression(value="PAST_REF")),
        (
            "近三年",
            DateExpression(value="P3Y", count=3, unit="Y", direction="past"),
        ),
    ],
)
def test_date(surface: str, expected: DateExpression) -> None:
    assert date_from_text(surface) == expected


@pytest.mark.parametrize("surface", ["", "会议", "年", "2024", "13"])
def test_no_date(surface: str) -> None:
    if surface == "2024":
        assert date_from_text(surface) == written(PartialDate(year=2024))
        return
    with pytest.raises(ValueParseError):
        date_from_text(surface)


_DIGITS = "〇一二三四五六七八九"


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def spellings(day: dt.date) -> list[str]:
    """A day as official texts write it."""
    year = "".join(_DIGITS[int(c)] for c in str(day.year))
    plain = f"{day.year}年{day.month}月{day.day}日"
    return [
        plain,
        f"{day.year}年{day.month:02d}月{day.day:02d}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        plain.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}),
        f"{year}年{_small(day.month)}月{_small(day.day)}日",
        f"{day.year}-{day.month:02d}-{day.day:02d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    ]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 7))
def test_round_trip(day: dt.date, index: int) -> None:
    surface = spellings(day)[index]
    [found] = find_dates(f"会议于{surface}，举行。")
    assert (found.text, found.value) == (surface, day.isoformat())
    assert found.start_date == found.end_date == day
    assert found.anchor is None


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)),
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)),
)
def test_a_day_without_year_keeps_month_and_day(day: dt.date, published: dt.date) -> None:
    [unknown] = find_dates(f"{day.month}月{day.day}日，大会开幕。")
    assert unknown.value == f"XXXX-{day.month:02d}-{day.day:02d}"
    [found] = find_dates(f"{day.month}月{day.day}日，大会开幕。", published)
    assert found.value is not None
    assert found.value[4:] == unknown.value[4:]
    assert found.anchor == published


def test_a_row_adds_a_plan_and_a_word() -> None:
    tables = default_date_patterns().tables
    plan = Plan(name="十七五", first_year=2036, last_year=2040)
    word = DateWord(word="上上年", role="year", value="-2")
    more = dataclasses.replace(tables, plans=(*tables.plans, plan), words=(*tables.words, word))
    patterns = date_patterns(more)
    assert date_spans("“十七五”期间，", patterns) == [(0, 7)]
    years = date_from_text("“十七五”期间", patterns).first
    assert years is not None
    assert years.years == (2036, 2040)
    assert date_spans("上上年的工作", patterns) == [(0, 3)]
    assert date_from_text("上上年", patterns) == written(PartialDate(year=Shift(steps=-2)))
