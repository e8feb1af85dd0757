"""双方, 三方, 两国, and a subject left out: who is meant (回指与省略)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from jiyao.extract.agreements.countries import countries_of
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.officers import bodies_present
from jiyao.extract.agreements.parties import PartyList, alone, joined, parties_in
from jiyao.extract.agreements.party_names import OWN, kind_by_ending, organisation_from
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import BRACKET, NAME, View
from jiyao.values import Organisation, Place

Sides = tuple[PartyList, PartyList]

_REPRESENTED = re.compile(rf"代表(?P<body>{NAME}+)")
_DASHES = ("·", "—", "——", "－", "－－")
_NUMBERS = {"三": 3, "四": 4, "五": 5, "六": 6}


@cache
def _linked_names() -> re.Pattern[str]:
    aside = rf"(?:[{BRACKET}]+)?"
    name = f"(?:{NAME}+|{OWN.pattern})"
    return re.compile(
        rf"(?<!{NAME})(?<![在于从到赴])(?P<a>{name}){aside}(?:分别|共同|联合)?"
        rf"(?P<link>{LINK.pattern}|和)(?P<b>{name})"
    )


def sides_of_pronoun(
    scene: Scene, signing: Signing, pronoun: str, signatories: Sides | None
) -> tuple[Sides, str] | None:
    """The parties that 双方, 两地, 三方 … stand for, with the rule; None when nothing is found.

    Args:
        signatories: the bodies of those who sign for 双方, when both are known.
    """
    if "国" in pronoun or pronoun == "双边":
        countries = countries_of(scene, signing.position)
        if countries:
            return countries, "the two countries"
        return (signatories, "bodies of those who sign") if signatories else None
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
    if places_only and (pair := linked_in(signing, _head_of(scene), places_only=True)):
        return pair, "pair of the opening"
    if places_only and (pair := _two_places(scene, signing)):
        return pair, "two places"
    if signatories is not None and all(signatories):
        return signatories, "bodies of those who sign"
    if pair := _of_sorts(scene, signing, pronoun):
        return pair, "one of each sort"
    if pair := bodies_present(scene, signing):
        return pair, "bodies of those present"
    pair = linked_in(signing, _head_of(scene), places_only=places_only)
    if pair is None and signatories is not None:
        return signatories, "body of one who signs"
    return (pair, "pair of the headline") if pair else None


def _head_of(scene: Scene) -> list[View]:
    """The headline and the opening sentences, but not those the signing follows closely."""
    headline = [s for s in scene.sentences if s.block.kind == "headline"]
    return [View(s) for s in (*headline, *scene.opening)]


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
            return alone(found[0]), alone(found[1])
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
                if match.group("link") in _DASHES:
                    return joined((first, second)), PartyList()
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
    return alone(organisation_from(own)), alone(organisation_from(named[0]))


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
    return (alone(first), alone(second)) if first.name != second.name else None


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
