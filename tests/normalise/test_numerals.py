"""Written numbers and their values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiyao.errors import ValueParseError
from jiyao.normalise.numerals import number_from_text


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("5", "5"),
        ("１２．５", "12.5"),
        ("1,234,567.8", "1234567.8"),
        ("1.2万", "12000"),
        ("3亿5000万", "350000000"),
        ("5.67万亿", "5670000000000"),
        ("1万亿", "1000000000000"),
        ("2千", "2000"),
        ("1万5", "15000"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百一", "110"),
        ("三百二", "320"),
        ("两千三", "2300"),
        ("两千零三", "2003"),
        ("一万零一十二", "10012"),
        ("一万二", "12000"),
        ("三亿五千万", "350000000"),
        ("十二亿三千四百五十六万七千八百九十", "1234567890"),
        ("壹仟贰佰", "1200"),
        ("叁万伍仟", "35000"),
        ("三点五", "3.5"),
        ("零点八", "0.8"),
        ("三点五万", "35000"),
        ("二〇二四", "2024"),
        ("一九九八", "1998"),
        ("百", "100"),
        ("千万", "10000000"),
        ("10多万", "100000"),
    ],
)
def test_number(surface: str, value: str) -> None:
    assert number_from_text(surface) == Decimal(value)


@pytest.mark.parametrize("surface", ["", "余", "三点", "年", "5年"])
def test_no_number(surface: str) -> None:
    with pytest.raises(ValueParseError):
        number_from_text(surface)


def chinese(number: int) -> str:
    """The usual spelling, written independently of the reader."""
    if number == 0:
        return "零"
    digits = "零一二三四五六七八九"
    sections, unit = [], ""
    for unit in ("", "万", "亿", "万亿"):
        number, section = divmod(number, 10000)
        sections.append((section, unit))
        if not number:
            break
    text, gap = "", False
    for section, unit in reversed(sections):
        if not section:
            gap = bool(text)
            continue
        part = ""
        zero = False
        for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = section // scale % 10
            if digit:
                part += ("零" if zero and part else "") + digits[digit] + name
                zero = False
            else:
                zero = True
        if text and (gap or section < 1000):
            part = "零" + part
        text, gap = text + part + unit, False
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_round_trip(number: int) -> None:
    assert number_from_text(chinese(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿"]))
def test_mixed_round_trip(number: Decimal, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    wide = f"{number:,f}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})
    for spelling in (f"{number:f}", f"{number:,f}", wide):
        assert number_from_text(spelling + scale) == number * factor
