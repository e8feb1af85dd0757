"""Targets of an article: sentences in their scope, numbers in their frames, slots filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, records_of, region_of
from jiyao.extract.clauses import Clause, Sentence, clauses_of, sentences_of
from jiyao.extract.ground import Grounding
from jiyao.extract.targets.cells import Cell, cells_of
from jiyao.extract.targets.chain import frames_of
from jiyao.extract.targets.draft import Draft, Site, Thread
from jiyao.extract.targets.due import DueDates
from jiyao.extract.targets.duty import deadline, departments, item_span
from jiyao.extract.targets.exclude import exclusion
from jiyao.extract.targets.frames import Frame, object_of, trim
from jiyao.extract.targets.groups import groups_of, heading_in, is_bare_item
from jiyao.extract.targets.items import brief_of, is_numbered, item_text
from jiyao.extract.targets.lexicon import MAKE_START, MODAL, fold
from jiyao.extract.targets.lists import sharing
from jiyao.extract.targets.mood import AGREED, NOTHING, PLANNED, Clock, Mood, mood_of
from jiyao.extract.targets.bodies import Owners
from jiyao.extract.targets.owner import OwnerFinder
from jiyao.extract.targets.mute import mute_words
from jiyao.extract.targets.place import governs, places_in
from jiyao.extract.targets.programme import programme_in
from jiyao.extract.targets.heads import reference_year
from jiyao.extract.targets.structure import Scope, scopes_of
from jiyao.extract.targets.style import style_of
from jiyao.extract.trace import add_trace
from jiyao.records import Meeting, Target
from jiyao.values import Date, Organisation, Place, Quantity

_GOES_ON = ("其中", "同时", "此外", "另外", "届时")
_QUOTED = re.compile("“([^“”]{2,10})”")


def targets_from_doc(doc: Doc) -> list[Target]:
    """Targets of one article, in the order of the text.

    Args:
        doc: its mentions (`doc._.mentions`) must be set; meetings among its records help to find
            owners.
    Returns:
        One record per number committed to, and one per programme item without a number.
    """
    finder = _Finder(doc)
    ground = Grounding(doc)
    drafts = _without_repeats(list(finder.drafts()))
    return [_record(doc, ground, draft, number) for number, draft in enumerate(drafts)]


def _record(doc: Doc, ground: Grounding, draft: Draft, number: int) -> Target:
    sentence, quantity = draft.sentence, draft.quantity
    at = quantity.start if quantity else sentence.start
    text = sentence.text
    begin = sentence.start + len(text) - len(text.lstrip())
    envelope = ground.envelope(
        "target",
        [(begin, sentence.start + len(text.rstrip()))],
        key=(at, number),
        confidence=draft.confidence,
    )
    for slot, rule in draft.rules.items():
        add_trace(doc, envelope["id"], slot, rule)
    return Target(
        **envelope,
        indicator=draft.indicator,
        action=draft.action,
        quantity=ground.raw(quantity) if quantity else None,
        period=ground.raw(draft.period) if draft.period else None,
        owner=[ground.raw(body) for body in draft.owners.bodies],
        place=[ground.raw(place) for place in draft.places],
        programme=draft.programme,
        item=draft.item,
    )


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """News says the same target twice, in lead and body; the fuller saying stays."""
    kept: list[Draft] = []
    seen: dict[tuple[object, ...], int] = {}
    for draft in drafts:
        quantity = draft.quantity
        key = (
            draft.item or draft.indicator,
            quantity and (quantity.value, quantity.min, quantity.unit, quantity.comparator),
            draft.programme,
            tuple(place.name for place in draft.places),
        )
        once = draft.programme is None or draft.item is not None
        if once and quantity is not None and key in seen:
            earlier = kept[seen[key]]
            if earlier.period is None and draft.period is not None:
                kept[seen[key]] = draft
            continue
        seen[key] = len(kept)
        kept.append(draft)
    return kept


class _Finder:
    """Walks over the sentences of one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.article = article_of(doc)
        self.region = region_of(doc)
        self.clock = Clock(
            today=self.article.published,
            year=reference_year(self.article),
            mute=mute_words(doc),
        )
        self.mentions = mentions_of(doc)
        self.sentences = sentences_of(doc)
        dates = [m for m in self.mentions if isinstance(m, Date)]
        self.scopes = scopes_of(self.article, dates)
        holders = [
            body.name
            for record in records_of(doc)
            if isinstance(record, Meeting)
            for body in record.organisers
        ]
        self.owner = OwnerFinder(
            self.article.text,
            self.mentions,
            self.sentences,
            self.region,
            holders=holders,
            plan=style_of(self.article) != "news",
        )

    def drafts(self) -> Iterator[Draft]:
        """Targets in the order of the text."""
        carried, topic, block = NOTHING, "", -1
        for group in groups_of(self.sentences, self.scopes):
            found: list[Draft] = []
            scope = self._scope(group[0])
            for sentence in group:
                if sentence.block_index != block:
                    block, carried, topic = sentence.block_index, NOTHING, ""
                thread = Thread(noun=topic)
                more, carried = self._sentence(sentence, scope, carried, thread)
                topic = thread.noun
                found += more
            if not found and is_bare_item(group, scope):
                found = [self._bare_item(group[0], scope)]
            elif scope.listed is not None:
                found += self._bare_inside(group, scope, found)
            yield from found

    def _scope(self, sentence: Sentence) -> Scope:
        """Scope of a sentence; a heading inside its paragraph is its item's."""
        scope = self.scopes[sentence.block_index]
        if scope.style not in ("livelihood", "plan") or scope.mode != "plan":
            return scope
        block, text = sentence.block, self.article.text
        span = item_span(self.article, self.scopes, sentence.block_index)
        due = deadline(text, span, self.mentions)
        item = scope.item or heading_in(text[block.start : block.end])
        return replace(scope, item=item, period=due or scope.period)

    def _sentence(
        self, sentence: Sentence, scope: Scope, carried: Mood, thread: Thread
    ) -> tuple[list[Draft], Mood]:
        """Targets of one sentence, and the mood in which it ends."""
        clauses = clauses_of(sentence)
        planned = scope.mode == "plan"
        mood = PLANNED if planned else _taken_over(carried, clauses)
        agreed = carried.rule == AGREED
        due = DueDates(clauses, self.clock, scope.period)
        drafts: list[Draft] = []
        for index, clause in enumerate(clauses):
            mood = mood_of(
                clause, PLANNED if planned and mood.rule == "result" else mood, self.clock
            )
            agreed = agreed or mood.rule == AGREED
            site = Site(
                sentence=sentence,
                clauses=clauses,
                index=index,
                scope=scope,
                mood=mood,
                due=due,
                thread=thread,
            )
            drafts += self._clause(site)
            self._end_clause(clause, thread)
        if planned:
            return drafts, NOTHING
        return drafts, replace(mood, rule=AGREED) if agreed and mood.tense == "future" else mood

    def _clause(self, site: Site) -> Iterator[Draft]:
        cells = cells_of(site.clause)
        rule: str | None = None
        for number, (cell, frame) in enumerate(
            zip(cells, frames_of(cells, site.thread), strict=True)
        ):
            same = rule if cell.joined and len(cell.before) <= 1 else None
            rule = same or exclusion(cell, frame, later_number=number + 1 < len(cells))
            if site.mood.tense != "future" or rule is not None or _is_bystander(site, cell, frame):
                continue
            noun = frame.noun or self._quoted(site, cell)
            if noun:
                yield from self._of_number(site, cell, replace(frame, noun=noun))

    def _quoted(self, site: Site, cell: Cell) -> str:
        """The quoted name nearest before a number that names nothing (今年建成100家)."""
        begin = site.sentence.block.start
        names = _QUOTED.findall(self.article.text, begin, cell.quantity.start)
        return f"“{names[-1]}”" if names else ""

    def _of_number(self, site: Site, cell: Cell, frame: Frame) -> Iterator[Draft]:
        owners = self._owners(site)
        period, period_rule = site.due.of(site.index, cell)
        places = places_in(site.clause, cell.quantity.start, self.region) or site.thread.places
        rules = {
            "indicator": frame.rule,
            "signal": site.mood.rule,
            "owner": owners.rule,
            "period": period_rule,
        }
        for noun, where in _each(frame, cell, places):
            yield Draft(
                sentence=site.sentence,
                indicator=noun,
                action=frame.action,
                quantity=cell.quantity,
                period=period,
                owners=owners,
                places=tuple(where),
                programme=site.scope.programme or programme_in(self.article, site.sentence),
                item=site.scope.item,
                rules=rules,
                confidence=0.5 * site.mood.sure + 0.5 * frame.sure,
            )

    def _owners(self, site: Site) -> Owners:
        if site.scope.style == "news" or site.scope.mode != "plan":
            return self.owner.of(site.sentence, site.clauses, site.index)
        return self.owner.of_document(self._duty(site.sentence))

    def _duty(self, sentence: Sentence) -> tuple[Organisation, ...]:
        span = item_span(self.article, self.scopes, sentence.block_index)
        return departments(self.article.text, span, self.mentions)

    def _bare_inside(
        self, group: list[Sentence], scope: Scope, found: list[Draft]
    ) -> Iterator[Draft]:
        """Items without a number of a list inside the paragraph that begin in these sentences."""
        begin = group[0].block.start
        numbers = [draft.quantity.start for draft in found if draft.quantity]
        for sentence in group:
            for start, end in scope.listed.items if scope.listed else ():
                inside = sentence.start <= begin + start < sentence.end
                if inside and not any(begin + start <= at < begin + end for at in numbers):
                    text = item_text(self.article.text[begin + start : begin + end])
                    if "\d" not in text:
                        yield self._bare_item(sentence, scope, text)

    def _bare_item(self, sentence: Sentence, scope: Scope, text: str = "") -> Draft:
        text = text or item_text(sentence.text)
        action, indicator = brief_of(text, scope.item, numbered=is_numbered(sentence.text))
        owners = self.owner.of_document(self._duty(sentence))
        clauses = clauses_of(sentence)
        places = places_in(clauses[0], clauses[0].end, self.region) if clauses else []
        return Draft(
            sentence=sentence,
            indicator=indicator,
            action=action,
            quantity=None,
            period=scope.period,
            owners=owners,
            places=tuple(places),
            programme=scope.programme,
            item=scope.item or text,
            rules={"item": "programme item without a number", "owner": owners.rule},
            confidence=0.7,
        )

    def _end_clause(self, clause: Clause, thread: Thread) -> None:
        places = places_in(clause, clause.end, self.region)
        if places and governs(clause, places[0]):
            thread.places = places
        if not any(isinstance(mention, Quantity) for mention in clause.mentions):
            thread.noun = object_of(clause.text) or thread.noun


def _is_bystander(site: Site, cell: Cell, frame: Frame) -> bool:
    """In news a number that no verb governs counts a subject: 26条线路将…"""
    if site.scope.mode == "plan" or frame.action is not None or frame.rule != "number noun":
        return False
    return MODAL.search(cell.before) is None and not cell.joined


def _each(frame: Frame, cell: Cell, places: list[Place]) -> Iterator[tuple[str, list[Place]]]:
    """Indicator and places of each record that a number makes: A、B各1个, 在甲村、乙村各建1座."""
    apart = len(places) > 1 and "各" in cell.before
    nouns = sharing(frame.noun) if frame.rule.startswith("noun") else [frame.noun]
    for noun in nouns:
        for where in [[place] for place in places] if apart else [places]:
            yield noun, where


def _taken_over(carried: Mood, clauses: tuple[Clause, ...]) -> Mood:
    """A commitment runs on into a sentence that begins with a verb of doing."""
    if carried.tense != "future" or not clauses:
        return NOTHING
    if carried.rule == AGREED or clauses[0].text.startswith(_GOES_ON):
        return carried
    if MAKE_START.match(trim(fold(clauses[0].text))):
        return replace(carried, sure=carried.sure * 0.7)
    return NOTHING
