"""The sides of a signing with pronouns resolved and what is left out filled in (双方与省略).

A construction is one function from a `Case` to `Sides`, or to None where it does not apply;
`_CONSTRUCTIONS` lists them, the first that applies decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jiyao.extract.agreements.antecedents import linked_in, represented_in, sides_of_pronoun
from jiyao.extract.agreements.countries import countries_of, home_country
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.frames import VAGUE, Frame
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.officers import signatories_of, with_officers
from jiyao.extract.agreements.omitted import omitted_subject, visited
from jiyao.extract.agreements.own_names import own_named
from jiyao.extract.agreements.parties import PartyList, parties_in
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signed import PLACED, Signed, object_after
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.titles import parties_of_title

Pairs = tuple[tuple[PartyList, PartyList], ...]
_NAMED_LAST = re.compile(r"的(?:还有|也有|有|是|包括)(?P<names>[^，。；]{2,80})$")


@dataclass(frozen=True)
class Sides:
    """Pairs of (side 1, side 2), what makes them doubtful, and the rule that gave them.

    Attributes:
        each: a pair belongs to each of the papers, in order.
    """

    pairs: Pairs
    doubts: frozenset[str] = frozenset()
    rule: str = ""
    each: bool = False


@dataclass(frozen=True)
class Case:
    """What a construction looks at.

    Attributes:
        previous: the draft found last in the article, for subjects left out.
    """

    scene: Scene
    signing: Signing
    frame: Frame
    signed: Signed
    previous: Draft | None


def sides_of(
    scene: Scene, signing: Signing, frame: Frame, signed: Signed, previous: Draft | None
) -> Sides:
    """Who signs with whom.

    Args:
        previous: the draft found last in the article, for subjects left out.
    """
    frame = with_officers(scene, signing.view, frame)
    case = Case(scene, signing, frame, signed, previous)
    sides = next(
        (found for construction in _CONSTRUCTIONS if (found := construction(case)) is not None),
        Sides(frame.pairs, rule=frame.rule),
    )
    pairs = tuple(own_named(scene, pair) for pair in sides.pairs)
    guessed = any(first.guess or second.guess for first, second in pairs)
    doubts = sides.doubts | ({"guessed name"} if guessed else set())
    return Sides(pairs, doubts, sides.rule, each=sides.each)


def _by_pronoun(case: Case) -> Sides | None:
    """双方, 两地 …; where nothing stands before, those whose officers sign."""
    frame, signing = case.frame, case.signing
    if not frame.pronoun or frame.pairs:
        return None
    signatories = signatories_of(case.scene, signing.view, frame.beside)
    found = sides_of_pronoun(case.scene, signing, frame.pronoun, signatories)
    if found is None:
        return _by_title(case) or Sides(())
    return Sides((found[0],), frozenset({"pronoun"}), f"{frame.pronoun}: {found[1]}")


def _by_leaders(case: Case) -> Sides | None:
    """两国领导人见证签署, 会谈后签署: documents of two countries."""
    if case.frame.pairs or case.signed.count:
        return None
    text = case.signing.view.text[case.signing.clause[0] : case.signing.end]
    if not re.search(r"见证|两国|元首|总理|总统", text):
        return None
    countries = countries_of(case.scene, case.signing.position)
    return Sides((countries,), frozenset({"pronoun"}), "the two countries") if countries else None


def _by_home_leader(case: Case) -> Sides | None:
    """国家领导人同…签署: the country is side 1."""
    before = case.signing.view.persons(case.signing.clause[0], case.signing.start)
    if not before or not case.frame.led:
        return None
    home = home_country(case.scene, before[0].text)
    if home is None:
        return None
    pairs = tuple((PartyList((home,)), second) for _, second in case.frame.pairs)
    return Sides(pairs, frozenset({"pronoun"}), "the leader's country")


def _by_representatives(case: Case) -> Sides | None:
    """张三代表X，李四代表Y，在协议上签字."""
    one = len(case.frame.pairs) == 1 and case.frame.rule == "represented"
    if not one and (case.frame.pairs or not case.signed):
        return None
    pair = represented_in([case.signing.view], case.signing)
    return Sides((pair,), rule="each represented") if pair else None


def _by_clause_before(case: Case) -> Sides | None:
    """A携手B，签约打造…: the pair of the clause before a bare verb."""
    signing = case.signing
    if case.frame.pairs or case.signed or signing.before:
        return None
    base = signing.view.sentence.start
    first = any(c.end - base < signing.start for c in signing.view.clauses)
    if not first or LINK.search(signing.view.shape) is None:
        return None
    pair = linked_in(signing, [signing.view], places_only=False)
    doubts = frozenset({"subject left out"})
    return Sides((pair,), doubts, "pair of the clause before") if pair else None


def _by_title(case: Case) -> Sides | None:
    """签署《甲市与乙市建立友好城市关系协议书》: those whom the title names."""
    if any(first and second for first, second in case.frame.pairs) or not case.signed.papers:
        return None
    found = [parties_of_title(case.scene, case.signing.view, p) for p in case.signed.papers]
    pairs = tuple(pair for pair in found if pair)
    if not pairs or len(pairs) not in (1, len(found)):
        return None
    return Sides(pairs, frozenset({"pronoun"}), "named in the title", each=len(pairs) > 1)


def _by_last_words(case: Case) -> Sides | None:
    """与甲签署协议的还有乙: side 1 closes the clause."""
    signing = case.signing
    last = _NAMED_LAST.search(signing.view.shape, signing.end, signing.clause[1])
    if not case.frame.omitted or last is None:
        return None
    first = parties_in(signing.view, *last.span("names"))
    pairs = tuple((first, second) for _, second in case.frame.pairs)
    return Sides(pairs, rule="…签署的还有X") if first else None


def _by_place(case: Case) -> Sides | None:
    """…项目签约落户某区: the place where the project goes, with the investor where it is named."""
    target = object_after(case.signing)
    if case.signed.rule != PLACED or target is None:
        return None
    place = parties_in(case.signing.view, *target)
    first = case.frame.pairs[0][0] if case.frame.pairs else PartyList()
    pair = (first, place) if first else (place, PartyList(complete=False))
    return Sides((pair,), frozenset({"subject left out"}), PLACED) if place else None


def _by_subject(case: Case) -> Sides | None:
    """与Y签订…: side 1 is the subject of the sentence, of the signing before, or the region."""
    frame, signing, previous = case.frame, case.signing, case.previous
    unnamed = not frame.pairs and case.signed.papers and signing.clause[0] > 0
    if frame.rule == VAGUE or not (frame.omitted or unnamed):
        return None
    sentence = signing.view.sentence
    if previous and previous.generic and previous.sentence == (sentence.start, sentence.end):
        return Sides(frame.pairs, rule="the verb before")
    doubts = frozenset({"subject left out"})
    start = signing.segment[0]
    if not frame.pairs and (
        pair := linked_in(signing, [signing.view], places_only=False, start=start)
    ):
        return Sides((pair,), doubts, "pair of the sentence")
    block = sentence.block
    near = previous is not None and block.start <= previous.position < block.end
    subject = omitted_subject(case.scene, signing, previous.first if previous and near else None)
    if subject is None:
        return Sides(frame.pairs, doubts, frame.rule)
    rule = f"{frame.rule}; side 1: {subject[1]}" if frame.rule else f"side 1: {subject[1]}"
    if not frame.pairs:
        return Sides(((subject[0], visited(signing)),), doubts, rule)
    return Sides(tuple((subject[0], second) for _, second in frame.pairs), doubts, rule)


def _by_object(case: Case) -> Sides | None:
    """X签约Y: the name behind the verb is side 2."""
    target = object_after(case.signing)
    if len(case.frame.pairs) != 1 or target is None:
        return None
    if any(paper.start < target[1] for paper in case.signed.papers):
        return None
    first, second = case.frame.pairs[0]
    if not first or second:
        return None
    return Sides(((first, parties_in(case.signing.view, *target)),), rule="X签约Y")


_CONSTRUCTIONS: tuple[Callable[[Case], Sides | None], ...] = (
    _by_pronoun,
    _by_leaders,
    _by_home_leader,
    _by_representatives,
    _by_clause_before,
    _by_title,
    _by_last_words,
    _by_place,
    _by_subject,
    _by_object,
)
