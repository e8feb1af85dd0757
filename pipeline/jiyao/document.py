"""What jiyao keeps on a spaCy Doc, and how it survives serialisation.

A Doc stands for one article; `doc.text` is the article's reading. State is kept in
`doc.user_data` under string keys and shown through `doc._`:

* `doc._.article`: the Article (one with the text as its only paragraph if jiyao did not read it);
* `doc._.region`: the Region that the article speaks for, or None;
* `doc._.mentions`: entity values in order, not overlapping, offsets into `doc.text`;
* `doc._.records`: records in order, offsets into the raw document.

Spans show the part that is theirs. All are computed when asked for; to set one has no effect:

* `span._.mention`: the value of the mention with just these borders (an entity's value), or None;
* `span._.mentions`: the values of the mentions inside it, in order;
* `span._.records`: the records for which it has some of the evidence;
* `span._.raw`: its start and end in the raw document.

The values are dataclasses; `encode` and `decode` are registered with srsly's msgpack, so
that `Doc.to_bytes`, `DocBin` and `nlp.pipe(n_process=2)` carry them.
"""

from __future__ import annotations

import pickle
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, cast

from spacy.tokens import Doc, Span
from srsly.msgpack import msgpack_decoders, msgpack_encoders

from jiyao.records import AnyRecord
from jiyao.values import Article, Block, Entity, OffsetMap, Organisation, Region

ARTICLE = "jiyao.article"
REGION = "jiyao.region"
MENTIONS = "jiyao.mentions"
RECORDS = "jiyao.records"
ANAPHORA = "jiyao.anaphora"


def article_of(doc: Doc) -> Article:
    """The article behind a Doc; for a foreign Doc, its text taken as paragraphs."""
    article = doc.user_data.get(ARTICLE)
    if article is None:
        article = doc.user_data[ARTICLE] = _plain_article(doc.text)
    return cast(Article, article)


def region_of(doc: Doc) -> Region | None:
    """The region found for the article, None before that or when it is unknown."""
    return cast("Region | None", doc.user_data.get(REGION))


def mentions_of(doc: Doc) -> tuple[Entity, ...]:
    """Entity mentions found so far, in order, not overlapping."""
    return tuple(doc.user_data.get(MENTIONS, ()))  # a list after serialisation


def set_mentions(doc: Doc, mentions: Iterable[Entity]) -> None:
    """Replace the Doc's mentions; they must not overlap."""
    doc.user_data[MENTIONS] = tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def anaphora_of(doc: Doc) -> tuple[Organisation, ...]:
    """Phrases that stand for a body or place named elsewhere (全区, 该公司), resolved, in order.

    They are no mentions: 全区 is no LOC, but it may own a target. They may lie inside mentions.
    """
    return cast("tuple[Organisation, ...]", doc.user_data.get(ANAPHORA, ()))


def records_of(doc: Doc) -> list[AnyRecord]:
    """Records found so far, in the order of their first evidence."""
    return list(doc.user_data.get(RECORDS, ()))


def add_records(doc: Doc, records: Iterable[AnyRecord]) -> None:
    """Add records, keeping the order of the text."""
    both = [*records_of(doc), *records]
    doc.user_data[RECORDS] = sorted(both, key=_order)


def _order(record: AnyRecord) -> tuple[int, str, int, str]:
    """Sentence, type, and within a sentence where the record's number stands, if it has one."""
    number = getattr(record, "quantity", None)
    return (record.evidence[0].start, record.type, number.start if number else -1, record.id)


def mention_of(span: Span) -> Entity | None:
    """The value of the mention that has the span's borders: the Date behind 3月6日."""
    inside = mentions_in(span)
    whole = inside and (inside[0].start, inside[0].end) == (span.start_char, span.end_char)
    return inside[0] if whole else None


def mentions_in(span: Span) -> tuple[Entity, ...]:
    """Values of the mentions that lie inside the span, in order."""
    return tuple(
        mention
        for mention in mentions_of(span.doc)
        if span.start_char <= mention.start and mention.end <= span.end_char
    )


def records_in(span: Span) -> list[AnyRecord]:
    """Records some of whose evidence lies in the span, in order; best asked of a sentence."""
    start, end = raw_of(span)
    return [
        record
        for record in records_of(span.doc)
        if any(part.start < end and start < part.end for part in record.evidence)
    ]


def raw_of(span: Span) -> tuple[int, int]:
    """Start and end of the span, which is not empty, in code points of the raw document."""
    return article_of(span.doc).offsets.span(span.start_char, span.end_char)


def cut_tokens(doc: Doc, borders: Iterable[int]) -> None:
    """Cut tokens in place wherever one of the borders, offsets into `doc.text`, lies inside.

    The parts keep tag and part of speech; the first keeps the start of a sentence.
    """
    starts = doc.to_array("IDX").tolist()
    inside: dict[int, list[int]] = {}
    for border in sorted(set(borders)):
        number = bisect_left(starts, border) - 1
        at = border - starts[number]
        if number >= 0 and at < len(doc[number]):
            inside.setdefault(number, []).append(at)
    if not inside:
        return
    with doc.retokenize() as retokenizer:
        for number, cuts in inside.items():
            token = doc[number]
            parts = [token.text[a:b] for a, b in pairwise([0, *cuts, len(token)])]
            tags: dict[str | int, list[Any]] = {
                "TAG": [token.tag_] * len(parts),
                "POS": [token.pos_] * len(parts),
            }
            head = (token, 0) if token.head.i == number else token.head
            heads = [head, *[(token, 0)] * (len(parts) - 1)]
            retokenizer.split(token, parts, heads=heads, attrs=tags)


def _plain_article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(
        id="",
        source="",
        title="",
        byline=None,
        published=None,
        masthead="",
        text=text,
        blocks=tuple(blocks),
        offsets=OffsetMap.identity(),
        start=0,
        end=len(text),
    )


for _name, _getter in (
    ("article", article_of),
    ("region", region_of),
    ("mentions", mentions_of),
    ("records", records_of),
):
    Doc.set_extension(_name, getter=_getter, force=True)

for _name, _of_span in (
    ("mention", mention_of),
    ("mentions", mentions_in),
    ("records", records_in),
    ("raw", raw_of),
):
    Span.set_extension(_name, getter=_of_span, force=True)


def encode(obj: object, chain: Callable[[object], object] | None = None) -> object:
    """Encoder for srsly.msgpack: a jiyao value becomes a tagged byte string."""
    if type(obj).__module__ in ("jiyao.values", "jiyao.records"):
        return {"__jiyao__": pickle.dumps(obj, protocol=4)}
    return obj if chain is None else chain(obj)


def decode(obj: Any, chain: Callable[[object], object] | None = None) -> object:
    """Decoder for srsly.msgpack, the reverse of `encode`."""
    if isinstance(obj, dict) and "__jiyao__" in obj:
        return pickle.loads(obj["__jiyao__"])
    return obj if chain is None else chain(obj)


msgpack_encoders.register("jiyao", func=encode)
msgpack_decoders.register("jiyao", func=decode)
