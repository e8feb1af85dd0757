"""Parties that the title of what is signed names: 《甲市与乙市建立友好城市关系协议书》 (题中签约方)."""

from __future__ import annotations

import re
from dataclasses import replace

from jiyao.extract.agreements.names import Paper
from jiyao.extract.agreements.parties import PartyList, alone
from jiyao.extract.agreements.party_names import kind_by_ending, organisation_from
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.view import View
from jiyao.values import Organisation

_ENDS = "国|省|市|县|区|州|旗|镇|政府|公司|集团|大学|学院|学校|医院|园|局|厅|委|部|银行|研究院|中心|协会|商会"
_PAIR = re.compile(
    rf"(?:中华人民共和国)?(?P<first>(?:共和国|[^与和—－《》]){{1,24}}(?:{_ENDS}))(?:与|和|—{{1,2}}|－)"
    rf"(?P<second>(?:共和国|[^与和—－《》]){{1,30}}?(?:{_ENDS}))"
    r"(?=关于|建立|缔结|结为|结成|战略|全面|深化|加强|合作|友好|共建|共同|经贸|经济|文化|科技|教育|人才|框架|谅解|自由|双边|对口|协作|政府间|校地|校企)"
)
_PLACE = re.compile(r"[^省市县区州旗国]{1,8}[省市县区州旗国]$")
"""The last place of a chain: 沙巴市 of 老街省沙巴市."""


def parties_of_title(scene: Scene, view: View, paper: Paper) -> tuple[PartyList, PartyList] | None:
    """The two parties at the head of a title, under the article's own mentions where it has any."""
    match = _PAIR.match(paper.text)
    if not paper.titled or match is None:
        return None
    first, second = (
        _mentioned(scene, view, paper, *match.span(side)) for side in ("first", "second")
    )
    return (alone(first), alone(second)) if first.name != second.name else None


def without_pair(paper: Paper) -> Paper:
    """The paper without the two parties at the head of its title."""
    match = _PAIR.match(paper.text)
    if not paper.titled or match is None:
        return paper
    text = paper.text[match.end() :].removeprefix("政府间")
    return replace(paper, text=text, start=paper.start + match.end())


def _mentioned(scene: Scene, view: View, paper: Paper, start: int, end: int) -> Organisation:
    """A mention of the article whose name a stretch of the title ends with, else the stretch."""
    text = paper.text[start:end]
    place = _PLACE.search(text)
    short = place.group() if place else text
    for mention in scene.bodies:
        if mention.name.endswith(short):
            return organisation_from(mention)
    begin = view.sentence.start + paper.start + start
    return Organisation(
        text=text, start=begin, end=begin + len(text), name=text, kind=kind_by_ending(text)
    )
