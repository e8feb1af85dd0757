"""The road from raw text to records: only this file knows the order of the stages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from jiyao import components  # noqa: F401  registers the factories
from jiyao.document import records_of
from jiyao.read.articles import articles_from_source
from jiyao.read.decode import source_from_path
from jiyao.records import AnyRecord
from jiyao.segment.docs import ArticleTokenizer, docs_from_articles
from jiyao.values import SourceText

STAGES = ("read", "segment", "recognise", "normalise", "resolve", "extract", "write")
COMPONENTS = (
    "jiyao_dates",
    "jiyao_quantities",
    "jiyao_organisations",
    "jiyao_meetings",
    "jiyao_agreements",
    "jiyao_targets",
)


def load(engine: str = "lexer") -> Language:
    """Build the pipeline.

    Args:
        engine: name of the segmenter; see `jiyao.segment`.
    Returns:
        A Chinese spaCy pipeline. `nlp(text)` takes the text of one article; several articles on
        a page go through `extract`. `doc._.records` has the records, `doc._.mentions` the names,
        dates and quantities.
    Raises:
        ModelError: the engine or its model is missing.
    """
    config = {"nlp": {"tokenizer": {"@tokenizers": "jiyao.ArticleTokenizer.v1", "engine": engine}}}
    nlp = spacy.blank("zh", config=config)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def docs_from_sources(nlp: Language, sources: Sequence[SourceText]) -> Iterator[Doc]:
    """Docs of all articles of the sources, in order, with their records."""
    articles = [article for source in sources for article in articles_from_source(source)]
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    docs: Iterable[Doc] = docs_from_articles(articles, tokenizer.engine, nlp.vocab)
    yield from nlp.pipe(docs)


def extract(
    source: str | Path,
    *,
    published: dt.date | None = None,
    nlp: Language | None = None,
) -> list[AnyRecord]:
    """Records of one document.

    Args:
        source: a path (`Path`, or a string naming an existing file) or the text of a document.
        published: the reference date, read from the document when not given.
        nlp: a pipeline from `load`; one is built when not given.
    Returns:
        Records in the order of the text, offsets into the raw document.
    Raises:
        SourceError: the file is empty, binary or in an unknown encoding.
    """
    nlp = nlp or load()
    if isinstance(source, Path) or (
        "\n" not in source and len(source) < 255 and Path(source).is_file()
    ):
        document = source_from_path(Path(source), published=published)
    else:
        document = SourceText(id="", text=source, published=published)
    return [record for doc in docs_from_sources(nlp, [document]) for record in records_of(doc)]
