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
from jiyao.recognise.spans import Candidate, NameLabel
from jiyao.recognise.suffixed import suffixed_in
from jiyao.recognise.words import Words
from jiyao.tables.gazetteer import gazetteer
from jiyao.tables.names import words_of

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
        *_by_engine(text, words, hits),
        *known_places_in(text, words, hits),
        *suffixed_places_in(text, words),
        *persons_in(text, words),
        *_aliases(text),
    ]
    candidates = [
        each for each in candidates if each.label != "PER" or DOCTRINE.match(text, each.end) is None
    ]
    first = settle(text, candidates, closed)
    again = [
        *_repeats(text, first),
        *_short_forms(text, words, first),
        *_echoes(text, words, first),
    ]
    return settle(text, [*first, *again], closed)


def _national(text: str, words: Words, hits: Iterable[Hit]) -> Iterator[Candidate]:
    """National bodies with their departments: 国家发展改革委社会发展司."""
    inner = re.compile(f"(?:{unit_body()}|党组理论学习中心组|党组|办公室|办公厅)")
    for hit in hits:
        if hit.sort != "national":
            continue
        further = inner.match(text, hit.end) or body().match(text, hit.end)
        end = hit.end if further is None else further.end()
        named = words.name_at(hit.start) is not None
        if not named and not (words.is_start(hit.start) or hit.end - hit.start > 4):
            continue
        if named or further is not None or words.is_end(end):
            yield Candidate(start=hit.start, end=end, label="ORG", proof="grammar")


def _by_engine(text: str, words: Words, hits: Iterable[Hit]) -> Iterator[Candidate]:
    known = {hit.start: hit.end for hit in hits if hit.sort != "national"}
    for start, end, label, _ in words.names:
        if label == "ORG":
            yield Candidate(start=start, end=end, label="ORG", proof="model")
        elif label == "LOC":
            end = _place_end(text, start, end, known)
            yield Candidate(start=start, end=end, label="LOC", proof="model")


def _place_end(text: str, start: int, end: int, known: dict[int, int]) -> int:
    """The end of an engine's place that begins with a known one: 天津市|中心, 中国|国际森林."""
    inner = known.get(start, end)
    if inner >= end or any(text.endswith(word, inner, end) for word in words_of("place_suffixes")):
        return end
    return inner


def _aliases(text: str) -> Iterator[Candidate]:
    """Names introduced in brackets: （以下简称“云大附三院”）."""
    for match in _ALIAS.finditer(text):
        yield Candidate(start=match.start(1), end=match.end(1), label="ORG", proof="suffix")


def _short_forms(text: str, words: Words, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """海林 where 海林市 is named too: short names of the places of the article, as whole words."""
    known = gazetteer()
    shorts: set[str] = set()
    for name in names:
        surface = text[name.start : name.end]
        for size in range(3, min(12, len(surface)) + 1):
            if surface[:size] in known.full_names:
                shorts.update(s for row in known.named(surface[:size]) for s in row.short)
    shorts = {short for short in shorts if len(short) > 1}
    if not shorts:
        return
    for match in re.finditer("|".join(sorted(map(re.escape, shorts))), text):
        name_there = words.name_at(match.start())
        whole = words.is_start(match.start()) and words.is_end(match.end())
        if whole or (name_there is not None and name_there[:1] == (match.start(),)):
            yield Candidate(start=match.start(), end=match.end(), label="LOC", proof="repeat")


def _echoes(text: str, words: Words, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """研究院 after 木业产业研究院: last words that stand for the whole name."""
    heads = words_of("name_echoes")
    labels: dict[str, tuple[int, NameLabel]] = {"组委会": (0, "ORG")}
    for name in names:
        surface = text[name.start : name.end]
        head = next((word for word in heads if surface.endswith(word)), None)
        if head is not None and len(surface) > len(head) and head not in labels:
            labels[head] = (name.end, name.label)
    for match in re.finditer("|".join(heads), text):
        since, label = labels.get(match.group(), (len(text), "ORG"))
        if match.start() >= since and words.is_start(match.start()) and words.is_end(match.end()):
            yield Candidate(start=match.start(), end=match.end(), label=label, proof="repeat")


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
