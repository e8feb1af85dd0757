"""The road from raw text to records: only this file knows the order of the stages."""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

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

COMPONENTS = (
    "jiyao_dates",
    "jiyao_quantities",
    "jiyao_organisations",
    "jiyao_meetings",
    "jiyao_agreements",
    "jiyao_targets",
)
"""The components of the pipeline, in order; `read` stands before them and `write` behind."""

SAMPLE = "2024年3月6日，南开区委召开会议。会上，区政府与甲公司签署协议。全年力争新增企业30家。"
"""Shown to a new pipeline once, so that its tables are read and its patterns compiled."""


def load(
    engine: str = "lexer", *, model: str | None = None, user_dict: str | None = None
) -> Language:
    """Build the pipeline.

    Args:
        engine: name of the segmenter: "lexer", "pkuseg" or "hanlp".
        model: path of its model, None for the one that jiyao ships.
        user_dict: file of words that are kept whole, for pkuseg.
    Returns:
        A Chinese spaCy pipeline. `nlp(text)` takes the text of one article; several articles on
        a page go through `extract`. `doc._.records` has the records, `doc._.mentions` the names,
        dates and quantities.
    Raises:
        ModelError: the engine or its model is missing.
    """
    tokenizer = {
        "@tokenizers": "jiyao.ArticleTokenizer.v1",
        "engine": engine,
        "model": model,
        "user_dict": user_dict,
    }
    config = {"nlp": {"tokenizer": tokenizer}}
    with _collector_at_rest():
        nlp = spacy.blank("zh", config=config)
        for name in COMPONENTS:
            nlp.add_pipe(name)
        nlp(SAMPLE)
    return nlp


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Look for no garbage meanwhile: among half a million new objects there is none, but it takes long."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def docs_from_sources(
    nlp: Language, sources: Iterable[SourceText], *, seconds: dict[str, float] | None = None
) -> Iterator[Doc]:
    """Docs of all articles of the sources, in order, with their records.

    Args:
        nlp: a pipeline from `load`.
        sources: decoded documents.
        seconds: time spent in each stage is added to it under "read", "segment" and the names
            of the components.
    """
    clock: dict[str, float] = {} if seconds is None else seconds
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    articles = [
        article
        for source in sources
        for article in _timed(clock, "read", partial(articles_from_source, source))
    ]
    docs = docs_from_articles(articles, tokenizer.engine, nlp.vocab)
    while (doc := _timed(clock, "segment", partial(next, docs, None))) is not None:
        for name, component in nlp.pipeline:
            _timed(clock, name, partial(component, doc))
        yield doc


T = TypeVar("T")


def _timed(clock: dict[str, float], stage: str, step: Callable[[], T]) -> T:
    started = time.perf_counter()
    try:
        return step()
    finally:
        clock[stage] = clock.get(stage, 0.0) + time.perf_counter() - started


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
