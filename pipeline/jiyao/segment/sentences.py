"""Where sentences (句子) begin and end in a reading, and how a long one is cut for an engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_PIECE = 200
"""Characters an engine gets at once; longer sentences are cut at a comma."""

_END = re.compile(
    r"""
    《[^《》\n]{0,80}》              # a title keeps its own marks: 《你好！同学》
    | (?P<end> [。！？!?…]{1,16} [”’"'」』）)】〕》]{0,4} )
    """,
    re.VERBOSE,
)
_PAUSES = "，,；;、：: "


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Sentences of a reading.

    A sentence ends with 。！？!?… and the quotes and brackets that close after it, or with its
    line; a semicolon ends none, nor does a mark inside a title in 《》.

    Args:
        text: the reading; a line feed is always a border.
    Returns:
        (start, end) in order, not empty; they cover every character but the line feeds.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        spans.extend(_spans_of_line(line, start))
        start += len(line) + 1
    return spans


def _spans_of_line(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(line):
        if match.group("end"):
            yield offset + start, offset + match.end()
            start = match.end()
    if start < len(line):
        yield offset + start, offset + len(line)


def pieces(text: str, start: int, end: int, longest: int = LONGEST_PIECE) -> list[tuple[int, int]]:
    """Cut `text[start:end]` into pieces of at most `longest` characters.

    A cut falls after the last pause mark that leaves the piece at least half as long as allowed,
    or where the limit is reached.
    """
    spans = []
    while end - start > longest:
        window = text[start + longest // 2 : start + longest]
        last = max(window.rfind(mark) for mark in _PAUSES)
        cut = start + longest if last < 0 else start + longest // 2 + last + 1
        spans.append((start, cut))
        start = cut
    spans.append((start, end))
    return spans
