"""Words of a table that stand at one position of a text, of any length (词首)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Beginnings(Generic[Value]):
    """Looks words up by where they begin; their first two characters tell how long they may be.

    Args:
        words: with what each stands for; those of a single character are never found.
    """

    def __init__(self, words: Mapping[str, Value]) -> None:
        self._words = words
        sizes: dict[str, set[int]] = {}
        for word in words:
            if len(word) > 1:
                sizes.setdefault(word[:2], set()).add(len(word))
        self._sizes = {head: tuple(sorted(found, reverse=True)) for head, found in sizes.items()}

    def at(self, text: str, start: int = 0) -> Iterator[tuple[int, Value]]:
        """End and value of each word that begins at `start`, longest first."""
        for size in self._sizes.get(text[start : start + 2], ()):
            value = self._words.get(text[start : start + size])
            if value is not None and start + size <= len(text):
                yield start + size, value
