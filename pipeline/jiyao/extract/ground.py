"""From mentions on a Doc to slots of a record: offsets into the raw document, stable ids."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, TypedDict, TypeVar

from spacy.tokens import Doc

from jiyao.document import article_of, region_of
from jiyao.records import ArticleRef
from jiyao.values import Mention, field_names, in_raw

M = TypeVar("M", bound=Mention)


class Envelope(TypedDict):
    """The fields that all records share; see records.RecordBase."""

    id: str
    source: str
    article: ArticleRef
    evidence: list[Mention]
    confidence: float


class Grounding:
    """Builds the parts of records of one Doc that point at the raw document."""

    def __init__(self, doc: Doc) -> None:
        self.article = article_of(doc)
        self.ref = ArticleRef(
            id=self.article.id,
            title=self.article.title,
            published=self.article.published,
            region=region_of(doc),
        )

    def raw(self, mention: M) -> M:
        """The mention with raw offsets; `text` stays the reading."""
        return in_raw(mention, self.article.offsets)

    def span(self, start: int, end: int) -> Mention:
        """The reading's slice `start:end` as a mention with raw offsets."""
        text = self.article.text[start:end]
        return self.raw(Mention(text=text, start=start, end=end))

    def envelope(
        self,
        record_type: str,
        evidence: Sequence[tuple[int, int]],
        *,
        key: Sequence[int],
        confidence: float,
    ) -> Envelope:
        """Common fields of a record.

        Args:
            record_type: "meeting", "agreement" or "target".
            evidence: spans of the reading, the sentence or sentences that state the record.
            key: numbers (offsets into the reading) that tell this record from any other of its
                type in the article.
            confidence: 0 to 1.
        """
        seed = "\n".join([self.article.source, self.article.id, record_type, *map(str, key)])
        return Envelope(
            id=hashlib.sha256(seed.encode()).hexdigest()[:16],
            source=self.article.source,
            article=self.ref,
            evidence=[self.span(start, end) for start, end in evidence],
            confidence=round(confidence, 2),
        )


def as_kind(kind: type[Any], mention: Mention, **extra: object) -> Any:
    """`mention` as a value of a class that has its fields and more (Organisation -> Party)."""
    fields = {name: getattr(mention, name) for name in field_names(type(mention))}
    return kind(**fields, **extra)
