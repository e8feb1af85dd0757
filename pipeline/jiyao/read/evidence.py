"""Evidence that bare lines on a page open an article rather than a section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from jiyao.read.classify import Unit
from jiyao.read.headline import is_bracketed
from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    EVENT,
    GALLERY,
    NEWS_TIME,
    PLACE_HEADLINE,
    SUBJECT,
)

OPENS = 3
"""Points of evidence that make a group of bare lines the headline of a new article."""

_INTRODUCES = re.compile(r"(?:——|――)$")
_SHORTEST = 4
_PARALLEL = 4
_SECTION_LENGTH = 8
_LEAD_LENGTH = 160
_SAME_SUBJECT = 0.4


def evidence_of_article(
    group: Sequence[Unit],
    before: Unit | None,
    after: Unit | None,
    *,
    own_byline: bool,
    signed: bool,
    bullet: str,
) -> int:
    """How much speaks for a group of bare lines opening an article.

    Args:
        group: the bare lines, in order.
        before: the unit before them, None at the top of the page.
        after: the first unit of text after them and their bylines.
        own_byline: a byline stands directly before or after the group.
        signed: the text before ends with its author's name, as articles do.
        bullet: the sign before the page's first headline, "" without one.
    Returns:
        Points; `OPENS` and more make a headline, fewer a section head.
    """
    text = group[0].text
    if before is None:
        return OPENS
    if after is None or len(text) < _SHORTEST or _INTRODUCES.search(text):
        return 0
    if group[0].lines[0].inline:  # the article's own line goes on
        return 0
    points = 0
    if own_byline:
        points += 3
    if before.furniture in ("header", "rule"):
        points += 3
    if before.kind == "caption":
        points += 2
    if signed:
        points += 3
    points += evidence_of_body(after)
    if GALLERY.search(text) and after.kind == "caption":
        points += 3
    if PLACE_HEADLINE.match(text):
        points += 3
    elif SUBJECT.match(text):
        points += 1
    if any(EVENT.search(unit.text) for unit in group):
        points += 1
    if _overlap(text, after.text) >= _SAME_SUBJECT:
        points += 1
    if BULLET.match(text):
        points += 3 if text[0] == bullet else 1
    if is_bracketed(text):
        points += 3
    return points


def _overlap(headline: str, body: str) -> float:
    """Share of the headline's pairs of characters that the beginning of the body repeats."""
    pairs = {headline[i : i + 2] for i in range(len(headline) - 1)}
    beginning = body[:_LEAD_LENGTH]
    return sum(pair in beginning for pair in pairs) / max(len(pairs), 1)


def numbered_heads(units: Sequence[Unit]) -> set[int]:
    """Places of numbered heads under which each piece of a bulletin stands as news.

    Section heads of a report are numbered too; they become headlines only when most of their
    level are followed by a paragraph that begins as news does.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for place, unit in enumerate(units[:-1]):
        if unit.kind == "section" and len(unit.text) > _SECTION_LENGTH:
            places[unit.level].append(place)
    heads: set[int] = set()
    for found in places.values():
        news = [p for p in found if evidence_of_body(units[p + 1])]
        if len(news) > 1 and len(news) * 4 >= len(found) * 3:
            heads.update(found)
    return heads


def evidence_of_body(after: Unit) -> int:
    """Points for a unit that begins as news does: 本报讯 or a dateline, or the day."""
    if after.kind not in ("paragraph", "item"):
        return 0
    text = after.lines[0].text
    if BODY_LEAD.match(text):
        return 3
    return 2 if NEWS_TIME.match(text) else 0


def begins_body(unit: Unit, headline: Unit) -> bool:
    """Whether a bare line under a headline looks like the beginning of the text."""
    text = unit.lines[0].text
    deeper = unit.lines[0].indent > headline.lines[0].indent
    return deeper or bool(BODY_LEAD.match(text) or NEWS_TIME.match(text))


def is_broken_paragraph(
    unit: Unit, following: Unit, *, after_section: bool, indented: bool
) -> bool:
    """Whether a bare line that is no headline is the beginning of the paragraph after it.

    Args:
        unit: the bare line.
        following: the unit after it.
        after_section: a section head stands right before it; two in a row are rare.
        indented: the page indents paragraphs.
    """
    if following.kind != "paragraph" or evidence_of_body(following):
        return False
    if unit.text[-1] in "，,、":
        return True
    first, second = unit.lines[0], following.lines[0]
    if indented and first.indent > 0 and second.indent == 0:
        return True
    halves = [len(part) for part in re.split(r"[，,]", unit.text)]
    if len(halves) > 1 and abs(halves[0] - halves[1]) > _PARALLEL:
        return True
    apart = second.blank > 0 or first.indent != second.indent
    return apart and after_section and len(unit.text) >= _SECTION_LENGTH
