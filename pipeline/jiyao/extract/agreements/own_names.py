"""我市, 我国, and a head alone (商会, 公司), under the name they stand for (自称与简称)."""

from __future__ import annotations

import re
from dataclasses import replace

from jiyao.extract.agreements.officers import own_body
from jiyao.extract.agreements.parties import PartyList
from jiyao.extract.agreements.party_names import GENERIC, OWN
from jiyao.extract.agreements.scene import Scene
from jiyao.values import Organisation

_COMMITTEE = re.compile("[省市区县州旗盟镇乡]委")
_RANK = re.compile("[副常]?(?:书记|委)")
_HEADS = {
    "学校": ("大学", "学院", "学校", "中学", "小学"),
    "校方": ("大学", "学院", "学校", "中学", "小学"),
    "院方": ("医院", "研究院"),
    "医院": ("医院", "卫生院"),
    "公司": ("公司", "集团"),
    "集团公司": ("集团公司", "集团有限公司", "集团"),
    "企业": ("公司", "集团", "厂"),
}
"""A head alone -> how the names end that it can stand for."""
GENERICS = frozenset(_HEADS)


def own_named(scene: Scene, pair: tuple[PartyList, PartyList]) -> tuple[PartyList, PartyList]:
    """A pair of sides with the full names of parties that are only hinted at."""
    first, second = (
        _group(scene, group, other) for group, other in zip(pair, pair[::-1], strict=True)
    )
    return first, second


def _group(scene: Scene, group: PartyList, other: PartyList) -> PartyList:
    """A side with full names, without heads (公司) that nothing explains where nobody else is named."""
    named = tuple(_named(scene, party) for party in group.parties)
    starts = {body.start for body in scene.bodies}
    kept = tuple(
        p for p in named if other.parties or not GENERIC.fullmatch(p.name) or p.start in starts
    )
    return replace(group, parties=kept, complete=group.complete and len(kept) == len(named))


def _named(scene: Scene, party: Organisation) -> Organisation:
    if _COMMITTEE.fullmatch(party.text) and _RANK.match(scene.article.text, party.end):
        return own_body(scene, party.text[0]) or party
    if GENERIC.fullmatch(party.name):
        endings = _HEADS.get(party.name, (party.name,))
        for mention in scene.names_before(party.start):
            if mention.name.endswith(endings) and mention.name not in GENERICS:
                return replace(party, id=None, name=mention.name, adcode=mention.adcode)
    if not OWN.fullmatch(party.name):
        return party
    if party.text == "我国":
        return replace(party, id=None, name="中国", kind="region")
    if scene.region is None:
        return party
    names = re.findall(r".{2,}?(?:自治区|自治州|地区|省|市|州|盟|区|县|旗)", scene.region.name)
    same = [name for name in names if name.endswith(party.text[-1])]
    name = same[-1] if same else scene.region.name
    return replace(party, id=None, name=name, kind="region", adcode=scene.region.adcode)
