"""Tables laid out as lines: rows of tasks, and rows of indicators with base and target year."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

import jiyao
from jiyao.extract.targets.indicators import columns_in, measures_in
from jiyao.extract.targets.rows import cells_in, is_row, row_in
from jiyao.records import Target
from jiyao.values import Date, Entity, Organisation, Quantity

HEADER = "类别　指标名称　2015年　2020年　年均增长　属性"


def mention(text: str, word: str, kind: type[Organisation] | type[Date] | type[Quantity]) -> Entity:
    start = text.index(word)
    end = start + len(word)
    if kind is Organisation:
        return Organisation(text=word, start=start, end=end, name=word, kind="government")
    if kind is Date:
        return Date(text=word, start=start, end=end, kind="date", value=None)
    return Quantity(text=word, start=start, end=end, value=Decimal(1), unit="亿元")


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("3　新建公园5个　市园林局　年底前", True),
        ("12  改造管网8公里  县水务局  10月底", True),
        ("新建公园5个　市园林局　年底前", False),
        ("3　新建公园5个", False),
        ("3.新建公园5个，改造管网8公里。", False),
    ],
)
def test_rows_of_tasks(line: str, row: bool) -> None:
    assert is_row(line) is row


def test_cells_of_a_line() -> None:
    line = "3　新建公园5个　　市园林局"
    assert [line[start:end] for start, end in cells_in(line, 0, len(line))] == [
        "3",
        "新建公园5个",
        "市园林局",
    ]


def test_departments_and_deadline_fill_cells_of_their_own() -> None:
    line = "3　新建公园5个，市文旅局配合　市园林局、市住建局　10月底前"
    names = ("市文旅局", "市园林局", "市住建局")
    mentions = [mention(line, name, Organisation) for name in names]
    row = row_in(line, 0, len(line), [*mentions, mention(line, "10月底前", Date)])
    assert row is not None
    assert [body.text for body in row.departments] == ["市园林局", "市住建局"]
    assert row.deadline is not None
    assert row.deadline.text == "10月底前"
    assert row_in("会议强调要抓好落实。", 0, 10, []) is None


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        (HEADER, ["2015年", "2020年", "年均增长"]),
        ("指标　现状值　2025年　增速", ["现状值", "2025年", "增速"]),
        ("序号　项目名称　责任单位", []),
        ("到2020年，主要指标达到全国平均水平。", []),
    ],
)
def test_columns_of_indicators(line: str, heads: list[str]) -> None:
    assert [column.head for column in columns_in(line, 0, len(line))] == heads


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1.地区生产总值　497亿元　750亿元　8.5%", [("750亿元", False), ("8.5%", True)]),
        ("6.森林覆盖率　66.8%　70%以上　——", [("70%以上", False)]),
        ("经济发展　1.地区生产总值　497亿元　750亿元　8.5%", [("750亿元", False), ("8.5%", True)]),
        ("1.地区生产总值　750亿元　8.5%", []),
    ],
)
def test_values_of_a_row(row: str, expected: list[tuple[str, bool]]) -> None:
    columns = columns_in(HEADER, 0, len(HEADER))
    words = [row[a:b] for a, b in cells_in(row, 0, len(row)) if row[b - 1] in "元%上"]
    mentions = [mention(row, word, Quantity) for word in words]
    found = list(measures_in(row, 0, len(row), columns, mentions))
    assert [(m.quantity.text, m.column.is_growth) for m in found] == expected
    assert {m.indicator for m in found} <= {"地区生产总值", "森林覆盖率"}


PLAN = f"""青河县国民经济和社会发展第十三个五年规划纲要

第一章　主要目标

专栏1　主要指标

{HEADER}

经济发展

1.地区生产总值　497.2亿元　750亿元　8.5%　预期性

2.财政总收入　70.6亿元　104亿元　8%　预期性

第二章　重点任务

新建公园30个。
"""


def test_table_in_a_plan(nlp) -> None:
    found = jiyao.extract(PLAN, published=dt.date(2016, 3, 1), nlp=nlp)
    targets = [record for record in found if isinstance(record, Target)]
    told = [(t.indicator, t.action, t.quantity.text if t.quantity else None) for t in targets]
    assert told == [
        ("地区生产总值", None, "750亿元"),
        ("地区生产总值", "年均增长", "8.5%"),
        ("财政总收入", None, "104亿元"),
        ("财政总收入", "年均增长", "8%"),
        ("公园", "新建", "30个"),
    ]
    spans = [t.period.value if t.period else None for t in targets]
    assert spans == ["2020", "2016/2020", "2020", "2016/2020", "2016/2020"]
