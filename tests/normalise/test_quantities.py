"""Surfaces of quantities and their values; round trips; new rows in the tables."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.errors import ValueParseError
from jiyao.normalise.quantities import Amount, quantity_from_text
from jiyao.recognise.quantities import quantity_spans
from jiyao.tables.quantity_patterns import (
    QuantityTables,
    default_quantity_tables,
    quantity_patterns,
)
from jiyao.tables.rows import ComparatorWord, Numeral, Unit


def amount(value: str | None, unit: str | None, comparator: str = "eq", **bounds: str) -> Amount:
    numbers = {name: Decimal(text) for name, text in bounds.items()}
    number = None if value is None else Decimal(value)
    return Amount(value=number, unit=unit, comparator=comparator, **numbers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("2.3亿元", amount("230000000", "元")),
        ("2 000 元", None),
        ("不少于15名", amount("15", "名", "ge")),
        ("５．１％", amount("5.1", "%")),
        ("百分之三点五", amount("3.5", "%")),
        ("千分之五", amount("5", "‰")),
        ("三分之一", amount("33.3333", "%")),
        ("三成", amount("30", "%")),
        ("近三成", amount("30", "%", "approx")),
        ("三至五万亩", amount(None, "亩", "range", min="30000", max="50000")),
        ("0至7岁", amount(None, "岁", "range", min="0", max="7")),
        ("5%～5.5%", amount(None, "%", "range", min="5", max="5.5")),
        ("8至10万元", amount(None, "元", "range", min="80000", max="100000")),
        ("8000至1万元", amount(None, "元", "range", min="8000", max="10000")),
        ("60岁及以上", amount("60", "岁", "ge")),
        ("3亿多元", amount("300000000", "元", "gt")),
        ("70万", amount("700000", None)),
        ("1.2个百分点", amount("1.2", "个百分点")),
        ("317亿元人民币", amount("31700000000", "元")),
        ("120元/平方米", amount("120", "元/平方米")),
    ],
)
def test_quantity(surface: str, expected: Amount | None) -> None:
    if expected is None:
        with pytest.raises(ValueParseError):
            quantity_from_text(surface)
    else:
        assert quantity_from_text(surface) == expected


_TABLES = default_quantity_tables()
_UNITS = sorted(row.unit for row in _TABLES.units if row.numerals == "any" and row.unit != "成")
_BEFORE = {"": "eq", "约": "approx", "超过": "gt", "不少于": "ge", "不超过": "le", "低于": "lt"}
_AFTER = {"": "eq", "以上": "ge", "以内": "le", "左右": "approx"}


@given(
    st.decimals(min_value=0, max_value=10**6, places=1),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(_UNITS),
    st.sampled_from(
        [*((w, c, True) for w, c in _BEFORE.items()), *((w, c, False) for w, c in _AFTER.items())]
    ),
)
def test_round_trip(number: Decimal, scale: str, unit: str, bound: tuple[str, str, bool]) -> None:
    word, comparator, leads = bound
    core = f"{number:f}{scale}{unit}"
    surface = word + core if leads else core + word
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    expected = Amount(value=number * factor, unit=unit, comparator=comparator)  # type: ignore[arg-type]
    assert quantity_from_text(surface) == expected
    text = f"共计{surface}。"
    assert [text[start:end] for start, end in quantity_spans(text, [])] == [surface]


def _found(text: str, tables: QuantityTables) -> list[Amount]:
    patterns = quantity_patterns(tables)
    spans = quantity_spans(text, [], patterns)
    return [quantity_from_text(text[start:end], patterns) for start, end in spans]


def test_a_row_adds_a_unit() -> None:
    assert _found("建成5竿。", _TABLES) == []
    row = Unit(unit="竿", dimension="count")
    assert _found("建成5竿。", dataclasses.replace(_TABLES, units=(*_TABLES.units, row))) == [
        amount("5", "竿")
    ]


def test_a_row_adds_a_comparator() -> None:
    row = ComparatorWord(word="冲破", position="before", comparator="gt")
    more = dataclasses.replace(_TABLES, comparators=(*_TABLES.comparators, row))
    assert _found("产值冲破5亿元", more) == [amount("500000000", "元", "gt")]


def test_a_row_adds_a_numeral() -> None:
    row = Numeral(character="俩", role="digit", value=Decimal(2))
    more = dataclasses.replace(_TABLES, numerals=(*_TABLES.numerals, row))
    patterns = quantity_patterns(more)
    assert quantity_spans("俩家", [], patterns) == [(0, 2)]
