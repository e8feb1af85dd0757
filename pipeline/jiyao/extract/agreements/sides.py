"""The sides of a signing with pronouns resolved and what is left out filled in (双方与省略)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jiyao.extract.agreements.antecedents import linked_in, represented_in, sides_of_pronoun
from jiyao.extract.agreements.countries import countries_of, home_country
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.frames import LINK, Frame
from jiyao.extract.agreements.officers import signatories_of, with_officers
from jiyao.extract.agreements.omitted import omitted_subject
from jiyao.extract.agreements.parties import GENERIC, OWN, PartyList, parties_in
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signed import Signed, object_after
from jiyao.extract.agreements.signings import Signing
from jiyao.values import Organisation

Pairs = tuple[tuple[PartyList, PartyList], ...]


@dataclass(frozen=True)
class Sides:
    """Pairs of (side 1, side 2), what makes them doubtful, and the rule that gave them."""

    pairs: Pairs
    doubts: frozenset[str] = frozenset()
    rule: str = ""


def sides_of(
    scene: Scene, signing: Signing, frame: Frame, signed: Signed, previous: Draft | None
) -> Sides:
    """Who signs with whom.

    Args:
        previous: the draft found last in the article, for subjects left out.
    """
    if frame.pronoun and not frame.pairs:
        return _of_pronoun(scene, signing, frame)
    if not frame.pairs and not signed.count and (found := _of_leaders(scene, signing)):
        return found
    if frame.omitted and (found := _home_leader(scene, signing, frame)):
        return found
    frame = with_officers(scene, signing.view, frame)
    sides = Sides(frame.pairs, rule=frame.rule)
    one = len(frame.pairs) == 1 and frame.rule == "represented"
    if one and (pair := represented_in([signing.view], signing)):
        return Sides((pair,), rule="each represented")
    if not frame.pairs and signed and (pair := represented_in([signing.view], signing)):
        return Sides((pair,), rule="each represented")
    if not frame.pairs and not signed and (pair := _just_linked(signing)):
        return Sides((pair,), frozenset({"subject left out"}), "pair of the clause before")
    if frame.omitted or (not frame.pairs and signed.papers and signing.clause[0] > 0):
        sides = _with_subject(scene, signing, frame, previous)
    elif len(frame.pairs) == 1 and (target := object_after(signing)):
        first, second = frame.pairs[0]
        if first and not second:
            pairs = ((first, parties_in(signing.view, *target)),)
            sides = Sides(pairs, rule="X签约Y")
    sides = Sides(tuple(_own_named(scene, pair) for pair in sides.pairs), sides.doubts, sides.rule)
    if any(first.guess or second.guess for first, second in sides.pairs):
        sides = Sides(sides.pairs, sides.doubts | {"guessed name"}, sides.rule)
    return sides


def _just_linked(signing: Signing) -> tuple[PartyList, PartyList] | None:
    """A携手B，签约打造…: the pair of the clause before a bare verb."""
    clauses = [
        c for c in signing.view.clauses if c.end - signing.view.sentence.start < signing.start
    ]
    if signing.before or not clauses or LINK.search(signing.view.shape) is None:
        return None
    return linked_in(signing, [signing.view], places_only=False)


def _own_named(scene: Scene, pair: tuple[PartyList, PartyList]) -> tuple[PartyList, PartyList]:
    """我市, 我国 with the region's name."""
    first, second = (
        replace(group, parties=tuple(_named(scene, party) for party in group.parties))
        for group in pair
    )
    return first, second


def _named(scene: Scene, party: Organisation) -> Organisation:
    """The party with the name that 我市, 我国, or a head alone (商会, 公司) stands for."""
    if GENERIC.fullmatch(party.name):
        for mention in scene.names_before(party.start):
            if mention.name.endswith(party.name) and mention.name != party.name:
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


def _of_pronoun(scene: Scene, signing: Signing, frame: Frame) -> Sides:
    """双方, 两地 …; where nothing stands before, those whose officers sign."""
    found = sides_of_pronoun(
        scene, signing, frame.pronoun, signatories_of(scene, signing.view, frame.beside)
    )
    if found is not None:
        return Sides((found[0],), frozenset({"pronoun"}), f"{frame.pronoun}: {found[1]}")
    return Sides(())


def _of_leaders(scene: Scene, signing: Signing) -> Sides | None:
    """两国领导人见证签署, 会谈后签署: documents of two countries."""
    text = signing.view.text[signing.clause[0] : signing.end]
    if not re.search(r"见证|两国|元首|总理|总统", text):
        return None
    countries = countries_of(scene, signing.position)
    return Sides((countries,), frozenset({"pronoun"}), "the two countries") if countries else None


def _home_leader(scene: Scene, signing: Signing, frame: Frame) -> Sides | None:
    """国家领导人同…签署: the country is side 1."""
    before = signing.view.persons(signing.clause[0], signing.start)
    home = home_country(scene, before[0].text) if before else None
    if home is None:
        return None
    pairs = tuple((PartyList((home,)), second) for _, second in frame.pairs)
    return Sides(pairs, frozenset({"pronoun"}), "the leader's country")


def _with_subject(scene: Scene, signing: Signing, frame: Frame, previous: Draft | None) -> Sides:
    sentence = signing.view.sentence
    if previous and previous.generic and previous.sentence == (sentence.start, sentence.end):
        return Sides(frame.pairs, rule="the verb before")
    if not frame.pairs and (
        pair := linked_in(signing, [signing.view], places_only=False, start=signing.segment[0])
    ):
        return Sides((pair,), frozenset({"subject left out"}), "pair of the sentence")
    block = sentence.block
    near = previous is not None and block.start <= previous.position < block.end
    subject = omitted_subject(scene, signing, previous.first if previous and near else None)
    doubts = frozenset({"subject left out"})
    if subject is None:
        return Sides(frame.pairs, doubts, frame.rule)
    pairs = tuple((subject[0], second) for _, second in frame.pairs)
    rule = f"{frame.rule}; side 1: {subject[1]}" if frame.rule else f"side 1: {subject[1]}"
    return Sides(pairs or ((subject[0], PartyList()),), doubts, rule)
