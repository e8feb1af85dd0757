"""A page's units handed out: to its articles, or to the masthead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiyao.read.classify import Unit, UnitKind
from jiyao.read.evidence import LIKELY, OPENS, Surroundings, begins_body, evidence_of_article
from jiyao.read.headline import (
    is_attached,
    is_name,
    is_site_name,
    is_undertitle,
    is_version,
    title_from_lines,
    title_units,
)
from jiyao.read.layout import LABEL, PAGE_CREDIT, PAGE_MARK, SIGNATURE
from jiyao.read.mend import is_broken_paragraph
from jiyao.read.published import date_in_line
from jiyao.read.styles import crowding, opening_heads
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
        self._titles: set[str] = set()
        self._indented = _is_indented(units)
        self._heads = opening_heads(units)
        self._labelled = False
        self._crowded = crowding(units, newspaper=_is_newspaper(units))
        self._closed = False

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
            elif unit.kind == "heading" or index in self._heads:
                end = self._group_end(end) if unit.kind == "bare" else end
                self._headline(list(self.units[index:end]), end)
            elif unit.kind == "bare":
                end = self._group_end(end)
                self._bare(index, end)
            else:
                self._body(unit)
            index = end
        self._flush_bylines()
        self.drafts = [draft for draft in self.drafts if draft.parts]

    def _group_end(self, index: int) -> int:
        """Where the bare lines end that go on at `index`; a marked head begins anew."""
        while index < len(self.units) and index not in self._heads:
            if self.units[index].kind not in ("bare", "subtitle"):
                break
            index += 1
        return index

    def _furniture(self, unit: Unit) -> None:
        self.masthead.append(unit)
        self._labelled |= unit.furniture == "header"
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
        self._closed = False
        kind = _block_kind(unit.kind)
        if kind == "section" and unit.marker[:1] == "—" and not draft.has_body:
            kind = "subheadline"
            if draft.title and is_undertitle(unit.text) and draft.parts[-1][0] == "headline":
                kind, draft.title = "headline", draft.title + unit.text
        if unit.kind == "subtitle" and draft.has_body:
            kind = "byline" if len(unit.text) <= _SIGNATURE else "paragraph"
        draft.add(kind, unit)

    def _bare(self, start: int, end: int) -> None:
        """Decide what a run of bare lines is: a headline, section heads, or neither."""
        while start < end and self.drafts and self.units[start].text in self._titles:
            self._repeated = self.drafts[-1].has_body and self.units[start - 1].kind == "furniture"
            self.masthead.append(self.units[start])
            self._labelled = False
            start += 1
        group = list(self.units[start:end])
        if not any(unit.kind == "bare" for unit in group):
            for unit in group:
                self._body(unit)
            return
        if self._is_seal(group, end):
            self._current().add("byline", *group)
            self._closed = True
        elif self.drafts and not self.drafts[-1].has_body and not self._is_label(group[0]):
            self._sections(group, end, "subheadline")
        elif self._opens(start, end):
            self._headline(group, end)
        elif self._repeated or self._linked:
            self.masthead.extend(group)
        else:
            self._sections(group, end, "section")

    def _is_seal(self, group: list[Unit], end: int) -> bool:
        """Whether an office signs the document above (落款), the day follows on a line."""
        if not self.drafts or not self.drafts[-1].has_body or end >= len(self.units):
            return False
        dated = self.units[end].furniture == "meta" and LABEL.match(self.units[end].text) is None
        return dated and all(is_site_name(unit.text) for unit in group)

    def _is_label(self, unit: Unit) -> bool:
        """Whether the headline above, which has no text, only named the page or a column."""
        return self._labelled or is_name(self.drafts[-1].title, unit.text)

    def _byline_at(self, index: int) -> bool:
        return index < len(self.units) and self.units[index].kind == "byline"

    def _credit_at(self, index: int) -> bool:
        """Whether a byline follows, or a line of furniture that tells date and source."""
        if index >= len(self.units):
            return False
        return self._byline_at(index) or _tells_origin(self.units[index])

    def _opens(self, start: int, end: int) -> bool:
        if not self.drafts:
            return True
        group = [unit for unit in self.units[start:end] if unit.kind == "bare"]
        around = Surroundings(
            before=self._unit_before(start),
            after=self._text_after(end),
            credited=self._credit_at(end) or self._byline_waits(),
            signed=self._closed or self._is_signed(start),
            crowded=self._crowded,
        )
        if is_attached("".join(unit.text for unit in group), self.drafts[-1].title):
            return False
        needed = OPENS + LIKELY if self._linked else OPENS
        return evidence_of_article(group, around) >= needed

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
            if not is_name(group[0].text, group[1].text):
                break
            self.masthead.append(group.pop(0))
        if self.drafts and not self.drafts[-1].has_body:
            self.masthead.extend(unit for _, unit in self.drafts.pop().parts)
        self._repeated = self._linked = self._labelled = self._closed = False
        furniture = [] if self.drafts else list(self.masthead)
        draft = Draft(furniture=furniture)
        if self.drafts and not self.drafts[-1].title and not self.drafts[-1].has_text:
            draft = self.drafts.pop()
        draft.add("byline", *self._bylines)
        self._bylines = []
        if len(group) > 1 and begins_body(group[-1], group[0]):
            self._mend(group, end)
        bare = [unit for unit in group if unit.kind != "subtitle" or is_version(unit.text)]
        top, speech = self._crowded > 0 and not self.drafts, len(bare) < len(group)
        chosen = bare[slice(*title_units(bare, top=top, speech=speech))]
        draft.title = title_from_lines([unit.text for unit in chosen])
        self._titles.add(chosen[0].text)
        for unit in group:
            main = any(unit is one for one in chosen)
            if not main and unit.text in self._titles:
                self.masthead.append(unit)
            else:
                draft.add("headline" if main else "subheadline", unit)
        self.drafts.append(draft)

    def _mend(self, group: list[Unit], end: int) -> None:
        """Give the last bare line to the paragraph after it when that is where it belongs."""
        following = self.units[end] if end < len(self.units) else None
        if following is not None and is_broken_paragraph(
            group[-1], following, indented=self._indented
        ):
            following.lines[:0] = group.pop().lines

    def _sections(self, group: list[Unit], end: int, kind: BlockKind) -> None:
        """Section heads; the last of them may be the broken beginning of a paragraph."""
        self._flush_bylines()
        draft = self._current()
        self._mend(group, end)
        for unit in group:
            head = unit.text[-1] not in "：:" if unit.kind == "bare" else kind == "subheadline"
            draft.add(kind if head else "paragraph", unit)


def _tells_origin(unit: Unit) -> bool:
    """Whether a line of furniture gives date or source, as below a headline of a site."""
    if unit.furniture != "meta":
        return False
    label = LABEL.match(unit.text)
    told = label is not None and (label["date"] or label["source"])
    return bool(told) or date_in_line(unit.text) is not None


def _block_kind(kind: UnitKind) -> BlockKind:
    if kind == "bare" or kind == "heading":
        return "section"
    return "subheadline" if kind == "subtitle" else kind


def _is_indented(units: Sequence[Unit]) -> bool:
    """Whether the page marks paragraphs by an indent."""
    paragraphs = [unit for unit in units if unit.kind == "paragraph"]
    return sum(unit.lines[0].indent > 0 for unit in paragraphs) * 2 > len(paragraphs)


def _is_newspaper(units: Sequence[Unit]) -> bool:
    """Whether the page begins with the head of a newspaper page: 第3版."""
    for unit in units:
        if unit.kind != "furniture":
            return False
        if unit.furniture == "header" and PAGE_MARK.search(unit.text):
            return True
    return False
