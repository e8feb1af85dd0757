"""Where dates (日期) stand in a text, without their meaning."""

from __future__ import annotations

import re

from jiyao.tables.characters import folded
from jiyao.tables.date_patterns import DatePatterns, default_date_patterns

_TITLE = re.compile("《[^《》\n]{1,80}》")
_VERBS = frozenset("高加升降低长回达大少小得看做遇听谈想涉增用送赶来去等拿找见减缩短扩乃甚复落归")
_DAY_COUNT = re.compile("(?:天数|日数)[^，。；\n]{0,12}$")
_FROM = re.compile("[起始来到至今—-]$|[日月年度号点时分午起][到至—-]")


def date_spans(text: str, patterns: DatePatterns | None = None) -> list[tuple[int, int]]:
    """Spans of dates.

    Args:
        text: a reading; dates do not cross line feeds.
        patterns: of other tables than the shipped ones.
    Returns:
        (start, end) in order, not overlapping.
    """
    patterns = patterns or default_date_patterns()
    reading = folded(text)
    titles = [match.span() for match in _TITLE.finditer(reading)]
    spans = []
    for match in patterns.scan.finditer(reading):
        if match.lastgroup == "skip":
            continue
        start, end = match.span()
        while titles and titles[0][1] <= start:
            titles.pop(0)
        if titles and titles[0][0] < start:
            continue
        if reading[end - 1] == "天" and _DAY_COUNT.search(reading, max(0, start - 24), start):
            continue
        start = _trimmed(reading, start, end)
        if reading.startswith("开始", end - 2) and reading[start] not in "自从":
            end -= 2
        spans.append((start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> int:
    """Where a date begins when the 到, 至 or 从 before it is not part of it.

    到 and 至 may belong to the verb before them (提高到2024年的水平); 从 belongs to the date only
    when an end or 起 follows (从2020年到2025年, 从明天起).
    """
    first = text[start]
    if first == "从" and not text.startswith("从前", start):
        return start if _FROM.search(text, start, end) else start + 1
    if first in "到至" and start and text[start - 1] in _VERBS:
        return start + 1
    return start
