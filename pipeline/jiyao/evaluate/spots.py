"""Raw text without its layout white space, and the way from raw positions to it and back."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from jiyao.evaluate.same import is_space

_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_ROOM = 60


class SqueezedText:
    """A raw document without layout white space.

    Gold gives no offsets; what it quotes is searched for here. Line breaks and indents differ
    between a reading and the raw text, the characters do not.

    Attributes:
        text: the characters that are left.
        raw: the raw position of each, ascending.
    """

    def __init__(self, raw: str) -> None:
        self.raw = [position for position, char in enumerate(raw) if not is_space(char)]
        self.text = "".join(raw[position] for position in self.raw)

    def position(self, raw: int) -> int:
        """Where the first character at or after a raw position stands here."""
        return bisect_left(self.raw, raw)

    @cached_property
    def sentences(self) -> list[str]:
        """Stretches between full stops, for showing; headlines hang on to what follows."""
        return [match.group() for match in _SENTENCE.finditer(self.text) if match.group()]

    def around(self, start: int, end: int) -> str:
        """What surrounds a span, within its sentence where the sentence is short."""
        before = self.text[max(0, start - _ROOM) : start]
        after = self.text[end : end + _ROOM]
        before = before[max(before.rfind(stop) for stop in "。！？") + 1 :]
        stops = [place for stop in "。！？" if (place := after.find(stop)) >= 0]
        return before + self.text[start:end] + after[: min(stops, default=_ROOM - 1) + 1]

    def sentence_with(self, texts: list[str]) -> str:
        """The sentence that holds most characters of the texts, the first of several."""

        def held(sentence: str) -> int:
            return sum(len(text) for text in texts if text in sentence)

        return max(self.sentences, key=held, default="")
