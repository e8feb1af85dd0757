"""Rows of the tables that dates and quantities are made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiyao.values import Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A character of a Chinese number (数字): a digit 0 to 9 or a scale such as 10000."""

    character: str
    role: Literal["digit", "scale"]
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure or classifier (计量单位、量词).

    Attributes:
        unit: the usual spelling.
        dimension: what it measures: ratio, currency, length, count ...
        spellings: other spellings of the same unit.
        numerals: the kind of numeral it follows: 3P is computing power, 三P is not.
        not_before: words that make it part of another word: 2024元旦 has no 2024元.
        not_before_chinese: the same after Chinese numerals, which are less clear: 三成员 has no
            三成, but 3个体育场 has 3个.
    """

    unit: str
    dimension: str
    spellings: tuple[str, ...] = ()
    numerals: Literal["any", "arabic", "chinese"] = "any"
    not_before: tuple[str, ...] = ()
    not_before_chinese: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparatorWord:
    """A word that bounds a number (比较词).

    Attributes:
        word: as written.
        position: "before" and "after" the quantity, "inside" between number and unit, "scale"
            before a bare scale (上百, 过万).
        comparator: the bound it states.
    """

    word: str
    position: Literal["before", "after", "inside", "scale"]
    comparator: Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPhrase:
    """A phrase with a number that counts nothing (四个意识, 三门峡), and why."""

    phrase: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWord:
    """A word of dates (时间词).

    Attributes:
        word: as written.
        role: what part of a date it is; see tables/date_words.tsv.
        value: a shift (-1 for 去年), "c" before it when it counts from the day last spoken of
            (次日 is c1) rather than from the day of publication; else the role's own code.
    """

    word: str
    role: Literal[
        "year", "month", "week", "day", "dusk", "daypart", "weekday", "season", "ten_days",
        "edge", "year_edge", "half", "half_month", "whole", "quarter", "past", "present",
        "future", "set", "phrase", "early", "late", "span", "ahead", "onset", "term",
    ]  # fmt: skip
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A holiday (节日).

    Attributes:
        name: the usual name.
        calendar: "solar"; "lunar" with lunar month and day (-1 for its last day); "term" for a
            solar term near the date; "weekday" with day "2.7" for the second Sunday.
        days: length of the public holiday from its first day on.
        bare: whether the name alone is a date, without 期间 or 假期 behind it.
        spellings: other names.
    """

    name: str
    calendar: Literal["solar", "lunar", "term", "weekday"]
    month: int
    day: str
    days: int = 1
    bare: bool = True
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A five-year plan's period (五年规划): first and last year."""

    name: str
    first_year: int
    last_year: int
