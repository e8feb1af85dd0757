"""What a date takes from the text before it, and the anchor it records."""

from __future__ import annotations

import datetime as dt

import pytest

from jiyao.find import find_dates

PUBLISHED = dt.date(2024, 3, 6)


def values(text: str, published: dt.date | None = PUBLISHED) -> list[str | None]:
    return [date.value for date in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日开幕。4日报到。", ["2024-03-05", "2024-03-04"]),
        ("2019年6月3日立案，8月结案。", ["2019-06-03", "2019-08"]),
        ("2022年收入较低。全年支出较高。", ["2022", "2022"]),
        ("2022年收入较低。\n全年支出较高。", ["2022", "2024"]),
        ("一、2023年工作回顾\n全年新增就业较多。\n二、2024年工作安排\n全年力争更多。",
         ["2023", "2023", "2024", "2024"]),
        ("到2027年，建成基地。9月，启动招标。", ["2027", "2023-09"]),
        ("比2020年增长。5月建成。", ["2020", "2024-05"]),
        ("2月28日抵达，次日返程。", ["2024-02-28", "2024-02-29"]),
        ("2月28日抵达，当天返程。", ["2024-02-28", "2024-02-28"]),
        ("12月召开全会，次月部署。", ["2023-12", "2024-01"]),
    ],
)  # fmt: skip
def test_context(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_without_publication_date_the_year_of_full_dates_holds() -> None:
    assert values("2012年1月6日召开。2月10日印发。", None) == ["2012-01-06", "2012-02-10"]
    assert values("2012年1月6日召开。2013年1月6日再开。2月印发。", None)[-1] == "XXXX-02"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("2024年2月5日", None),
        ("今年", PUBLISHED),
        ("2月5日", PUBLISHED),
        ("近三年", PUBLISHED),
        ("上周五", PUBLISHED),
        ("三天前", PUBLISHED),
        ("“十四五”期间", None),
        ("三年内", None),
    ],
)
def test_anchor(text: str, anchor: dt.date | None) -> None:
    [date] = find_dates(text, PUBLISHED)
    assert date.anchor == anchor


def test_impossible_days_have_no_calendar_day() -> None:
    [date] = find_dates("2023年2月30日", PUBLISHED)
    assert (date.start_date, date.end_date) == (None, None)
    assert values("13月召开。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年四季度至一季度施工。", "2023-Q4/2024-Q1"),
        ("12月28日至1月3日休市。", "2023-12-28/2024-01-03"),
        ("10月至次年3月禁牧。", "2023-10/2024-03"),
    ],
)
def test_ranges_across_the_year(text: str, expected: str) -> None:
    [date] = find_dates(text, dt.date(2024, 1, 8))
    assert date.value == expected
    assert date.start_date is not None
    assert date.end_date is not None
    assert date.start_date < date.end_date


def test_a_range_backwards_has_no_days() -> None:
    [date] = find_dates("2021年至2019年", PUBLISHED)
    assert (date.start_date, date.end_date) == (None, None)
