"""Numerals that open a name rather than count something (数字地名): 五里墩街道, 六盘薯业, 三里河."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from jiyao.recognise.spans import Candidate
from jiyao.values import Mention, Quantity

_SOFT = re.compile(
    "[一二三四五六七八九十百千万]{1,3}[里盘层楼门口道海河山角星岭泉坝塘湾店堡岗马家步桥渡滩洞树间眼堆]"
)
_FEAST = frozenset(("国庆", "元旦", "清明", "中秋", "立春", "立夏", "立秋", "立冬", "春分", "秋分"))
"""Days that are given names as well: 郑国庆."""

M = TypeVar("M", bound=Mention)


def is_soft(value: Mention) -> bool:
    """Whether a value may be part of a name: a short Chinese numeral and such a word, a feast."""
    if isinstance(value, Quantity):
        return _SOFT.fullmatch(value.text) is not None
    return value.text in _FEAST


def outside_names(values: Sequence[M], names: Sequence[Mention]) -> list[M]:
    """The values without those that lie in a name; both in order, names not overlapping."""
    starts = [name.start for name in names]
    kept: list[M] = []
    for value in values:
        number = bisect_right(starts, value.start) - 1
        if number < 0 or names[number].end <= value.start:
            kept.append(value)
    return kept


def _is_part(value: Mention, name: Candidate) -> bool:
    """A numeral begins or continues a name, a feast may end it as well."""
    if value.start < name.start or value.end > name.end:
        return False
    return value.end < name.end or (value.start > name.start and not isinstance(value, Quantity))


def whole_only(names: Sequence[Candidate], values: Sequence[Mention]) -> list[Candidate]:
    """The names that neither cut such a numeral in two nor consist of it alone."""
    soft = [value for value in values if is_soft(value)]
    ends = [value.end for value in soft]
    kept: list[Candidate] = []
    for name in names:
        first = bisect_right(ends, name.start)
        touched = [value for value in soft[first : first + 2] if value.start < name.end]
        if all(_is_part(value, name) for value in touched):
            kept.append(name)
    return kept
