"""Headlines: which bare lines open an article, and which of them is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.read.layout import (
    BODY_LEAD,
    BULLET,
    COLUMN,
    EVENT,
    GALLERY,
    KICKER,
    NEWS_TIME,
    PLACE_HEADLINE,
    SUBJECT,
    UNFINISHED,
)
from jiyao.read.units import Unit

OPENS = 3
"""Points of evidence that make a group of bare lines the headline of a new article."""

_BRACKETED = re.compile(r"【([^【】]{8,60})】$")


def is_column_name(text: str) -> bool:
    """Whether a bare line names a column or bulletin (栏目) rather than a piece of news."""
    return len(text) <= 24 and COLUMN.search(text) is not None


def evidence_of_article(
    group: Sequence[Unit], before: Unit | None, after: Unit | None, own_byline: bool
) -> int:
    """How much speaks for a group of bare lines opening an article.

    Args:
        group: the bare lines, in order.
        before: the unit before them, None at the top of the page.
        after: the first unit of text after them and their bylines.
        own_byline: a byline stands directly before or after the group.
    Returns:
        Points; `OPENS` and more make a headline, fewer a section head.
    """
    text = group[0].text
    if before is None:
        return OPENS
    points = 0
    if own_byline:
        points += 3
    if before.kind == "caption" or (before.kind == "furniture" and before.furniture == "header"):
        points += 3
    if after is not None:
        points += _evidence_of_body(after)
        if GALLERY.search(text) and after.kind == "caption":
            points += 3
    if PLACE_HEADLINE.match(text):
        points += 3
    elif SUBJECT.match(text):
        points += 1
    if any(EVENT.search(unit.text) for unit in group):
        points += 1
    if BULLET.match(text):
        points += 1
    return points


def _evidence_of_body(after: Unit) -> int:
    if after.kind not in ("paragraph", "item"):
        return 0
    text = after.lines[0].text
    if BODY_LEAD.match(text):
        return 3
    return 2 if NEWS_TIME.match(text) else 0


def title_units(group: Sequence[Unit]) -> tuple[int, int]:
    """Which of the headline's lines make the title: `start`, `end` in the group.

    A line above that only says in what spirit (引题) is left out, so is a line below that adds
    to a finished headline (副题); a headline that breaks off at its verb takes the next line.
    """
    start = 0
    while start + 1 < len(group) and _is_kicker(group[start], group[start + 1]):
        start += 1
    end = start + 1
    if end < len(group) and UNFINISHED.search(group[start].text):
        end += 1
    return start, end


def _is_kicker(unit: Unit, following: Unit) -> bool:
    if following.lines[0].blank == 0:
        return False
    return (
        KICKER.match(unit.text) is not None
        and SUBJECT.match(following.text) is not None
        and EVENT.search(following.text) is not None
    )


def title_from_lines(texts: Sequence[str]) -> str:
    """The title as printed: lines joined by a space, list bullet and brackets around it gone."""
    title = " ".join(re.sub(r"\s+", " ", text) for text in texts)
    title = BULLET.sub("", title, count=1) if BULLET.match(title) else title
    bracketed = _BRACKETED.match(title)
    return bracketed[1] if bracketed else title
