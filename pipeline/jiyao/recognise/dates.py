"""Where dates (日期) stand in a text, without their meaning."""

from __future__ import annotations

import re

from jiyao.tables.characters import folded
from jiyao.tables.date_patterns import DatePatterns, default_date_patterns

_TITLE = re.compile("《[^《》\n]{1,80}》")
_VERBS = frozenset("高加升降低长回达大小少得看做遇听谈想涉增用送赶来去等拿找见")


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
        spans.append((_without_verb(reading, start), end))
    return spans


def _without_verb(text: str, start: int) -> int:
    """Where a date begins when 到 belongs to the verb before it (提高到2024年的水平)."""
    return start + 1 if text[start] == "到" and start and text[start - 1] in _VERBS else start
