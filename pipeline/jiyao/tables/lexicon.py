"""Known words in a text: one scan for a word list of any size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

Sort = TypeVar("Sort")


class Lexicon(Generic[Sort]):
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

    def scan(self, text: str) -> list[tuple[int, int, Sort]]:
        """Leftmost longest matches (start, end, what it is), in order, not overlapping."""
        heads = self._heads
        hits: list[tuple[int, int, Sort]] = []
        at = 0
        for start in [i for i in range(len(text) - 1) if text[i : i + 2] in heads]:
            if start < at:
                continue
            for size in heads[text[start : start + 2]]:
                word = text[start : start + size]
                sort = self._words.get(word)
                if sort is not None:
                    at = start + len(word)
                    hits.append((start, at, sort))
                    break
        return hits
