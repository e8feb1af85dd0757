"""The reference day that an article gives itself, and the year of a plan's title."""

from __future__ import annotations

import datetime as dt

import pytest

from jiyao.find import find_dates

PUBLISHED = dt.date(2025, 1, 10)


def values(text: str, published: dt.date | None) -> list[str | None]:
    return [date.value for date in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某部例行发布会\n时间：2021年8月26日上午\n今天介绍上半年的情况。", ["2021-08-26", "2021-08-26", "2021-H1"]),
        ("预算报告\n（2024年1月17日）\n今年安排支出。", ["2024-01-17", "2024"]),
        ("2023年5月12日，大会召开。今天签约。", ["2023-05-12", "2023-05-12"]),
        ("2019年3月1日，首次协商；2021年5月6日，再次协商。今年继续。", ["2019-03-01", "2021-05-06", None]),
        ("自1998年5月1日起施行。今年修订。", ["1998-05-01", None]),
        ("本报7月5日讯 今天，会议召开。", ["XXXX-07-05", "XXXX-07-05"]),
    ],
)  # fmt: skip
def test_without_publication_the_article_may_date_itself(
    text: str, expected: list[str | None]
) -> None:
    assert values(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议召开\n本报1月9日讯 今天，大会闭幕。", ["2025-01-09", "2025-01-09"]),
        ("会议召开\n本报12月31日讯 今年最后一天。", ["2024-12-31", "2024"]),
        ("会议召开\n新华社北京6月3日电 今天回顾。", ["2025-06-03", "2025-01-10"]),
    ],
)
def test_a_dateline_near_publication_is_the_reference(text: str, expected: list[str]) -> None:
    assert values(text, PUBLISHED)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某区2025年重点任务清单\n道路完工 12月底\n学校完工 全年", ["2025", "2025-12", "2025"]),
        ("某区2025年实事项目计划\n3月15日前开工。", ["2025", "2025-03-15"]),
        ("某区召开2025年工作会议\n截至12月底，任务完成。", ["2025", "2024-12"]),
        ("某区2020年重点任务清单\n12月底完成。", ["2020", "2024-12"]),
    ],
)
def test_months_of_a_plan_take_its_year(text: str, expected: list[str]) -> None:
    assert values(text, PUBLISHED) == expected


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text",
    [
        "昨日和次日",
        "上周与下周末",
        "近三年",
        "两周前",
        "三年后",
        "上月",
        "岁末年初",
        "去年国庆期间",
    ],
)
def test_references_at_the_ends_of_the_calendar(text: str, published: dt.date) -> None:
    assert find_dates(text, published)
