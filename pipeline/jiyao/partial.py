"""Dates as written: partial, before any reference day is known (不完整日期)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiyao.values import DateKind

Bound = Literal["by", "before", "since", "after", "during", "eve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A step from a reference: 去年 is -1 year; 次日 is 1 day from the day last spoken of."""

    steps: int
    context: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """One end of a date expression; a field is None when it is not written.

    Attributes:
        year, month, day: calendar numbers; a `Shift` is relative to the reference.
        first_month, last_month: a run of months of a year (上半年, 一季度, 前10个月).
        code: TIMEX3 code of that run or season: "Q1", "H2", "SP"; `onset` for 入冬, which may
            have come the year before.
        ten_days: 1 to 3 for 上旬, 中旬, 下旬.
        edge: "start", "middle" or "end" of the year, else of the month when there is one.
        week, weekday: weeks from the reference and 1 to 7 for Monday to Sunday; 6 with
            `weekend` for Saturday and Sunday.
        holiday: name in tables/holidays.tsv.
        lunar: month and day belong to the lunar calendar; `leap` for 闰.
        whole: 全年, 年内: the year spoken of; 全月 likewise; "previous" and "next" year.
        same_period: 同期: the period last spoken of, in this year.
        years: first and last year of a plan period, decade or century; `edge` "end" its last.
        hour, minute: time of day, 24 hours.
    """

    year: int | Shift | None = None
    month: int | Shift | None = None
    day: int | Shift | None = None
    first_month: int | None = None
    last_month: int | None = None
    code: str | None = None
    onset: bool = False
    ten_days: int | None = None
    edge: str | None = None
    week: Shift | None = None
    weekday: int | None = None
    weekend: bool = False
    holiday: str | None = None
    lunar: bool = False
    leap: bool = False
    whole: str | None = None
    same_period: bool = False
    years: tuple[int, int] | None = None
    hour: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """What a date mention says by itself.

    Attributes:
        kind: TIMEX3 type.
        first, last: the date, or both ends of a range; None for what has no place in time.
        bound: how the words around it bound it: 到, 底前 (by), 前, 自 … 以来, 以后, 期间.
            A duration with `first` is one or the other: 24年 is P24Y or 2024.
        ahead: a deadline or a beginning to come (X前, X起): a bare month is not one long past.
        value: TIMEX3 value where no reference is needed: P3Y, PAST_REF.
        count, unit, direction: a number of years, months, weeks or days before ("ago"), after
            ("hence"), ending with ("past") or following ("future") the reference.
    """

    kind: DateKind = "date"
    first: PartialDate | None = None
    last: PartialDate | None = None
    bound: Bound | None = None
    ahead: bool = False
    value: str | None = None
    count: int | None = None
    unit: str | None = None
    direction: Literal["ago", "hence", "past", "future"] | None = None
