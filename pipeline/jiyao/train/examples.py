"""Sentences with names, from gold documents and from raw text (训练样本)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiyao.evaluate.entities import match_entities
from jiyao.evaluate.gold import GoldDocument, read_gold_document
from jiyao.evaluate.spots import SqueezedText
from jiyao.read.articles import articles_from_source
from jiyao.segment.engine import Engine
from jiyao.segment.sentences import pieces, sentence_spans
from jiyao.values import Article, SourceText

Name = tuple[int, int, str]
"""(start, end, label) in characters of the sentence."""

LABELS = ("ORG", "LOC", "PER")
_PASSAGE = 40


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or a piece of one.

    Attributes:
        text: as the engine gets it.
        names: in order, not overlapping.
        open: stretches about which nothing is known; they teach nothing about names.
    """

    text: str
    names: tuple[Name, ...]
    open: tuple[tuple[int, int], ...] = ()


def held_out(path: Path) -> frozenset[str]:
    """Names of the documents that may not be trained on: one a line, `#` comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def gold_documents(corpora: Path, parts: Sequence[str]) -> Iterator[GoldDocument]:
    """Documents with annotated entities under `corpora/part`, named `part/stem`."""
    for part in parts:
        for path in sorted((corpora / part).glob("*.json")):
            document = read_gold_document(path, name=f"{part}/{path.stem}")
            if document.entities:
                yield document


def examples_from_gold(document: GoldDocument, engine: Engine) -> list[Example]:
    """Sentences of a gold document.

    Gold has no offsets; where a text occurs several times, the engine's names decide.
    """
    cuts = [
        (article, start, end)
        for article in articles_from_source(SourceText(id=document.name, text=document.text))
        for start, end in _cuts(article.text)
    ]
    predicted = list(_predicted(cuts, engine))
    squeezed = SqueezedText(document.text)
    gold = [
        (squeezed.raw[outcome.start], squeezed.raw[outcome.end - 1], outcome.label)
        for outcome in match_entities(document, predicted, squeezed)
        if outcome.gold is not None and outcome.label in LABELS
    ]
    examples = []
    for article, start, end in cuts:
        place = {article.offsets.position(at): at - start for at in range(start, end)}
        names = tuple(
            (place[first], place[last] + 1, label)
            for first, last, label in gold
            if first in place and last in place
        )
        examples.append(Example(article.text[start:end], names))
    return examples


def _predicted(cuts: list[tuple[Article, int, int]], engine: Engine) -> Iterator[dict[str, object]]:
    found = engine.analyse([article.text[start:end] for article, start, end in cuts])
    for (article, offset, _), analysis in zip(cuts, found, strict=True):
        for start, end, label, _ in analysis.names:
            first, last = article.offsets.span(offset + start, offset + end)
            yield {"label": label, "start": first, "end": last}


def sentences_from_raw(path: Path) -> list[str]:
    """Pieces of the sentences of one document, as the engine would get them."""
    source = SourceText(id=path.stem, text=path.read_text(encoding="utf-8"))
    return [
        article.text[start:end]
        for article in articles_from_source(source)
        for start, end in _cuts(article.text)
    ]


def _cuts(text: str) -> list[tuple[int, int]]:
    return [cut for start, end in sentence_spans(text) for cut in pieces(text, start, end)]


def without_copies(paths: Iterable[Path], documents: Iterable[GoldDocument]) -> list[Path]:
    """The raw documents that share no passage with any of the `documents`."""
    seen = {passage for document in documents for passage in _passages(document.text)}
    return [path for path in paths if not seen & _passages(path.read_text(encoding="utf-8"))]


def _passages(text: str) -> set[str]:
    text = "".join(text.split())
    return {text[at : at + _PASSAGE] for at in range(len(text) - _PASSAGE)}
