"""Targets of an article: sentences in their scope, numbers in their frames, slots filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, records_of, region_of
from jiyao.extract.clauses import Clause, Sentence, clauses_of, sentences_of
from jiyao.extract.ground import Grounding
from jiyao.extract.targets.cells import Cell, cells_of
from jiyao.extract.targets.chain import frames_of
from jiyao.extract.targets.draft import Draft, Site, Thread
from jiyao.extract.targets.exclude import exclusion
from jiyao.extract.targets.frames import Frame, object_of, trim
from jiyao.extract.targets.items import action_and_indicator, is_numbered, item_text
from jiyao.extract.targets.lexicon import MAKE_START, fold
from jiyao.extract.targets.lists import sharing
from jiyao.extract.targets.mood import NOTHING, PLANNED, Clock, Mood, mood_of
from jiyao.extract.targets.owner import OwnerFinder
from jiyao.extract.targets.period import is_period
from jiyao.extract.targets.place import places_in
from jiyao.extract.targets.programme import programme_in
from jiyao.extract.targets.structure import Scope, reference_year, scopes_of
from jiyao.extract.trace import add_trace
from jiyao.records import Meeting, Target
from jiyao.values import Date, Quantity

_SILENT = ("headline", "byline", "caption", "furniture", "subheadline")


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
            draft.indicator,
            quantity and (quantity.value, quantity.min, quantity.unit, quantity.comparator),
            draft.programme,
            tuple(place.name for place in draft.places),
        )
        if draft.programme is None and quantity is not None and key in seen:
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
        self.clock = Clock(today=self.article.published, year=reference_year(self.article))
        self.sentences = sentences_of(doc)
        self.scopes = scopes_of(self.article)
        holders = [
            body.name
            for record in records_of(doc)
            if isinstance(record, Meeting)
            for body in record.organisers
        ]
        self.owner = OwnerFinder(
            self.article.text, mentions_of(doc), self.sentences, self.region, holders
        )

    def drafts(self) -> Iterator[Draft]:
        """Targets in the order of the text."""
        carried, block = NOTHING, -1
        for group in self._groups():
            found: list[Draft] = []
            scope = self.scopes[group[0].block_index]
            for sentence in group:
                if sentence.block_index != block:
                    block, carried = sentence.block_index, NOTHING
                more, carried = self._sentence(sentence, scope, carried)
                found += more
            if not found and _is_bare_item(group, scope):
                found = [self._bare_item(group[0], scope)]
            yield from found

    def _groups(self) -> Iterator[list[Sentence]]:
        """Sentences in groups: an item of a programme with all of its sentences, else singly."""
        group: list[Sentence] = []
        for sentence in self.sentences:
            scope = self.scopes[sentence.block_index]
            if scope.mode in ("review", "off") or sentence.block.kind in _SILENT:
                continue
            if group and not self._same_item(group[-1], sentence, scope):
                yield group
                group = []
            group.append(sentence)
        if group:
            yield group

    def _same_item(self, last: Sentence, sentence: Sentence, scope: Scope) -> bool:
        if scope.style != "livelihood" or is_numbered(sentence.text) or scope.head:
            return False
        if last.block_index == sentence.block_index:
            return True
        earlier = self.scopes[last.block_index]
        return earlier.item is not None and earlier.item == scope.item and not earlier.head

    def _sentence(
        self, sentence: Sentence, scope: Scope, carried: Mood
    ) -> tuple[list[Draft], Mood]:
        """Targets of one sentence, and the mood in which it ends."""
        clauses = clauses_of(sentence)
        planned = scope.mode == "plan"
        mood = PLANNED if planned else _taken_over(carried, clauses)
        thread, drafts = Thread(), []
        for index, clause in enumerate(clauses):
            mood = mood_of(clause, PLANNED if planned and mood.rule == "result" else mood, self.clock)
            site = Site(sentence=sentence, clauses=clauses, index=index, scope=scope, mood=mood)
            cells = cells_of(clause)
            rule = None
            for number, (cell, frame) in enumerate(zip(cells, frames_of(cells, thread), strict=True)):
                self._date(clause, cell, thread)
                later = number + 1 < len(cells)
                same = rule if cell.joined and len(cell.before) <= 1 else None
                rule = same or exclusion(cell, frame, later_number=later)
                if mood.tense == "future" and rule is None and frame.noun:
                    drafts += self._of_number(site, cell, frame, thread)
            self._end_clause(clause, thread)
        return drafts, NOTHING if planned else mood

    def _of_number(self, site: Site, cell: Cell, frame: Frame, thread: Thread) -> Iterator[Draft]:
        document = site.scope.style != "news" and site.scope.mode == "plan"
        owners = self.owner.of(site.sentence, site.clauses, site.index, document=document)
        period, period_rule = self._period(site, cell, thread)
        places = places_in(site.clause, cell.quantity.start, self.region) or thread.places
        each = len(places) > 1 and "各" in cell.before
        programme = site.scope.programme or programme_in(self.article, site.sentence)
        nouns = sharing(frame.noun) if frame.rule.startswith("noun") else [frame.noun]
        rules = {
            "indicator": frame.rule,
            "signal": site.mood.rule,
            "owner": owners.rule,
            "period": period_rule,
        }
        for noun, where in [(n, w) for n in nouns for w in ([[p] for p in places] if each else [places])]:
            yield Draft(
                sentence=site.sentence,
                indicator=noun,
                action=frame.action,
                quantity=cell.quantity,
                period=period,
                owners=owners,
                places=tuple(where),
                programme=programme,
                item=site.scope.item,
                rules=rules,
                confidence=0.5 * site.mood.sure + 0.5 * frame.sure,
            )

    def _bare_item(self, sentence: Sentence, scope: Scope) -> Draft:
        text = item_text(sentence)
        numbered = is_numbered(sentence.text)
        action, indicator = action_and_indicator(text if numbered or not scope.item else scope.item)
        owners = self.owner.of(sentence, (), -1, document=True)
        return Draft(
            sentence=sentence,
            indicator=indicator,
            action=action,
            quantity=None,
            period=scope.period,
            owners=owners,
            places=(),
            programme=scope.programme,
            item=scope.item or text,
            rules={"item": "programme item without a number", "owner": owners.rule},
            confidence=0.7,
        )

    def _dates(self, clause: Clause) -> list[Date]:
        return [
            mention
            for mention in clause.mentions
            if isinstance(mention, Date) and is_period(mention, self.clock.today, self.clock.year)
        ]

    def _date(self, clause: Clause, cell: Cell, thread: Thread) -> None:
        before = [date for date in self._dates(clause) if date.start < cell.quantity.start]
        if before:
            thread.period = before[-1]

    def _end_clause(self, clause: Clause, thread: Thread) -> None:
        dates = self._dates(clause)
        if dates:
            thread.period = dates[-1]
        places = places_in(clause, clause.end, self.region)
        if places:
            thread.places = places
        if not any(isinstance(mention, Quantity) for mention in clause.mentions):
            thread.noun = object_of(clause.text) or thread.noun

    def _period(self, site: Site, cell: Cell, thread: Thread) -> tuple[Date | None, str]:
        clause = site.clause
        dates = self._dates(clause)
        if any(date.start < cell.quantity.start for date in dates):
            return thread.period, "date of the clause"
        behind = [date for date in dates if date.start >= cell.quantity.end]
        if behind and thread.period is None and cell.after[:1] not in "、,":
            return behind[0], "date behind the number"
        if thread.period is not None:
            return thread.period, "date of the sentence"
        if site.scope.period is not None:
            return site.scope.period, "period of the section"
        return None, "no period"


def _taken_over(carried: Mood, clauses: tuple[Clause, ...]) -> Mood:
    """A commitment runs on into a sentence that begins with a verb of doing."""
    if carried.tense != "future" or not clauses:
        return NOTHING
    if MAKE_START.match(trim(fold(clauses[0].text))):
        return replace(carried, rule="signal of the sentence before", sure=carried.sure * 0.7)
    return NOTHING


def _is_bare_item(group: list[Sentence], scope: Scope) -> bool:
    first = group[0]
    if scope.style != "livelihood" or scope.mode != "plan" or scope.head:
        return False
    if scope.item is not None:
        return True
    return first.block.kind == "item" or bool(first.block.marker) or is_numbered(first.text)
