"""Known names in a text: one scan over a word list of any size."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from jiyao.tables.gazetteer import NameRow, gazetteer
from jiyao.tables.lexicon import Lexicon
from jiyao.tables.load import load_table
from jiyao.tables.names import KindRow

Sort = Literal["region", "short", "world", "area", "national"]
"""What a known name is: a full name of the gazetteer, a short one, a name abroad, an area
without code, a national body."""


class Hit(NamedTuple):
    """A known name found: `text[start:end]`."""

    start: int
    end: int
    sort: Sort


@lru_cache(maxsize=1)
def known_names_in(text: str) -> tuple[Hit, ...]:
    """Known names of a text: leftmost longest matches, in order, not overlapping."""
    return tuple(Hit(*found) for found in _names().scan(text))


@lru_cache(maxsize=1)
def _names() -> Lexicon[Sort]:
    """Places at home and abroad and national bodies, from the tables."""
    words: dict[str, Sort] = {}
    _add(words, (row.name for row in load_table("areas", NameRow)), "area")
    _add(words, (row.name for row in load_table("world", NameRow)), "world")
    _add(words, gazetteer().names - gazetteer().full_names, "short")
    _add(words, gazetteer().full_names, "region")
    _add(words, (row.word for row in load_table("national_bodies", KindRow)), "national")
    return Lexicon(words)


def _add(words: dict[str, Sort], names: Iterable[str], sort: Sort) -> None:
    words.update((name, sort) for name in names if len(name) > 1)
