"""A page split into its articles (文章), each with its reading, blocks and offsets."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jiyao.read.headline import (
    OPENS,
    evidence_of_article,
    is_column_name,
    title_from_lines,
    title_units,
)
from jiyao.read.lines import lines_from_text
from jiyao.read.published import date_in_dateline, date_in_line, years_in_text
from jiyao.read.reading import Piece, ReadingBuilder
from jiyao.read.units import Unit, UnitKind, units_from_lines
from jiyao.values import Article, BlockKind, SourceText

_BODY: tuple[UnitKind, ...] = ("paragraph", "item", "section", "caption")
_KINDS: dict[UnitKind, BlockKind] = {
    "furniture": "furniture",
    "byline": "byline",
    "caption": "caption",
    "bare": "section",
    "subtitle": "subheadline",
    "section": "section",
    "item": "item",
    "paragraph": "paragraph",
}


@dataclass(slots=True)
class Draft:
    """An article in the making: its units with the kinds of their blocks, in order."""

    title: str = ""
    parts: list[tuple[BlockKind, Unit]] = field(default_factory=list)
    furniture: list[Unit] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        """Whether anything but headlines and bylines was read."""
        return any(kind in _BODY for kind, _ in self.parts)


def articles_from_source(source: SourceText) -> list[Article]:
    """Split a document into articles.

    Args:
        source: a decoded page; its `published`, when known, holds for all its articles.
    Returns:
        At least one article when the document has any text besides furniture, in the order of
        the page; together they hold every line that is not furniture.
    """
    units = units_from_lines(lines_from_text(source.text))
    drafts, masthead = _drafts(units)
    page_date = _page_date(masthead)
    header = "\n".join(unit.text for unit in masthead)
    return [_article(source, draft, header=header, page_date=page_date) for draft in drafts]


def _drafts(units: Sequence[Unit]) -> tuple[list[Draft], list[Unit]]:
    splitter = _Splitter(units)
    splitter.run()
    return splitter.drafts, splitter.masthead


class _Splitter:
    """Walks over the units of a page and hands each to an article or to the masthead."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.drafts: list[Draft] = []
        self.masthead: list[Unit] = []
        self.waiting: list[Unit] = []
        self.over = False

    def run(self) -> None:
        index = 0
        while index < len(self.units):
            unit = self.units[index]
            if unit.kind == "furniture":
                self.masthead.append(unit)
                if self.drafts:
                    self.drafts[-1].furniture.append(unit)
                index += 1
            elif unit.kind == "bare":
                end = self._group_end(index)
                self._heading(index, end)
                index = end
            else:
                self._body(unit, index)
                index += 1
        self._flush()
        self.drafts = [draft for draft in self.drafts if draft.parts]

    def _group_end(self, start: int) -> int:
        end = start
        while end < len(self.units) and self.units[end].kind in ("bare", "subtitle"):
            end += 1
        return end

    def _flush(self) -> None:
        if self.waiting:
            if not self.drafts:
                self.drafts.append(Draft())
            self.drafts[-1].parts.extend(("byline", unit) for unit in self.waiting)
            self.waiting = []

    def _body(self, unit: Unit, index: int) -> None:
        if unit.kind == "byline":
            self.waiting.append(unit)
            return
        self._flush()
        if not self.drafts:
            self.drafts.append(Draft())
        if self.over and unit.kind != "caption":
            self.masthead.append(unit)
            return
        kind = _KINDS[unit.kind]
        if kind == "subheadline" and self.drafts[-1].has_body:
            kind = "byline" if len(unit.text) <= 14 else "paragraph"
        self.drafts[-1].parts.append((kind, unit))

    def _next(self, index: int) -> Unit | None:
        for unit in self.units[index:]:
            if unit.kind not in ("byline", "furniture", "subtitle"):
                return unit
        return None

    def _opens(self, start: int, end: int) -> bool:
        if not self.drafts:
            return True
        group = [unit for unit in self.units[start:end] if unit.kind == "bare"]
        after_byline = end < len(self.units) and self.units[end].kind == "byline"
        open_byline = bool(self.waiting) and self.waiting[-1].text[:1] not in "（("
        points = evidence_of_article(
            group,
            self.units[start - 1],
            self._next(end),
            own_byline=after_byline or open_byline,
        )
        return points >= OPENS

    def _heading(self, start: int, end: int) -> None:
        group = list(self.units[start:end])
        if self.drafts and any(
            d.title and d.title == title_from_lines([group[0].text]) for d in self.drafts
        ):
            if self.units[start - 1].kind == "furniture":
                self.over = True
                self.masthead.extend(group)
                return
        if not self._opens(start, end):
            self._sections(group)
            return
        if self.drafts and not self.drafts[-1].has_body and not self.drafts[-1].title:
            pass
        while len(group) > 1 and group[0].kind == "bare" and is_column_name(group[0].text):
            self.masthead.append(group.pop(0))
        if self.drafts and not self.drafts[-1].has_body:
            previous = self.drafts[-1]
            if is_column_name(previous.title):
                self.drafts.pop()
                self.masthead.extend(unit for _, unit in previous.parts)
        self.over = False
        bylines = self._bylines_before(end)
        draft = Draft()
        draft.parts.extend(("byline", unit) for unit in bylines)
        self._title(draft, group)
        self.drafts.append(draft)

    def _bylines_before(self, end: int) -> list[Unit]:
        """Bylines standing before the headline that belong to it, not to the article above."""
        after = end < len(self.units) and self.units[end].kind == "byline"
        if self.waiting and (after or self.waiting[-1].text[:1] in "（(") and self.drafts:
            self._flush()
        taken, self.waiting = self.waiting, []
        return taken

    def _title(self, draft: Draft, group: list[Unit]) -> None:
        bare = [unit for unit in group if unit.kind == "bare"]
        start, end = title_units(bare)
        chosen = bare[start:end]
        draft.title = title_from_lines([unit.text for unit in chosen])
        for unit in group:
            main = any(unit is one for one in chosen)
            draft.parts.append(("headline" if main else "subheadline", unit))

    def _sections(self, group: list[Unit]) -> None:
        self._flush()
        draft = self.drafts[-1]
        if self.over:
            self.masthead.extend(group)
            return
        for unit in group:
            draft.parts.append(("section" if unit.kind == "bare" else "paragraph", unit))


def _pieces(draft: Draft) -> Iterator[Piece]:
    for kind, unit in draft.parts:
        yield Piece(kind=kind, lines=unit.lines, marker=unit.marker, level=unit.level)


def _article(
    source: SourceText, draft: Draft, *, header: str, page_date: dt.date | None
) -> Article:
    builder = ReadingBuilder()
    bylines: list[str] = []
    for piece in _pieces(draft):
        text = builder.add(piece)
        if piece.kind == "byline":
            bylines.append(text)
    lines = [line for _, unit in draft.parts for line in unit.lines]
    start, end = lines[0].start, lines[-1].end
    text = builder.text()
    seed = f"{source.id}\n{start}"
    return Article(
        id=hashlib.sha256(seed.encode()).hexdigest()[:16],
        source=source.id,
        title=draft.title,
        byline=" ".join(bylines) or None,
        published=source.published or _own_date(draft) or page_date or _dateline(draft, text),
        masthead=header,
        text=text,
        blocks=tuple(builder.blocks),
        offsets=builder.offsets(),
        start=start,
        end=end,
    )


def _own_date(draft: Draft) -> dt.date | None:
    for unit in draft.furniture:
        if unit.furniture == "meta" and (day := date_in_line(unit.text)) is not None:
            return day
    return None


def _page_date(masthead: Sequence[Unit]) -> dt.date | None:
    for unit in masthead:
        if (day := date_in_line(unit.text)) is not None:
            return day
    return None


def _dateline(draft: Draft, text: str) -> dt.date | None:
    for kind, unit in draft.parts:
        if kind == "paragraph":
            return date_in_dateline(unit.lines[0].text[:80], years_in_text(text))
    return None
