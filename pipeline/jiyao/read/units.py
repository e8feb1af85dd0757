"""From lines to units: what each line is, and which lines belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jiyao.read.furniture import Furniture, furniture_of_line, is_byline, is_office_byline
from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    CAPTION,
    CREDIT_AT_END,
    SALUTATION,
    SECTION_MARK,
    SPEECH_PLACE,
    TERMINAL,
)
from jiyao.read.lines import Line

UnitKind = Literal[
    "furniture", "byline", "caption", "bare", "subtitle", "section", "item", "paragraph"
]

_BARE_LENGTH = 64
_PAREN_LENGTH = 90
_CAPTION_LENGTH = 220
_PAREN = re.compile(r"[（(][^（）()]{1,80}(?:[（(][^（）()]{1,20}[)）][^（）()]{0,60})?[)）]$")
_INNER_STOP = re.compile(r"[。；;]|[，,].{0,40}[，,]")


@dataclass(slots=True, kw_only=True)
class Unit:
    """Lines that form one block of the page.

    Attributes:
        kind: what the lines are; "bare" is a short line without a sentence's end, which may be
            a headline, a section head or a broken paragraph.
        furniture: kind of furniture, None for other units.
        marker: list or section number with which the unit begins.
        level: depth of that number, 0 without one.
    """

    kind: UnitKind
    lines: list[Line] = field(default_factory=list)
    furniture: Furniture | None = None
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The lines one after the other, as they stand."""
        return "".join(line.text for line in self.lines)


def units_from_lines(lines: Iterable[Line]) -> list[Unit]:
    """Classify lines and join those that a page layout has broken."""
    known = list(lines)
    wrapped = wrap_width(known)
    units: list[Unit] = []
    for line in known:
        unit = unit_of_line(line)
        last = units[-1] if units else None
        if last is not None and _continues(last, unit, line, wrapped):
            last.lines.append(line)
            if last.kind in ("bare", "section") and unit.kind != "bare":
                last.kind = "item" if last.marker else "paragraph"
        else:
            units.append(unit)
    return units


def unit_of_line(line: Line) -> Unit:
    """The unit that a line would be on its own."""
    text = line.text
    marker, level = _marker(text)
    if len(text) <= 160:
        furniture = furniture_of_line(text)
        if furniture is not None:
            is_author = furniture == "meta" and is_byline(text)
            kind: UnitKind = "byline" if is_author else "furniture"
            return Unit(kind=kind, lines=[line], furniture=furniture)
        if is_byline(text) or is_office_byline(text):
            return Unit(kind="byline", lines=[line])
        if SPEECH_PLACE.match(text) and len(text) <= _BARE_LENGTH:
            return Unit(kind="subtitle", lines=[line])
        if len(text) <= _PAREN_LENGTH and _PAREN.match(text) and not marker:
            return Unit(kind="subtitle", lines=[line])
    if len(text) <= _CAPTION_LENGTH and (CAPTION.match(text) or CREDIT_AT_END.search(text)):
        return Unit(kind="caption", lines=[line])
    if is_bare(text):
        kind = "section" if level and not BULLET.match(text) else "bare"
        return Unit(kind=kind, lines=[line], marker=marker, level=level)
    return Unit(kind="item" if marker else "paragraph", lines=[line], marker=marker, level=level)


def is_bare(text: str) -> bool:
    """Whether a line is short and does not read as a sentence."""
    if len(text) > _BARE_LENGTH or SALUTATION.match(text) or BODY_LEAD.match(text):
        return False
    if text[-1] in "，,、：:；;。":
        return False
    if text[-1] in "！!？?…" and len(text) > 30:
        return False
    return _INNER_STOP.search(text) is None


def is_complete(text: str) -> bool:
    """Whether a paragraph may end here."""
    return TERMINAL.search(text[-60:]) is not None


def _marker(text: str) -> tuple[str, int]:
    found = SECTION_MARK.match(text)
    if found is None:
        return "", 0
    names = ("one", "two", "three", "four")
    level = next(index for index, name in enumerate(names, start=1) if found[name])
    return found[0].strip(), level


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Columns at which the page breaks its lines, None when it does not break them evenly."""
    widths = Counter(
        line.width // 2 * 2
        for line, following in zip(lines, lines[1:], strict=False)
        if following.blank == 0
        and not line.inline
        and line.width >= 24
        and not is_complete(line.text)
        and not is_bare(line.text)
    )
    if not widths:
        return None
    width = max(widths, key=lambda w: (sum(widths[w + d] for d in (-2, 0, 2)), w))
    return width if sum(widths[width + d] for d in (-2, 0, 2)) >= 3 else None


def _continues(unit: Unit, new: Unit, line: Line, wrapped: int | None) -> bool:
    """Whether `line` goes on with the sentence or paragraph of `unit`."""
    if line.inline or unit.kind in ("furniture", "byline"):
        return False
    before = unit.lines[-1]
    if unit.kind == "subtitle":
        return (
            new.kind in ("bare", "subtitle")
            and unit.text[:1] in "—―"
            and not unit.text.endswith("上")
        )
    complete = is_complete(before.text) or (before.text[-1] in "）)" and unit.kind == "caption")
    if wrapped is not None and line.blank == 0 and before.width >= wrapped - 4:
        if line.indent == 0 and unit.lines[0].indent > 0:
            return True
        if unit.kind in ("paragraph", "item", "caption") and line.indent == unit.lines[0].indent:
            return new.kind not in ("byline", "furniture") or not complete
    if complete or unit.kind in ("bare", "section"):
        return False
    return (
        new.kind in ("paragraph", "bare")
        or ((new.kind in ("item", "section") and new.level >= 3 and new.marker[:1].isdigit())
        and line.blank == 0)
    )
