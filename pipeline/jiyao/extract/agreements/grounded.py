"""Agreement records of a Doc: drafts, settings, confidence, raw offsets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Doc

from jiyao.document import article_of
from jiyao.extract.agreements.compose import drafts_of
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.merge import merged
from jiyao.extract.agreements.names import kind_of, name_in_event
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.settings import setting_of
from jiyao.extract.agreements.signings import signings_in
from jiyao.extract.agreements.view import View
from jiyao.extract.agreements.vocabulary import verb_pattern
from jiyao.extract.clauses import Sentence
from jiyao.extract.ground import Grounding, as_kind
from jiyao.extract.trace import add_trace
from jiyao.records import Agreement, Meeting, Party
from jiyao.values import Quantity

LONGEST_SENTENCE = 1500
MOST_VERBS = 30
"""Sentences longer than this, and further verbs of one sentence, are left unread."""

_DOUBTS = {
    "guessed name": 0.12,
    "subject left out": 0.12,
    "pronoun": 0.15,
    "headline only": 0.2,
    "no counterparty": 0.15,
    "no party": 0.15,
    "name not given": 0.2,
}


def agreements_from_doc(doc: Doc, meetings: Sequence[Meeting]) -> list[Agreement]:
    """Agreements of one article.

    Args:
        doc: with mentions.
        meetings: Meeting records of the same article, for occasions, dates and places.
    Returns:
        Records in the order of the text, offsets into the raw document; [] at the cost of one
        scan when no verb of signing occurs, and for a headline without a text.
    """
    if not verb_pattern().search(article_of(doc).text):
        return []
    scene = Scene.of(doc, meetings)
    if not scene.opening:
        return []
    drafts: list[Draft] = []
    for sentence in scene.sentences:
        if not _readable(sentence):
            continue
        for signing in islice(signings_in(View(sentence)), MOST_VERBS):
            previous = drafts[-1] if drafts else None
            found = drafts_of(scene, signing, previous)
            for draft in found:
                counted = draft.project_count is not None and not draft.parties
                draft.setting = setting_of(scene, signing, previous, counted=counted)
                if draft.name == signing.verb.verb:
                    _name_by_event(draft, sentence.text)
            drafts.extend(found)
    return [_record(doc, draft) for draft in merged(drafts)]


def _name_by_event(draft: Draft, text: str) -> None:
    """A bare 签约 takes the name in that of its ceremony: …合作共建协议签约仪式."""
    for told in (text, draft.setting.occasion or ""):
        if name := name_in_event(told):
            draft.name, draft.kind = name, kind_of(name)
            draft.rules["name"] = "the ceremony's name"
            return


def _readable(sentence: Sentence) -> bool:
    """Whether a sentence has a verb of signing, is no page furniture, and of a usual length."""
    if sentence.block.kind in ("furniture", "byline") or len(sentence.text) > LONGEST_SENTENCE:
        return False
    return verb_pattern().search(sentence.text) is not None


def _record(doc: Doc, draft: Draft) -> Agreement:
    ground = Grounding(doc)
    setting = draft.setting
    sides = ((1, draft.first), (2, draft.second))
    parties = [
        as_kind(Party, ground.raw(party), side=side)
        for side, group in sides
        for party in group.parties
    ]
    count = stated_count(draft)
    envelope = ground.envelope(
        "agreement",
        [draft.sentence],
        key=[draft.position, draft.index],
        confidence=confidence(draft),
    )
    for slot, rule in traced(draft).items():
        add_trace(doc, envelope["id"], slot, rule)
    return Agreement(
        **envelope,
        name=draft.name,
        kind=draft.kind,
        parties=parties,
        party_count=ground.raw(count) if count else None,
        parties_complete=bool(parties)
        and draft.first.complete
        and draft.second.complete
        and not (draft.project_count is not None and len(parties) == 1),
        subject=draft.subject,
        date=setting.date,
        place=setting.place,
        amount=ground.raw(draft.amount) if draft.amount else None,
        project_count=ground.raw(draft.project_count) if draft.project_count else None,
        occasion=setting.occasion,
    )


def traced(draft: Draft) -> dict[str, str]:
    """Slot -> rule, of every slot that is filled."""
    rules = {"kind": "first word of the name that the table of kinds has"}
    if stated_count(draft) is not None:
        rules["party_count"] = "number stated beside the parties"
    if draft.project_count is not None:
        rules["project_count"] = "number of things signed"
    return rules | draft.rules | dict(draft.setting.rules)


def stated_count(draft: Draft) -> Quantity | None:
    """The number of parties: that of the side which names some of them, else of either."""
    sides = sorted((draft.first, draft.second), key=lambda side: not side.parties)
    return next((side.count for side in sides if side.count is not None), None)


def confidence(draft: Draft) -> float:
    """0.95 less what each doubt takes away, at least 0.2."""
    doubts = set(draft.doubts)
    if not draft.body:
        doubts.add("headline only")
    if not draft.parties:
        doubts.add("no party")
    elif len(draft.parties) == 1 and draft.first.count is None and draft.second.count is None:
        doubts.add("no counterparty")
    if draft.generic:
        doubts.add("name not given")
    return max(0.2, 0.95 - sum(_DOUBTS[doubt] for doubt in doubts))
