"""Known words in a text: one scan for a word list of any size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Sort = TypeVar("Sort")
FEW = 100
"""Beginnings of words up to which each is looked for by itself."""


class Lexicon(Generic[Sort]):
    """Longest match of many words, tried where two characters begin one of them.

    Args:
        words: with what each is; those of a single character are never found.
    """

    def __init__(self, words: Mapping[str, Sort]) -> None:
        self._words = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in words:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        self._heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}
        self._hints = _hints(self._heads) if len(self._heads) > FEW else None

    def scan(self, text: str) -> list[tuple[int, int, Sort]]:
        """Leftmost longest matches (start, end, what it is), in order, not overlapping."""
        hits: list[tuple[int, int, Sort]] = []
        at = 0
        for start in self._starts(text):
            if start < at:
                continue
            for size in self._heads[text[start : start + 2]]:
                word = text[start : start + size]
                sort = self._words.get(word)
                if sort is not None:
                    at = start + len(word)
                    hits.append((start, at, sort))
                    break
        return hits

    def _starts(self, text: str) -> list[int]:
        """Where two characters begin a word, in order."""
        heads = self._heads
        if self._hints is None:
            return sorted(start for head in heads for start in _places(head, text))
        starts = [match.start() for match in self._hints.finditer(text)]
        return [start for start in starts if text[start : start + 2] in heads]


def _hints(heads: Mapping[str, object]) -> re.Pattern[str]:
    """First characters of words before second ones, of whatever word."""
    first = re.escape("".join(sorted({head[0] for head in heads})))
    second = re.escape("".join(sorted({head[1] for head in heads})))
    return re.compile(f"[{first}](?=[{second}])")


def _places(part: str, text: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)
