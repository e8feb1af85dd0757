"""Patterns of quantities, composed from tables; shared by recognise and normalise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiyao.tables.alternation import alternation
from jiyao.tables.load import load_table
from jiyao.tables.numbers import (
    SPACE,
    NumberPatterns,
    number_patterns,
    word_tree,
)
from jiyao.tables.rows import ComparatorWord, FixedPhrase, Numeral, Unit

_BURDENED = "减肩抱背担自胜欺辜承亏包重正"
_MONEY = "(?:US|HK)?[$]|[￥¥€£]"
RANGE = "(?:[至到~–-]|[—―─]{1,2})"
_LATIN = re.compile("[A-Za-z]$")
_NO_LETTER = "(?![A-Za-z])"
_MORE_LATE = "多(?=[，。；、）的高宽长深厚重]|$)"
_MINOR = "(?:[1-9一二三四五六七八九][角毛](?:[1-9一二三四五六七八九]分)?|(?<=块)[一二三四五六七八九](?=[，。；、）]|$))"
_PERIODS = "小时|分钟|年|月|日|天|周|季度"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityTables:
    """The rows that quantities are recognised and read with."""

    numerals: tuple[Numeral, ...]
    units: tuple[Unit, ...]
    comparators: tuple[ComparatorWord, ...]
    phrases: tuple[FixedPhrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityPatterns:
    """Compiled patterns for folded text.

    Attributes:
        scan: finds, in one pass, what looks like a number but counts nothing (group `skip`) and
            numbers with their unit (groups `a_...` Arabic, `z_...` Chinese, `f_...` fractions).
        surface: the same with comparators around, for one mention.
        before, after, inside: comparator words by position, `before` longest first.
        scales: words before a bare scale (上百).
        dimensions: spelling of a unit -> dimension.
        ratios: spelling of a ratio unit -> usual spelling.
    """

    scan: re.Pattern[str]
    surface: re.Pattern[str]
    before: dict[str, ComparatorWord]
    after: dict[str, ComparatorWord]
    inside: dict[str, ComparatorWord]
    scales: dict[str, ComparatorWord]
    dimensions: dict[str, str]


@lru_cache(maxsize=1)
def default_quantity_tables() -> QuantityTables:
    """The shipped tables."""
    return QuantityTables(
        numerals=load_table("numerals", Numeral),
        units=load_table("units", Unit),
        comparators=load_table("comparators", ComparatorWord),
        phrases=load_table("fixed_phrases", FixedPhrase),
    )


@lru_cache(maxsize=1)
def default_quantity_patterns() -> QuantityPatterns:
    """Patterns of the shipped tables, compiled once."""
    return quantity_patterns(default_quantity_tables())


def quantity_patterns(tables: QuantityTables) -> QuantityPatterns:
    """Compile the patterns of a set of tables."""
    by_position: dict[str, dict[str, ComparatorWord]] = {
        "before": {},
        "after": {},
        "inside": {},
        "scale": {},
    }
    for row in tables.comparators:
        by_position[row.position][row.word] = row
    core = _core(tables, after=tuple(by_position["after"]))
    phrases = alternation([row.phrase for row in tables.phrases])
    before = alternation([*by_position["before"], *by_position["scale"]])
    return QuantityPatterns(
        scan=re.compile(
            f"(?=[{_beginnings(tables)}])(?:(?P<skip>{_skipped(phrases, tables)})|{core})",
            re.MULTILINE,
        ),
        surface=re.compile(f"(?:(?P<before>{before}){SPACE})?(?:{core})"),
        before=by_position["before"],
        after=by_position["after"],
        inside=by_position["inside"],
        scales=by_position["scale"],
        dimensions={s: row.dimension for row in tables.units for s in (row.unit, *row.spellings)},
    )


def _beginnings(tables: QuantityTables) -> str:
    """All characters that a number can begin with: most positions fail on this test alone."""
    numerals = "".join(row.character for row in tables.numerals)
    return (
        "".join(sorted({row.phrase[0] for row in tables.phrases}))
        + numerals
        + "0-9A-Za-z第负−$￥¥€£\\-"
    )


def _core(tables: QuantityTables, *, after: tuple[str, ...]) -> str:
    numbers = number_patterns(tables.numerals)
    late = f"(?:{SPACE}(?P<{{0}}_after>{alternation(after)}))?"
    arabic = _arabic(numbers, unit_pattern(tables.units, "arabic")) + late.format("a")
    chinese = _chinese(numbers, unit_pattern(tables.units, "chinese")) + late.format("z")
    fraction = _fraction(numbers) + late.format("f")
    return f"{fraction}|{arabic}|{chinese}"


def _arabic(numbers: NumberPatterns, unit: str) -> str:
    number, space = numbers.arabic, SPACE
    large = "(?<=[万亿])|(?<=[万亿0-9][余多])"
    bare = f"(?:{large})(?![级强里{numbers.numerals}A-Za-z0-9+])"
    return (
        rf"(?:(?<![0-9A-Za-z.+·])|(?<=GDP))(?:(?P<a_money>{_MONEY}){space})?(?:(?P<a_sign>[-−]|(?<![{_BURDENED}])负|零下))?(?P<a_low>{number})"
        rf"(?:{space}(?P<a_unit_low>{unit})?{RANGE}(?P<a_sign_high>[-−]|负|零下)?(?P<a_high>{number}))?"
        rf"(?:{space}(?P<a_unit>{unit})(?:/(?P<a_per>(?:{unit}|{_PERIODS})(?:[·/](?:{unit}|{_PERIODS}))?)(?!\d))?(?P<a_more>{_MORE_LATE})?"
        rf"(?P<a_minor>(?<=[元块]){_MINOR})?(?:人民币)?|{bare}|(?(a_money)(?![0-9.,])|(?!)))"
    )


def _chinese(numbers: NumberPatterns, unit: str) -> str:
    number = numbers.chinese
    return (
        rf"(?<![数几第{numbers.numerals}])(?!零(?![点一二三四五六七八九])|[陆伍肆](?![拾佰仟万亿元圆]))"
        rf"(?P<z_low>{number})"
        rf"(?:(?P<z_unit_low>{unit})?{RANGE}(?P<z_high>{number}))?"
        rf"(?:(?P<z_unit>{unit})(?:(?<=成)(?P<z_tenth>[一二三四五六七八九]))?"
        rf"(?P<z_half>半(?![年天月个]))?(?P<z_more>(?<=成)多(?![种样元])|{_MORE_LATE})?"
        rf"(?P<z_minor>(?<=[元块]){_MINOR})?(?:人民币)?|(?<=[万亿])(?=[，。；、！？”）\n ]|\Z))"
    )


def _fraction(numbers: NumberPatterns) -> str:
    number = f"(?:{numbers.chinese}|{numbers.digits})"
    return (
        rf"(?<![{numbers.numerals}])(?P<f_base>[百千万](?=分之)|{numbers.chinese}(?=分之))分之"
        rf"(?P<f_low>{number})(?:{RANGE}(?:[百千万]分之)?(?P<f_high>{number}))?"
    )


def _skipped(phrases: str, tables: QuantityTables) -> str:
    numbers = number_patterns(tables.numerals)
    any_number = f"(?:[0-9.]{{1,12}}|[{numbers.numerals}]{{1,8}})"
    return "|".join(
        [
            f"第{SPACE}{any_number}(?:[、至到和—-]{any_number})?",
            "(?<![A-Za-z])(?!GDP[0-9])[A-Za-z][A-Za-z-]{0,12}[0-9][0-9A-Za-z.-]{0,20}",
            r"[0-9]{1,6}(?:\.[0-9]{1,4})?(?:[:：∶比][0-9]{1,6}(?:\.[0-9]{1,4})?){1,3}",
            r"[0-9]{1,4}(?:\+[0-9A-Za-z]{1,4}){1,6}",
            r"[0-9]{1,4}(?:·[0-9]{1,4}){1,3}",
            r"^[ ]{0,4}[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=[本项家名条期类级所件次组]|个(?!百分点|千分点|基点))",
            f"{any_number}届(?:{any_number}次)?",
            f"(?<=[大会届委协、])[{numbers.numerals}]{{1,3}}次(?=全会|会议|全体会议|[职代])",
            r"[0-9]{1,3}\.[0-9]{1,2}版|[12][0-9]{3}[版级届款]",
            f"[{numbers.numerals}]分之[{numbers.numerals}]决赛",
            phrases,
        ]
    )


def unit_pattern(units: tuple[Unit, ...], numerals: str) -> str:
    """One alternation of all spellings that follow this kind of numeral, by common beginnings."""
    guards: dict[str, str] = {}
    for row in units:
        if row.numerals in ("any", numerals):
            barred = [*row.not_before, *(row.not_before_chinese if numerals == "chinese" else ())]
            guard = f"(?!{alternation(barred)})" if barred else ""
            for spelling in (row.unit, *row.spellings):
                guards[spelling] = guard + (_NO_LETTER if _LATIN.search(spelling) else "")
    return word_tree(guards)
