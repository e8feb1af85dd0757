"""Articles to spaCy Docs: sentences are batched over articles, tokens reproduce the reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

from jiyao.document import ARTICLE
from jiyao.segment.engine import Analysis, Engine, EngineSpec, engine_of
from jiyao.segment.sentences import pieces, sentence_spans
from jiyao.tables.load import load_table
from jiyao.values import Article

NAMES = "jiyao.names"
"""Key of `doc.user_data`: the engine's names, (start, end, label, margin) in `doc.text`."""

BUFFER = 50_000
"""Characters of articles that wait for one call of the engine."""

Name = tuple[int, int, str, float]

ATTRIBUTES: list[int | str] = ["TAG", "POS", "SENT_START", "ENT_IOB", "ENT_TYPE"]
IOB = {"I": 1, "O": 2, "B": 3}
STARTS, STARTS_NOT = 1, 2**64 - 1
"""spaCy's codes for a token that begins a sentence and for one that does not (-1, unsigned)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A row of tables/lac_tags.tsv: the universal part of speech of a LAC tag."""

    tag: str
    pos: str


class ArticleTokenizer:
    """The spaCy tokenizer of jiyao: takes the text of one article as its reading.

    Args:
        spec: which segmenter, with which model and user dictionary.
        vocab: of the pipeline.
    """

    def __init__(self, spec: EngineSpec, vocab: Vocab) -> None:
        self.engine: Engine = engine_of(spec)
        self.vocab = vocab
        self._spec = spec

    def __call__(self, text: str) -> Doc:
        """One Doc, its lines taken as paragraphs."""
        return _doc(text, analyses_of([text], self.engine)[0], self.vocab)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Docs of many texts, in order."""
        for text in texts:
            yield self(text)

    def __reduce__(self) -> tuple[object, ...]:
        return ArticleTokenizer, (self._spec, self.vocab)

    def to_bytes(self, **_: object) -> bytes:
        """Name and options of the engine; its weights stay where they are."""
        return json.dumps(self._spec._asdict()).encode()

    def from_bytes(self, data: bytes, **_: object) -> ArticleTokenizer:
        """Take up what `to_bytes` gave."""
        self._spec = EngineSpec(**json.loads(data))
        self.engine = engine_of(self._spec)
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the engine's name and options to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> ArticleTokenizer:
        """Take up what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def article_tokenizer(
    engine: str = "lexer", model: str | None = None, user_dict: str | None = None
) -> Callable[[Language], ArticleTokenizer]:
    """Registered as the spaCy tokenizer `jiyao.ArticleTokenizer.v1`; see `EngineSpec`."""

    def create(nlp: Language) -> ArticleTokenizer:
        return ArticleTokenizer(EngineSpec(engine, model, user_dict), nlp.vocab)

    return create


def docs_from_articles(articles: Iterable[Article], engine: Engine, vocab: Vocab) -> Iterator[Doc]:
    """Docs of articles, in order.

    Args:
        articles: may be endless; at most `BUFFER` characters of them wait, or one article.
        engine: the segmenter.
        vocab: of the pipeline that will process the Docs.
    Returns:
        Docs with words, LAC tags (`tag_`), universal parts of speech (`pos_`), sentence starts and
        the engine's names (`ents`, and with margins under `NAMES`); the article under `ARTICLE`.
    """
    waiting: list[Article] = []
    size = 0
    for article in articles:
        waiting.append(article)
        size += len(article.text) + 1
        if size >= BUFFER:
            yield from _docs(waiting, engine, vocab)
            waiting, size = [], 0
    yield from _docs(waiting, engine, vocab)


def _docs(articles: list[Article], engine: Engine, vocab: Vocab) -> Iterator[Doc]:
    analysed = analyses_of([article.text for article in articles], engine)
    for article, analyses in zip(articles, analysed, strict=True):
        doc = _doc(article.text, analyses, vocab)
        doc.user_data[ARTICLE] = article
        yield doc


@dataclass(frozen=True, slots=True)
class Piece:
    """An analysed stretch of a text; `opens` where it begins a sentence."""

    start: int
    end: int
    opens: bool
    analysis: Analysis


def analyses_of(texts: list[str], engine: Engine) -> list[list[Piece]]:
    """Analyse the sentences of all texts in one call of the engine."""
    cuts = [
        (number, start, end, start == first)
        for number, text in enumerate(texts)
        for first, last in sentence_spans(text)
        for start, end in pieces(text, first, last)
    ]
    analyses = engine.analyse([texts[number][start:end] for number, start, end, _ in cuts])
    result: list[list[Piece]] = [[] for _ in texts]
    for (number, start, end, opens), analysis in zip(cuts, analyses, strict=True):
        result[number].append(Piece(start, end, opens, analysis))
    return result


def _doc(text: str, analysed: list[Piece], vocab: Vocab) -> Doc:
    """Put the pieces together; line feeds between them become tokens of their own."""
    words: list[str] = []
    tags: list[str] = []
    opens: list[bool] = []
    names: list[Name] = []
    at = 0
    for piece in analysed:
        _add_feeds(text[at : piece.start], words, tags, opens)
        analysis = piece.analysis
        words += analysis.words
        tags += analysis.tags
        opens.append(piece.opens)
        opens += [False] * (len(analysis.words) - 1)
        names += [
            (piece.start + start, piece.start + end, label, margin)
            for start, end, label, margin in analysis.names
        ]
        at = piece.end
    _add_feeds(text[at:], words, tags, opens)
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    if words:
        table = _table(tags, opens, _ents(words, names), vocab)
        doc.from_array(ATTRIBUTES, cast(Ints2d, table))
    doc.user_data[NAMES] = tuple(names)
    return doc


def _table(tags: list[str], opens: list[bool], ents: list[str], vocab: Vocab) -> NDArray[np.uint64]:
    """What spaCy stores of each token: (tokens, `ATTRIBUTES`); lists of strings would take it thrice as long."""
    pos, add = _pos_of_tag(), vocab.strings.add
    tag_ids = {tag: (add(tag), add(pos.get(tag, "X"))) for tag in set(tags)}
    ent_ids = {ent: (IOB[ent[0]], add(ent[2:]) if ent[2:] else 0) for ent in set(ents)}
    rows = [
        (*tag_ids[tag], STARTS if first else STARTS_NOT, *ent_ids[ent])
        for tag, first, ent in zip(tags, opens, ents, strict=True)
    ]
    return np.array(rows, dtype=np.uint64)


def _add_feeds(feeds: str, words: list[str], tags: list[str], opens: list[bool]) -> None:
    for feed in feeds:
        words.append(feed)
        tags.append("_SP")
        opens.append(len(words) == 1)


def _ents(words: list[str], names: list[Name]) -> list[str]:
    """IOB tags: a name covers every token that it touches and no other name has taken."""
    iob = ["O"] * len(words)
    waiting = iter(names)
    name = next(waiting, None)
    end = 0
    begun = False
    for index, word in enumerate(words):
        start, end = end, end + len(word)
        while name is not None and name[1] <= start:
            name, begun = next(waiting, None), False
        if name is not None and name[0] < end:
            iob[index] = f"{'I' if begun else 'B'}-{name[2]}"
            begun = True
    return iob


@lru_cache(maxsize=1)
def _pos_of_tag() -> dict[str, str]:
    return {row.tag: row.pos for row in load_table("lac_tags", TagRow)}
