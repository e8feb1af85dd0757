"""From a draft to a Meeting record: the best value for every slot, with its rule."""

from __future__ import annotations

from jiyao.extract.ground import Grounding, as_kind
from jiyao.extract.meetings.agenda import agenda_of, reporters_of
from jiyao.extract.meetings.bodies import Conveners, conveners_of
from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.draft import Draft
from jiyao.extract.meetings.drafts import is_headed
from jiyao.extract.meetings.fields import Form, form_of
from jiyao.extract.meetings.identity import identity_of
from jiyao.extract.meetings.names import is_bare
from jiyao.extract.meetings.participants import Roll, read_roles
from jiyao.extract.meetings.patterns import kind_of
from jiyao.extract.meetings.places import place_after, place_ahead, place_of_signing
from jiyao.extract.meetings.points import Statement, absent_people, statements_of
from jiyao.extract.meetings.times import event_date
from jiyao.extract.meetings.view import View, as_body
from jiyao.extract.trace import add_trace
from jiyao.records import (
    AgendaItem,
    Meeting,
    OrganisationParticipant,
    PersonParticipant,
    Point,
)
from jiyao.values import Date, Organisation, Person, Place


def meeting_from_draft(view: View, draft: Draft) -> Meeting:
    """The record of one meeting, offsets into the raw document."""
    ground = Grounding(view.doc)
    conveners = {id(event): conveners_of(view, event) for event in draft.events}
    name, organisers, rules = identity_of(view, draft, conveners)
    form = form_of(view) if is_headed(view, draft) else Form()
    day = _date(view, draft) or form.day
    place = _place(view, draft, conveners) or form.place
    roll, statements = _roll(view, draft, form)
    envelope = ground.envelope(
        "meeting",
        _evidence(view, draft),
        key=draft.first.name,
        confidence=_confidence(draft, name, organisers, day),
    )
    agenda, scheduled = _agenda(view, ground, draft), _is_scheduled(view, draft, day)
    rules |= {
        "kind": "pattern of the name",
        "status": _status_rule(draft, scheduled),
        "date": "sentence" if day else "",
        "place": "beside the verb" if place else "",
        "participants": "predicate of a role" if roll.entries else "",
        "agenda": "agenda verb" if agenda else "",
        "points": "verb of saying" if statements else "",
    }
    for slot, rule in rules.items():
        if rule:
            add_trace(view.doc, envelope["id"], slot, rule)
    return Meeting(
        **envelope,
        name=name,
        kind=kind_of(name),
        status="scheduled" if scheduled else "held",
        organisers=[ground.raw(body) for body in organisers],
        date=ground.raw(day) if day else None,
        place=ground.raw(place) if place else None,
        participants=[_participant(ground, entity, role) for entity, role in roll.entries],
        agenda=agenda,
        points=_points(ground, statements),
    )


def _status_rule(draft: Draft, scheduled: bool) -> str:
    """Why a meeting is held or still to come, for traces."""
    if draft.planned:
        return "announced (将, 定于)"
    return "day after publication" if scheduled else "reported as held"


def _date(view: View, draft: Draft) -> Date | None:
    """The day of the meeting: a definite one from any event before a vague one."""
    ordered = sorted(draft.events, key=lambda event: (event.headline, event.sentence))
    days = [day for event in ordered if (day := event_date(view, event))]
    definite = [day for day in days if is_definite(day)]
    if definite:
        return definite[0]
    if days:
        return days[0]
    if draft.planned or draft.first.rule == "session":
        return None
    return _dateline(view, draft)


def _dateline(view: View, draft: Draft) -> Date | None:
    """The day named before the reporting sentence in its paragraph."""
    sentence = view.sentences[draft.first.sentence]
    days = [day for day in view.dates(sentence.block.start, sentence.start) if is_definite(day)]
    return days[-1] if days else None


def _place(view: View, draft: Draft, conveners: dict[int, Conveners]) -> Place | None:
    ordered = sorted(draft.events, key=lambda event: (event.headline, event.sentence))
    for event in ordered:
        place = conveners[id(event)].place or place_after(view, event)
        place = place or place_ahead(view, event)
        if place is not None:
            return place
    if draft.first.weak and draft.first.kind == "signing":
        home = view.sentences[draft.first.sentence].block_index
        near = [i for i, s in enumerate(view.sentences) if i < 6 or s.block_index == home]
        return place_of_signing(view, near)
    return None


def _is_scheduled(view: View, draft: Draft, day: Date | None) -> bool:
    if draft.planned:
        return True
    published = view.article.published
    first = day.start_date if day else None
    return bool(published and first and 0 < (first - published).days < LONGEST_AHEAD)


def _roll(view: View, draft: Draft, form: Form) -> tuple[Roll, list[Statement]]:
    roll = Roll()
    if draft.planned:
        return roll, []
    body = [i for i in draft.sentences if view.sentences[i].block.kind not in _HEADS]
    read_roles(view, body, roll, [event.name for event in draft.events])
    for reporter in reporters_of(view, body):
        roll.add(as_body(reporter), "speaker")
    for entity, role in form.people:
        roll.add(entity, role)
    absent = absent_people(view, body) - {entity.name for entity, _ in roll.entries}
    statements = [
        statement
        for statement in statements_of(view, body, _known_speakers(view, draft, roll))
        if statement.speaker is None or statement.speaker.name not in absent
    ]
    roll.settle()
    for statement in statements:
        if statement.speaker is not None:
            roll.add(statement.speaker, "speaker")
    return roll, statements


def _known_speakers(view: View, draft: Draft, roll: Roll) -> set[str | None] | None:
    """Who may make statements: anybody in an article that the meeting heads, else its people."""
    if draft.first.kind == "press" or is_headed(view, draft):
        return None
    known = {entity.name for entity, _ in roll.entries}
    for event in draft.events:
        block = view.sentences[event.sentence].block
        here = view.within(block.start, block.end)
        known |= {m.name for m in here if isinstance(m, (Person, Organisation))}
    return known


LONGEST_AHEAD = 180
"""Days; a day further ahead without 将于 is a year misread, not an announcement."""
_HEADS = ("headline", "subheadline")


def _participant(
    ground: Grounding, entity: Person | Organisation, role: str
) -> PersonParticipant | OrganisationParticipant:
    kind = PersonParticipant if isinstance(entity, Person) else OrganisationParticipant
    participant: PersonParticipant | OrganisationParticipant = as_kind(
        kind, ground.raw(entity), role=role
    )
    return participant


def _agenda(view: View, ground: Grounding, draft: Draft) -> list[AgendaItem]:
    first = draft.first
    items: list[AgendaItem] = []
    sentences = [first.sentence] if draft.planned else draft.sentences
    names = [first.name, *(event.name for event in draft.events)]
    seen: set[tuple[str, str]] = set()
    for action, start, end in agenda_of(view, sentences, first.sentence, names):
        span = ground.span(start, end)
        if (action, span.text) not in seen:
            seen.add((action, span.text))
            items.append(as_kind(AgendaItem, span, action=action))
    return items


def _points(ground: Grounding, statements: list[Statement]) -> list[Point]:
    points: list[Point] = []
    for statement in statements:
        span = ground.span(statement.start, statement.end)
        points.append(
            as_kind(
                Point,
                span,
                verb=statement.verb,
                speaker=_speaker_name(statement),
            )
        )
    return points


def _speaker_name(statement: Statement) -> str | None:
    """A person's name; for an unnamed office holder the body as written with the office."""
    if statement.speaker is None:
        return None
    return statement.office or statement.speaker.name


def _evidence(view: View, draft: Draft) -> list[tuple[int, int]]:
    spans = {draft.first.sentence: None}
    spans.update({event.sentence: None for event in draft.events if not event.weak})
    ordered = [draft.first.sentence, *(i for i in spans if i != draft.first.sentence)]
    return [(view.sentences[i].start, view.sentences[i].end) for i in sorted(set(ordered))]


def _confidence(draft: Draft, name: str, organisers: list[Organisation], day: Date | None) -> float:
    score = 0.62 if draft.first.weak else 0.78
    score += 0.08 if day is not None and is_definite(day) else 0.0
    score += 0.05 if organisers else 0.0
    score += 0.05 if any(event.headline for event in draft.events) else 0.0
    score -= 0.15 if is_bare(name) else 0.0
    return max(0.05, min(0.98, score))
