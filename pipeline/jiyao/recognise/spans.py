"""Candidate names, before they are reconciled."""

from __future__ import annotations

from typing import Literal, NamedTuple

NameLabel = Literal["ORG", "LOC", "PER"]
Proof = Literal["grammar", "suffix", "known", "model", "context", "repeat"]
"""Why a span is thought to be a name: grammar of official bodies, a strong last word with
something proper before it, a table of names, the engine, the words around it (a title before a
person), the same name elsewhere in the article."""


class Candidate(NamedTuple):
    """A stretch of the text that may be a name.

    Attributes:
        start, end: characters of the text.
        label: ORG, LOC or PER.
        proof: why.
        opener: start of the region or level word that an official body's name begins with;
            for the later members of a list, the start of the first member's; None without one.
    """

    start: int
    end: int
    label: NameLabel
    proof: Proof
    opener: int | None = None
