"""A sentence whose names, dates, titles and brackets are masked, so that words can be matched.

In a shape every character of a mention stands for the mention's label, and titles, quotes and
brackets are blocks too: 与 inside a company's name is no 与 of the sentence. Shapes have the
sentence's length, so a match's position is a position in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from jiyao.extract.agreements.mend import mended
from jiyao.extract.agreements.vocabulary import verbs
from jiyao.extract.clauses import Clause, Sentence, clauses_of, mentions_within
from jiyao.values import Date, Entity, Organisation, Person, Place, Quantity

ORG, LOC, PER, DATE, QTY = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
TITLE, BRACKET, QUOTE = "\ue005", "\ue006", "\ue007"
NAME = f"[{ORG}{LOC}]"
"""One character of a name of an organisation or a place, as part of a pattern."""

_MASKS = {"ORG": ORG, "LOC": LOC, "PER": PER, "DATE": DATE, "QUANTITY": QTY}
_TITLES = re.compile(r"《[^《》\n]{1,120}》?(?:[^《》\n]{0,60}》)?")
_BRACKETS = re.compile(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)")
_QUOTES = re.compile(r"“[^“”\n]{1,60}”|「[^「」\n]{1,60}」")


@dataclass(frozen=True)
class View:
    """A sentence with its shape and clauses; positions count from the sentence's start."""

    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence's text."""
        return self.sentence.text

    @property
    def sentence_span(self) -> tuple[int, int]:
        """Where the sentence stands in the reading."""
        return self.sentence.start, self.sentence.end

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses of the sentence (positions in the reading)."""
        return clauses_of(self.sentence)

    @cached_property
    def named(self) -> tuple[Entity, ...]:
        """Mentions of the sentence, those mended that swallowed its grammar."""
        return tuple(part for mention in self.sentence.mentions for part in mended(mention))

    @cached_property
    def shape(self) -> str:
        """The text with blocks masked, same length."""
        signs = list(self.text)
        for match in _QUOTES.finditer(self.text):
            if match.group()[1:-1] in verbs():
                continue
            signs[match.start() : match.end()] = QUOTE * (match.end() - match.start())
        base = self.sentence.start
        for mention in self.named:
            begin, end = mention.start - base, min(mention.end - base, len(signs))
            signs[begin:end] = _MASKS[mention.label] * (end - begin)
        for match in _BRACKETS.finditer(self.text):
            if signs[match.start()] == self.text[match.start()]:
                signs[match.start() : match.end()] = BRACKET * (match.end() - match.start())
        for match in _TITLES.finditer(self.text):
            signs[match.start() : match.end()] = TITLE * (match.end() - match.start())
        return "".join(signs)

    def mentions(self, start: int, end: int) -> tuple[Entity, ...]:
        """Mentions that begin inside a stretch of the sentence."""
        base = self.sentence.start
        return mentions_within(self.named, base + start, base + end)

    def names(self, start: int, end: int) -> list[Organisation | Place]:
        """Organisations and places that begin inside a stretch, outside titles and brackets."""
        base = self.sentence.start
        return [
            m
            for m in self.mentions(start, end)
            if isinstance(m, Organisation | Place) and self.shape[m.start - base] in (ORG, LOC)
        ]

    def persons(self, start: int, end: int) -> list[Person]:
        """Persons that begin inside a stretch."""
        return [m for m in self.mentions(start, end) if isinstance(m, Person)]

    def dates(self, start: int, end: int) -> list[Date]:
        """Dates that begin inside a stretch."""
        return [m for m in self.mentions(start, end) if isinstance(m, Date)]

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """Quantities that begin inside a stretch."""
        return [m for m in self.mentions(start, end) if isinstance(m, Quantity)]
