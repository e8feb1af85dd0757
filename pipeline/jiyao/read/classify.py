"""What a line is on its own: furniture, byline, caption, section head, item, paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from jiyao.read.furniture import Furniture, furniture_of_line, is_byline, is_office_byline
from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    CAPTION,
    CREDIT_AT_END,
    FIELD,
    JUMP,
    SALUTATION,
    SECTION_MARK,
    SPEECH_PLACE,
    TERMINAL,
)
from jiyao.read.lines import Line

UnitKind = Literal[
    "furniture",
    "byline",
    "caption",
    "heading",
    "bare",
    "subtitle",
    "section",
    "item",
    "paragraph",
]

_BARE_LENGTH = 64
_SHORT_LENGTH = 160
_PAREN_LENGTH = 90
_CAPTION_LENGTH = 220
_EXCLAMATION_LENGTH = 30
_OPEN_LENGTH = 24
_PAREN = re.compile(r"[（(][^（）()]{1,80}(?:[（(][^（）()]{1,20}[)）][^（）()]{0,60})?[)）]$")
_SPOKEN = re.compile(
    r"\[[^\[\]]{2,20}\]|［[^［］]{2,20}］|[问答][:：]|记者问|.{0,30}(?:记者|人|长)[:：]$"
)
"""A line that gives the word to someone in a transcript (文字实录)."""
_INNER_STOP = re.compile(r"[。；;]|[，,].{0,40}[，,]")


@dataclass(slots=True, kw_only=True)
class Unit:
    """Lines that form one block of the page.

    Attributes:
        kind: what the lines are; "heading" is a headline for certain, "bare" is a short line
            without a sentence's end, which may be a headline, a section head or a broken
            paragraph.
        furniture: kind of furniture, None for other units.
        marker: list or section number with which the unit begins.
        level: depth of that number, 0 without one.
        row: it is a row of a table, its cells apart.
    """

    kind: UnitKind
    lines: list[Line] = field(default_factory=list)
    furniture: Furniture | None = None
    marker: str = ""
    level: int = 0
    row: bool = False

    @property
    def text(self) -> str:
        """The lines one after the other, as they stand."""
        return "".join(line.text for line in self.lines)

    @property
    def complete(self) -> bool:
        """Whether a paragraph may end here."""
        if self.row or (len(self.lines) == 1 and FIELD.match(self.lines[0].text)):
            return True
        tail = self.lines[-1].text[-60:]
        if len(tail) < 60 and len(self.lines) > 1:
            tail = self.lines[-2].text[-60:] + tail
        return TERMINAL.search(tail) is not None


def unit_of_line(line: Line) -> Unit:
    """The unit that a line would be on its own."""
    text = line.text
    if line.heading:
        return Unit(kind="heading", lines=[line])
    marker, level = _marker(text)
    if len(text) <= _SHORT_LENGTH:
        furniture = furniture_of_line(text)
        if furniture is not None and not (furniture == "meta" and is_byline(text)):
            return Unit(kind="furniture", lines=[line], furniture=furniture)
        kind = _kind_of_short(text)
        if kind is not None and not (marker and text[0] in "（("):
            return Unit(kind=kind, lines=[line])
    if len(text) <= _CAPTION_LENGTH and (CAPTION.match(text) or CREDIT_AT_END.search(text)):
        return Unit(kind="caption", lines=[line])
    if is_bare(text):
        is_section = level > 0 and not BULLET.match(text)
        kind = "section" if is_section else "bare"
    else:
        kind = "item" if marker else "paragraph"
    return Unit(kind=kind, lines=[line], marker=marker, level=level)


def _kind_of_short(text: str) -> UnitKind | None:
    if (is_byline(text) or is_office_byline(text)) and not FIELD.match(text):
        return "byline"
    if SPEECH_PLACE.match(text) and len(text) <= _BARE_LENGTH:
        return "subtitle"
    if len(text) <= _PAREN_LENGTH and _PAREN.match(text):
        return "subtitle"
    return None


def is_bare(text: str) -> bool:
    """Whether a line is short and does not read as a sentence."""
    if len(text) > _BARE_LENGTH or SALUTATION.match(text) or BODY_LEAD.match(text):
        return False
    if _SPOKEN.match(text) or JUMP.match(text):
        return False
    if text[-1] in "；;。":
        return False
    if text[-1] in "，,、：:" and (len(text) > _OPEN_LENGTH or text[:2] in ("会议", "会上")):
        return False
    if text[-1] in "！!？?…" and len(text) > _EXCLAMATION_LENGTH:
        return False
    return _INNER_STOP.search(text) is None


def _marker(text: str) -> tuple[str, int]:
    found = SECTION_MARK.match(text)
    if found is None:
        return "", 0
    names = ("one", "two", "three", "four")
    level = next(index for index, name in enumerate(names, start=1) if found[name])
    return found[0].strip(), level
