"""What kind of body a name is (机构类别), by the tables."""

from __future__ import annotations

import re
from functools import lru_cache

from jiyao.tables.beginnings import Beginnings
from jiyao.tables.load import load_table
from jiyao.tables.names import KindRow, SuffixRow
from jiyao.values import OrganisationKind

_PARTY = re.compile(
    r"(?:[省市区县州旗盟团]|自治区|兵团)委(?=$|常委|办|宣传|组织|统战|政法|党校|理论|社会工作|编|网信|财经|巡|老干|全|深|农|外|"
    r"台|督|政研|政策|审计|教育|机要|讲师|[省市区县])|(?:中共|中国共产党|纪委|纪工委|党委|党工委|党组|党支部|党总支|党校|直机关工委)"
)
_MILITARY = re.compile("武警|军区|军分区|警备区|人武部|人民武装部|解放军(?!.*医院)|战区$")
_FIRM = re.compile(
    "中(?:建|铁|交|冶|核|煤|水|电建|国电建|国能建|国铁建|国中铁)|国网|国家电网|国家电投|华能|华电|大唐"
)
_LEGISLATURE = re.compile(r"人大|政协|人民代表大会|人民政治协商会议")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_LONGEST = 10


@lru_cache(maxsize=1)
def _national() -> Beginnings[OrganisationKind]:
    return Beginnings({row.word: row.kind for row in load_table("national_bodies", KindRow)})


@lru_cache(maxsize=1)
def _endings() -> dict[str, OrganisationKind]:
    rows: dict[str, OrganisationKind] = {}
    for row in load_table("organisation_suffixes", SuffixRow):
        rows[row.word] = row.kind
    for table in ("organisation_units", "organisation_bodies"):
        for each in load_table(table, KindRow):
            rows.setdefault(each.word, each.kind)
    return rows


def is_national(surface: str) -> bool:
    """Whether a name is or begins with that of a national or international body."""
    return next(_national().at(surface), None) is not None


@lru_cache(maxsize=4096)
def kind_of(surface: str) -> OrganisationKind:
    """Kind of a body by its name.

    Args:
        surface: resolved or not: 南开区委宣传部, 国家发展改革委社会发展司, 区二院.
    Returns:
        The kind of the national body that it is or belongs to; party and assembly bodies by the
        words that mark them; else the kind of the longest known ending; an enterprise otherwise.
    """
    surface = _BRACKET.sub("", surface)
    national = next(_national().at(surface), None)
    if national is not None:
        return national[1]
    if _MILITARY.search(surface):
        return "military"
    if _FIRM.match(surface):
        return "enterprise"
    if _LEGISLATURE.search(surface):
        return "legislature"
    if _PARTY.search(surface) and not surface.endswith(("医院", "学校", "公司")):
        return "party"
    for size in range(min(_LONGEST, len(surface)), 0, -1):
        kind = _endings().get(surface[-size:])
        if kind is not None:
            return kind
    return "enterprise"
