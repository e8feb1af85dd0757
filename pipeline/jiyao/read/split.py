"""A page's units handed out: to its articles, or to the masthead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jiyao.read.classify import Unit, UnitKind
from jiyao.read.evidence import (
    OPENS,
    begins_body,
    evidence_of_article,
    evidence_of_body,
    is_broken_paragraph,
    numbered_heads,
)
from jiyao.read.headline import (
    is_column_name,
    is_item_head,
    is_site_name,
    is_window_title,
    title_from_lines,
    title_units,
)
from jiyao.read.layout import BULLET, CONTINUATION, PAGE_CREDIT, SIGNATURE
from jiyao.values import BlockKind

_BODY: tuple[BlockKind, ...] = ("paragraph", "item", "section", "caption")
_SIGNATURE = 14
"""Characters of a parenthesis at an article's end that names who wrote it: （办公室）."""


@dataclass(slots=True)
class Draft:
    """An article in the making.

    Attributes:
        title: its headline, "" without one.
        parts: units with the kinds of their blocks, in the order of the page.
        furniture: page furniture that stands among them.
        has_body: it holds more than headlines and bylines.
        has_text: it holds more than what may stand above a headline, a picture's caption.
    """

    title: str = ""
    parts: list[tuple[BlockKind, Unit]] = field(default_factory=list)
    furniture: list[Unit] = field(default_factory=list)
    has_body: bool = False
    has_text: bool = False

    def add(self, kind: BlockKind, *units: Unit) -> None:
        """Append units as blocks of one kind."""
        self.parts.extend((kind, unit) for unit in units)
        self.has_body |= bool(units) and kind in _BODY
        self.has_text |= bool(units) and kind not in ("caption", "byline")


class PageSplitter:
    """Walks once over the units of a page.

    Attributes:
        drafts: articles found so far.
        masthead: furniture of the page, evidence for its region and date.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.drafts: list[Draft] = []
        self.masthead: list[Unit] = []
        self._bylines: list[Unit] = []
        self._repeated = False
        self._linked = False
        self._bullet = ""
        self._titles: set[str] = set()
        self._indented = _is_indented(units)
        self._numbered = numbered_heads(units)
        self._news_heads = sum(
            unit.kind == "bare" and evidence_of_body(following) > 0
            for unit, following in pairwise(units)
        )

    def run(self) -> None:
        """Hand out all units."""
        index = 0
        while index < len(self.units):
            unit = self.units[index]
            end = index + 1
            if unit.kind == "furniture":
                self._furniture(unit)
            elif unit.kind == "byline":
                self._bylines.append(unit)
            elif unit.kind == "heading" or index in self._numbered:
                self._headline([unit], end)
            elif unit.kind == "bare":
                while end < len(self.units) and self.units[end].kind in ("bare", "subtitle"):
                    end += 1
                self._bare(index, end)
            else:
                self._body(unit)
            index = end
        self._flush_bylines()
        self.drafts = [draft for draft in self.drafts if draft.parts]

    def _furniture(self, unit: Unit) -> None:
        self.masthead.append(unit)
        if self.drafts:
            self.drafts[-1].furniture.append(unit)
            self._linked |= unit.furniture == "link" and self.drafts[-1].has_body

    def _current(self) -> Draft:
        if not self.drafts:
            self.drafts.append(Draft(furniture=list(self.masthead)))
        return self.drafts[-1]

    def _flush_bylines(self) -> None:
        """Give the bylines seen last to the article they stand in."""
        if self._bylines:
            self._current().add("byline", *self._bylines)
            self._bylines = []

    def _body(self, unit: Unit) -> None:
        self._flush_bylines()
        draft = self._current()
        self._linked &= not unit.complete or unit.text[-1] in "：:"
        if (self._repeated or self._linked) and unit.kind != "caption":
            self.masthead.append(unit)
            return
        kind = _block_kind(unit.kind)
        if unit.kind == "subtitle" and draft.has_body:
            kind = "byline" if len(unit.text) <= _SIGNATURE else "paragraph"
        draft.add(kind, unit)

    def _bare(self, start: int, end: int) -> None:
        """Decide what a run of bare lines is: a headline, section heads, or neither."""
        while start < end and self.drafts and self.units[start].text in self._titles:
            self._repeated = self.drafts[-1].has_body and self.units[start - 1].kind == "furniture"
            self.masthead.append(self.units[start])
            start += 1
        group = list(self.units[start:end])
        if not any(unit.kind == "bare" for unit in group):
            for unit in group:
                self._body(unit)
            return
        if self.drafts and not self.drafts[-1].has_body and not self._is_bulletin(group[0]):
            self._sections(group, end, "subheadline")
        elif self._opens(start, end):
            self._headline(group, end)
        elif self._repeated or self._linked:
            self.masthead.extend(group)
        else:
            self._sections(group, end, "section")

    def _is_bulletin(self, unit: Unit) -> bool:
        """Whether the headline above, which has no text, only named a bulletin or column."""
        heads = self._news_heads
        return heads > 2 or _is_name(self.drafts[-1].title, unit.text) or is_item_head(unit.text)

    def _byline_at(self, index: int) -> bool:
        return index < len(self.units) and self.units[index].kind == "byline"

    def _opens(self, start: int, end: int) -> bool:
        if not self.drafts:
            return True
        group = [unit for unit in self.units[start:end] if unit.kind == "bare"]
        points = evidence_of_article(
            group,
            self._unit_before(start),
            self._text_after(end),
            own_byline=self._byline_at(end) or self._byline_waits(),
            signed=self._is_signed(start),
            bullet=self._bullet,
        )
        return points >= OPENS

    def _unit_before(self, index: int) -> Unit | None:
        while index and self.units[index - 1].kind == "byline":
            index -= 1
        return self.units[index - 1] if index else None

    def _text_after(self, index: int) -> Unit | None:
        while index < len(self.units):
            unit = self.units[index]
            if unit.kind not in ("byline", "furniture", "subtitle"):
                return unit
            index += 1
        return None

    def _is_signed(self, index: int) -> bool:
        """Whether the text above ends with its author: （记者 某某）, …落实。（某某）."""
        if self._bylines:
            return not self._byline_waits()
        return index > 0 and SIGNATURE.search(self.units[index - 1].lines[-1].text) is not None

    def _byline_waits(self) -> bool:
        """Whether a byline stands before that may belong to the next headline."""
        return bool(self._bylines) and not PAGE_CREDIT.match(self._bylines[-1].text)

    def _headline(self, group: list[Unit], end: int) -> None:
        """Open an article with a group of lines that ends before unit `end`."""
        followed = self._byline_at(end)
        if self._bylines and (followed or not self._byline_waits()) and self.drafts:
            self._flush_bylines()
        while len(group) > 1 and group[0].kind == group[1].kind == "bare":
            if not _is_name(group[0].text, group[1].text):
                break
            self.masthead.append(group.pop(0))
        if self.drafts and not self.drafts[-1].has_body:
            self.masthead.extend(unit for _, unit in self.drafts.pop().parts)
        self._repeated = self._linked = False
        furniture = [] if self.drafts else list(self.masthead)
        draft = Draft(furniture=furniture)
        if self.drafts and not self.drafts[-1].title and not self.drafts[-1].has_text:
            draft = self.drafts.pop()
        draft.add("byline", *self._bylines)
        self._bylines = []
        if len(group) > 1 and begins_body(group[-1], group[0]):
            self._mend(group, end, after_section=False)
        bare = [unit for unit in group if unit.kind in ("bare", "section", "heading")]
        chosen = bare[slice(*title_units(bare))]
        draft.title = title_from_lines([unit.text for unit in chosen])
        self._titles.add(chosen[0].text)
        if BULLET.match(chosen[0].text):
            self._bullet = self._bullet or chosen[0].text[0]
        for unit in group:
            main = any(unit is one for one in chosen)
            if not main and unit.text in self._titles:
                self.masthead.append(unit)
            else:
                draft.add("headline" if main else "subheadline", unit)
        self.drafts.append(draft)

    def _mend(self, group: list[Unit], end: int, *, after_section: bool) -> None:
        """Give the last bare line to the paragraph after it when that is where it belongs."""
        following = self.units[end] if end < len(self.units) else None
        if following is not None and is_broken_paragraph(
            group[-1], following, after_section=after_section, indented=self._indented
        ):
            following.lines[:0] = group.pop().lines

    def _sections(self, group: list[Unit], end: int, kind: BlockKind) -> None:
        """Section heads; the last of them may be the broken beginning of a paragraph."""
        self._flush_bylines()
        draft = self._current()
        after_section = len(group) > 1 or (draft.has_body and draft.parts[-1][0] == "section")
        self._mend(group, end, after_section=after_section)
        for unit in group:
            head = unit.text[-1] not in "：:" if unit.kind == "bare" else kind == "subheadline"
            draft.add(kind if head else "paragraph", unit)


def _is_name(text: str, following: str) -> bool:
    """Whether a bare line above a headline names the column, the bulletin or the site."""
    if CONTINUATION.match(following):
        return False
    return is_column_name(text) or is_site_name(text) or is_window_title(text, following)


def _block_kind(kind: UnitKind) -> BlockKind:
    if kind == "bare" or kind == "heading":
        return "section"
    return "subheadline" if kind == "subtitle" else kind


def _is_indented(units: Sequence[Unit]) -> bool:
    """Whether the page marks paragraphs by an indent."""
    paragraphs = [unit for unit in units if unit.kind == "paragraph"]
    return sum(unit.lines[0].indent > 0 for unit in paragraphs) * 2 > len(paragraphs)
