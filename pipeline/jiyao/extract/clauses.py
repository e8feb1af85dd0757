"""Sentences and clauses of an article with the mentions inside them (句、分句).

Everything counts code points of the reading (`article_of(doc).text`). A sentence never crosses a
block; a clause never crosses a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of
from jiyao.values import Article, Block, Entity

LONGEST_SHIELD = 60
"""Quotes and brackets longer than this do not keep their commas from splitting."""

_SENTENCE_END = re.compile(r"[。！？!?]+[”’』」）)》]{0,4}")
_TAIL = re.compile(_SENTENCE_END.pattern + "$")
_DEEPEST = 8
_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "（": "）",
    "(": ")",
    "【": "】",
    "「": "」",
    "『": "』",
    "〔": "〕",
}
_SIGNS = re.compile(
    "[" + re.escape("".join(_PAIRS) + "".join(_PAIRS.values())) + r"，；：;]|(?<!\d)[,:]|[,:](?!\d)"
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of one block; `text` is the reading's slice `start:end`, stop included."""

    start: int
    end: int
    text: str
    block: Block
    block_index: int
    mentions: tuple[Entity, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """See `clauses_of`; kept, so that several extractors share them."""
        return tuple(_clauses(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence between commas, semicolons or colons (分句).

    Attributes:
        text: the reading's slice `start:end`, without the sign that closes it.
        mark: the sign that closes it ("，", "；", "：", "。" …), "" at the end of a block.
    """

    start: int
    end: int
    text: str
    mark: str
    mentions: tuple[Entity, ...]


_memo: tuple[Article, tuple[Entity, ...], tuple[Sentence, ...]] | None = None


def sentences_of(doc: Doc) -> tuple[Sentence, ...]:
    """Sentences of all blocks of a Doc, in order; blocks without text give none.

    The result for the last Doc is kept, so that several extractors share one scan.
    """
    global _memo
    article, mentions = article_of(doc), mentions_of(doc)
    if _memo is not None and _memo[0] is article and _memo[1] is mentions:
        return _memo[2]
    sentences = tuple(_sentences(article, mentions))
    _memo = (article, mentions, sentences)
    return sentences


def mentions_within(mentions: tuple[Entity, ...], start: int, end: int) -> tuple[Entity, ...]:
    """Those of the ordered `mentions` that begin inside `start:end`."""
    first = bisect_left(mentions, start, key=_start)
    last = bisect_left(mentions, end, lo=first, key=_start)
    return mentions[first:last]


def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """Clauses of a sentence, in order, covering it but for the closing signs.

    Commas inside quotes, brackets and titles do not split, unless the pair is longer than
    `LONGEST_SHIELD` and is no title (《…》). A comma or colon between digits never splits.
    """
    return sentence.clauses


def _start(mention: Entity) -> int:
    return mention.start


def _sentences(article: Article, mentions: tuple[Entity, ...]) -> Iterator[Sentence]:
    starts = [mention.start for mention in mentions]
    for index, block in enumerate(article.blocks):
        begin = block.start
        ends = [m.end() for m in _SENTENCE_END.finditer(article.text, block.start, block.end)]
        for end in [*ends, block.end]:
            if end <= begin:
                continue
            first = bisect_left(starts, begin)
            yield Sentence(
                start=begin,
                end=end,
                text=article.text[begin:end],
                block=block,
                block_index=index,
                mentions=mentions[first : bisect_left(starts, end, first)],
            )
            begin = end


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    text, mentions, base = sentence.text, sentence.mentions, sentence.start
    tail = _TAIL.search(text)
    stop = tail.start() if tail else len(text)
    starts = [mention.start - base for mention in mentions]
    begin = 0
    for cut in [*_cuts(text[:stop]), stop]:
        if cut > begin:
            first = bisect_left(starts, begin)
            yield Clause(
                start=base + begin,
                end=base + cut,
                text=text[begin:cut],
                mark=text[cut : cut + 1],
                mentions=mentions[first : bisect_left(starts, cut, first)],
            )
        begin = cut + 1


def _cuts(text: str) -> list[int]:
    """Positions of the commas, semicolons and colons that split `text`."""
    open_signs: list[tuple[str, int, int]] = []
    cuts: list[int] = []
    for match in _SIGNS.finditer(text):
        sign, at = match.group(), match.start()
        if sign in _PAIRS and len(open_signs) < _DEEPEST:
            open_signs.append((_PAIRS[sign], at, len(cuts)))
        elif open_signs and any(sign == closer for closer, _, _ in open_signs):
            while open_signs:
                closer, opened, kept = open_signs.pop()
                if closer == sign:
                    if closer == "》" or at - opened <= LONGEST_SHIELD:
                        del cuts[kept:]
                    break
        elif sign in "，；：;,:":
            cuts.append(at)
    return cuts
