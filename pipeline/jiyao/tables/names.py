"""Rows of the tables that names are recognised and resolved with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from jiyao.tables.load import load_table
from jiyao.values import OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A row of a plain word list: tables/organisation_fields.tsv, place_suffixes.tsv, surnames.tsv."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """A row of tables/organisation_bodies.tsv, organisation_units.tsv or national_bodies.tsv.

    Attributes:
        word: the body's name or its last word.
        kind: as in the contract.
    """

    word: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SuffixRow:
    """A row of tables/organisation_suffixes.tsv: see the head of the table."""

    word: str
    kind: OrganisationKind
    strength: Literal["strong", "weak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRow:
    """A row of tables/organisation_guards.tsv: a word that is no name before these characters."""

    word: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """A row of tables/titles.tsv: see the head of the table."""

    word: str
    use: Literal["before", "byline", "plain"]


@cache
def words_of(table: str) -> tuple[str, ...]:
    """The words of a plain list, longest first."""
    rows = load_table(table, WordRow)
    return tuple(sorted((row.word for row in rows), key=lambda word: (-len(word), word)))


@cache
def word_set(table: str) -> frozenset[str]:
    """The words of a plain list, for looking one up."""
    return frozenset(words_of(table))
