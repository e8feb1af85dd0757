"""Headlines: which bare lines open an article, and which of them is its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from jiyao.read.classify import Unit
from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    COLUMN,
    EVENT,
    GALLERY,
    KICKER,
    NEWS_TIME,
    PLACE_HEADLINE,
    SITE,
    SUBJECT,
    UNFINISHED,
)

OPENS = 3
"""Points of evidence that make a group of bare lines the headline of a new article."""

_PARALLEL = 4
_SECTION_LENGTH = 8
_SITE_LENGTH = 20
_TITLE_LINES = 3
_SLOGAN = re.compile(r"\S{2,9}(?:\s{1,4}\S{2,9}){1,3}$")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、．.]+\s*")
_BRACKETED = re.compile(r"【([^【】]{8,60})】$")


def is_column_name(text: str) -> bool:
    """Whether a bare line names a column or bulletin (栏目) rather than a piece of news."""
    return len(text) <= 24 and COLUMN.search(text) is not None


def evidence_of_article(
    group: Sequence[Unit],
    before: Unit | None,
    after: Unit | None,
    *,
    own_byline: bool,
    bullet: str,
) -> int:
    """How much speaks for a group of bare lines opening an article.

    Args:
        group: the bare lines, in order.
        before: the unit before them, None at the top of the page.
        after: the first unit of text after them and their bylines.
        own_byline: a byline stands directly before or after the group.
        bullet: the sign before the page's first headline, "" without one.
    Returns:
        Points; `OPENS` and more make a headline, fewer a section head.
    """
    text = group[0].text
    if before is None:
        return OPENS
    points = 0
    if own_byline:
        points += 3
    if before.kind == "caption" or before.furniture in ("header", "rule"):
        points += 3
    if after is not None:
        points += evidence_of_body(after)
        if GALLERY.search(text) and after.kind == "caption":
            points += 3
    if PLACE_HEADLINE.match(text):
        points += 3
    elif SUBJECT.match(text):
        points += 1
    if any(EVENT.search(unit.text) for unit in group):
        points += 1
    if BULLET.match(text):
        points += 3 if text[0] == bullet else 1
    if _BRACKETED.match(text):
        points += 3
    return points


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


def title_units(group: Sequence[Unit]) -> tuple[int, int]:
    """Which of the headline's lines make the title: `start`, `end` in the group.

    A line above that only says in what spirit (引题) is left out, so is a line below that adds
    to a finished headline (副题); a headline that breaks off takes the next line.
    """
    start = 0
    while start + 1 < len(group) and _is_kicker(group[start].text, group[start + 1].text):
        start += 1
    end = start + 1
    while end < len(group) and end - start < _TITLE_LINES and UNFINISHED.search(group[end - 1].text):
        end += 1
    return start, end


def _is_kicker(text: str, following: str) -> bool:
    """A motto above a headline that says who did what."""
    if SUBJECT.match(following) is None or EVENT.search(following) is None:
        return False
    if KICKER.match(text):
        return True
    return _SLOGAN.match(text) is not None and not SUBJECT.match(text) and not EVENT.search(text)


def is_item_head(text: str) -> bool:
    """Whether a bare line is marked as the head of a bulletin's item: ■…, 【…】."""
    return BULLET.match(text) is not None or _BRACKETED.match(text) is not None


def is_site_name(text: str) -> bool:
    """Whether a bare line above a headline only names the site or paper."""
    return len(text) <= _SITE_LENGTH and SITE.search(text) is not None and not EVENT.search(text)


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
    if second.blank == 0 and first.indent == second.indent:
        return False
    if indented and first.indent > 0 and second.indent == 0:
        return True
    halves = [len(part) for part in re.split(r"[，,]", unit.text)]
    uneven = len(halves) > 1 and abs(halves[0] - halves[1]) > _PARALLEL
    return uneven or (after_section and len(unit.text) >= _SECTION_LENGTH)


def title_from_lines(texts: Sequence[str]) -> str:
    """The title as printed: lines joined by a space, list bullet and brackets around it
    gone, and its number in a bulletin.
    """
    title = " ".join(re.sub(r"\s+", " ", text) for text in texts)
    title = BULLET.sub("", title, count=1) if BULLET.match(title) else title
    title = _NUMBER.sub("", title, count=1) if _NUMBER.match(title) else title
    bracketed = _BRACKETED.match(title)
    return bracketed[1] if bracketed else title
