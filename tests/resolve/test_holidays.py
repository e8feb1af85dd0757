"""Lunar and solar holidays against days known from published calendars."""

from __future__ import annotations

import datetime as dt

import pytest

from jiyao.resolve.holidays import holiday_day, lunar_day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("春节", "2024-02-10"),
        ("春节", "2025-01-29"),
        ("除夕", "2024-02-09"),
        ("除夕", "2025-01-28"),
        ("元宵节", "2024-02-24"),
        ("端午节", "2024-06-10"),
        ("中秋", "2023-09-29"),
        ("中秋节", "2024-09-17"),
        ("重阳节", "2024-10-11"),
        ("腊八节", "2024-01-18"),
        ("清明节", "2024-04-04"),
        ("清明节", "2023-04-05"),
        ("国庆", "2024-10-01"),
        ("母亲节", "2024-05-12"),
        ("父亲节", "2024-06-16"),
        ("感恩节", "2024-11-28"),
    ],
)
def test_holiday(name: str, day: str) -> None:
    assert holiday_day(name, int(day[:4])) == dt.date.fromisoformat(day)


def test_out_of_reach() -> None:
    assert holiday_day("春节", 1700) is None
    assert holiday_day("不存在的节日", 2024) is None


def test_leap_month() -> None:
    assert lunar_day(2023, 2, 1, leap=True) == dt.date(2023, 3, 22)
    assert lunar_day(2024, 2, 1, leap=True) is None
    assert lunar_day(2024, 12, -1) == dt.date(2025, 1, 28)
