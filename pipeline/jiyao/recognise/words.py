"""What the engine saw of a text, by character: words, their tags, its names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from spacy.tokens import Doc

Name = tuple[int, int, str, float]
"""A name by the engine: start, end, label, margin."""

LEAST_MARGIN = {"ORG": 0.45, "LOC": 0.5, "PER": 0.5}
"""The engine's names of a smaller margin are none by themselves; the words around them may still
prove them. On the development gold fewer than one right name in a hundred lies below."""


class Words:
    """Words of a text with their LAC tags, and the engine's names.

    Args:
        surfaces: in order; joined they are the text.
        tags: one a word.
        names: in order, not overlapping.
        seams: positions before which the raw text has white space that the reading leaves out.
    """

    def __init__(
        self,
        surfaces: Sequence[str],
        tags: Sequence[str],
        names: Iterable[Name] = (),
        seams: Iterable[int] = (),
    ) -> None:
        self.seams = frozenset(seams)
        self.surfaces = surfaces
        self.tags = tags
        self.names = tuple(names)
        borders = list(accumulate(map(len, surfaces), initial=0))
        self.starts = borders[:-1]
        self._ends = set(borders[1:])
        self._heads = set(self.starts)
        self._name_starts = [name[0] for name in self.names]

    @classmethod
    def from_doc(
        cls, doc: Doc, text: str, names: Iterable[Name], seams: Iterable[int] = ()
    ) -> Words:
        """Words of a Doc whose tokens reproduce its text."""
        strings = doc.vocab.strings
        starts, lengths, tags = doc.to_array(["IDX", "LENGTH", "TAG"]).T.tolist()
        label = {tag: strings[tag] for tag in set(tags)}
        words = [text[at : at + length] for at, length in zip(starts, lengths, strict=True)]
        return cls(words, [label[tag] for tag in tags], names, seams)

    def index(self, position: int) -> int:
        """Number of the word that holds the character `position`."""
        return bisect_right(self.starts, position) - 1

    def is_start(self, position: int) -> bool:
        """Whether a word begins at `position`."""
        return position in self._heads

    def is_end(self, position: int) -> bool:
        """Whether a word ends before `position`."""
        return position in self._ends

    def tag_at(self, position: int) -> str:
        """Tag of the word that holds the character."""
        return self.tags[self.index(position)] if self.starts else ""

    def word_at(self, position: int) -> str:
        """The word that holds the character."""
        return self.surfaces[self.index(position)] if self.starts else ""

    def name_at(self, position: int) -> Name | None:
        """The engine's name that covers the character, if any."""
        number = bisect_right(self._name_starts, position) - 1
        if number >= 0 and self.names[number][1] > position:
            return self.names[number]
        return None

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The engine's names that touch `start:end`."""
        first = bisect_left(self._name_starts, start)
        if first and self.names[first - 1][1] > start:
            first -= 1
        return self.names[first : bisect_left(self._name_starts, end)]
