"""Targets of one sentence: its numbers in their frames, with all slots (句中目标)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiyao.extract.clauses import Clause, Sentence, clauses_of
from jiyao.extract.targets.bodies import Owners
from jiyao.extract.targets.cells import Cell, cells_of, is_rate, masked
from jiyao.extract.targets.chain import frames_of
from jiyao.extract.targets.draft import Draft, Site, Thread
from jiyao.extract.targets.due import DueDates
from jiyao.extract.targets.exclude import exclusion
from jiyao.extract.targets.frames import Frame
from jiyao.extract.targets.lexicon import DEEDS, HOLE, MAKE_START, MODAL
from jiyao.extract.targets.lists import completed, conjuncts, sharing
from jiyao.extract.targets.mood import (
    ANNOUNCED,
    LASTING,
    NOTHING,
    PLANNED,
    Mood,
    lasting,
    mood_of,
    speaks_anew,
)
from jiyao.extract.targets.phrases import object_of, trim, verb_ahead_in
from jiyao.extract.targets.place import governs, narrower, places_in
from jiyao.extract.targets.programme import programme_in
from jiyao.extract.targets.setting import Setting
from jiyao.values import Place, Quantity

_GOES_ON = ("其中", "同时", "此外", "另外", "届时")
_QUOTED = re.compile("“([^“”]{2,10})”")
_VERB_WITHIN = 40
"""Characters of a sentence in which the verb with which it begins is looked for."""
_QUOTED_WITHIN = 300
"""Characters before a number in which the quoted name of what it counts is looked for."""


def drafts_of(
    setting: Setting, sentence: Sentence, carried: Mood, thread: Thread
) -> tuple[list[Draft], Mood]:
    """Targets of one sentence.

    Args:
        setting: of the article.
        sentence: one of its sentences.
        carried: mood in which the sentence before ended; NOTHING at the start of a block.
        thread: what the block's sentences before were about; it is carried on.
    Returns:
        Targets in the order of their numbers, and the mood in which the sentence ends.
    """
    scope = setting.scope(sentence)
    planned = scope.mode == "plan"
    silent = planned or sentence.block_index not in setting.counting
    if silent and not counts(sentence) and not opens_list(sentence):
        return [], NOTHING
    clauses = clauses_of(sentence)
    thread.pending.append(None)
    mood = PLANNED if planned else _taken_over(carried, clauses)
    lasts = mood.rule if mood.rule in LASTING else ""
    due = DueDates(clauses, setting.clock, scope.period or mood.period)
    drafts: list[Draft] = []
    for index, clause in enumerate(clauses):
        mood = PLANNED if planned and mood.rule == "result" else mood
        mood = mood_of(clause, mood, setting.clock)
        lasts = mood.rule if mood.rule in LASTING else lasts
        if not counts(clause):
            thread.pending.append(clause)
            continue
        site = Site(
            sentence=sentence,
            clauses=clauses,
            index=index,
            scope=scope,
            mood=mood,
            due=due,
            thread=thread,
        )
        if mood.tense == "future" or (mood.tense is None and verb_ahead(site)):
            _catch_up(setting, thread)
            drafts += _of_clause(setting, site)
            _take_places(setting, clause, thread)
        else:
            thread.pending.append(clause)
    if planned:
        return drafts, NOTHING
    if lasts and mood.tense == "future":
        mood = replace(mood, rule=lasts, period=mood.period or carried.period)
    return drafts, lasting(mood, clauses, setting.clock)


def counts(part: Sentence | Clause) -> bool:
    """It holds a number."""
    return any(isinstance(mention, Quantity) for mention in part.mentions)


def opens_list(sentence: Sentence) -> bool:
    """A sentence that ends in a colon: what it announces stands in the paragraphs below."""
    return sentence.text.rstrip().endswith(("：", ":"))


def _taken_over(carried: Mood, clauses: tuple[Clause, ...]) -> Mood:
    """A commitment runs on into a sentence that begins with a verb of doing."""
    if carried.tense != "future" or not clauses:
        return NOTHING
    if carried.rule == ANNOUNCED and speaks_anew(clauses[0]):
        return NOTHING
    if carried.rule in LASTING or clauses[0].text.startswith(_GOES_ON):
        return carried
    first = masked(clauses[0])[:_VERB_WITHIN].lstrip(HOLE)
    if carried.rule != "date" and MAKE_START.match(trim(first)):
        return replace(carried, sure=carried.sure * 0.7)
    return NOTHING


def _of_clause(setting: Setting, site: Site) -> Iterator[Draft]:
    cells = cells_of(site.clause)
    frames = frames_of(cells, site.thread)
    rule: str | None = None
    action = verb_ahead(site) if cells and site.mood.tense in (None, "future") else None
    if action and frames[-1].rule == "number noun" and frames[-1].action is None:
        frames[-1] = replace(frames[-1], action=action, rule="number noun, verb behind comma")
        site = replace(site, mood=replace(PLANNED, rule="verb behind comma"))
    for number, (cell, frame) in enumerate(zip(cells, frames, strict=True)):
        same = rule if cell.joined and len(cell.before) <= 1 else None
        rule = same or exclusion(cell, frame, later_number=number + 1 < len(cells))
        if action and cell is not cells[-1]:
            continue
        if rule is not None or site.mood.tense != "future" or _is_bystander(site, cell, frame):
            continue
        quoted = _quoted(setting, site, cell) if frame.action and not frame.noun else ""
        noun = frame.noun or quoted or _deed(cell, frame)
        if noun:
            yield from _of_number(setting, site, cell, replace(frame, noun=noun))


def verb_ahead(site: Site) -> str | None:
    """9所学校，9月1日前必须交付使用: the verb of the next clause, which has no number."""
    if site.index + 1 >= len(site.clauses) or site.clause.mark not in ("，", ","):
        return None
    following = site.clauses[site.index + 1]
    if counts(following):
        return None
    return verb_ahead_in(masked(following))


def _is_bystander(site: Site, cell: Cell, frame: Frame) -> bool:
    """In news a number that no verb governs counts a subject: 26条线路将…"""
    if site.scope.mode == "plan" or frame.action is not None or frame.rule != "number noun":
        return False
    return MODAL.search(cell.before) is None and not cell.joined


def _deed(cell: Cell, frame: Frame) -> str:
    """A verb that holds its object counts by itself: 育苗60万株, 减贫3万人."""
    verb = frame.action or ""
    return verb if len(verb) > 1 and not is_rate(cell.quantity) and verb in DEEDS else ""


def _quoted(setting: Setting, site: Site, cell: Cell) -> str:
    """The quoted name nearest before a number that names nothing (今年建成100家)."""
    end = cell.quantity.start
    begin = max(site.sentence.block.start, end - _QUOTED_WITHIN)
    names = _QUOTED.findall(setting.article.text, begin, end)
    return f"“{names[-1]}”" if names and not names[-1].endswith("五") else ""


def _of_number(setting: Setting, site: Site, cell: Cell, frame: Frame) -> Iterator[Draft]:
    """The targets that one number makes, mostly one."""
    owners = _owners(setting, site)
    period, period_rule = site.due.of(site.index, cell)
    here = places_in(site.clause, cell.quantity.start, setting.region)
    here = here or narrower(frame.places, owners.bodies, setting.region) or site.thread.places
    rules = {
        "indicator": frame.rule,
        "signal": site.mood.rule,
        "owner": owners.rule,
        "period": period_rule,
    }
    for noun, places in _each(frame, cell, here):
        yield Draft(
            sentence=site.sentence,
            indicator=noun,
            action=frame.action,
            quantity=cell.quantity,
            period=period,
            owners=owners,
            places=tuple(places),
            programme=site.scope.programme or programme_in(setting.article, site.sentence),
            item=site.scope.item,
            rules=rules,
            confidence=0.5 * site.mood.sure + 0.5 * frame.sure,
        )


def _owners(setting: Setting, site: Site) -> Owners:
    if site.scope.style == "news" or site.scope.mode != "plan":
        duty = setting.duty(site.sentence)
        if duty:
            return Owners(bodies=duty, rule="department of the task")
        return setting.owner.of(site.sentence, site.clauses, site.index)
    return setting.document_owners(site.sentence)


def _each(frame: Frame, cell: Cell, places: list[Place]) -> Iterator[tuple[str, list[Place]]]:
    """Indicator and places of each record that a number makes: A、B各1个, 在甲村、乙村各建1座."""
    apart = len(places) > 1 and "各" in cell.before
    attains = frame.rule.startswith("noun") or frame.action in ("实现", "达到", "保持")
    nouns = sharing(frame.noun, each=is_rate(cell.quantity)) if attains else [frame.noun]
    if len(nouns) == 1 and cell.before.endswith("各") and not places:
        nouns = completed(conjuncts(frame.noun))
    for noun in nouns:
        for where in [[place] for place in places] if apart else [places]:
            yield noun, where


def _catch_up(setting: Setting, thread: Thread) -> None:
    """Read the clauses passed since the last number committed to, for what they leave."""
    told: list[Clause] = []
    for clause in thread.pending:
        if clause is None:
            thread.begin_sentence()
            continue
        if counts(clause):
            _take_noun(told, thread)
            told = []
            frames_of(cells_of(clause), thread)
        else:
            told.append(clause)
        _take_places(setting, clause, thread)
    _take_noun(told, thread)
    thread.pending.clear()


def _take_noun(told: Sequence[Clause], thread: Thread) -> None:
    """Note what the last of these clauses without numbers was about that was about something."""
    nouns = (object_of(clause.text) for clause in reversed(told))
    thread.noun = next(filter(None, nouns), thread.noun)


def _take_places(setting: Setting, clause: Clause, thread: Thread) -> None:
    """Note the place where the clause promises to act, for those behind it."""
    places = places_in(clause, clause.end, setting.region)
    if places and governs(clause, places[0]):
        thread.places = places
