"""Where a headline ends that the text after it says again (标题与导语重复).

The characters of a headline come again in the sentence that follows it, those of the sentence
do not; so a sum that grows with every pair of characters that comes again, and falls with every
other, is highest where the headline ends. A sign that text begins there adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from jiyao.tables.load import load_table
from jiyao.tables.names import KindRow

Demand: TypeAlias = Literal["surely", "likely", "maybe"]

SHORTEST, LONGEST = 8, 44
"""Characters of such a headline."""

_READ, _AHEAD = 56, 260
"""Characters in which its end is looked for; in which it comes again."""
_PAIR = 0.5
_ENOUGH, _SHARE = 3.0, 0.4
"""Sum, and share of pairs that come again, from which a headline is believed."""

_STOP = re.compile(r"[。！？]")
_DAY = r"(?:\d{1,2}月)?\d{1,2}日(?!起)"
_ONLY_DAY = re.compile(
    rf"(?:当地时间)?{_DAY}(?:上午|下午|晚|凌晨|清晨)?$|[今昨][天晚](?:（[^（）]{{3,8}}）)?$"
)
_BEGINS = re.compile(
    rf"当地时间|{_DAY}|(?:今天|昨天)（|今晚|昨晚|今晨|日前|近日|近期|连日来|截至|记者|根据|据|正在|由|受(?=[^，。]{{1,20}}(?:影响|邀|委托))"
    r"|来自|本届"
    r"|随着|针对|当天|这段时间|为(?=[^，。]{4,40}(?:，|$))"
    r"|在(?=[^，。举召开]{2,30}(?:，|$|之际|召开的|举办的|举行的))"
)
_SAYS = re.compile(
    r"[一-龥]{0,10}?(?:部门|部|委|局|署|院|厅|组织|法院|检察院|办公室|总统府|总统|总理|外长|军方|军队|当局|总台"
    rf"|协会|联合会|委员会|公司|集团)[一-龥]{{0,5}}?(?:今天（|昨天（|日前|近日|{_DAY}|最新数据|[说称]$)"
)
_OPEN_BEFORE = frozenset("的、和与在（“《据根由为受称对同向从正至")
_OPEN_AFTER = frozenset("的、了和与者们化性”》）")
_YEAR = re.compile(r"(?:20\d\d年?|今年|当前)$")


@dataclass(frozen=True, slots=True)
class HeadlineEnd:
    """A place where the headline may end: how well it fits, and why."""

    worth: float
    share: float
    length: int
    sign: float


def restated_length(ends: Sequence[HeadlineEnd], clause: str, *, how: Demand) -> int | None:
    """Characters of the headline with which a clause begins, None where it is no headline.

    Args:
        ends: what `headline_ends` found in the clause.
        clause: up to its first comma or full stop.
        how: "surely": a body speaks after it, or it is said once more, and all fits well;
            "likely": no other end fits better; "maybe": text visibly begins after it.
    """
    top = max((end.worth for end in ends), default=0.0)
    signed = [end for end in ends if end.sign > 0]
    strong = [end for end in signed if end.sign >= _STRONG and end.worth >= max(_SURE, top - _NEAR)]
    best = max(strong or signed, key=lambda end: end.worth, default=None)
    if best is None or (not strong and (how == "surely" or (how == "likely" and best.worth < top))):
        return None
    named = best.sign >= _NAMED_SPEAKER and best.worth >= 0
    if named or (best.worth >= _ENOUGH and best.share >= _SHARE):
        year = _YEAR.search(clause, SHORTEST, best.length)
        return best.length - len(year[0]) if year else best.length
    return None


_NAMED_SPEAKER = 3.5
_STRONG, _SURE, _NEAR = 3.0, 4.5, 2.5
"""Sign that is clear by itself, if its end is worth so much, and nearly as much as any other."""
_TWO_PARTS = 1.0
_PARTS = re.compile(r"\S{5,20} \S{5,20}$")
"""A headline of two parts: 某地遭遇暴雨 上千人转移."""
_REPEATED = 4
"""Characters inside the headline with which its text begins again."""


def headline_ends(text: str, start: int, clause: str) -> list[HeadlineEnd]:
    """Candidates for the end of a headline.

    Args:
        text: the paragraph.
        start: where the clause begins in it.
        clause: up to its first comma or full stop.
    """
    length = min(len(clause), _READ)
    close = start + len(clause)
    for _ in range(2):
        stop = _STOP.search(text, close)
        close = stop.end() if stop else len(text)
    close = min(close, start + _AHEAD)
    found, again, total, spaced = [], 0, 0.0, " " in clause
    for at in range(length - 1):
        comes = text.find(clause[at : at + 2], start + at + 2, close) >= 0
        again += comes
        total += _PAIR if comes else -_PAIR
        end = at + 2
        if SHORTEST <= end <= LONGEST and end < len(clause) and _may_end(clause, end):
            sign = _sign(clause, end)
            worth = (
                total + sign + _TWO_PARTS * (spaced and _PARTS.match(clause, 0, end) is not None)
            )
            found.append(HeadlineEnd(worth, again / (at + 1), end, sign))
    return found


def _may_end(clause: str, end: int) -> bool:
    """Whether a headline may end here: no word, number, bracket or name is cut."""
    before, after = clause[end - 1], clause[end]
    if before in _OPEN_BEFORE or after in _OPEN_AFTER:
        return False
    if (before.isdigit() and (after in "月日年时" or after.isdigit())) or (
        before == "月" and after.isdigit()
    ):
        return False
    head = clause[:end]
    if head.count("（") > head.count("）") or head.count("“") > head.count("”"):
        return False
    cut = _ends_with_name(head) and clause[end : end + 2] != clause[end - 2 : end]
    return not cut or _BEGINS.match(clause, end) is not None


def _sign(clause: str, end: int) -> float:
    """How clearly text begins at `end`: the headline once more, a body that speaks, a day."""
    rest = clause[end:]
    named = _begins_with_name(rest)
    if named and _SAYS.match(rest):
        return _NAMED_SPEAKER
    if rest[:4] == clause[:4] or _ONLY_DAY.match(rest):
        return 3.0
    if rest[:2] == clause[:2]:
        return 2.0
    if named or _BEGINS.match(rest):
        return 1.5
    return 1.5 if len(rest) > _REPEATED and rest[:_REPEATED] in clause[:end] else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _NameRow:
    name: str


@cache
def _names() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Countries and national bodies by their first, and by their last, two characters."""
    words = {row.word for row in load_table("national_bodies", KindRow)}
    words |= {row.name for row in load_table("world", _NameRow)}
    first: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for word in words:
        first.setdefault(word[:2], []).append(word)
        last.setdefault(word[-2:], []).append(word)
    return first, last


def _begins_with_name(text: str) -> bool:
    return any(text.startswith(word) for word in _names()[0].get(text[:2], ()))


def _ends_with_name(text: str) -> bool:
    return any(text.endswith(word) for word in _names()[1].get(text[-2:], ()))
