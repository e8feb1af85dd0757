"""From lines to units: which lines belong together, whatever the page's breaks."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jiyao.read.bulletin import run_on_cuts
from jiyao.read.classify import Unit, is_bare, unit_of_line
from jiyao.read.headline import is_column_name
from jiyao.read.layout import (
    BULLET,
    CREDIT_AT_END,
    CREDIT_CELL,
    FIELD,
    LABEL,
    NEWS_TIME,
    OFFICE_AND_DAY,
    TERMINAL,
    WIDE_GAP,
)
from jiyao.read.lines import Line

_INLINE_HEAD = re.compile(r"【[^【】]{8,60}】(?=\S)")
_NUMBERED_LINE = re.compile(
    r"\d{1,2}(?:[．、]|\.(?!\d))|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]"
)
_STOPPED_HEAD = re.compile(
    rf"(?:{_NUMBERED_LINE.pattern})\s?[^。；，！]{{6,40}}。(?={NEWS_TIME.pattern})"
)
_CREDITED = re.compile(r"摄(?:影)?[)）]?$")
_CRUMB_SIGN = re.compile(r"[>＞»›/\\-]{1,2}$")
_OPEN_LABEL = re.compile(r"[：:]$")
_COMMA = re.compile("[，,]")
_RUN_ON = 200
_ONE_PIECE = 3
"""Lines of a page with a headline and one long paragraph, where more news may run on."""
_VALUE_LENGTH = 16
_NAME_LENGTH = 4
_INDENT = 6
_TWO_HANZI = 4
_NARROW, _WIDE = 24, 40
_EVENLY = 3
"""Lines of about one width that show a page to be wrapped by width."""


def units_from_lines(lines: Iterable[Line]) -> list[Unit]:
    """Classify lines and join those that a page layout has broken.

    Returns:
        Units in the order of the page; every line is in one of them, and a line of page
        furniture that names a source or an author is followed by that part as a byline.
    """
    known = list(_with_headings_apart(list(lines)))
    wrapped = wrap_width(known)
    rows = _rows(known)
    units: list[Unit] = []
    for line in known:
        last = units[-1] if units else None
        unit = _in_site_bar(unit_of_line(line), last)
        if line.start in rows and unit.kind in ("bare", "paragraph", "section", "item"):
            unit = Unit(kind="item", lines=[line], row=True)
        if last is not None and _continues(last, unit, line, wrapped):
            last.lines.append(line)
            if last.kind in ("bare", "section") and unit.kind != "bare":
                last.kind = "item" if last.marker else "paragraph"
        else:
            units.append(unit)
            if unit.furniture in ("meta", "header"):
                units.extend(_credits_of_furniture(line))
    return _with_lists_known(units)


def _rows(lines: Sequence[Line]) -> set[int]:
    """Starts of the lines that are rows of a table: several in a row with the same gaps."""
    rows: set[int] = set()
    for line, following in pairwise(lines):
        gaps = len(WIDE_GAP.findall(line.text))
        if (
            gaps > 1
            and not FIELD.match(line.text)
            and gaps == len(WIDE_GAP.findall(following.text))
        ):
            rows |= {line.start, following.start}
    return rows


def _with_lists_known(units: list[Unit]) -> list[Unit]:
    """Captions without a credit, one after the other, are a list's items: ▲…, ▲…."""
    for unit, following in pairwise(units):
        if unit.kind == following.kind == "caption" and unit.text[0] == following.text[0]:
            for one in (unit, following):
                if not CREDIT_AT_END.search(one.text) and not one.marker:
                    one.marker = one.text[0]
    for unit in units:
        if unit.kind == "caption" and unit.marker:
            unit.kind, unit.level = "item", 3
    return units


def _with_headings_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Part headlines from the text that follows them on the same line of a bulletin.

    Headlines in brackets (【…】) count when the page has several; headlines without any sign
    are looked for under the name of a bulletin.
    """
    bracketed = sum(_INLINE_HEAD.match(line.text) is not None for line in lines) > 1
    stopped = _stopped_heads(lines)
    is_bulletin = bool(lines) and is_column_name(lines[0].text)
    for line in lines:
        heads: list[tuple[int, int]] = []
        head = _STOPPED_HEAD if line.start in stopped else _INLINE_HEAD if bracketed else None
        if head is not None and (found := head.match(line.text)):
            heads = [found.span()]
        elif is_bulletin and len(line.text) > _RUN_ON:
            heads = list(run_on_cuts(line.text))
        elif len(lines) <= _ONE_PIECE and len(line.text) > _RUN_ON:
            heads = list(run_on_cuts(line.text, surely=True))
        yield from _parted(line, heads)


def _stopped_heads(lines: Sequence[Line]) -> set[int]:
    """Starts of the numbered lines that begin with a headline and its full stop.

    They are news if after most of these headlines the text begins anew and says when.
    """
    numbered = [line for line in lines if _NUMBERED_LINE.match(line.text)]
    news = {line.start for line in numbered if _STOPPED_HEAD.match(line.text)}
    return news if len(news) > 1 and len(news) * 4 >= len(numbered) * 3 else set()


def _parted(line: Line, heads: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """A line cut into headlines and the texts between them."""
    done = 0
    for begin, end in heads:
        if line.text[done:begin].strip():
            yield dataclasses.replace(cut(line, done, begin), inline=done > 0)
        yield dataclasses.replace(cut(line, begin, end), inline=begin > 0, heading=True)
        done = end
    if done == 0:
        yield line
    elif line.text[done:].strip():
        yield dataclasses.replace(cut(line, done, len(line.text)), inline=True, blank=0)


def _in_site_bar(unit: Unit, last: Unit | None) -> Unit:
    """A short line that belongs to the furniture before it: a crumb, or a label's value."""
    if last is None or last.kind != "furniture" or unit.kind != "bare":
        return unit
    if _CRUMB_SIGN.match(last.text):
        return dataclasses.replace(unit, kind="furniture", furniture="header")
    if len(unit.text) <= _VALUE_LENGTH and _OPEN_LABEL.search(last.text):
        found = LABEL.match(last.text)
        if found is not None and found["source"]:
            return dataclasses.replace(unit, kind="byline")
        if found is not None and len(unit.text) <= _NAME_LENGTH:
            return dataclasses.replace(unit, kind="furniture", furniture="meta")
    return unit


def cut(line: Line, begin: int, end: int) -> Line:
    """A part of a line, without the white space around it."""
    text = line.text[begin:end]
    begin += len(text) - len(text.lstrip())
    text = text.strip()
    start = line.start + begin
    return dataclasses.replace(line, start=start, end=start + len(text), text=text)


def _credits_of_furniture(line: Line) -> Iterator[Unit]:
    """The parts of a furniture line that name source and authors: 来源：某报　记者：某某.

    The line of an office and a day below a masthead is one: 某县人民政府办公室　2019年7月18日.
    """
    if OFFICE_AND_DAY.match(line.text):
        yield Unit(kind="byline", lines=[line])
        return
    for found in CREDIT_CELL.finditer(line.text):
        yield Unit(kind="byline", lines=[cut(line, *found.span())])


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Columns at which the page breaks its lines, None when it does not break them evenly."""
    widths = Counter(
        line.width // 2 * 2
        for line, following in pairwise(lines)
        if following.blank == 0
        and not following.inline
        and line.width >= _NARROW
        and (following.text[0] in "，。、；：！？”）" or not TERMINAL.search(line.text[-60:]))
        and (line.width >= _WIDE or not is_bare(line.text))
    )
    if not widths:
        return None

    def near(width: int) -> int:
        return sum(widths[width + step] for step in (-2, 0, 2))

    width = max(widths, key=lambda w: (near(w), w))
    return width if near(width) >= _EVENLY else None


def _continues(unit: Unit, new: Unit, line: Line, wrapped: int | None) -> bool:
    """Whether `line`, which alone would be `new`, goes on with the paragraph of `unit`."""
    if line.inline or new.row or unit.kind in ("furniture", "byline", "heading"):
        return False
    if unit.kind == "subtitle":
        text = unit.lines[0].text
        open_dash = len(unit.lines) == 1 and text[0] in "—―" and not text.endswith("上")
        return open_dash and new.kind in ("bare", "subtitle")
    complete = unit.complete or (
        unit.kind == "caption" and bool(_CREDITED.search(unit.lines[-1].text))
    )
    starts = new.kind in ("byline", "furniture", "caption", "subtitle") or bool(new.marker)
    if wrapped is not None and line.blank == 0 and unit.lines[-1].width >= wrapped - 4:
        if complete and starts:
            return False
        is_text = unit.kind in ("paragraph", "item", "caption")
        prose = unit.kind == "bare" and not starts and _COMMA.search(unit.text) is not None
        if line.indent == 0 and (is_text or prose or unit.lines[0].indent > 0):
            return True
    if unit.kind == "bare" and _is_first_line(unit.lines[0], line):
        return not starts
    if complete or unit.kind in ("bare", "section"):
        return False
    if new.kind in ("paragraph", "bare"):
        return BULLET.match(line.text) is None
    return line.blank == 0 and new.level >= 3 and new.marker[:1].isdigit()


def _is_first_line(first: Line, line: Line) -> bool:
    """Whether an indented line without a sentence's end goes on in an unindented one."""
    if line.blank or line.indent or not 0 < first.indent <= _INDENT:
        return False
    if first.indent == _TWO_HANZI or first.width >= _WIDE:
        return True
    return line.text[0] in "，。、；：！？”）"
