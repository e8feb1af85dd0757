"""Regular expressions for the names of official bodies, composed from the tables (机构名语法)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from jiyao.tables.load import load_table
from jiyao.tables.names import GuardRow, KindRow, SuffixRow, words_of
from jiyao.tables.numbers import word_tree

LEVELS = (
    "自治区", "自治州", "自治县", "自治旗", "街道", "高新区", "经开区", "开发区", "新区", "园区",
    "省", "市", "区", "县", "镇", "乡", "州", "旗", "盟", "师", "兵团", "村", "社区",
)  # fmt: skip
"""Words for a level of government that open a body's name: 区 in 区发改委."""

NUMBER = "[一二三四五六七八九十百零〇0-9０-９]{1,4}"
TERM = f"(?:第?{NUMBER}届)"
"""The term of an assembly or committee: 第十四届, 十七届."""


def guarded(words: Iterable[str]) -> str:
    """The words, longest first, each refused before the characters of its guard."""
    guards = _guards()
    return word_tree({word: f"(?![{guards[word]}])" if word in guards else "" for word in words})


@lru_cache(maxsize=1)
def _guards() -> dict[str, str]:
    return {row.word: row.before for row in load_table("organisation_guards", GuardRow)}


def is_guarded(text: str, start: int, end: int) -> bool:
    """Whether the character after a word says that it names no body (新华社|区)."""
    before = "门" if text[end - 1] == "部" else ""
    return text[end : end + 1] in tuple(_guards().get(text[start:end], "") + before)


@lru_cache(maxsize=1)
def unit_body() -> str:
    """A field of work and a unit: 住房和城乡建设局, 防汛抗旱指挥部."""
    fields = word_tree(dict.fromkeys(words_of("organisation_fields"), ""))
    units = guarded(row.word for row in load_table("organisation_units", KindRow))
    return f"(?:(?:{fields})[和与及]?){{1,6}}(?:{units})"


@lru_cache(maxsize=1)
def body() -> re.Pattern[str]:
    """What follows a region or a level word, with its inner bodies: 委宣传部, 人大常委会."""
    cores = guarded(row.word for row in load_table("organisation_bodies", KindRow))
    units = guarded(
        row.word for row in load_table("organisation_units", KindRow) if len(row.word) > 1
    )
    numbered = f"第{NUMBER}(?:人民医院|中学|小学|中医院|实验小学|实验中学|幼儿园|医院)"
    ordinal = f"{NUMBER}(?:中|小|院)(?![一-龥])"
    first = f"{TERM}?(?:{cores}|{unit_body()}|{numbered}|{ordinal})"
    inner = f"(?:{unit_body()}|{_inner_words()}|(?<=[委府局厅部会])(?:{units}))"
    joint = "(?:委[市区县省]政府|委、[市区县省]政府)(?=[推防督领创协])"
    return re.compile(f"(?:{joint}{unit_tail()}|{first}(?:{inner}){{0,2}})")


def unit_tail() -> str:
    """The rest of a joint body's name: 推进京津冀协同发展领导小组."""
    return "[一-龥]{2,16}?(?:领导小组|指挥部|督查室|工作组|委员会)"


def _inner_words() -> str:
    return (
        "党组理论学习中心组|理论学习中心组|常务委员会|常委会|党组(?!书记|成员|副书记|织)|"
        "党委(?!书记|副书记|委员|员)|机关党委|主席团|驻[一-龥]{1,4}(?:办事处|联络处|工作处)|"
        "党支部|督查室|办公室|办公厅|秘书处|研究室|政策法规处|综合处"
    )


@lru_cache(maxsize=1)
def levels() -> re.Pattern[str]:
    """A level word."""
    return re.compile("|".join(LEVELS))


@lru_cache(maxsize=1)
def bare_body() -> re.Pattern[str]:
    """A later member of a list, whose region stands before the first: 、科技局."""
    cores = guarded(
        row.word
        for row in load_table("organisation_bodies", KindRow)
        if len(row.word) > 1 and not row.word.startswith("委")
    )
    return re.compile(f"(?:{unit_body()}|{cores})")


@lru_cache(maxsize=2)
def suffixes(strength: str) -> re.Pattern[str]:
    """Last words of organisation names of one strength."""
    rows = load_table("organisation_suffixes", SuffixRow)
    return re.compile(guarded(row.word for row in rows if row.strength == strength))
