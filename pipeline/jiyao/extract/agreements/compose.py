"""From one verb of signing to drafts of agreements: refuse, frame, name, fill the slots."""

from __future__ import annotations

import re

from jiyao.extract.agreements.amounts import amounts_in
from jiyao.extract.agreements.antecedents import omitted_subject, sides_of_pronoun
from jiyao.extract.agreements.counts import Count, count_of
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.frames import Frame, frame_of, lead_end
from jiyao.extract.agreements.names import Paper, is_refused, kind_of, paper_before, papers_after
from jiyao.extract.agreements.parties import PartyList
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing, refusal
from jiyao.extract.agreements.subjects import (
    subject_from_fields,
    subject_from_following,
    subject_from_name,
)
from jiyao.extract.agreements.vocabulary import verb_pattern

Pairs = tuple[tuple[PartyList, PartyList], ...]
NOBODY = PartyList(complete=False)


def drafts_of(scene: Scene, signing: Signing, previous: Draft | None) -> list[Draft]:
    """The agreements that one verb states, [] when it states none.

    Args:
        previous: the draft found last in the article, for subjects left out.
    """
    papers, count, until = _signed(signing)
    if not papers and count is None and signing.verb.object == "required":
        return []
    if not papers and is_refused(signing.view.text[slice(*signing.clause)]):
        return []
    core = (lead_end(signing.view, signing.clause[0], until), until)
    if refusal(signing, core, report=scene.is_report()):
        return []
    frame = frame_of(signing.view, signing.clause[0], until)
    pairs, doubts, rule = _sides(scene, signing, frame, previous)
    if not pairs and count is None and not (papers and not papers[0].generic):
        return []
    drafts = _drafted(scene, signing, pairs or ((NOBODY, NOBODY),), (papers, count))
    subject = _subject_around(scene, signing, frame)
    for draft in drafts:
        draft.doubts |= doubts
        draft.rules["parties"] = rule
        if subject and draft.subject is None or subject and draft.generic:
            draft.subject, draft.rules["subject"] = subject
    _assign_money(scene, signing, drafts)
    return drafts


def _signed(signing: Signing) -> tuple[list[Paper], Count | None, int]:
    """What is signed, how many, and where the words about the parties end."""
    view = signing.view
    papers = papers_after(view, signing.end, signing.clause[1])
    count = count_of(signing)
    if count is not None and count.end <= signing.start:
        return [], count, count.quantity.start - view.sentence.start
    if papers or count is not None:
        return papers, count, signing.start
    before = paper_before(view, signing.clause[0], signing.start)
    if before is not None:
        return [before], None, before.start
    return [], None, signing.start


def _sides(
    scene: Scene, signing: Signing, frame: Frame, previous: Draft | None
) -> tuple[Pairs, set[str], str]:
    """Pairs of sides with pronouns and omissions resolved, doubts, and the rule."""
    doubts: set[str] = set()
    if frame.pronoun and not frame.pairs:
        found = sides_of_pronoun(scene, signing, frame.pronoun)
        if found is None:
            return (), doubts, ""
        return (found[0],), {"pronoun"}, f"{frame.pronoun}: {found[1]}"
    pairs, rule = frame.pairs, frame.rule
    if frame.omitted or (not pairs and signing.clause[0] > 0):
        before = previous.first if previous and _same_block(scene, previous, signing) else None
        subject = omitted_subject(scene, signing, before)
        doubts.add("subject left out")
        if subject is not None:
            pairs = tuple((subject[0], second) for _, second in pairs) or ((subject[0], PartyList()),)
            rule = f"{rule}; side 1: {subject[1]}"
    if any(first.guess or second.guess for first, second in pairs):
        doubts.add("guessed name")
    return pairs, doubts, rule


def _same_block(scene: Scene, draft: Draft, signing: Signing) -> bool:
    block = signing.view.sentence.block
    return block.start <= draft.position < block.end


def _drafted(
    scene: Scene, signing: Signing, pairs: Pairs, signed: tuple[list[Paper], Count | None]
) -> list[Draft]:
    """One draft for each name and each pair."""
    papers, count = signed
    sentence = signing.view.sentence
    drafts = []
    names: list[Paper | None] = [*papers] or [None]
    for paper in names:
        for first, second in pairs:
            name = paper.text if paper else count.name if count else ""
            draft = Draft(
                position=signing.position,
                index=len(drafts),
                name=name,
                kind=kind_of(name),
                first=first,
                second=second,
                sentence=(sentence.start, sentence.end),
                generic=not name or bool(paper and paper.generic),
                body=scene.in_body(sentence),
                project_count=count.quantity if count else None,
                subject=subject_from_name(paper) if paper else None,
            )
            draft.rules["name"] = _name_rule(paper, count)
            if draft.subject:
                draft.rules["subject"] = "from the name"
            drafts.append(draft)
    return drafts


def _name_rule(paper: Paper | None, count: Count | None) -> str:
    if paper is None:
        return "what is counted" if count else "not given"
    return "title" if paper.titled else "noun phrase beside the verb"


def _subject_around(scene: Scene, signing: Signing, frame: Frame) -> tuple[str, str] | None:
    """What the agreement is about by the words around its name, with the rule."""
    view = signing.view
    if frame.about is not None:
        text = view.text[slice(*frame.about)]
        return re.sub(r"等(?:相关|有关)?(?:方面|领域|事宜|工作|内容)?$", "", text), "就…, 围绕…"
    after = view.text[signing.clause[1] : signing.segment[1]]
    if re.match(r"[，,](?:双方|三方|各方|将|共同|约定|在|围绕)", after):
        if found := subject_from_fields(after[1:]):
            return found, "在…领域, same sentence"
    following = scene.sentences_after(signing.position, 3)
    if found := subject_from_following(following):
        return found, "在…领域, sentence after"
    return None


def _assign_money(scene: Scene, signing: Signing, drafts: list[Draft]) -> None:
    """Sums of the same sentence, else of the next ones; one each when 分别 lists them."""
    view = signing.view
    stop = _next_verb(signing)
    sums = amounts_in(view.sentence, signing.clause[0], stop)
    if sums:
        return _share(drafts, [s for s in sums], "same sentence")
    for sentence in scene.sentences_after(signing.position, 2):
        if verb_pattern().search(sentence.text) or sentence.block is not view.sentence.block:
            break
        if sums := amounts_in(sentence, 0, len(sentence.text), reach="next"):
            return _share(drafts, sums[:1] if len(drafts) == 1 else sums, "sentence after")
    return None


def _next_verb(signing: Signing) -> int:
    """Where the words about this signing end: the clause of the next verb, or the segment."""
    view = signing.view
    following = verb_pattern().search(view.shape, signing.clause[1], signing.segment[1])
    if following is None:
        return signing.segment[1]
    base = view.sentence.start
    return max(c.start - base for c in view.clauses if c.start - base <= following.start())


def _share(drafts: list[Draft], sums: list, rule: str) -> None:  # type: ignore[type-arg]
    if len(drafts) == len(sums):
        pairs = zip(drafts, sums, strict=True)
    elif len(drafts) == 1:
        pairs = zip(drafts, sums[:1], strict=True)
    else:
        return
    for draft, quantity in pairs:
        draft.amount = quantity
        draft.rules["amount"] = rule
