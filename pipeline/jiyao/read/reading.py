"""The reading of an article: blocks without layout white space, and the way back to raw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiyao.read.layout import AUTHOR, HANZI
from jiyao.read.lines import Line
from jiyao.values import Block, BlockKind, OffsetMap

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[A-Za-z0-9]")
_LATIN = re.compile(r"[A-Za-z]")
_CREDIT = re.compile(
    rf"[（(][^（）()]{{0,40}}?(?:{AUTHOR.pattern})[^（）()]{{0,60}}[)）]"
    rf"|(?<=[讯电])\s{{0,4}}[（(](?:{HANZI}|[·\s、]){{2,20}}[)）]"
    rf"|[（(](?:{HANZI}|[·\s、]){{2,20}}[)）]$"
)
_LAST_SENTENCE = re.compile(r"(?:^|[。！？”）)])[^。！？]{0,40}$")
_PART = re.compile(rf"{AUTHOR.pattern}|{HANZI}(?=摄影?[)）]?$)|[^\s（）()、/／:：，,。]+")
_ROLE = re.compile(rf"(?:{AUTHOR.pattern}|摄|文|图|等)")
_LEAD = re.compile(r"(?:讯|电|消息)$")
_LEAD_LENGTH = 40
_PHRASE = re.compile(rf"{HANZI}{{2}}")
_QUOTED = re.compile(r"[“《][^”》]{2,}$")
_QUOTE_LENGTH = 30
_SPACED = ("headline", "subheadline", "section", "byline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Lines that become one block."""

    kind: BlockKind
    lines: Sequence[Line]
    marker: str = ""
    level: int = 0
    row: bool = False


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
        previous: Line | None = None
        for line in piece.lines:
            if previous is not None and _needs_space(previous.text, line.text):
                self._run(" ", previous.end)
            for begin, end in _kept(line.text, "section" if piece.row else piece.kind):
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


def _kept(text: str, kind: BlockKind) -> Iterable[tuple[int, int]]:
    """Slices of a line that stay: white space goes where it is layout."""
    if _SPACE.search(text) is None:
        return ((0, len(text)),)
    credits = _credits(text, kind)
    names = _name_gaps(text, credits)
    slices, begin, credit = [], 0, 0
    for gap in _SPACE.finditer(text):
        while credit < len(credits) and credits[credit][1] <= gap.start():
            credit += 1
        keep: bool
        if credit < len(credits) and credits[credit][0] <= gap.start():
            keep = gap.start() not in names
        else:
            keep = _is_written(text, *gap.span())
        slices.append((begin, gap.start() + keep))
        begin = gap.end()
    slices.append((begin, len(text)))
    return slices


def _credits(text: str, kind: BlockKind) -> list[tuple[int, int]]:
    """Where white space parts words of a headline or the names of authors."""
    if kind in _SPACED:
        return [(0, len(text))]
    if kind == "caption" and (found := _LAST_SENTENCE.search(text)) is not None:
        return [found.span()]
    return [found.span() for found in _CREDIT.finditer(text)]


def _is_written(text: str, start: int, end: int) -> bool:
    """Whether white space in running text is the author's: after 本报讯, between Latin words,
    between two phrases inside quotation marks.
    """
    left, right = text[start - 1], text[end]
    if (_LATIN.match(left) and _WORD.match(right)) or (_WORD.match(left) and _LATIN.match(right)):
        return True
    if start <= _LEAD_LENGTH and _LEAD.search(text[:start]):
        return True
    quoted = _QUOTED.search(text, max(0, start - _QUOTE_LENGTH), start)
    return quoted is not None and _PHRASE.match(text, end) is not None


def _name_gaps(text: str, credits: Sequence[tuple[int, int]]) -> set[int]:
    """Gaps inside a spaced name (周　也): between words of one Hanzi, taken in pairs.

    Three single Hanzi in a row are one name (靳 双 喜), four are two.
    """
    gaps: set[int] = set()
    for begin, end in credits:
        run: list[re.Match[str]] = []
        for part in _PART.finditer(text, begin, end):
            if run and not (_is_single(part[0]) and text[run[-1].end() : part.start()].isspace()):
                gaps.update(_inside_names(run))
                run = []
            if _is_single(part[0]):
                run.append(part)
        gaps.update(_inside_names(run))
    return gaps


def _inside_names(run: Sequence[re.Match[str]]) -> Iterable[int]:
    size = 3 if len(run) == 3 else 2
    return [part.end() for i, part in enumerate(run[:-1]) if i % size != size - 1]


def _is_single(word: str) -> bool:
    return len(word) == 1 and "㐀" <= word <= "鿿" and _ROLE.match(word) is None
