"""Documents in, results out: the one function behind every runner."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, records_of, region_of
from jiyao.flow import docs_from_sources
from jiyao.records import (
    ENTITY_CLASSES,
    AnyRecord,
    ArticleRecord,
    EngineRecord,
    EntityRecord,
    Reject,
)
from jiyao.segment.docs import ArticleTokenizer
from jiyao.values import Entity, OffsetMap, SourceText

logger = logging.getLogger(__name__)

_FIELDS = {
    label: tuple(field.name for field in dataclasses.fields(kind) if field.name != "label")
    for label, kind in ENTITY_CLASSES.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one document gave: its articles and records, or the reason why it gave none."""

    source: str
    characters: int = 0
    articles: list[ArticleRecord] = field(default_factory=list)
    records: list[AnyRecord] = field(default_factory=list)
    reject: Reject | None = None


def process_batch(
    nlp: Language, sources: Sequence[SourceText], *, seconds: dict[str, float] | None = None
) -> list[Result]:
    """Extract from decoded documents.

    Args:
        nlp: a pipeline from `jiyao.load`.
        sources: documents with distinct ids.
        seconds: time per stage is added to it.
    Returns:
        One result per document, in order. A document on which a component fails is rejected
        with the message; the others are not touched by it.
    """
    try:
        return list(_results(nlp, sources, seconds))
    except Exception as error:  # isolate the culprit, whatever it raised
        if len(sources) > 1:
            alone = (process_batch(nlp, [source], seconds=seconds) for source in sources)
            return [result for results in alone for result in results]
        logger.debug("%s: extraction failed", sources[0].id, exc_info=True)
        reason = f"{type(error).__name__}: {error}"
        reject = Reject(source=sources[0].id, stage="extract", reason=reason)
        return [Result(source=sources[0].id, reject=reject)]


def _results(
    nlp: Language, sources: Sequence[SourceText], seconds: dict[str, float] | None
) -> Iterator[Result]:
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    info = tokenizer.engine.info
    engine = EngineRecord(name=info.name, version=info.version, model=info.model_hash)
    by_source: dict[str, list[Doc]] = {source.id: [] for source in sources}
    for doc in docs_from_sources(nlp, sources, seconds=seconds):
        by_source[article_of(doc).source].append(doc)
    for source in sources:
        docs = by_source[source.id]
        yield Result(
            source=source.id,
            characters=len(source.text),
            articles=[_article_record(doc, engine) for doc in docs],
            records=[record for doc in docs for record in records_of(doc)],
        )


def _article_record(doc: Doc, engine: EngineRecord) -> ArticleRecord:
    article = article_of(doc)
    return ArticleRecord(
        id=article.id,
        source=article.source,
        title=article.title,
        byline=article.byline,
        published=article.published,
        region=region_of(doc),
        start=article.start,
        end=article.end,
        engine=engine,
        entities=list(_entities(mentions_of(doc), article.offsets)),
    )


def _entities(mentions: Iterable[Entity], offsets: OffsetMap) -> Iterator[EntityRecord]:
    for mention in mentions:
        values = {name: getattr(mention, name) for name in _FIELDS[mention.label]}
        values["start"], values["end"] = offsets.span(mention.start, mention.end)
        yield ENTITY_CLASSES[mention.label](**values)
