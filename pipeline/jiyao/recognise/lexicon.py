"""Known names in a text: one scan over a word list of any size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jiyao.tables.gazetteer import NameRow, gazetteer
from jiyao.tables.load import load_table
from jiyao.tables.names import KindRow

Sort = Literal["region", "short", "world", "area", "national"]
"""What a known name is: a full name of the gazetteer, a short one, a name abroad, an area
without code, a national body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A known name found: `text[start:end]`."""

    start: int
    end: int
    sort: Sort


class Lexicon:
    """Longest match of many words, tried where two characters begin one of them.

    Args:
        words: each of two characters or more, with what it is.
    """

    def __init__(self, words: Mapping[str, Sort]) -> None:
        self._words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}

    def scan(self, text: str) -> list[Hit]:
        """Leftmost longest matches, in order, not overlapping."""
        heads = self._heads
        hits: list[Hit] = []
        at = 0
        for start in [i for i in range(len(text) - 1) if text[i : i + 2] in heads]:
            if start < at:
                continue
            for size in heads[text[start : start + 2]]:
                sort = self._words.get(text[start : start + size])
                if sort is not None:
                    at = start + size
                    hits.append(Hit(start=start, end=at, sort=sort))
                    break
        return hits


@lru_cache(maxsize=1)
def name_lexicon() -> Lexicon:
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
