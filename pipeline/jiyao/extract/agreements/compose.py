"""From one verb of signing to drafts of agreements: what, who, then the other slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from jiyao.extract.agreements.antecedents import Sides as TwoSides
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.frames import TRADED, Frame, frame_of
from jiyao.extract.agreements.items import item_drafts, told_in_items
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.money import assign_money
from jiyao.extract.agreements.names import Paper, kind_of
from jiyao.extract.agreements.parties import PartyList
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.sides import Sides, sides_of
from jiyao.extract.agreements.signed import (
    CEREMONY,
    Signed,
    bare_name,
    ceremony_of,
    signed_by,
)
from jiyao.extract.agreements.signings import Signing, is_nominal
from jiyao.extract.agreements.subjects import (
    subject_after_colon,
    subject_after_verb,
    subject_from_fields,
    subject_from_following,
    subject_from_name,
    subject_of_work,
    subject_supported,
    without_parties,
)
from jiyao.extract.agreements.titles import without_pair
from jiyao.extract.agreements.view import DATE, NAME, PER
from jiyao.extract.agreements.vocabulary import adverbs, verb_pattern, verbs
from jiyao.extract.agreements.worth import is_vain, says_enough, speaks_against

_PAIR = re.compile(
    rf"(?:会上|现场|其中|仪式上)?{NAME}+(?:{LINK.pattern})"
    rf"{NAME}(?:{NAME}|[、和]|{LINK.pattern}){{0,120}}[^，。{NAME[1:-1]}]{{0,10}}"
)
_OFFICER = re.compile(rf"(?:[{DATE}]+|会上|现场)?{NAME}+[^，{NAME[1:-1]}{PER}]{{1,16}}{PER}+")
LATER = "在…领域, sentence after"
_RELATED = re.compile(
    rf"(?P<names>[^，。；]{{0,60}}(?:{LINK.pattern}){NAME}(?:{NAME}|[、和]){{0,120}})"
    r"(?:结成|结为|建立|达成|确立|开展|深化|签约|结对|牵手|强强联合|深度)"
)
NOBODY = PartyList(complete=False)


def drafts_of(scene: Scene, signing: Signing, previous: Draft | None) -> list[Draft]:
    """The agreements that one verb states, [] when it states none.

    Args:
        previous: the draft found last in the article, for subjects left out.
    """
    signed = ceremony_of(signing) or signed_by(signing)
    if speaks_against(scene, signing, signed):
        return []
    end = signed.end if signed else bare_name(signing)[1]
    frame = _frame(signing, signed, end)
    if told_in_items(signing, signed):
        return list(item_drafts(signing, signed))
    sides = sides_of(scene, signing, frame, signed, previous)
    if not says_enough(signed, sides.pairs) or is_vain(signing, signed, sides.pairs, previous):
        return []
    pairs = sides.pairs
    if signed.count and not signed.papers and not any(second for _, second in pairs):
        pairs = pairs if _signs_itself(signing, sides) else ()
    drafts = _drafted(
        scene, signing, pairs or ((NOBODY, NOBODY),), signed, each=frame.each or sides.each
    )
    ceremony = signed.rule == CEREMONY
    subject = _subject_around(scene, signing, frame, named=bool(signed), ceremony=ceremony)
    own = subject is None or subject[1] != LATER or not _one_of_many(signing)
    for draft in drafts:
        draft.doubts |= sides.doubts
        draft.rules["parties"] = sides.rule
        if frame.rule == TRADED and draft.kind == "other":
            draft.kind, draft.rules["kind"] = "purchase", TRADED
        if subject and (own or not draft.subject):
            draft.subject, draft.rules["subject"] = subject
    assign_money(scene, signing, drafts)
    return drafts


def _frame(signing: Signing, signed: Signed, end: int) -> Frame:
    """The words about the parties; those of the clause before where the verb's own has none."""
    frame = frame_of(signing.view, _begin(signing, signed), end)
    if (
        frame.pairs
        or frame.pronoun
        or signing.before.strip() not in ("", "并", "现场", "正式", "双双")
    ):
        return frame
    view, base = signing.view, signing.view.sentence.start
    for clause in view.clauses:
        begin, stop = clause.start - base, clause.end - base
        related = _RELATED.match(view.shape, begin, stop)
        if stop + 1 == signing.clause[0] and related:
            return frame_of(view, begin, related.end("names"))
    return frame


def _signs_itself(signing: Signing, sides: Sides) -> bool:
    """Whether the words right before a counted verb name who signs: 我县成功签约项目6个."""
    parties = [party for first, _ in sides.pairs for party in first.parties]
    if len(parties) != 1 or sides.doubts:
        return False
    end = parties[0].end - signing.view.sentence.start
    return re.fullmatch(f"(?:{adverbs()})*", signing.view.text[end : signing.start]) is not None


def _one_of_many(signing: Signing) -> bool:
    """Whether a sentence has another signing, so that what is told later may be of that one."""
    view = signing.view
    others = verb_pattern().finditer(view.shape)
    return any(
        match.start() != signing.start
        and not is_nominal(verbs()[match.group()], view.shape[match.end() :])
        for match in others
    )


def _begin(signing: Signing, signed: Signed) -> int:
    """Where the words about the parties begin: A与B，C与D分别 begins a clause earlier."""
    view, start = signing.view, signed.start
    base = view.sentence.start
    officers = next((c for c in view.clauses if c.end - base + 1 == start), None)
    if officers and LINK.search(view.shape, start, signing.start) is None:
        begin, stop = officers.start - base, officers.end - base
        if _OFFICER.fullmatch(view.shape, begin, stop) and PER in signing.before:
            return begin
    if not re.search(adverbs("each"), view.shape[start : signing.start]):
        return start
    for clause in reversed(view.clauses):
        begin, stop = clause.start - base, clause.end - base
        if stop + 1 != start or begin < signing.segment[0]:
            continue
        if not _PAIR.fullmatch(view.shape, begin, stop):
            break
        start = begin
    return start


def _drafted(
    scene: Scene, signing: Signing, pairs: tuple[TwoSides, ...], signed: Signed, *, each: bool
) -> list[Draft]:
    """One draft for each name and each pair.

    Args:
        each: 分别 says that names and parties go one with one.
    """
    count = signed.count
    papers: list[Paper | None] = [*signed.papers] or [None]
    drafts: list[Draft] = []
    for paper, (first, second) in _matched(papers, pairs, each=each):
        name = paper.text if paper else count.name if count else bare_name(signing)[0]
        draft = Draft(
            position=signing.position,
            index=len(drafts),
            name=name,
            kind=kind_of(name),
            first=first,
            second=second,
            sentence=signing.view.sentence_span,
            generic=not signed or signed.rule == CEREMONY or bool(paper and paper.generic),
            body=scene.in_body(signing.view.sentence),
            project_count=count.quantity
            if count and not (first and second and papers[0])
            else None,
            subject=subject_from_name(without_pair(paper)) if paper else None,
        )
        draft.rules["name"] = signed.rule or "the verb alone"
        if draft.subject:
            draft.subject = without_parties(draft.subject, draft.parties)
            draft.rules["subject"] = "from the name"
        drafts.append(draft)
    return drafts


def _matched(
    papers: list[Paper | None], pairs: tuple[TwoSides, ...], *, each: bool
) -> Iterator[tuple[Paper | None, TwoSides]]:
    """Names with pairs: one with one where 分别 joins as many of each, else all with all."""
    first, second = pairs[0]
    if each and len(pairs) == 1 and len(papers) == len(first.parties) > 1:
        pairs = tuple((PartyList((party,)), second) for party in first.parties)
    if each and len(papers) == len(pairs):
        yield from zip(papers, pairs, strict=True)
        return
    yield from product(papers, pairs)


def _subject_around(
    scene: Scene, signing: Signing, frame: Frame, *, named: bool, ceremony: bool
) -> tuple[str, str] | None:
    """What the agreement is about by the words around its name, with the rule."""
    view = signing.view
    if frame.about is not None:
        text = view.text[slice(*frame.about)]
        cut = re.sub(r"等?(?:相关|有关|方面|领域|事宜|工作|内容|多个|诸多)*$", "", text)
        return cut, "就…, 围绕…"
    if found := subject_after_colon(view.text[signing.clause[1] :]):
        return found, "behind a colon"
    if not named and (found := subject_after_verb(signing.after)):
        return found, "behind 签约"
    if ceremony and (found := subject_after_verb(view.text[signing.clause[1] + 1 :])):
        return found, "behind the ceremony"
    after = view.text[signing.clause[1] : signing.segment[1]]
    if found := subject_of_work(after):
        return found, "what is to be built"
    if found := subject_supported(after):
        return found, "重点支持…领域"
    if re.match(r"[，,](?:双方|三方|各方|将|共同|约定|在|围绕)", after):
        found = subject_from_fields(after[1:])
        if found:
            return found, "在…领域, same sentence"
    found = subject_from_following(scene.sentences_after(signing.position, 4))
    return (found, LATER) if found else None
