"""From a phrase to the parties it names: lists, counts, officers who sign, vague descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiyao.extract.agreements.party_names import (
    ending_pattern,
    kind_by_ending,
    party_of,
    trimmed,
    vague_pattern,
)
from jiyao.extract.agreements.view import NAME, ORG, QTY, View
from jiyao.values import Organisation, Quantity

_SPLIT = re.compile(r"[、，,]|以及|(?<!共)和(?!平|谐|县|田|政)|及(?!时|其所属)|与(?!会)")
_ETC = re.compile(r"等(?!级|于|待|候)")
_PLACES_ETC = re.compile(
    rf"等(?:地|省|市|县|区|国|国家|地区|省市|省份|城市)[^{NAME[1:-1]}]*[{QTY}]"
)
_COUNTED = re.compile(rf"(?:共计?|在内的|这|的|首批|全国|当地|其他|另外?)*[{QTY}]+\S{{0,20}}$")
_PLURAL = re.compile(r"(?:成员国|成员单位|各方|部门|单位|企业|国家|机构)$")
_DEPARTMENTS = re.compile("等(?:多个|相关|有关)?(?:部门|领域|行业|方面|系统)")
_COUNTERS = "家个所户方国位支座名省市县区"
_SHARED = re.compile(
    r"[两三四五六七八九](?:省|市|县|区|州|盟|旗|镇|乡|地|国)(?:[一两三四五](?:省|市|县|区))?(?P<body>[^，、]{0,16})$"
)


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parties that a phrase names.

    Attributes:
        parties: in order, positions in the reading.
        count: the number of parties that the phrase states.
        complete: every party is named.
        guess: a name was read from the construction, not found by the recogniser.
    """

    parties: tuple[Organisation, ...] = ()
    count: Quantity | None = None
    complete: bool = True
    guess: bool = False

    def __bool__(self) -> bool:
        return bool(self.parties) or self.count is not None


def parties_in(view: View, start: int, end: int, *, linked: bool = True) -> PartyList:
    """The parties that the stretch `start:end` of a sentence names.

    Args:
        linked: the phrase stands beside 与 or as an object, so that a bare noun is a name.
    """
    end, shared = _shared_body(view, start, end)
    stop, count, complete, places = _without_tail(view, start, end)
    named = [] if places else list(_named(view, start, stop, linked))
    if _DEPARTMENTS.match(view.shape, stop):
        named = [(party, guessed) for party, guessed in named if not guessed]
    parties = _of_one_sort(tuple(party for party, _ in named), shared)
    if not parties and count is None:
        return PartyList(complete=False)
    return PartyList(
        parties=parties,
        count=count,
        complete=complete and not any(_PLURAL.search(party.text) for party in parties),
        guess=any(guessed for _, guessed in named),
    )


def is_vague(view: View, start: int, end: int) -> bool:
    """Whether a stretch names nobody but says what sort of parties they are: 采购商."""
    start, end = trimmed(view, start, end, last=True)
    return end > start and vague_pattern().fullmatch(view.shape[start:end]) is not None


def _shared_body(view: View, start: int, end: int) -> tuple[int, str]:
    """甲区、乙区两区农业农村局: where the names end, and the body that each of them has."""
    match = _SHARED.search(view.text[start:end])
    if match is None or len(_SPLIT.split(view.text[start : start + match.start()])) < 2:
        return end, ""
    return start + match.start(), match.group("body")


def _of_one_sort(parties: tuple[Organisation, ...], body: str) -> tuple[Organisation, ...]:
    """Places with the body that they share: of 两区X局, or of the last in 甲县、乙县、丙县X局."""
    if len(parties) < 2 or any(party.kind != "region" for party in parties[:-1]):
        return parties
    last = parties[-1]
    sharing, level = parties, parties[0].name[-1]
    if not body:
        own = re.match(f".{{2,8}}?{level}(?=(?P<body>.{{2,12}})$)", last.name)
        if own is None or last.kind == "region" or level not in "省市县区州盟旗镇乡":
            return parties
        body, sharing = last.name[own.end() :], parties[:-1]
    if not ending_pattern().search(body):
        return parties
    named = tuple(
        replace(party, id=None, name=party.name + body, kind=kind_by_ending(body))
        for party in sharing
    )
    return named if len(named) == len(parties) else (*named, last)


def _without_tail(view: View, start: int, end: int) -> tuple[int, Quantity | None, bool, bool]:
    """Cut 等5家单位 or 3家企业: new end, number, whether all are named, whether only places are."""
    shape = view.shape[start:end]
    etc = _ETC.search(shape)
    if etc:
        at = start + etc.start()
        places = _PLACES_ETC.match(shape, etc.start()) is not None
        return at, _count(view, at, end), False, places
    counted = _COUNTED.search(shape)
    if counted is None:
        return end, None, True, False
    at = start + counted.start()
    count = _count(view, at, end)
    if count is None:
        return end, None, True, False
    pieces = [p for p in _SPLIT.split(view.shape[start:at]) if p.strip()]
    listed = len(pieces) >= 2 or "在内的" in counted.group()
    complete = listed and "在内的" not in counted.group()
    return at, count, complete, not listed


def _count(view: View, start: int, end: int) -> Quantity | None:
    for quantity in view.quantities(start, end):
        if quantity.unit is not None and quantity.unit in _COUNTERS:
            return quantity
    return None


def _named(view: View, start: int, end: int, linked: bool) -> Iterator[tuple[Organisation, bool]]:
    """Parties of the pieces of a list, with whether the name is a guess."""
    begin, cuts, before = start, list(_SPLIT.finditer(view.shape, start, end)), ""
    listed = linked or bool(cuts)
    beside_bodies = linked and bool(cuts) and ORG in view.shape[start:end]
    for cut in [*cuts, None]:
        stop = cut.start() if cut else end
        found = None
        if stop > begin:
            found = party_of(
                view, begin, stop, listed, last=cut is None, beside_bodies=beside_bodies
            )
        if found is not None:
            party = _after_committee(found[0], before)
            before = party.name
            yield party, found[1]
        begin = cut.end() if cut else end


def _after_committee(party: Organisation, before: str) -> Organisation:
    """政府 behind X党委 is X政府."""
    stem = re.match(r"(.+?)(?:党工委|党委|工委)$", before)
    if stem is None or party.name not in ("政府", "人民政府", "管委会", "办事处"):
        return party
    return replace(party, id=None, name=stem.group(1) + party.name, kind="government")


def alone(party: Organisation) -> PartyList:
    """One body as a side of its own."""
    return PartyList(parties=(party,))


def joined(lists: tuple[PartyList, ...]) -> PartyList:
    """Several lists as one."""
    counts = [item.count for item in lists if item.count is not None]
    return replace(
        PartyList(),
        parties=tuple(party for item in lists for party in item.parties),
        count=counts[0] if counts else None,
        complete=all(item.complete for item in lists),
        guess=any(item.guess for item in lists),
    )
