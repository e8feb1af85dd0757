"""The words of signings (签约), read from `tables/agreement_*.tsv` and joined into patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jiyao.records import AgreementKind
from jiyao.tables.alternation import alternation
from jiyao.tables.load import load_table

Sort = Literal["paper", "tie", "deal"]
Where = Literal["object", "before", "harmless", "after", "nominal", "lead", "party"]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb of signing; `object` says whether what is signed must be named.

    represented: it must, unless the clause says for whom one signs (代表双方签字).
    """

    verb: str
    object: Literal["required", "optional", "represented"]


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun for what is signed."""

    noun: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class KindRow:
    """A word of an agreement's name that tells its kind."""

    word: str
    kind: AgreementKind


@dataclass(frozen=True, slots=True)
class AdverbRow:
    """A word that may stand between a party and the verb."""

    word: str
    effect: Literal["each", "joint", "none"]


@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """A word that makes a signing no record, and where it must stand to do so."""

    word: str
    where: Where


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A word before or after a sum of money that says the sum belongs to the agreement."""

    word: str
    where: Literal["before", "after"]
    reach: Literal["same", "next"] = "same"


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A word of a party's name or of a vague description of parties."""

    word: str
    sort: Literal["ending", "vague", "pronoun", "title"]


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A word of a section's heading that says whether the section reviews or plans."""

    word: str
    mode: str
    place: str = ""


@cache
def verbs() -> dict[str, VerbRow]:
    """Verb -> row."""
    return {row.verb: row for row in load_table("agreement_verbs", VerbRow)}


@cache
def verb_pattern() -> re.Pattern[str]:
    """Any verb of signing; the one scan that every text pays for."""
    return re.compile(f"(?:{alternation(verbs())})(?<!会签(?=[订署约下了]))")


@cache
def noun_sorts() -> dict[str, Sort]:
    """Noun -> sort."""
    return {row.noun: row.sort for row in load_table("agreement_nouns", NounRow)}


@cache
def nouns(*sorts: Sort) -> str:
    """Alternation of the nouns of some sorts."""
    return alternation(noun for noun, sort in noun_sorts().items() if sort in sorts)


@cache
def kind_rows() -> tuple[KindRow, ...]:
    """Rows of kinds in order of priority."""
    return load_table("agreement_kinds", KindRow)


@cache
def adverbs(effect: str = "", *, shortest: int = 1) -> str:
    """Alternation of the adverbs with an effect, of all of them when it is empty.

    Args:
        shortest: least number of characters; a single one may begin a name (云, 正, 共).
    """
    rows = [r for r in load_table("agreement_adverbs", AdverbRow) if len(r.word) >= shortest]
    return alternation(row.word for row in rows if effect in ("", row.effect))


@cache
def exclusions(where: Where) -> str:
    """Alternation of the excluding words of one position."""
    rows = load_table("agreement_exclusions", ExclusionRow)
    return alternation(row.word for row in rows if row.where == where)


@cache
def amount_words(where: str, reach: str = "") -> str:
    """Alternation of the words that tie a sum to an agreement; `reach` "" takes all."""
    rows = load_table("agreement_amounts", AmountRow)
    return alternation(r.word for r in rows if r.where == where and reach in ("", r.reach))


@cache
def party_words(sort: str) -> str:
    """Alternation of the words of one sort about parties."""
    return alternation(r.word for r in load_table("agreement_parties", PartyRow) if r.sort == sort)


@cache
def pronouns() -> str:
    """Alternation of the words for parties named before: 双方, 三方, 校企双方, 政银企三方."""
    sorts = "[政校企银县市区省院所地军医央民产学研村社农厂店镇乡园]"
    return f"{sorts}{{2,3}}双方|{sorts}{{3,4}}[三四]方|{party_words('pronoun')}"


@cache
def heading_words(mode: Literal["review", "plan"]) -> str:
    """Alternation of the words that make a heading one of a review or of a plan."""
    rows = load_table("section_heads", HeadRow)
    return alternation(row.word for row in rows if row.mode == mode and row.place == "head")
