"""Sentences with the expected answer inside: tests/cases/*.txt.

anchor=2024-03-06 | 会议{date value=2024-03-08|本月8日}召开，投资{quantity value=5 unit=元|5元}。
anchor=none | 全省{!date|十分}重视。
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jiyao.errors import GoldError
from jiyao.values import Date, Quantity

_LINE = re.compile(r"anchor=(none|[0-9-]{10}) \| (.+)")
_MARK = re.compile(r"\{(!?)(date|quantity)([^|{}]*)\|([^{}]*)\}")
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Characters that no mention of a kind may touch."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSentence:
    """One case: the sentence, its reference day, and every mention it holds, in order."""

    text: str
    anchor: dt.date | None
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    barred: tuple[Barred, ...]


def marked_sentences(text: str, *, file: str) -> Iterator[MarkedSentence]:
    """Read a file of cases; empty lines and lines that begin with `#` are passed over.

    Raises:
        GoldError: naming the file and line that does not follow the format.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            match = _LINE.fullmatch(line.strip())
            if match is None:
                raise GoldError(f"{file}:{number}: expected 'anchor=... | sentence'")
            try:
                yield _sentence(match[1], match[2])
            except (KeyError, ValueError, ArithmeticError) as error:
                raise GoldError(f"{file}:{number}: {error!r} in a mark") from error


def _sentence(anchor: str, marked: str) -> MarkedSentence:
    parts: list[str] = []
    dates: list[Date] = []
    quantities: list[Quantity] = []
    barred: list[Barred] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        before, surface = marked[at : mark.start()], mark[4]
        parts += [before, surface]
        start = length + len(before)
        length, at = start + len(surface), mark.end()
        attributes = dict(cell.split("=", 1) for cell in mark[3].split())
        if mark[1]:
            barred.append(Barred(label=mark[2], start=start, end=length))
        elif mark[2] == "date":
            dates.append(_date(surface, start, attributes))
        else:
            quantities.append(_quantity(surface, start, attributes))
    return MarkedSentence(
        text="".join([*parts, marked[at:]]),
        anchor=None if anchor == "none" else dt.date.fromisoformat(anchor),
        dates=tuple(dates),
        quantities=tuple(quantities),
        barred=tuple(barred),
    )


def _date(surface: str, start: int, attributes: dict[str, str]) -> Date:
    value = attributes.get("value")
    if "span" in attributes:
        first, last = (_day(side) for side in attributes["span"].split(".."))
    else:
        ends = (value or "").split("/")
        first, last = _edge(ends[0], last=False), _edge(ends[-1], last=True)
    return Date(
        text=surface,
        start=start,
        end=start + len(surface),
        kind=attributes.get("kind", "date"),  # type: ignore[arg-type]
        value=value,
        start_date=first,
        end_date=last,
    )


def _day(side: str) -> dt.date | None:
    return dt.date.fromisoformat(side) if side else None


def _edge(value: str, *, last: bool) -> dt.date | None:
    """First or last day of a plain year, month, day, quarter or half; None for other values."""
    year = value[:4]
    if value[5:6] in ("Q", "H") and year.isdigit():
        size = 3 if value[5] == "Q" else 6
        month = int(value[6]) * size - (0 if last else size - 1)
        value = f"{year}-{month:02d}"
    match = _PLAIN.fullmatch(value.split("T")[0])
    if match is None:
        return None
    month = int(match[2]) if match[2] else (12 if last else 1)
    days = calendar.monthrange(int(match[1]), month)[1]
    return dt.date(int(match[1]), month, int(match[3]) if match[3] else (days if last else 1))


def _quantity(surface: str, start: int, attributes: dict[str, str]) -> Quantity:
    numbers = {name: Decimal(attributes[name]) for name in ("min", "max") if name in attributes}
    value = attributes.get("value")
    return Quantity(
        text=surface,
        start=start,
        end=start + len(surface),
        value=None if value is None else Decimal(value),
        unit=attributes.get("unit"),
        comparator=attributes.get("cmp", "eq"),  # type: ignore[arg-type]
        **numbers,
    )
