"""The two countries whose leaders sign or look on (两国)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.parties import PartyList, alone
from jiyao.extract.agreements.party_names import organisation_from
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.view import BRACKET, LOC, View
from jiyao.values import Organisation

_LEADERS = r"(?:总统|总理|首相|国王|女王|元首|主席|议长|埃米尔|王储|外长|外交大臣|外交部长|苏丹|酋长|总书记|大公)"
_HOME_LEADERS = re.compile(r"国家主席|国务院总理|国家副主席|国务院副总理|全国人大常委会委员长")
_FOREIGN = re.compile(rf"(?P<land>[{LOC}]+)(?:[{BRACKET}])?(?:联邦|共和国|王国)?{_LEADERS}")
_HOME = re.compile(
    r"中国|中方|我国|中华人民共和国|中(?=[俄美英法德日韩印澳加西意葡巴泰老缅越柬马新印阿沙埃南哈乌吉塔蒙朝格匈塞希土波捷]两?国?[关双两总元合])"
)


def countries_of(scene: Scene, position: int) -> tuple[PartyList, PartyList] | None:
    """China and the country whose leader the article names before a position."""
    home = home_country(scene, "")
    if home is None and _HOME_LEADERS.search(scene.article.text) is None:
        return None
    first = alone(home) if home else PartyList(complete=False)
    for sentence in scene.sentences[: scene.index_of(position) + 1]:
        view = View(sentence)
        for match in _FOREIGN.finditer(view.shape):
            named = view.names(match.start("land"), match.end("land"))
            if named and "中国" not in named[-1].name:
                return first, alone(organisation_from(named[-1]))
    return None


def home_country(scene: Scene, leader: str) -> Organisation | None:
    """China as a party when the article's leaders are its own.

    Args:
        leader: a person; unless empty, it must be such a leader's name.
    """
    text = scene.article.text
    home, title = _HOME.search(text), _HOME_LEADERS.search(text)
    if home is None or title is None:
        return None
    if leader and not re.search(f"(?:{_HOME_LEADERS.pattern}){re.escape(leader)}", text):
        return None
    return Organisation(
        text=home.group(), start=home.start(), end=home.end(), name="中国", kind="region"
    )
