"""Where dates (日期) stand in a text, without their meaning."""

from __future__ import annotations

from jiyao.tables.characters import folded
from jiyao.tables.date_patterns import DatePatterns, default_date_patterns


def date_spans(text: str, patterns: DatePatterns | None = None) -> list[tuple[int, int]]:
    """Spans of dates.

    Args:
        text: a reading; dates do not cross line feeds.
        patterns: of other tables than the shipped ones.
    Returns:
        (start, end) in order, not overlapping.
    """
    patterns = patterns or default_date_patterns()
    spans = []
    for match in patterns.scan.finditer(folded(text)):
        if match.lastgroup != "skip":
            spans.append(match.span())
    return spans
