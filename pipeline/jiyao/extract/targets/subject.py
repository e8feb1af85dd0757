"""The body or place with which a clause begins, as the one who acts (主语)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.bodies import as_organisation
from jiyao.extract.targets.lexicon import MAKE_START, fold
from jiyao.extract.targets.phrases import trim
from jiyao.values import Entity, Organisation, Person, Place

_PREPOSITIONS = ("在", "于", "对", "为", "向", "与", "到", "至", "帮助", "从", "推进", "解决")
_HANDLED = re.compile(
    "其中|加快|推进|推动|支持|围绕|依托|加强|深化|服务|融入|对接|促进|利用|发挥|做好|抓好|提升|完善"
    "|聚焦|立足|通过|建设|打造|“$"
)
_SEAT = re.compile("[省市县区旗盟州]$")
_ACTS = re.compile(
    "[,、:(和与及同]|将|要|拟|力争|计划|确保|争取|预计|有望|则|也|还|可|须|需|应|今|明|年|到|每|全|再|共|"
    "各|已|正|必须|通过|按照|在|从|对|为|向|于|把|以|[0-9一二三四五六七八九十未]"
)
_PROJECT = re.compile(
    "(?:小区|经济带|流域|地区|中西部|城市群|湾区|走廊|片区|先行区|沿线|机场|铁路|高速|公路|港|期|园|湖|河|江|水库|工程|大桥|隧道|线|站)$"
)
_PART = re.compile("等|至|到|籍|(?:、[^，,]{1,9})+等")
_SHORT_NAME = 3
"""Characters of a seat of government that is named like a river or port (黑龙江, 九江)."""
_LONGEST_LEAD = 6
"""Characters before the first name of a clause, unless they cite a source (据…)."""


def subject_of(clause: Clause, doing: Container[int]) -> list[Organisation]:
    """Bodies and places with which the clause begins and which act in it, [] without any.

    Args:
        clause: with its mentions.
        doing: offsets in the reading at which words of doing begin, see `DoingWords`.
    """
    named = [m for m in clause.mentions if isinstance(m, (Organisation, Place, Person))]
    if not named or isinstance(named[0], Person):
        return []
    first = named[0]
    lead = clause.text[: first.start - clause.start].strip()
    if len(lead) > _LONGEST_LEAD and not lead.startswith(("据", "根据", "按照")):
        return []
    if _HANDLED.search(lead) or clause.text.endswith(("承办", "协办")):
        return []
    if lead.endswith(_PREPOSITIONS) or MAKE_START.match(first.text):
        return []
    if isinstance(first, Place) and not _acts(first, clause, doing):
        return []
    return _listed(named, clause)


def _acts(place: Place, clause: Clause, doing: Container[int]) -> bool:
    """The place stands for its people (海宁市将…), it is no project and no part of one."""
    seat = place.adcode is not None and len(place.text) <= _SHORT_NAME
    if _is_part(place, clause) or (_PROJECT.search(place.text) and not seat):
        return False
    return place.end in doing or not _describes(place, clause)


def _is_part(first: Place, clause: Clause) -> bool:
    """甲、乙等6个乡镇, 甲至乙: the place is part of the counted thing."""
    after = clause.text[first.end - clause.start : first.end - clause.start + 24]
    return _PART.match(after) is not None


def _describes(first: Place, clause: Clause) -> bool:
    """台湾展位, 中西部占…: the place only says which things are counted."""
    at = first.end - clause.start
    if _SEAT.search(first.text):
        return False
    if any(m.start == first.end for m in clause.mentions):
        return False
    after = fold(clause.text[at : at + 12])
    return bool(after) and not (_ACTS.match(after) or MAKE_START.match(trim(after)))


def _listed(named: Sequence[Entity], clause: Clause) -> list[Organisation]:
    """The subject with those that 、 lists beside it (甲、乙、丙计划…)."""
    row: list[Organisation] = []
    for mention in named:
        body = as_organisation(mention)
        if body is None:
            break
        gap = clause.text[row[-1].end - clause.start : body.start - clause.start] if row else "、"
        if gap != "、" and not (gap in ("和", "与") and len(row) > 1):
            break
        row.append(body)
    return row
