"""The subject of a signing that its clause leaves out (省略主语)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.parties import PartyList, alone, parties_in
from jiyao.extract.agreements.party_names import organisation_from
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import DATE, NAME, View

_VISITED = re.compile(rf"(?:赴|到访|来到|走访|访问)(?P<name>{NAME}+)(?=[^，]{{0,6}}(?:，|$))")
_REPRESENTED = re.compile(rf"代表(?P<name>{NAME}+)")


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
        return alone(organisation_from(region)), "the article's region"
    for sentence in scene.sentences_before(signing.position, 2):
        if subject := _subject_in(View(sentence), sentence.end - sentence.start):
            return subject, "subject of the sentence before"
    return None


def visited(signing: Signing) -> PartyList:
    """The place or body that the sentence says was visited before the signing: 赴Y考察，签署…."""
    found = list(_VISITED.finditer(signing.view.shape, signing.segment[0], signing.clause[0]))
    if not found:
        return PartyList()
    return parties_in(signing.view, *found[-1].span("name"))


def _subject_in(view: View, stop: int, *, start: int = 0) -> PartyList | None:
    """The name that opens one of the clauses before `stop`, its sentence's subject."""
    opening = re.compile(
        rf"(?:[{DATE}]|日前|近日|昨天|其中|同时|此外|，|\s)*(?P<name>{NAME}+|(?:集团)?公司|集团)(?![上中内里、])"
    )
    base = view.sentence.start
    for clause in view.clauses:
        if clause.start - base >= stop:
            break
        if clause.start - base < start:
            continue
        last = min(clause.end - base, stop)
        match = opening.match(view.shape, clause.start - base, last)
        if match:
            whole = _REPRESENTED.search(view.shape, match.start(), last) or match
            found = parties_in(view, *whole.span("name"))
            if found.parties:
                return PartyList(parties=found.parties[:1])
    return None
