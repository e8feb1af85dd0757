"""All names of a text: candidates from every source, reconciled, then found again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jiyao.recognise.body_patterns import body, unit_body
from jiyao.recognise.lexicon import Hit, name_lexicon
from jiyao.recognise.organisations import bodies_in
from jiyao.recognise.overlap import settle
from jiyao.recognise.persons import DOCTRINE, persons_in
from jiyao.recognise.places import known_places_in, suffixed_places_in
from jiyao.recognise.spans import Candidate
from jiyao.recognise.suffixed import suffixed_in
from jiyao.recognise.words import Words

_ALIAS = re.compile(
    r"[（(](?:以下)?(?:统称|简称|下称)[为：:]?[“\"「]?([^”\"」）)\n]{2,16})[”\"」]?[）)]"
)


def names_in(text: str, words: Words, closed: Sequence[tuple[int, int]]) -> list[Candidate]:
    """ORG, LOC and PER names of a text.

    Args:
        text: of the article.
        words: of the text.
        closed: stretches without names: page furniture, dates and quantities.
    Returns:
        Names in order, not overlapping.
    """
    hits = [hit for hit in name_lexicon().scan(text)]
    candidates = [
        *bodies_in(text, words, hits),
        *_national(text, words, hits),
        *suffixed_in(text, words),
        *_by_engine(text, words),
        *known_places_in(text, words, hits),
        *suffixed_places_in(text, words),
        *persons_in(text, words),
        *_aliases(text),
    ]
    candidates = [
        each for each in candidates if each.label != "PER" or DOCTRINE.match(text, each.end) is None
    ]
    first = settle(text, candidates, closed)
    return settle(text, [*first, *_repeats(text, first)], closed)


def _national(text: str, words: Words, hits: Iterable[Hit]) -> Iterator[Candidate]:
    """National bodies with their departments: 国家发展改革委社会发展司."""
    inner = re.compile(f"(?:{unit_body()}|党组理论学习中心组|党组|办公室|办公厅)")
    for hit in hits:
        if hit.sort != "national":
            continue
        further = inner.match(text, hit.end) or body().match(text, hit.end)
        end = hit.end if further is None else further.end()
        if words.is_end(end) or further is not None or words.name_at(hit.start) is not None:
            yield Candidate(start=hit.start, end=end, label="ORG", proof="grammar")


def _by_engine(text: str, words: Words) -> Iterator[Candidate]:
    for start, end, label, _ in words.names:
        if label == "ORG":
            yield Candidate(start=start, end=end, label="ORG", proof="model")
        elif label == "LOC":
            yield Candidate(start=start, end=end, label="LOC", proof="model")


def _aliases(text: str) -> Iterator[Candidate]:
    """Names introduced in brackets: （以下简称“云大附三院”）."""
    for match in _ALIAS.finditer(text):
        yield Candidate(start=match.start(1), end=match.end(1), label="ORG", proof="suffix")


def _repeats(text: str, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """The same surfaces where they were missed."""
    found = {}
    for name in names:
        surface = text[name.start : name.end]
        if len(surface) >= (2 if name.label == "PER" else 4) and name.opener is None:
            found.setdefault(surface, name.label)
    if not found:
        return
    ordered = sorted(found, key=lambda surface: (-len(surface), surface))
    for match in re.finditer("|".join(map(re.escape, ordered)), text):
        label = found[match.group()]
        if label == "PER" and DOCTRINE.match(text, match.end()) is not None:
            continue
        yield Candidate(start=match.start(), end=match.end(), label=label, proof="repeat")
