"""What the whole article offers to a signing: sentences, meetings, names before it, region."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, region_of
from jiyao.extract.agreements.vocabulary import heading_words
from jiyao.extract.clauses import Sentence, sentences_of
from jiyao.records import Meeting
from jiyao.values import Article, Date, Entity, Organisation, Place, Region

HEADLINE = 40
"""A line at least this long is no headline that the reader took for a paragraph."""
_STOP = re.compile("[。；！？]")
MOST_MENTIONS = 300
"""Mentions looked back upon for what a word refers to."""
BODY = ("paragraph", "item", "section")
"""Kinds of blocks that carry the article's own sentences."""


@dataclass(frozen=True)
class Scene:
    """One article as an extractor of agreements sees it."""

    article: Article
    region: Region | None
    mentions: tuple[Entity, ...]
    sentences: tuple[Sentence, ...]
    meetings: tuple[Meeting, ...]

    @classmethod
    def of(cls, doc: Doc, meetings: Sequence[Meeting]) -> Scene:
        """The scene of a Doc and the meetings found in it."""
        held = sorted(
            (m for m in meetings if m.status == "held" or not _ahead(m)),
            key=lambda m: m.evidence[0].start,
        )
        return cls(
            article=article_of(doc),
            region=region_of(doc),
            mentions=mentions_of(doc),
            sentences=sentences_of(doc),
            meetings=tuple(held),
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def index_of(self, position: int) -> int:
        """Number of the sentence that holds a position of the reading."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentences_before(self, position: int, count: int) -> list[Sentence]:
        """Up to `count` sentences before the one that holds `position`, the nearest first."""
        index = self.index_of(position)
        return list(reversed(self.sentences[max(0, index - count) : index]))

    def sentences_after(self, position: int, count: int) -> list[Sentence]:
        """Up to `count` sentences after the one that holds `position`, in order."""
        index = self.index_of(position)
        return list(self.sentences[index + 1 : index + 1 + count])

    @cached_property
    def opening(self) -> tuple[Sentence, ...]:
        """The first two sentences of the body."""
        return tuple(islice((s for s in self.sentences if self.in_body(s)), 2))

    def in_body(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the article's text rather than in a headline or caption.

        A short line without a stop above a text with one is a headline, whatever its kind.
        """
        if sentence.block.kind not in BODY:
            return False
        short = len(sentence.text) < HEADLINE and not _STOP.search(sentence.text)
        index = sentence.block_index + 1
        if not short or index >= len(self.article.blocks) or sentence.block.kind == "item":
            return True
        below = self.article.blocks[index]
        return _STOP.search(self.article.text, below.start, below.end) is None

    @property
    def bodies(self) -> Iterator[Organisation | Place]:
        """Organisations and places of the article, in order."""
        return (m for m in self.mentions if isinstance(m, Organisation | Place))

    def names_before(self, position: int) -> list[Organisation | Place]:
        """Organisations and places before a position, the nearest first."""
        end = bisect_left(self.mentions, position, key=lambda mention: mention.start)
        near = self.mentions[max(0, end - MOST_MENTIONS) : end]
        return [m for m in reversed(near) if isinstance(m, Organisation | Place)]

    def region_mention(self, position: int) -> Organisation | Place | None:
        """The mention of the article's own region that stands nearest before a position."""
        if self.region is None:
            return None
        for mention in self.names_before(position):
            if mention.name and self.region.name.endswith(mention.name):
                return mention
        for mention in self.names_before(position):
            if self.region.adcode and mention.adcode == self.region.adcode:
                return mention
        return None

    def is_planned(self, sentence: Sentence) -> bool:
        """Whether the heading above a sentence is that of a plan (工作安排, 下一步打算)."""
        for block in reversed(self.article.blocks[: sentence.block_index + 1]):
            text = self.article.text[block.start : block.end]
            if block.kind not in ("section", "subheadline") and not (
                block.level and len(text) < 30
            ):
                continue
            if re.search(heading_words("review"), text):
                return False
            if re.search(heading_words("plan"), text):
                return True
        return False

    def is_report(self) -> bool:
        """Whether the article reviews a year (报告, 总结), so that past years are its subject."""
        title = self.article.title
        return any(
            word in title for word in ("报告", "总结", "回顾", "纲要", "规划", "综述", "答卷")
        )

    def dates(self, sentence: Sentence) -> list[Date]:
        """Dates of a sentence."""
        return [m for m in sentence.mentions if isinstance(m, Date)]


def _ahead(meeting: Meeting) -> bool:
    """Whether the words themselves put a meeting into the future, not its date alone."""
    return any(word in meeting.evidence[0].text for word in ("将", "定于", "拟于"))
