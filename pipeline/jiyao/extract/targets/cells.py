"""Each number of a clause with the words before and after it that are its own (数量的上下文)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.lexicon import HOLE, MAKE_ANY, MAKE_START, MEASURE_UNITS, fold
from jiyao.values import Date, Organisation, Place, Quantity

MOST_NUMBERS = 60
"""Numbers of a clause above which it is a table, not prose."""
REACH = 160
"""Characters before and behind a number that are looked at."""
_JOINTS = "、和与及或并"
_LEADING_JOINT = re.compile(r"^\s*(?:以及|、|和|与|及|并|或|\s)+")
_TRAILING_JOINT = re.compile(r"(?:以及|、|和|与|及|并|或|\s)+$")
_DISTRICT = re.compile("[省市县区旗州盟镇乡村]$|街道$")
_SHORTEST_REST = 3
"""Characters that an indicator keeps without its place: 南开大学 is no 大学 in 南开."""
_ASIDE = re.compile(r"^\((?:[^()]{1,3}|(?:含|其中|包括|不含|约|即)[^()]{1,40})\)")
_NESTED = re.compile("^[一-龥]{1,8}的$")
_SHARE_DOES = re.compile("要|将|达到|实现|完成|建成|具备|纳入|须|应")
"""80%以上的项目要具备条件: the share is what is promised, no bound."""
_FOR_WHOM = re.compile("[向给]$|在[^,、]{0,40}(?:等|的)?$")
"""What follows a number behind these is where or for whom the next one counts."""
_BOTH_ARE = re.compile("[两三四五]个“$")
_EACH_IS = re.compile("、?每[^,、]{0,3}$")
_THRESHOLD = re.compile("(?:以上|以下|以内|及以上|以外|之间)$")
_SHARE_OF = re.compile(
    "^[一-龥]{2,12}(?:率|占比|比例|比重)(?:达到?|为|超过?|保持在|提高到|稳定在)?$"
)
"""25户以上自然村通畅率达100%: the first number bounds what the second measures."""
_NOUN_NEXT = re.compile("^的?[一-龥“]")
_INNER_JOINT = re.compile(r"、|以及|(?<![共总饱调])和(?![谐平解睦])|及(?![时其格第])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number with its context, folded to half-width and with dates masked.

    Attributes:
        quantity: the number.
        before: words between the previous number (or the clause's start) and this one.
        after: words behind it that belong to it.
        start: offset of `before` in the reading.
        names: ends of organisations and places inside `before`, counted from its start.
        joined: the number follows another one by 、 or 和 (or directly).
        bracket: the number stands inside brackets.
        places: districts and villages named in the clause.
    """

    quantity: Quantity
    before: str
    after: str
    start: int
    names: tuple[int, ...]
    joined: bool
    bracket: bool
    places: tuple[Place, ...] = ()

    def opens_with_place(self, words: str) -> bool:
        """The words begin with the name of a place, whatever verb it begins with (建瓯市)."""
        return any(words.startswith(fold(place.text)) for place in self.places)

    def split_places(self, noun: str) -> tuple[str, tuple[Place, ...]]:
        """An indicator and the places that it begins with: 明照乡饮水安全 is 饮水安全 in 明照乡.

        A noun that is nothing but places counts what was named before (其中蕉城区600个).
        """
        found: list[Place] = []
        while place := next((p for p in self.places if noun.startswith(fold(p.text))), None):
            rest = noun[len(place.text) :].lstrip("、和与及")
            short = 0 < len(rest) < _SHORTEST_REST and not self.opens_with_place(rest)
            if short or rest[:1] in ("年", "籍"):
                break
            found.append(place)
            noun = rest
        return noun, tuple(found)


def cells_of(clause: Clause) -> list[Cell]:
    """Cells of the clause's quantities, in order."""
    text = masked(clause)
    numbers = _counting(clause, text)
    if not 0 < len(numbers) <= MOST_NUMBERS:
        return []
    cuts = [0]
    for left, right in pairwise(numbers):
        gap = text[left.end - clause.start : right.start - clause.start]
        for_whom = _FOR_WHOM.search(text[: left.start - clause.start]) is not None
        cuts.append(left.end - clause.start + _cut(gap, left, for_whom=for_whom))
    cuts.append(len(text))
    return [_cell(clause, text, numbers, i, cuts) for i in range(len(numbers))]


def _counting(clause: Clause, text: str) -> list[Quantity]:
    """Quantities of the clause but for bounds inside a counted thing (5000万元以上企业)."""
    numbers = [m for m in clause.mentions if isinstance(m, Quantity)]
    kept = []
    for number, following in zip(numbers, [*numbers[1:], None], strict=False):
        after = text[number.end - clause.start :]
        gap = after[: following.start - number.end] if following else ""
        inner = following is not None and is_measure(number) and after.startswith("的")
        bounds = _THRESHOLD.search(number.text) and _SHARE_OF.search(gap)
        each = _EACH_IS.search(text[: number.start - clause.start]) and after.startswith("的")
        quoted = gap == "“"
        if inner or bounds or quoted or each or is_threshold(number, after) or _NESTED.search(gap):
            continue
        kept.append(number)
    return kept


def is_threshold(quantity: Quantity, after: str) -> bool:
    """The quantity is a bound inside a counted thing: 5000万元以上的企业, 65岁以上老人."""
    unit = quantity.unit or ""
    if unit in ("岁", "周岁") and not after.startswith((",", "。")) and _NOUN_NEXT.match(after):
        return True
    if not is_measure(quantity) or not _NOUN_NEXT.match(after):
        return False
    if is_rate(quantity) and after.startswith("的") and _SHARE_DOES.search(after):
        return False
    if after.startswith(("级", "覆盖率", "范围", "生活圈", "服务圈", "半径")):
        return True
    return _THRESHOLD.search(quantity.text) is not None and not after.startswith("的目标")


def _cell(clause: Clause, text: str, numbers: list[Quantity], i: int, cuts: list[int]) -> Cell:
    number = numbers[i]
    at, end = number.start - clause.start, number.end - clause.start
    before = text[cuts[i] : at]
    lead = _LEADING_JOINT.match(before)
    skip = max(lead.end() if lead else 0, len(before) - REACH)
    start = cuts[i] + skip
    ends = (m.end - clause.start for m in clause.mentions if isinstance(m, (Organisation, Place)))
    gap = text[numbers[i - 1].end - clause.start : at] if i else ""
    return Cell(
        quantity=number,
        before=_BOTH_ARE.sub("", before[skip:]),
        after=_TRAILING_JOINT.sub(
            "", _ASIDE.sub("", text[end : min(max(end, cuts[i + 1]), end + REACH)])
        ),
        start=clause.start + start,
        names=tuple(e - start for e in ends if start < e <= at),
        joined=i > 0 and (not gap or gap[0] in _JOINTS or _TRAILING_JOINT.search(gap) is not None),
        bracket=text.count("(", 0, at) > text.count(")", 0, at),
        places=tuple(
            m for m in clause.mentions if isinstance(m, Place) and _DISTRICT.search(m.name)
        ),
    )


def masked(clause: Clause) -> str:
    """The clause folded, each character of a date replaced by HOLE."""
    text = fold(clause.text)
    for mention in clause.mentions:
        if isinstance(mention, Date):
            start, end = mention.start - clause.start, min(mention.end - clause.start, len(text))
            text = text[:start] + HOLE * (end - start) + text[end:]
    return text


def _cut(gap: str, left: Quantity, *, for_whom: bool) -> int:
    """Where the words between two numbers part: what follows belongs to the second."""
    if (left.unit or "").endswith("元") and MAKE_START.match(gap):
        return 0
    given = MAKE_ANY.search(gap, 2) if for_whom else None
    if given and given.end() < len(gap):
        return given.start()
    if _LEADING_JOINT.match(gap):
        return 0
    trailing = _TRAILING_JOINT.search(gap)
    if trailing:
        return trailing.start()
    hole = gap.find(HOLE)
    if hole >= 0:
        return hole
    joints = list(_INNER_JOINT.finditer(gap))
    if joints:
        return joints[-1].start()
    return (
        0
        if re.match(r"(?:提高|增加|提升|扩大|上升|下降|降|减少|缩短|压缩|升|增)(?:到|至|为)", gap)
        else len(gap)
    )


def is_rate(quantity: Quantity) -> bool:
    """A share or a multiple (%, 个百分点, 倍), which counts no things."""
    unit = quantity.unit or ""
    return unit in ("%", "‰", "倍") or "百分点" in unit


def is_measure(quantity: Quantity) -> bool:
    """The unit measures (亩, 元, %) rather than counts things (个, 家, 人)."""
    return quantity.unit in MEASURE_UNITS or (quantity.unit or "").endswith(("平方米", "米", "元"))
