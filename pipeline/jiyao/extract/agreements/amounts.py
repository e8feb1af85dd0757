"""Money and numbers of projects that belong to an agreement (金额、项目数)."""

from __future__ import annotations

import re
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.clauses import Sentence
from jiyao.values import Quantity

_MONEY = re.compile(
    r"^(?:元|人民币|美元|欧元|英镑|日元|港元|港币|澳元|加元|卢布|韩元|新元|法郎|泰铢|.*[元币郎镑]|.*里亚尔|.*卢比|.*第纳尔)$"
)
_EACH = re.compile(r"分别(?:为|达|是|约|约为)?$")


@cache
def _cue(reach: str) -> re.Pattern[str]:
    before = words.amount_words("before", reach)
    return re.compile(
        f"(?:{before})(?:分别|共计|合计|累计|总计|总额|折合|约|达到|达|为|是|近|超过|超|共|人民币|：|:|不低于|不少于|高达|约为)*$"
    )


@cache
def _after_cue() -> re.Pattern[str]:
    return re.compile(
        f"的?(?:意向性?|综合|专项|绿色|全额|人民币|等值|以上)*(?:{words.amount_words('after')})"
    )


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is a sum of money."""
    return quantity.unit is not None and _MONEY.match(quantity.unit) is not None


def amounts_in(sentence: Sentence, start: int, end: int, *, reach: str = "") -> list[Quantity]:
    """Sums tied to an agreement in a stretch of a sentence, in order of their standing.

    Args:
        start, end: positions in the sentence.
        reach: "next" for a sentence after the signing, where only plain words such as 总投资 hold.
    Returns:
        Sums with a word that ties them; those joined by 分别 come as a run.
    """
    found: list[Quantity] = []
    listed = False
    for quantity in _money(sentence, start, end):
        at = quantity.start - sentence.start
        before = sentence.text[max(0, at - 16) : at]
        shown = re.split(r"[，。；]", before)[-1]
        tied = _cue(reach).search(shown) is not None
        follows = not reach and _after_cue().match(sentence.text, quantity.end - sentence.start)
        continued = listed and re.search(r"[、和及]$", before) is not None
        if tied or follows or continued:
            found.append(quantity)
            listed = continued or _EACH.search(shown) is not None
        else:
            listed = False
    return found


def _money(sentence: Sentence, start: int, end: int) -> list[Quantity]:
    begin, stop = sentence.start + start, sentence.start + end
    return [
        m
        for m in sentence.mentions
        if isinstance(m, Quantity) and begin <= m.start < stop and is_money(m)
    ]
