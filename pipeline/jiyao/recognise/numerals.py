"""Numerals that open a name rather than count something (数字地名): 五里墩街道, 六盘薯业, 三里河."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from jiyao.recognise.spans import Candidate
from jiyao.values import Mention, Quantity

_SOFT = re.compile(
    "[一二三四五六七八九十百千万]{1,3}[里盘层楼门口道海河山角星岭泉坝塘湾店堡岗马家]"
)
M = TypeVar("M", bound=Mention)


def is_soft(value: Mention) -> bool:
    """Whether a value may be the beginning of a name: a short Chinese numeral and such a word."""
    return isinstance(value, Quantity) and _SOFT.fullmatch(value.text) is not None


def outside_names(values: Sequence[M], names: Sequence[Mention]) -> list[M]:
    """The values without those that lie in a name; both in order, names not overlapping."""
    starts = [name.start for name in names]
    kept: list[M] = []
    for value in values:
        number = bisect_right(starts, value.start) - 1
        if number < 0 or names[number].end <= value.start:
            kept.append(value)
    return kept


def whole_only(names: Sequence[Candidate], values: Sequence[Mention]) -> list[Candidate]:
    """The names that neither cut such a numeral in two nor consist of it alone."""
    soft = [value for value in values if is_soft(value)]
    ends = [value.end for value in soft]
    kept: list[Candidate] = []
    for name in names:
        first = bisect_right(ends, name.start)
        touched = [value for value in soft[first : first + 2] if value.start < name.end]
        if all(name.start <= v.start and v.end < name.end for v in touched):
            kept.append(name)
    return kept
