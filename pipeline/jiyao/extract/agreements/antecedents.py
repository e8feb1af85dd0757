"""双方, 三方, 两国, and a subject left out: who is meant (回指与省略)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.frames import LINK
from jiyao.extract.agreements.parties import (
    OWN,
    PartyList,
    kind_by_ending,
    organisation_from,
    parties_in,
)
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, NAME, PER, View
from jiyao.values import Organisation, Place

Sides = tuple[PartyList, PartyList]

_LEADERS = r"(?:总统|总理|首相|国王|女王|元首|主席|议长|埃米尔|王储|外长|外交大臣|外交部长|苏丹|酋长|总书记|大公)"
_HOME_LEADERS = re.compile(r"国家主席|国务院总理|国家副主席|国务院副总理|全国人大常委会委员长")
_FOREIGN = re.compile(rf"(?P<land>[{LOC}]+)(?:[{BRACKET}])?(?:联邦|共和国|王国)?{_LEADERS}")
_HOME = re.compile(
    r"中国|中方|我国|中华人民共和国|中(?=[俄美英法德日韩印澳加西意葡巴泰老缅越柬马新印阿沙埃南哈乌吉塔蒙朝格匈塞希土波捷]两?国?[关双两总元合])"
)
_REPRESENTED = re.compile(rf"代表(?P<body>{NAME}+)")
_NUMBERS = {"三": 3, "四": 4, "五": 5, "六": 6}


@cache
def _linked_names() -> re.Pattern[str]:
    aside = rf"(?:[{BRACKET}]+)?"
    name = f"(?:{NAME}+|{OWN.pattern})"
    return re.compile(
        rf"(?<!{NAME})(?<![在于从到赴])(?P<a>{name}){aside}(?:分别|共同|联合)?(?P<link>{LINK.pattern}|和)(?P<b>{name})"
    )


def sides_of_pronoun(scene: Scene, signing: Signing, pronoun: str) -> tuple[Sides, str] | None:
    """The parties that 双方, 两地, 三方 … stand for, with the rule; None when nothing is found."""
    if "国" in pronoun or pronoun == "双边":
        countries = countries_of(scene, signing.position)
        return (countries, "the two countries") if countries else None
    number = next((_NUMBERS[sign] for sign in pronoun if sign in _NUMBERS), 2)
    if number > 2 or pronoun.startswith("各"):
        many = _listed_before(scene, signing, number)
        return ((many, PartyList()), "list before") if many else None
    places_only = pronoun[1:2] in "地市县区省"
    before = [s for s in scene.sentences_before(signing.position, 4) if scene.in_body(s)]
    near = [signing.view, *(View(s) for s in before)]
    if pair := represented_in(near, signing):
        return pair, "those represented"
    if pair := linked_in(signing, near, places_only=places_only):
        return pair, "pair before"
    if places_only and (pair := _two_places(scene, signing)):
        return pair, "two places"
    if pair := _of_sorts(scene, signing, pronoun):
        return pair, "one of each sort"
    if pair := _employers(scene, signing):
        return pair, "bodies of those present"
    headline = [View(s) for s in scene.sentences if s.block.kind == "headline"]
    pair = linked_in(signing, headline, places_only=places_only)
    return (pair, "pair of the headline") if pair else None


def _single(party: Organisation) -> PartyList:
    return PartyList(parties=(party,))


def represented_in(views: list[View], signing: Signing) -> Sides | None:
    """张三代表X，李四代表Y: the two bodies represented in one sentence."""
    for view in views:
        stop = signing.start if view is signing.view else len(view.text)
        found = [
            party
            for match in _REPRESENTED.finditer(view.shape, 0, stop)
            for party in parties_in(view, *match.span("body")).parties
        ]
        if len(found) == 2:
            return _single(found[0]), _single(found[1])
    return None


def linked_in(
    signing: Signing, views: list[View], *, places_only: bool, start: int = 0
) -> Sides | None:
    """X与Y in some sentences, the first that has such a pair.

    Args:
        start: where the words of the signing's own sentence begin that count.
    """
    for view in views:
        stop = signing.start if view is signing.view else len(view.text)
        begin = start if view is signing.view else 0
        for match in reversed(list(_linked_names().finditer(view.shape, begin, stop))):
            first = parties_in(view, *match.span("a"))
            second = parties_in(view, *match.span("b"))
            regions = all(p.kind == "region" for p in (*first.parties, *second.parties))
            if first.parties and second.parties and (regions or not places_only):
                return first, second
    return None


def _listed_before(scene: Scene, signing: Signing, number: int) -> PartyList | None:
    """A、B、C or A、B和C of at least `number` names in the words before."""
    pattern = re.compile(rf"{NAME}+(?:(?:[{BRACKET}]+)?[、和与及]{NAME}+){{{number - 1},}}")
    views = [signing.view, *(View(s) for s in scene.sentences_before(signing.position, 4))]
    for view in views:
        stop = signing.start if view is signing.view else len(view.text)
        for match in reversed(list(pattern.finditer(view.shape, 0, stop))):
            found = parties_in(view, *match.span())
            if len(found.parties) >= number:
                return found
    return None


def _two_places(scene: Scene, signing: Signing) -> Sides | None:
    """两地: the article's own region and the place of the same level it speaks of most."""
    own = scene.region_mention(signing.position)
    if own is None:
        return None
    level = own.name[-1:]
    counts: dict[str, int] = {}
    for mention in scene.mentions:
        if (
            isinstance(mention, Place)
            and mention.name != own.name
            and mention.name.endswith(("县", "区", "市", "州", "旗"))
        ):
            same = mention.name.endswith(level) or {mention.name[-1], level} <= set("县区市旗")
            within = scene.region is not None and mention.name in scene.region.name
            if same and not within:
                counts[mention.name] = counts.get(mention.name, 0) + 1
    if not counts:
        return None
    other = max(counts, key=lambda name: counts[name])
    named = [m for m in scene.names_before(signing.position) if m.name == other]
    if not named:
        return None
    return _single(organisation_from(own)), _single(organisation_from(named[0]))


_SORTS = {
    "校": "大学|学院|学校|中学|小学|师范",
    "院": "医院|研究院|科学院|学院|设计院",
    "医": "医院",
    "所": "研究所",
    "企": "公司|集团|企业",
    "银": "银行|支行|分行|农商行",
    "政": "政府|县|市|区|省|州|旗|镇|乡",
    "地": "政府|县|市|区|省|州|旗|镇|乡",
    "军": "部队|旅|团|武装部",
    **{sign: f"{sign}|{sign}(?:人民)?政府" for sign in "县市区省镇乡村"},
}
"""One sign of 校企, 县校, 政银 -> endings of the names it stands for."""


def _of_sorts(scene: Scene, signing: Signing, pronoun: str) -> Sides | None:
    """校县双方, 政企双方: the name of each sort that the article gives most often before."""
    signs = pronoun[:2]
    if len(pronoun) < 4 or signs[0] == signs[1] or not set(signs) <= set(_SORTS):
        return None
    found: list[Organisation] = []
    names = scene.names_before(signing.position)
    for sign in signs:
        fitting = [party for m in names if (party := _of_sort(m, sign))]
        if not fitting:
            return None
        counts = Counter(party.name for party in fitting)
        found.append(max(fitting, key=lambda party: counts[party.name]))
    first, second = found
    return (_single(first), _single(second)) if first.name != second.name else None


def _of_sort(mention: Organisation | Place, sign: str) -> Organisation | None:
    """The mention when its name is of a sort, or the school or firm that its name begins with."""
    whole = sign in "政地县市区省镇乡村"
    match = re.match(f".{{1,20}}?(?:{_SORTS[sign]}){'$' if whole else ''}", mention.name)
    if match is None:
        return None
    name, party = match.group(), organisation_from(mention)
    if name == mention.name or not mention.text.startswith(name):
        return replace(party, name=name)
    end = mention.start + len(name)
    return replace(party, text=name, end=end, name=name, kind=kind_by_ending(name))


def _employers(scene: Scene, signing: Signing) -> Sides | None:
    """The two bodies whose officers the words before name, or that they name at all.

    The three sentences before count first, then the signing's own; a single body whose officer
    is named signs with the article's region.
    """
    before = [(View(s), s.end - s.start) for s in scene.sentences_before(signing.position, 3)]
    own = (signing.view, signing.clause[0])
    for officers in (True, False):
        for views in (before, [*before, own]):
            found = _bodies(views, officers=officers)
            if len(found) == 2:
                first, second = sorted(found, key=lambda party: party.start)
                return _single(first), _single(second)
    alone = _bodies([*before, own], officers=True)
    region = scene.region_mention(signing.position)
    if len(alone) == 1 and region is not None:
        return _single(organisation_from(region)), _single(alone[0])
    return None


def _bodies(views: list[tuple[View, int]], *, officers: bool) -> list[Organisation]:
    """Different organisations of some sentences up to a position each.

    Args:
        officers: only those before the title and name of an officer.
    """
    found: dict[str, Organisation] = {}
    for view, stop in views:
        for mention in view.names(0, stop):
            end = mention.end - view.sentence.start
            employs = _officer().match(view.shape, end, end + 12)
            if isinstance(mention, Organisation) and (employs or not officers):
                found.setdefault(mention.name, organisation_from(mention))
    return list(found.values())


@cache
def _officer() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.party_words('title')}|[、党组副常务]){{1,6}}[{PER}]")


def countries_of(scene: Scene, position: int) -> Sides | None:
    """China and the country whose leader the article names before a position."""
    home = home_country(scene, "")
    if home is None:
        return None
    for sentence in scene.sentences[: scene.index_of(position) + 1]:
        view = View(sentence)
        for match in _FOREIGN.finditer(view.shape):
            named = view.names(match.start("land"), match.end("land"))
            if named and "中国" not in named[-1].name:
                return _single(home), _single(organisation_from(named[-1]))
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


def omitted_subject(
    scene: Scene, signing: Signing, previous: PartyList | None
) -> tuple[PartyList, str] | None:
    """Side 1 of 与Y签订…: the sentence's subject, the article's region, or the subject before.

    Args:
        previous: side 1 of the agreement found last in the same paragraph.
    """
    if signing.segment[0] > 0:
        if subject := _subject_in(signing.view, signing.clause[0], start=signing.segment[0]):
            return subject, "subject of the segment"
        if previous is not None and previous.parties:
            return previous, "subject of the segment before"
    if subject := _subject_in(signing.view, signing.clause[0]):
        return subject, "subject of the sentence"
    if previous is not None and previous.parties:
        return previous, "subject of the signing before"
    region = scene.region_mention(signing.position)
    if region is not None:
        return _single(organisation_from(region)), "the article's region"
    for sentence in scene.sentences_before(signing.position, 2):
        if subject := _subject_in(View(sentence), sentence.end - sentence.start):
            return subject, "subject of the sentence before"
    return None


def _subject_in(view: View, stop: int, *, start: int = 0) -> PartyList | None:
    """The name that opens one of the clauses before `stop`, its sentence's subject."""
    opening = re.compile(
        rf"(?:[{DATE}]|日前|近日|昨天|其中|同时|此外|，|\s)*(?P<name>{NAME}+)(?![上中内里、])"
    )
    base = view.sentence.start
    for clause in view.clauses:
        if clause.start - base >= stop:
            break
        if clause.start - base < start:
            continue
        match = opening.match(view.shape, clause.start - base, min(clause.end - base, stop))
        if match:
            found = parties_in(view, *match.span("name"))
            if found.parties:
                return PartyList(parties=found.parties[:1])
    return None
