"""Heads of one style (同级标题): what a page marks alike is of one rank.

A page may mark its heads by a sign (■, ▍), by brackets, by numbers before them or on a line of
their own. If most heads of a style open an article by what they say, all of that style do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiyao.read.classify import Unit
from jiyao.read.evidence import LIKELY, OPENS, Surroundings, evidence_of_article, evidence_of_body
from jiyao.read.headline import is_bracketed
from jiyao.read.layout import BULLET


def opening_heads(units: Sequence[Unit]) -> set[int]:
    """Places of the units that open an article because the heads of their style do."""
    styles: dict[str, list[int]] = defaultdict(list)
    for place in range(len(units) - 1):
        style = _style(units, place)
        if style:
            styles[style].append(place)
    heads: set[int] = set()
    for places in styles.values():
        news = sum(_is_news(units, place) for place in places)
        if news > 1 and news * 2 >= len(places):
            heads.update(places)
    return heads


def _style(units: Sequence[Unit], place: int) -> str:
    """What marks a unit as a head among others, "" when nothing does."""
    unit = units[place]
    if unit.kind == "section":
        return f"level {unit.level}"
    if unit.kind != "bare":
        return ""
    if BULLET.match(unit.text) or is_bracketed(unit.text):
        return unit.text[0]
    return "number" if place and units[place - 1].furniture == "number" else ""


def _is_news(units: Sequence[Unit], place: int) -> bool:
    unit, after = units[place], units[place + 1]
    around = Surroundings(before=unit, after=after)
    return evidence_of_body(after) > 0 and evidence_of_article([unit], around) >= OPENS


def crowding(units: Sequence[Unit], *, newspaper: bool) -> int:
    """How strongly a page's plain heads tell that it holds several articles.

    Args:
        units: the page.
        newspaper: the page begins with the head of a newspaper page.
    Returns:
        0 where most heads look like sections of an article; 1 where half of them may open one;
        2 where two out of three and more do.
    """
    points = list(_points_of_heads(units))
    certain = sum(point >= OPENS for point in points)
    likely = sum(point >= LIKELY for point in points)
    if (certain < 2 and not newspaper) or likely * 2 < len(points):
        return 0
    return 2 if certain > 1 and certain * 3 >= len(points) * 2 else 1


def _points_of_heads(units: Sequence[Unit]) -> Iterator[int]:
    """What would speak for each bare line right above a text wherever it stood."""
    after: Unit | None = None
    for unit in reversed(units):
        if unit.kind == "bare":
            if after is not None and after.kind in ("paragraph", "item", "caption"):
                yield evidence_of_article([unit], Surroundings(before=unit, after=after))
            after = unit
        elif unit.kind not in ("byline", "furniture", "subtitle"):
            after = unit
