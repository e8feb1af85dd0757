"""Dates and quantities of a text, without any model."""

from __future__ import annotations

import datetime as dt
import logging
import re

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, set_mentions
from jiyao.errors import ValueParseError
from jiyao.normalise.dates import date_from_text
from jiyao.normalise.quantities import quantity_from_text
from jiyao.recognise.dates import date_spans
from jiyao.recognise.quantities import quantity_spans
from jiyao.resolve.date_reference import Written
from jiyao.resolve.dates import complete_dates
from jiyao.resolve.quantities import shared_bounds
from jiyao.values import Date, OffsetMap, Quantity, in_raw

_LOG = logging.getLogger(__name__)
_BRACKETED_DAY = re.compile(
    r"\s*[（(][0-9０-９一二三四五六七八九十〇○零]{2,4}年[^（）()]{2,8}日[）)]\s*"
)
_BROKEN = re.compile(
    r"(?<=[0-9０-９.．,，])[ \t\u3000]*\r?\n[ \t\u3000]*"
    r"(?=[0-9０-９.．%％万亿千百十余多个年月日号元人名家项户件套])"
)


def find_dates(text: str, published: dt.date | None = None) -> list[Date]:
    """Dates of a raw text, in order.

    Args:
        text: any text; a number split by a line break is read as one.
        published: the reference day for 今年, 昨日, 3月5日; without it their year stays unknown.
    Returns:
        Dates with offsets into `text`; `mention.text` is the reading without the break.
    """
    reading, offsets = _joined(text)
    return [in_raw(date, offsets) for date in _dates(reading, published)]


def find_quantities(text: str) -> list[Quantity]:
    """Quantities of a raw text, in order.

    Args:
        text: any text; a number split by a line break is read as one.
    Returns:
        Quantities with offsets into `text`; none overlaps a date: dates are found first.
    """
    reading, offsets = _joined(text)
    return [in_raw(found, offsets) for found in _quantities(reading, date_spans(reading))]


def mark_dates(doc: Doc) -> None:
    """Add the dates of an article to `doc._.mentions`."""
    article = article_of(doc)
    found = _outside_furniture(doc, _dates(article.text, article.published))
    set_mentions(doc, [*mentions_of(doc), *found])


def mark_quantities(doc: Doc) -> None:
    """Add the quantities of an article to `doc._.mentions`; they keep clear of its dates."""
    taken = [(m.start, m.end) for m in mentions_of(doc) if isinstance(m, Date)]
    found = _outside_furniture(doc, _quantities(article_of(doc).text, taken))
    set_mentions(doc, [*mentions_of(doc), *found])


def _outside_furniture(doc: Doc, mentions: list[Date] | list[Quantity]) -> list[Date | Quantity]:
    article = article_of(doc)
    barred = [
        (block.start, block.end)
        for block in article.blocks
        if block.kind == "furniture"
        and not _BRACKETED_DAY.fullmatch(article.text, block.start, block.end)
    ]
    return [m for m in mentions if not any(start <= m.start < end for start, end in barred)]


def _dates(text: str, published: dt.date | None) -> list[Date]:
    written: list[Written] = []
    for start, end in date_spans(text):
        try:
            written.append((start, end, date_from_text(text[start:end])))
        except ValueParseError:
            _LOG.debug("unread date at %d", start)
    return complete_dates(text, written, published)


def _quantities(text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    found = []
    for start, end in quantity_spans(text, taken):
        try:
            amount = quantity_from_text(text[start:end])
        except ValueParseError:
            _LOG.debug("unread quantity at %d", start)
            continue
        found.append(
            Quantity(
                text=text[start:end],
                start=start,
                end=end,
                value=amount.value,
                min=amount.min,
                max=amount.max,
                unit=amount.unit,
                comparator=amount.comparator,
            )
        )
    return shared_bounds(text, found)


def _joined(text: str) -> tuple[str, OffsetMap]:
    """The text without line breaks inside numbers, and the way back."""
    if _BROKEN.search(text) is None:
        return text, OffsetMap.identity()
    parts: list[str] = []
    reading, raw = [], []
    length = at = 0
    for match in _BROKEN.finditer(text):
        reading.append(length)
        raw.append(at)
        parts.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
    reading.append(length)
    raw.append(at)
    parts.append(text[at:])
    return "".join(parts), OffsetMap(reading=tuple(reading), raw=tuple(raw))
