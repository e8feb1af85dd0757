"""Heads of one style (同级标题): what a page marks alike is of one rank.

A page may mark its heads by a sign (■, ▍), by brackets, by numbers before them or on a line of
their own. If most heads of a style open an article by what they say, all of that style do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiyao.read.classify import Unit
from jiyao.read.evidence import OPENS, Surroundings, evidence_of_article
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
    around = Surroundings(before=units[place], after=units[place + 1])
    return evidence_of_article([units[place]], around) >= OPENS


def news_heads(units: Sequence[Unit]) -> Iterator[int]:
    """Places of the bare lines that would open an article wherever they stood."""
    after: Unit | None = None
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        if unit.kind == "bare" and after is not None:
            around = Surroundings(before=unit, after=after)
            if evidence_of_article([unit], around) >= OPENS:
                yield place
        if unit.kind not in ("byline", "furniture", "subtitle"):
            after = unit
