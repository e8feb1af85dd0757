"""Lines of a page with what their layout tells: indent, blank lines before, width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    CONTROL_CELL,
    EVENT,
    LINE_TAIL,
    META_CELL,
    NEWS_TIME,
    TERMINAL,
)

_GAP = re.compile(r"[^\S\r\n]{2,}|　")
_CELL = re.compile(r"[^\s【】\[\]〖〗]+|[【\[〖][^【】\[\]〖〗]{0,40}[】\]〗]")
_LINE_WITH_BUTTONS = 160
_SHORT = 60
_BARE = 30
_INLINE_HEAD = re.compile(
    rf"(?:{BULLET.pattern}[^。；，]{{8,40}}?\s|[^。；，\s]{{8,40}}(?:[^\S\r\n]{{2,4}}|　))\s{{0,4}}"
    rf"(?={BODY_LEAD.pattern}|{NEWS_TIME.pattern})"
)
_SPACED_HEAD = re.compile(
    rf"(?!{BODY_LEAD.pattern})(?=.{{0,40}}?(?:{EVENT.pattern}))[^。；，！？：\s]{{8,40}}\s(?={NEWS_TIME.pattern})"
)
_HEAD_AND_META = re.compile(
    rf"(?P<head>[^。！？；]{{6,60}}?)(?:\s{{1,8}}{META_CELL.pattern}){{1,5}}(?=\s{{1,8}}\S{{2}})"
)
_BEFORE_DATELINE = re.compile(
    r"[^。，；]{6,100}?(?=(?:新华社|中新社|本报)[^\s，。；：（）()]{2,16}电[\s（(])"
)
_CREDIT_END = re.compile(r"摄[)）]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A physical line, or a paragraph of one when several share it.

    Attributes:
        start, end: raw code points without the white space around.
        text: raw slice `start:end`.
        indent: columns of white space before it (a Hanzi has two).
        blank: number of blank lines before it.
        inline: it follows another paragraph on the same physical line.
        heading: it was cut off as the headline of the text that follows it.
    """

    start: int
    end: int
    text: str
    indent: int
    blank: int
    inline: bool = False
    heading: bool = False

    @property
    def width(self) -> int:
        """Columns the text takes, white space included."""
        return columns(self.text)


def columns(text: str) -> int:
    """Width in columns: one for ASCII, two for everything else."""
    return len(text) * 2 - sum(map(str.isascii, text))


def lines_from_text(text: str) -> Iterator[Line]:
    """Non-blank lines in order; long lines are cut where a paragraph visibly ends inside."""
    position, blank = 0, 0
    for physical in text.splitlines(keepends=True):
        stripped = physical.strip()
        if not stripped:
            blank += 1
        else:
            indent = physical[: len(physical) - len(physical.lstrip())]
            start = position + len(indent)
            whole = Line(
                start=start,
                end=start + len(stripped),
                text=stripped,
                indent=columns(indent),
                blank=blank,
            )
            yield from _paragraphs(whole)
            blank = 0
        position += len(physical)


def _paragraphs(line: Line) -> Iterator[Line]:
    """Cut at wide gaps after a sentence's end and before the furniture that ends a page."""
    cuts = sorted({*_gap_cuts(line.text), *_tail_cuts(line.text)})
    if not cuts:
        yield line
        return
    for begin, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        piece = line.text[begin:end]
        lead = len(piece) - len(piece.lstrip())
        text = piece.strip()
        if not text:
            continue
        start = line.start + begin + lead
        yield Line(
            start=start,
            end=start + len(text),
            text=text,
            indent=line.indent,
            blank=line.blank if begin == 0 else 0,
            inline=begin > 0,
        )


def _gap_cuts(text: str) -> Iterator[int]:
    if (spaced := _SPACED_HEAD.match(text)) is not None:
        yield spaced.end()
        return
    if len(text) <= _SHORT:
        return
    begin = 0
    if (told := _HEAD_AND_META.match(text)) is not None:
        begin = told.end()
        yield from (told.end("head"), begin)
    elif head := _INLINE_HEAD.match(text) or _BEFORE_DATELINE.match(text):
        begin = head.end()
        yield begin
    for gap in _GAP.finditer(text):
        if gap.start() < begin:
            continue
        left = text[max(begin, gap.start() - 200) : gap.start()].strip()
        bare = 0 < gap.start() - begin <= _BARE and begin > 0
        if bare and BODY_LEAD.match(left):
            continue
        if (
            TERMINAL.search(left)
            or bare
            or _CREDIT_END.search(left)
            or BODY_LEAD.match(text, gap.end())
        ):
            begin = gap.end()
            yield begin


def _tail_cuts(text: str) -> Iterator[int]:
    """Where the buttons begin that end a line, if it has any."""
    found = LINE_TAIL.search(text)
    if found is not None and found.start("tail") > 0:
        yield found.start("tail")
    elif len(text) <= _LINE_WITH_BUTTONS and (text[-1] in "】]〗" or _GAP.search(text)):
        cells = [(cell.start(), cell[0]) for cell in _CELL.finditer(text)]
        last = len(cells)
        while last and CONTROL_CELL.match(cells[last - 1][1]):
            last -= 1
        if 0 < last < len(cells):
            yield cells[last][0]
