"""Signings that give only a number: 现场签约项目15个, 44个项目集中签约 (签约计数)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import BRACKET, DATE, QTY
from jiyao.values import Quantity

_UNITS = ("个", "项", "份", "单", "笔", "宗", "批", "件", "余个", "余项")
_GOODS = r"(?:项目|订单|合同|协议|大单|成果|意向|合作|文件|备忘录|产品|品种)"
_BEFORE_VERB = r"(?:集中|现场|成功|正式|顺利|同时|分别|代表|线上|云|进行|当场|达成|完成|，|“)*$"


@dataclass(frozen=True)
class Count:
    """A number of things signed.

    Attributes:
        name: what they are; start and end in the sentence.
        quantity: the number.
    """

    name: str
    start: int
    end: int
    quantity: Quantity


@cache
def _after() -> re.Pattern[str]:
    name = rf"(?P<name>[^，。；{QTY}{DATE}]{{0,16}}?{_GOODS})(?!{_GOODS})"
    return re.compile(
        rf"^(?:了|的)?(?:{name}(?:数量?|总数|共计?|合计|达|共有|[{BRACKET}])*[{QTY}]+"
        rf"|(?:(?:[^，。；{QTY}{DATE}]{{2,60}}等))?(?:[{QTY}]+)(?:的)?(?P<late>[^，。；{QTY}]{{0,16}}?{_GOODS})(?!{_GOODS}))"
    )


@cache
def _front() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<count>[{QTY}]+)(?P<name>[^，。；{QTY}]{{0,16}}?{_GOODS})(?!{_GOODS}){_BEFORE_VERB}"
    )


def count_of(signing: Signing) -> Count | None:
    """The number of things that the verb's clause says were signed, None without one."""
    view = signing.view
    match = _after().match(signing.after)
    if match:
        group = "name" if match.group("name") else "late"
        start, end = signing.end + match.start(group), signing.end + match.end(group)
        numbers = view.quantities(signing.end, signing.end + match.end())
        return _count(signing, start, end, numbers)
    match = _front().search(signing.before)
    if match:
        base = signing.clause[0]
        numbers = view.quantities(base + match.start("count"), base + match.end("count"))
        return _count(signing, base + match.start("name"), base + match.end("name"), numbers)
    return None


def _count(signing: Signing, start: int, end: int, numbers: list[Quantity]) -> Count | None:
    counted = [q for q in numbers if q.unit in _UNITS]
    if not counted:
        return None
    view = signing.view
    name = view.text[start:end].lstrip("的了")
    gathered = view.text[max(0, signing.start - 2) : signing.start] == "集中"
    if name == "项目" and gathered and start >= signing.end:
        start, name = signing.start, signing.verb.verb + name
    return Count(name=name, start=start, end=end, quantity=counted[0])
