"""Pattern fragments for written numbers, composed from tables/numerals.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiyao.tables.rows import Numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPatterns:
    """Fragments without groups, for folded text; each takes a bounded number of characters.

    Attributes:
        arabic: 1,234.5, 3.2万, 3亿5000万, 10多万; begins and ends at a border of the digits.
        chinese: 一万零一十二, 两千三, 三点五, 二百余.
        digits: 1 to 16 Arabic digits with separators and decimals.
        scales: characters of tens and more: 十百千万亿.
        numerals: all Chinese numeral characters.
    """

    arabic: str
    chinese: str
    digits: str
    scales: str
    numerals: str


SPACE = "[ ]?"
INSIDE = "[余多几来]"


def number_patterns(numerals: tuple[Numeral, ...]) -> NumberPatterns:
    """Compose the fragments from rows of a numeral table."""
    digits = "".join(row.character for row in numerals if row.role == "digit")
    scales = "".join(row.character for row in numerals if row.role == "scale")
    large = "".join(r.character for r in numerals if r.role == "scale" and r.value >= 10000)
    small = "".join(r.character for r in numerals if r.role == "scale" and r.value < 10000)
    plain = (
        r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,16}(?![0-9]))(?:\.[0-9]{1,8}(?![0-9]))?"
    )
    scale = f"(?:[{small}]?[{large}]{{1,2}}|[{small}](?![{digits}瓦克米伏卡赫帕焦]))"
    tail = f"(?:[0-9]{{1,4}}(?:\\.[0-9]+)?[{small}]?[{large}]|[0-9]{{1,4}}[{small}]|[0-9](?=[ ]?[^0-9.]))"
    arabic = f"{plain}(?:{INSIDE}?{SPACE}{scale}(?:{tail}){{0,2}})?{INSIDE}?"
    run = f"[{digits}{scales}]{{1,24}}"
    chinese = f"{run}(?:点[{digits}]{{1,6}}[{scales}]{{0,2}})?(?:[余多来][{large}])?[余多来]?"
    return NumberPatterns(
        arabic=arabic,
        chinese=chinese,
        digits=plain,
        scales=scales,
        numerals=digits + scales,
    )


def word_tree(guards: dict[str, str]) -> str:
    """A pattern of words by common beginnings, longest first, each with what may not follow.

    It means the same as an alternation of the words and looks at far fewer of them.
    """
    by_first: dict[str, dict[str, str]] = {}
    for word, guard in guards.items():
        if word:
            by_first.setdefault(word[0], {})[word[1:]] = guard
    branches = [re.escape(first) + word_tree(rest) for first, rest in by_first.items()]
    if "" in guards:
        branches.append(guards[""])
    if not branches:
        return "(?!)"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
