"""Sentences with names, from gold documents and from raw text (训练样本)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
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


class HeldOut:
    """Which documents may not be trained on.

    Args:
        path: names of documents, one a line, with their folder (`news/2025-11-14-4`) or without
            (`lc-03`), `#` comments.
    """

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self.names = {line.strip() for line in lines if line.strip() and line[0] != "#"}

    def __contains__(self, name: str) -> bool:
        """Whether a document, `part/stem`, is held out."""
        return name in self.names or name.rpartition("/")[2] in self.names


def gold_folders(local: Path, corpora: Path | None) -> dict[str, Path]:
    """Folders of gold by the name that begins the names of their documents.

    Args:
        local: the corpus written for this project.
        corpora: holds `seed`, `news` and `reports`; None where they are not at hand.
    """
    folders = {"local": local}
    if corpora is not None:
        folders |= {part: corpora / part for part in ("seed", "news", "reports")}
    return folders


def gold_documents(folders: Mapping[str, Path]) -> Iterator[GoldDocument]:
    """Documents named `part/stem`; some have no annotated entities."""
    for part, folder in folders.items():
        for path in sorted(folder.glob("*.json")):
            if path.with_suffix(".txt").is_file():
                yield read_gold_document(path, name=f"{part}/{path.stem}")


def examples_from_gold(document: GoldDocument, engine: Engine) -> list[Example]:
    """Sentences of a gold document.

    Gold has no offsets; where a text occurs several times, the engine's names decide.
    """
    cuts = _cuts_of(document)
    predicted = list(_predicted(cuts, engine))
    gold = _places(document, predicted)
    examples = []
    for article, start, end in cuts:
        place = {article.offsets.position(at): at - start for at in range(start, end)}
        inside = [
            (place[first], place[last] + 1, label, optional)
            for first, last, label, optional in gold
            if first in place and last in place
        ]
        names = tuple((first, last, label) for first, last, label, free in inside if not free)
        free = tuple((first, last) for first, last, _, free in inside if free)
        examples.append(Example(article.text[start:end], names, free))
    return examples


def _places(
    document: GoldDocument, predicted: list[dict[str, object]]
) -> list[tuple[int, int, str, bool]]:
    """First and last raw character of each name, its label, whether it is optional."""
    strict = [dataclasses.replace(entity, optional=False) for entity in document.entities or ()]
    optional = {
        id(new): old.optional for new, old in zip(strict, document.entities or (), strict=True)
    }
    squeezed = SqueezedText(document.text)
    outcomes = match_entities(
        dataclasses.replace(document, entities=tuple(strict)), predicted, squeezed
    )
    return [
        (
            squeezed.raw[found.start],
            squeezed.raw[found.end - 1],
            found.label,
            optional[id(found.gold)],
        )
        for found in outcomes
        if found.gold is not None and found.label in LABELS
    ]


def predicted_names(document: GoldDocument, engine: Engine) -> list[dict[str, object]]:
    """The engine's names in a document, as `match_entities` takes them: raw offsets."""
    return list(_predicted(_cuts_of(document), engine))


def _cuts_of(document: GoldDocument) -> list[tuple[Article, int, int]]:
    return [
        (article, start, end)
        for article in articles_from_source(SourceText(id=document.name, text=document.text))
        for start, end in _cuts(article.text)
    ]


def _predicted(cuts: list[tuple[Article, int, int]], engine: Engine) -> Iterator[dict[str, object]]:
    found = engine.analyse([article.text[start:end] for article, start, end in cuts])
    for (article, offset, _), analysis in zip(cuts, found, strict=True):
        for start, end, label, _ in analysis.names:
            first, last = article.offsets.span(offset + start, offset + end)
            yield {"label": label, "start": first, "end": last}


def sentences_of(name: str, text: str) -> list[str]:
    """Pieces of the sentences of a document, as the engine would get them."""
    return [
        article.text[start:end]
        for article in articles_from_source(SourceText(id=name, text=text))
        for start, end in _cuts(article.text)
    ]


def _cuts(text: str) -> list[tuple[int, int]]:
    return [cut for start, end in sentence_spans(text) for cut in pieces(text, start, end)]


def without_copies(paths: Iterable[Path], texts: Iterable[str]) -> list[Path]:
    """The raw documents that share no passage with any of the `texts`."""
    seen = {passage for text in texts for passage in _passages(text)}
    return [path for path in paths if not seen & _passages(path.read_text(encoding="utf-8"))]


def _passages(text: str) -> set[str]:
    text = "".join(text.split())
    return {text[at : at + _PASSAGE] for at in range(len(text) - _PASSAGE)}
