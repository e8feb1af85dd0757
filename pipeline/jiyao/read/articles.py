"""A page split into its articles (文章), each with its reading, blocks and offsets."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence

from jiyao.read.classify import Unit
from jiyao.read.layout import LEAD_CREDIT
from jiyao.read.lines import lines_from_text
from jiyao.read.published import date_in_dateline, date_in_line, years_in_text
from jiyao.read.reading import Piece, ReadingBuilder
from jiyao.read.split import Draft, PageSplitter
from jiyao.read.units import units_from_lines
from jiyao.tables.gazetteer import places_named
from jiyao.values import Article, SourceText


def articles_from_source(source: SourceText) -> list[Article]:
    """Split a document into articles.

    Args:
        source: a decoded page. Its `published`, when known, holds for all its articles;
            otherwise each is dated by its own line of furniture (发布时间), the page header, or
            its dateline.
    Returns:
        Articles in the order of the page; together their readings hold every line that is not
        page furniture. A page of furniture alone has none. The time is linear in the text.
    """
    splitter = PageSplitter(units_from_lines(lines_from_text(source.text)))
    splitter.run()
    masthead = sorted(splitter.masthead, key=lambda unit: unit.lines[0].start)
    header = "\n".join(unit.text for unit in masthead)
    page_date = _date_of_units(masthead)
    articles = [
        _article(source, draft, masthead=header, page_date=page_date) for draft in splitter.drafts
    ]
    if len(articles) < 2:
        return articles
    places = places_named("\n".join(article.text for article in articles))
    return [dataclasses.replace(article, page_places=places) for article in articles]


def _article(
    source: SourceText, draft: Draft, *, masthead: str, page_date: dt.date | None
) -> Article:
    builder = ReadingBuilder()
    texts = [
        builder.add(
            Piece(kind=kind, lines=unit.lines, marker=unit.marker, level=unit.level, row=unit.row)
        )
        for kind, unit in draft.parts
    ]
    text = builder.text()
    lines = [line for _, unit in draft.parts for line in unit.lines]
    start, end = lines[0].start, lines[-1].end
    return Article(
        id=hashlib.sha256(f"{source.id}\n{start}".encode()).hexdigest()[:16],
        source=source.id,
        title=draft.title,
        byline=_byline(draft, texts),
        published=source.published
        or _date_of_units([unit for unit in draft.furniture if unit.furniture == "meta"])
        or page_date
        or _dateline(draft, text),
        masthead=masthead,
        text=text,
        blocks=tuple(builder.blocks),
        offsets=builder.offsets(),
        start=start,
        end=end,
    )


def _byline(draft: Draft, texts: Sequence[str]) -> str | None:
    """Byline blocks, else the credit with which the first paragraph begins."""
    bylines = [text for (kind, _), text in zip(draft.parts, texts, strict=True) if kind == "byline"]
    if bylines:
        return " ".join(bylines)
    for (kind, _), text in zip(draft.parts, texts, strict=True):
        if kind == "paragraph":
            found = LEAD_CREDIT.match(text)
            return found["credit"] or found["plain"] if found else None
    return None


def _date_of_units(units: Sequence[Unit]) -> dt.date | None:
    dates = (date_in_line(unit.text) for unit in units)
    return next((day for day in dates if day is not None), None)


def _dateline(draft: Draft, text: str) -> dt.date | None:
    for kind, unit in draft.parts:
        if kind == "paragraph":
            return date_in_dateline(unit.lines[0].text, years_in_text(text))
    return None
