"""All names of a text: candidates from every source, reconciled, then found again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from jiyao.recognise.known import engine_names_in, free_trade_zones_in, missions_in, national_in
from jiyao.recognise.labels import agreed
from jiyao.recognise.lexicon import known_names_in
from jiyao.recognise.organisations import bodies_in
from jiyao.recognise.overlap import settle
from jiyao.recognise.persons import DOCTRINE, persons_in
from jiyao.recognise.places import known_places_in, suffixed_places_in
from jiyao.recognise.quoted import datelines_in, quoted_in
from jiyao.recognise.repeats import repeats_in
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
    hits = known_names_in(text)
    candidates = [
        *bodies_in(text, words, hits),
        *national_in(text, words, hits),
        *free_trade_zones_in(text),
        *missions_in(text, hits),
        *quoted_in(text, words),
        *suffixed_in(text, words),
        *engine_names_in(text, words, hits),
        *known_places_in(text, words, hits),
        *datelines_in(text),
        *suffixed_places_in(text, words),
        *persons_in(text, words),
        *_aliases(text),
    ]
    places = {(hit.start, hit.end) for hit in hits if hit.sort != "short"}
    candidates = [each for each in candidates if not _is_no_person(text, each, places)]
    candidates = agreed(text, candidates)
    first = settle(text, candidates, closed)
    return settle(text, [*first, *repeats_in(text, words, first)], closed)


def _is_no_person(text: str, name: Candidate, places: Collection[tuple[int, int]]) -> bool:
    """A country taken for a person, or a doctrine named after one."""
    if name.label != "PER":
        return False
    return (name.start, name.end) in places or DOCTRINE.match(text, name.end) is not None


def aliases_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Short names introduced in brackets, （以下简称“云大附三院”）: bracket, start, end."""
    for match in _ALIAS.finditer(text):
        yield match.start(), match.start(1), match.end(1)


def _aliases(text: str) -> Iterator[Candidate]:
    for _, start, end in aliases_in(text):
        yield Candidate(start=start, end=end, label="ORG", proof="suffix")
