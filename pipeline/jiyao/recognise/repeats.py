"""Names found in one place of an article, found again where they were missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiyao.recognise.persons import DOCTRINE
from jiyao.recognise.spans import Candidate, NameLabel
from jiyao.recognise.words import Words
from jiyao.tables.gazetteer import gazetteer
from jiyao.tables.lexicon import Lexicon
from jiyao.tables.names import word_set, words_of


def repeats_in(text: str, words: Words, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """The same surfaces, short forms of places, and last words that stand for whole names.

    Args:
        text: of the article.
        words: of the text.
        names: settled so far, in order.
    Returns:
        Candidates; they may overlap each other and the names.
    """
    yield from _repeats(text, names)
    yield from _short_forms(text, words, names)
    yield from _echoes(text, words, names)


def _short_forms(text: str, words: Words, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """海林 where 海林市 is named too: short names of the places of the article, as whole words."""
    known = gazetteer()
    shorts: set[str] = set()
    for name in names:
        surface = text[name.start : name.end]
        for size in range(3, min(12, len(surface)) + 1):
            if surface[:size] in known.full_names:
                shorts.update(s for row in known.named(surface[:size]) for s in row.short)
    common = word_set("common_places")
    lexicon = Lexicon({short: "LOC" for short in shorts if len(short) > 1})
    for start, end, _ in lexicon.scan(text):
        seen = words.name_at(start)
        whole = words.is_start(start) and words.is_end(end)
        if text[start:end] in common and words.tag_at(start) != "ns":
            whole = False
        if whole or (seen is not None and seen[0] == start):
            yield Candidate(start=start, end=end, label="LOC", proof="repeat")


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
    found: dict[str, NameLabel] = {}
    for name in names:
        surface = text[name.start : name.end]
        if len(surface) >= (2 if name.label == "PER" else 3) and name.opener is None:
            found.setdefault(surface, name.label)
    for start, end, label in Lexicon(found).scan(text):
        if label != "PER" or DOCTRINE.match(text, end) is None:
            yield Candidate(start=start, end=end, label=label, proof="repeat")
