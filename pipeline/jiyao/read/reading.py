"""The reading of an article: blocks without layout white space, and the way back to raw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiyao.read.layout import AUTHOR
from jiyao.read.lines import Line
from jiyao.values import Block, BlockKind, OffsetMap

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[A-Za-z0-9]")
_LATIN = re.compile(r"[A-Za-z]")
_CREDIT = re.compile(rf"[（(][^（）()]{{0,40}}?(?:{AUTHOR.pattern})[^（）()]{{0,60}}[)）]")
_ROLE = re.compile(rf"(?:{AUTHOR.pattern}|摄|文|图|等)")
_SPACED = ("headline", "subheadline", "section", "byline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lines that become one block."""

    kind: BlockKind
    lines: Sequence[Line]
    marker: str = ""
    level: int = 0


class ReadingBuilder:
    """Collects blocks, their text and its offsets."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.reading: list[int] = []
        self.raw: list[int] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, piece: Piece) -> str:
        """Append a block; its text."""
        if self.blocks:
            self.parts.append("\n")
            self.length += 1
        start, first = self.length, len(self.parts)
        spaced = piece.kind in _SPACED
        previous: Line | None = None
        for line in piece.lines:
            if previous is not None and _needs_space(previous.text, line.text):
                self._run(" ", previous.end)
            for begin, end in _kept(line.text, spaced=spaced):
                self._run(line.text[begin:end], line.start + begin)
            previous = line
        self.blocks.append(
            Block(
                kind=piece.kind,
                start=start,
                end=self.length,
                marker=piece.marker,
                level=piece.level,
            )
        )
        return "".join(self.parts[first:])

    def _run(self, text: str, position: int) -> None:
        self.parts.append(text)
        if not self.raw or self.raw[-1] + self.length - self.reading[-1] != position:
            self.reading.append(self.length)
            self.raw.append(position)
        self.length += len(text)

    def offsets(self) -> OffsetMap:
        """The map from the collected reading to the raw document."""
        return OffsetMap(reading=tuple(self.reading), raw=tuple(self.raw))

    def text(self) -> str:
        """The collected reading."""
        return "".join(self.parts)


def _needs_space(left: str, right: str) -> bool:
    """A line break between two Latin words stands for a space."""
    return _LATIN.match(left[-1]) is not None and _LATIN.match(right[0]) is not None


def _kept(text: str, *, spaced: bool) -> Iterable[tuple[int, int]]:
    """Slices of a line that stay: white space goes where it is layout."""
    if _SPACE.search(text) is None:
        return ((0, len(text)),)
    credits = [(0, len(text))] if spaced else [m.span() for m in _CREDIT.finditer(text)]
    names = _name_gaps(text, credits)
    slices, begin, credit = [], 0, 0
    for gap in _SPACE.finditer(text):
        while credit < len(credits) and credits[credit][1] <= gap.start():
            credit += 1
        inside = credit < len(credits) and credits[credit][0] <= gap.start()
        keep = 0
        if inside:
            keep = gap.start() not in names
        elif _LATIN.match(text[gap.start() - 1]) and _WORD.match(text[gap.end()]):
            keep = 1
        slices.append((begin, gap.start() + keep))
        begin = gap.end()
    slices.append((begin, len(text)))
    return slices


def _name_gaps(text: str, credits: Sequence[tuple[int, int]]) -> set[int]:
    """Gaps inside a spaced name (周　也): between words of one Hanzi, taken in pairs.

    Three single Hanzi in a row are one name (靳 双 喜), four are two.
    """
    gaps: set[int] = set()
    for begin, end in credits:
        words = list(re.finditer(r"[^\s（）()、/:：，,。]+", text[begin:end]))
        index = 0
        while index < len(words):
            run = index
            while run < len(words) and _single(words[run][0]):
                if (
                    run > index
                    and not text[
                        begin + words[run - 1].end() : begin + words[run].start()
                    ].isspace()
                ):
                    break
                run += 1
            length = run - index
            size = 3 if length == 3 else 2
            for place in range(index, run - 1):
                if (place - index) % size != size - 1:
                    gaps.add(begin + words[place].end())
            index = max(run, index + 1)
    return gaps


def _single(word: str) -> bool:
    return len(word) == 1 and "㐀" <= word <= "鿿" and _ROLE.match(word) is None
