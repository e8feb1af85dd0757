"""Hostile input takes linear time; numbers split by line breaks keep their raw offsets."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.find import find_dates, find_quantities
from jiyao.recognise.dates import date_spans
from jiyao.recognise.quantities import quantity_spans

HOSTILE = {
    "digits": "1",
    "zeros": "0",
    "chinese digits": "一",
    "scales": "万",
    "mixed": "1万",
    "decimals": "1.",
    "thousands": "1,000",
    "ranges": "1至",
    "dashes": "3—",
    "colons": "1:",
    "pluses": "1+",
    "brackets": "（“《",
    "quotes": "“",
    "years": "2024年",
    "halves": "2024年至",
    "months": "3月至",
    "latin": "A1-",
    "dots": "·1",
    "parts": "百分之",
    "comparators": "不超过",
    "prefixes": "截至到",
    "spaces": " ",
    "points": "一点",
    "near": "近",
}


def _seconds(text: str) -> float:
    best = 10.0
    for _ in range(3):
        began = time.process_time()
        quantity_spans(text, date_spans(text))
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_growth_is_linear(piece: str) -> None:
    """Eight times the input takes about eight times as long, far from sixty-four times."""
    short = max(_seconds(piece * 2500), 1e-4)
    assert _seconds(piece * 20000) < 30 * short + 0.05


@pytest.mark.parametrize("digits", ["1" * 10_000, "一" * 10_000, "9" * 10_000 + "亿元"])
def test_ten_thousand_digits(digits: str) -> None:
    assert find_quantities(digits) == []
    assert find_dates(digits) == []


@given(
    st.text(
        alphabet="0123456789.一二三十百千万亿年月日至到—、个家元%第“”（）《》\n前后近超 上",
        max_size=60,
    )
)
def test_any_text_gives_grounded_mentions(text: str) -> None:
    dates, quantities = find_dates(text), find_quantities(text)
    for mentions in (dates, quantities):
        for found in mentions:
            assert text[found.start : found.end].replace("\n", "").startswith(found.text[0])
        for found, after in pairwise(mentions):
            assert found.end <= after.start


def test_a_number_split_by_a_line_break() -> None:
    text = "新增就业1.\n9万人，投资12\n亿元。"
    first, second = find_quantities(text)
    assert (first.text, first.value, text[first.start : first.end]) == (
        "1.9万人",
        19000,
        "1.\n9万人",
    )
    assert (second.text, second.start, second.end) == ("12亿元", 13, 18)
    [date] = find_dates("会议于2024\n年2月5日召开。")
    assert (date.text, date.value) == ("2024年2月5日", "2024-02-05")


def test_no_mention_crosses_a_block_border() -> None:
    assert [q.text for q in find_quantities("共有5\n\n三家企业")] == ["三家"]
    assert [d.text for d in find_dates("2024年\n3月")] == ["2024年", "3月"]


def test_dates_win_over_quantities() -> None:
    text = "5年来，前10个月新增3个，5%的企业3个月内开工。"
    assert [q.text for q in find_quantities(text)] == ["3个", "5%"]
    assert [d.text for d in find_dates(text)] == ["5年来", "前10个月", "3个月内"]
