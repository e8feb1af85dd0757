"""Who makes a statement (发言人): named before the verb, by 他, or left out after 甲讲话."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import SUBJECT, words
from jiyao.extract.meetings.people import members
from jiyao.extract.meetings.view import View, as_body
from jiyao.values import Organisation, Person, Place

ADVERBS = rf"(?:{words('said_adverb')}|[^，。；的]{{1,5}}地)"
"""Adverbs before a verb of saying: 还, 当场, 动情地."""

_BODY_FIRST = re.compile(rf"[\s　]{{0,4}}{SUBJECT}")
_BODY_THEN = re.compile(rf"^[\s　]{{0,4}}{SUBJECT}(?:{ADVERBS}|审议时|讨论中){{0,3}}$")
PRONOUN = re.compile(rf"[\s　“]{{0,4}}(?:他|她)(?:{ADVERBS}){{0,3}}")
"""他 or 她 as the subject of a statement."""
_BETWEEN = re.compile(
    rf"(?:{words('title_end')}|同志|先生|女士)?"
    rf"(?:(?:[^，。]{{0,40}}?(?:[时中上后并]|讲话|致辞|发言))?(?:{ADVERBS}){{0,4}}"
    rf"|(?:{ADVERBS}){{0,2}}(?:代表|向|就|对(?![接标照])|围绕|从|结合|针对|立足|同|与|为|给)[^，。]{{1,40}})$"
)
_SOURCE = re.compile(r"^[\s　]*(?:据|记者从|正如|如同|诚如)")
_UNNAMED = re.compile(rf"{words('no_speaker')}|们$")
_ALONE = re.compile(rf"(?:则|{ADVERBS}){{0,3}}")
_BODY_SAYS = re.compile(words("body_verb"))
_LEAD = re.compile(rf"[\s　]{{0,4}}(?:会上|会议上|其中|随后|{ADVERBS}){{0,2}}")


@dataclass(slots=True)
class Talk:
    """Who has spoken so far.

    Attributes:
        last: who made the last statement; takes over a statement without a subject.
        subject: the person who was the subject of the last clause that had one; 他.
        within: whether the sentence has made a statement already.
    """

    last: Person | Organisation | None = None
    subject: Person | None = None
    within: bool = False

    def heard(self, speaker: Person | Organisation | None) -> None:
        """Note who made a statement."""
        self.within = True
        self.last = speaker or self.last
        if isinstance(speaker, Person):
            self.subject = speaker

    def passed(self, view: View, clause: Clause) -> None:
        """Note the subject of a clause that makes no statement."""
        people = view.people(clause.start, clause.end)
        if not people:
            return
        first = [m.entity for m in members(view, clause.start, people[0].end)]
        if any(isinstance(m, Person) for m in first):
            self.subject = people[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks (None for the meeting); `office`: the words for an unnamed office or a body."""

    who: Person | Organisation | None
    office: str = ""


def speaker_of(
    view: View, clauses: tuple[Clause, ...], number: int, verb: int, talk: Talk
) -> Speaker | None:
    """Who makes the statement whose verb stands at `verb` in the text of clause `number`.

    Returns:
        None where the subject is nobody who speaks at a meeting (大家, 据…介绍).
    """
    clause = clauses[number]
    text = clause.text
    before = text[:verb]
    people = view.people(clause.start, clause.start + verb)
    if _SOURCE.match(before) and not (people and text.startswith("介绍", verb)):
        return None
    if people:
        between = before[people[-1].end - clause.start :]
        listed = members(view, clause.start, people[-1].end)
        named = [m.entity for m in listed if isinstance(m.entity, Person)]
        who = named[-1] if named else people[-1]
        return Speaker(who=who) if _BETWEEN.match(between) else None
    if _BODY_THEN.match(before):
        return Speaker(who=None)
    if _UNNAMED.search(before):
        return None
    bodies = [m for m in members(view, clause.start, clause.start + verb) if m.office]
    if bodies:
        entity = bodies[-1].entity
        return Speaker(who=entity, office=text[entity.start - clause.start : verb].strip())
    return _unnamed_subject(view, clauses, number, verb, talk)


def _unnamed_subject(
    view: View, clauses: tuple[Clause, ...], number: int, verb: int, talk: Talk
) -> Speaker | None:
    before = clauses[number].text[:verb]
    pronoun = PRONOUN.match(before)
    if pronoun and (talk.subject or talk.last):
        return Speaker(who=talk.subject or talk.last)
    body = _body_alone(view, clauses[number], verb)
    if body is not None:
        return Speaker(who=body, office=body.text)
    if not before.strip() or _BETWEEN.match(before):
        return _inherited(view, clauses, number, talk)
    return None


def _body_alone(view: View, clause: Clause, verb: int) -> Organisation | None:
    """|市税务局|表示, a body as a speaker: nothing else may stand before its verb."""
    if not _BODY_SAYS.match(clause.text, verb):
        return None
    lead = _LEAD.match(view.text, clause.start, clause.start + verb)
    for start in (clause.start, lead.end() if lead else clause.start):
        mention = view.starting(start)
        if not isinstance(mention, (Organisation, Place)) or mention.end > clause.start + verb:
            continue
        if _ALONE.fullmatch(view.text, mention.end, clause.start + verb):
            return as_body(mention)
    return None


def _inherited(view: View, clauses: tuple[Clause, ...], number: int, talk: Talk) -> Speaker | None:
    """An omitted subject: the person of an earlier clause of the sentence (甲出席并讲话，强调，…)."""
    for clause in reversed(clauses[:number]):
        people = view.people(clause.start, clause.end)
        if people:
            listed = [m.entity for m in members(view, clause.start, people[-1].end)]
            named = [m for m in listed if isinstance(m, Person)]
            return Speaker(who=named[-1] if named else people[-1])
        if _BODY_FIRST.match(clause.text):
            return Speaker(who=None)
        if PRONOUN.match(clause.text) and talk.subject is not None:
            return Speaker(who=talk.subject)
    return Speaker(who=talk.last) if talk.last is not None else None
