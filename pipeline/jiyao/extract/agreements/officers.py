"""The bodies of officers who sign: 副市长, a company's 董事长 (签约代表)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.frames import Frame
from jiyao.extract.agreements.parties import PartyList, alone, parties_in
from jiyao.extract.agreements.party_names import organisation_from
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import PER, View
from jiyao.values import Organisation, Person, Place

_RULER = re.compile(
    r"(?P<level>[省市区县州旗盟镇乡])(?:委(?!会|员)|长|政府|人大|政协|领导)[^，。；：]{0,20}$"
)
"""A title of an officer of a place's own leadership: 副市长, 县委常委."""
_COMMITTEE = re.compile(r"(?:[省市区县州旗盟镇乡]委|党工委|党委)$")


@cache
def _officer() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.party_words('title')}|[、党组副常务]){{1,6}}[{PER}]")


def signatories_of(
    scene: Scene, view: View, stretches: tuple[tuple[int, int], ...]
) -> tuple[PartyList, PartyList] | None:
    """The bodies of the two officers whom two stretches name, None unless one is known."""
    if len(stretches) != 2:
        return None
    first, second = (_signatory(scene, view, *stretch) for stretch in stretches)
    if (first is None and second is None) or (first and second and first.name == second.name):
        return None
    return _side(first), _side(second)


def _side(body: Organisation | None) -> PartyList:
    return alone(body) if body else PartyList(complete=False)


def with_officers(scene: Scene, view: View, frame: Frame) -> Frame:
    """The frame with a side that names only an officer (副市长张三与…) filled with his body."""
    if len(frame.pairs) != 1 or not frame.beside:
        return frame
    sides = [
        alone(body)
        if len(side.parties) < 2 and side.count is None and (body := _signatory(scene, view, *at))
        else side
        for side, at in zip(frame.pairs[0], frame.beside, strict=True)
    ]
    first, second = sides
    return replace(frame, pairs=((first, second),), omitted=frame.omitted and not first)


def _signatory(scene: Scene, view: View, start: int, end: int) -> Organisation | None:
    """The body of the officer whom a stretch names, None without an officer."""
    if not view.persons(start, end):
        return None
    named = parties_in(view, start, end, linked=False).parties
    if not named:
        return _officers_body(scene, view, start, end)
    return _without_committee(named[0])


def _officers_body(scene: Scene, view: View, start: int, end: int) -> Organisation | None:
    """The body for which the officer signs whom a stretch names by title or name alone.

    A mayor signs for the article's own city; anyone else for the body that the article gives
    before his title elsewhere.
    """
    persons = view.persons(start, end)
    if not persons:
        return None
    person = persons[0]
    title = view.text[start : person.start - view.sentence.start]
    if (ruler := _RULER.search(title)) and (own := own_body(scene, ruler.group("level"))):
        return own
    return next(_employers_of(scene, person), None)


def own_body(scene: Scene, level: str) -> Organisation | None:
    """The article's own place of a level (市, 县): its government where that is named."""
    if scene.region is None:
        return None
    places = re.findall(r".{1,12}?[省市区县州旗盟镇乡]", scene.region.name)
    own = next((place for place in reversed(places) if place.endswith(level)), "")
    if not own:
        return None
    named = [m for m in scene.bodies if own in m.name or scene.region.name.endswith(m.name)]
    for body in named:
        if isinstance(body, Organisation) and re.fullmatch(f".*{level}(?:人民)?政府", body.text):
            return body
    mention = next((organisation_from(m) for m in named if m.name.endswith(own)), None)
    return mention or _own_words(scene, level, own)


def _own_words(scene: Scene, level: str, own: str) -> Organisation | None:
    """我市 as the article's own place where nothing else names it."""
    match = re.search(f"[我本]{level}", scene.article.text)
    if match is None or scene.region is None:
        return None
    return Organisation(
        text=match.group(), start=match.start(), end=match.end(), name=own, kind="region",
        adcode=scene.region.adcode,
    )  # fmt: skip


def _employers_of(scene: Scene, person: Person) -> Iterator[Organisation]:
    """The bodies that stand before the titles of a person anywhere in the article."""
    for sentence in scene.sentences:
        if person.text not in sentence.text:
            continue
        view = View(sentence)
        for other in view.persons(0, len(view.text)):
            if other.text != person.text:
                continue
            at = other.start - view.sentence.start
            bodies = [m for m in reversed(view.names(0, at)) if _employs(view, m, at)]
            yield from (_without_committee(organisation_from(body)) for body in bodies)
            ruler = None if bodies else _RULER.search(view.text[max(0, at - 20) : at])
            own = own_body(scene, ruler.group("level")) if ruler else None
            if own is not None:
                yield own


def _employs(view: View, body: Organisation | Place, at: int) -> bool:
    """Whether only a title stands between a body and the person at a position of the sentence."""
    end = body.end - view.sentence.start
    return _officer().fullmatch(view.shape, end, at + 1) is not None


def _without_committee(body: Organisation) -> Organisation:
    """X大学党委 as X大学: its party secretary signs for the whole."""
    match = re.fullmatch(r"(.{4,}?)(?:党委|党组)", body.text)
    if match is None or not body.name.startswith(match.group(1)):
        return body
    text = match.group(1)
    return replace(body, id=None, text=text, name=text, end=body.start + len(text))


def bodies_present(scene: Scene, signing: Signing) -> tuple[PartyList, PartyList] | None:
    """The two bodies whose officers the words before name, or that they name at all.

    The three sentences before count first, then the signing's own; a single body whose officer
    is named signs with the article's region.
    """
    before = [(View(s), s.end - s.start) for s in scene.sentences_before(signing.position, 3)]
    own = (signing.view, signing.clause[0])
    for officers in (True, False):
        for views in (before, [*before, own]):
            found = _bodies(scene, views, officers=officers)
            if len(found) == 2:
                first, second = sorted(found, key=lambda party: party.start)
                return alone(first), alone(second)
    single = _bodies(scene, [*before, own], officers=True)
    region = scene.region_mention(signing.position)
    if len(single) == 1 and region is not None and single[0].name != region.name:
        return alone(organisation_from(region)), alone(single[0])
    return None


def _bodies(scene: Scene, views: list[tuple[View, int]], *, officers: bool) -> list[Organisation]:
    """Different organisations of some sentences up to a position each.

    Args:
        officers: only those before the title and name of an officer; a committee's stands for
            the place that it leads.
    """
    found: dict[str, Organisation] = {}
    for view, stop in views:
        for mention in view.names(0, stop):
            end = mention.end - view.sentence.start
            employs = _officer().match(view.shape, end, end + 12)
            if not isinstance(mention, Organisation) or not (employs or not officers):
                continue
            body = _without_committee(mention)
            if officers and _COMMITTEE.search(mention.text):
                body = own_body(scene, mention.text[-2]) or body
            found.setdefault(body.name, body)
    return list(found.values())
