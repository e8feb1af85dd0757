"""Events gathered into meetings, and the sentences that belong to each (会议归并)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from jiyao.extract.meetings.days import is_definite, is_vague
from jiyao.extract.meetings.events import HEADLINES, SKIPPED_BLOCKS, Event
from jiyao.extract.meetings.names import is_generic
from jiyao.extract.meetings.patterns import HEAD, ORDINAL, words
from jiyao.extract.meetings.times import event_date
from jiyao.extract.meetings.view import View
from jiyao.values import Date

_ORDER = re.compile(rf"({ORDINAL})(?=[次届]|中全会)")
_ANOTHER = re.compile(words("another"))
_SIGNS = re.compile(r"[“”‘’（）()《》\s　的了·、，]")
_AT = re.compile(
    r"(?:在|本次|此次|本届)?([^，。；在]{0,12}(?:会|会议|大会|论坛|仪式))上(?:[，,]|$)"
)
_REFERS = re.compile(words("meeting_cue"))
LEAD_SENTENCES = 3
"""How many sentences of the first paragraph may report a meeting without a day."""
STALE_DAYS = 21
LEAD_STALE_DAYS = 60
"""A meeting held longer before publication than this is background, not news."""


@dataclass(slots=True)
class Draft:
    """A meeting in the making: its events and the sentences that speak of it."""

    events: list[Event]
    sentences: list[int] = field(default_factory=list)

    @property
    def planned(self) -> bool:
        """Whether the meeting is only announced."""
        return self.first.planned or any(e.planned and e.headline for e in self.events)

    @property
    def first(self) -> Event:
        """The first event of the body, or of the headline when the body has none."""
        return next((event for event in self.events if not event.headline), self.events[0])


def drafts_of(view: View, events: list[Event]) -> list[Draft]:
    """Meetings that the events report, in the order of their first event."""
    drafts: list[Draft] = []
    strong = {event.kind for event in events if not event.weak}
    for event in events:
        known = next((d for d in reversed(drafts) if _is_same(view, d, event)), None)
        if known is not None:
            known.events.append(event)
        elif event.headline or not (
            event.weak and (event.kind in strong or _is_echo(view, drafts, event))
        ):
            drafts.append(Draft([event]))
    kept = [draft for draft in drafts if _is_news(view, draft)]
    _assign(view, kept)
    return kept


def _name(view: View, event: Event) -> str:
    return view.text[event.name[0] : event.name[1]]


def _is_echo(view: View, drafts: list[Draft], event: Event) -> bool:
    """A weak event inside an article that already reports a meeting of that name."""
    return any(_overlap(_name(view, event), _name(view, e)) > 0.3 for d in drafts for e in d.events)


def _is_same(view: View, draft: Draft, event: Event) -> bool:
    """Whether `event` speaks of the meeting of `draft`."""
    name = _name(view, event)
    day = event_date(view, event)
    for known in draft.events:
        other = _name(view, known)
        if _orders_differ(_order(name), _order(other)):
            return False
        if _days_differ(day, event_date(view, known)):
            return False
    before = view.text[event.clause.start : event.verb[0]]
    ahead = all(known.headline for known in draft.events)
    closest = max(_overlap(name, _name(view, known)) for known in draft.events)
    if _ANOTHER.search(before) or (draft.planned != event.planned and not ahead):
        return closest > 0.8 and not is_generic(name)
    if is_generic(name):
        return _fits_bare(view, draft, event, name)
    if ahead and not event.headline:
        return (
            _abbreviates(name, _name(view, draft.first))
            or closest >= 0.3
            or draft.first.kind == event.kind
            or is_generic(_name(view, draft.first))
        )
    return closest >= 0.6 or _abbreviates(name, _name(view, draft.first))


def _fits_bare(view: View, draft: Draft, event: Event, name: str) -> bool:
    """会议, 座谈会 … pick up a meeting whose name ends alike; 会议 fits any but a ceremony."""
    head = HEAD.search(name)
    tail = head.group() if head else name
    names = [_name(view, known) for known in draft.events]
    if all(known.headline for known in draft.events):
        return True
    if event.rule == "verb-name" and event.sentence != draft.first.sentence:
        alike = any(known.endswith(name) or name.endswith(known) for known in names)
        return alike and not event.verb[0] - event.clause.start > 14
    if tail in ("会议", "大会"):
        return True
    return any(known.endswith(tail) for known in names)


def _orders_differ(one: list[str], other: list[str]) -> bool:
    """Whether 第五届…第一次 and 第六届 exclude each other; 第五届 alone fits the first."""
    return not (set(one) <= set(other) or set(other) <= set(one))


def _abbreviates(one: str, other: str) -> bool:
    """Whether 第八届进博会 shortens 第八届中国国际进口博览会: its characters in order, same end."""
    short, long = sorted((_SIGNS.sub("", one), _SIGNS.sub("", other)), key=len)
    if len(short) < 5 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(sign in rest for sign in short)


def _order(name: str) -> list[str]:
    return [order.lstrip("第") for order in _ORDER.findall(name)]


def _overlap(one: str, other: str) -> float:
    """Share of the shorter name's character pairs that the longer one has too."""
    pairs = [_pairs(_SIGNS.sub("", text)) for text in (one, other)]
    shorter = min(len(pairs[0]), len(pairs[1]))
    return len(pairs[0] & pairs[1]) / shorter if shorter else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _days_differ(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or not (is_definite(one) and is_definite(other)):
        return False
    if one.start_date and one.end_date and other.start_date and other.end_date:
        return one.end_date < other.start_date or other.end_date < one.start_date
    return bool(one.value and other.value and one.value != other.value)


def _is_news(view: View, draft: Draft) -> bool:
    """Whether the article reports the meeting itself, rather than looking back at it."""
    if any(event.headline for event in draft.events):
        return True
    first = draft.first
    day = next((day for event in draft.events if (day := event_date(view, event))), None)
    sentence = view.sentences[first.sentence]
    lead = [i for i, s in enumerate(view.sentences) if s.block_index == _lead_block(view)]
    leads = first.sentence in lead[:LEAD_SENTENCES] or first.sentence < min(lead, default=0)
    if day is not None and (is_definite(day) or is_vague(day)):
        return not _is_stale(view, day, LEAD_STALE_DAYS if leads else STALE_DAYS)
    if not first.planned and _is_dated_roughly(view, first):
        return False
    if first.planned:
        return day is not None
    opening = view.text[sentence.start : first.verb[0]]
    if _ANOTHER.search(opening) or re.match(r"[本此][次届]", sentence.text):
        return True
    return leads


def _is_dated_roughly(view: View, event: Event) -> bool:
    """2020年11月，…召开: a month or year before the verb sets the meeting in the past."""
    days = view.dates(view.sentences[event.sentence].start, event.verb[0])
    return any(
        day.kind == "date"
        and day.value is not None
        and not day.value.endswith("REF")
        and not event.name[0] <= day.start < event.name[1]
        for day in days
    )


def _is_stale(view: View, day: Date, limit: int) -> bool:
    """Whether the day lies too long before publication to be what the article is about."""
    published, last = view.article.published, day.end_date
    if published is None or last is None:
        return False
    return published - last > dt.timedelta(days=limit)


def _lead_block(view: View) -> int:
    """Index of the first paragraph of the body, 0 without one."""
    for index, block in enumerate(view.article.blocks):
        if block.kind not in HEADLINES | SKIPPED_BLOCKS and block.end - block.start > 20:
            return index
    return 0


def _assign(view: View, drafts: list[Draft]) -> None:
    """Give every sentence to the meeting it speaks of; announced meetings keep their own only."""
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        for event in draft.events:
            if not draft.planned or event.sentence not in by_sentence:
                by_sentence.setdefault(event.sentence, draft)
            if not draft.planned and by_sentence[event.sentence].planned:
                by_sentence[event.sentence] = draft
    current = next((draft for draft in drafts if not draft.planned), None)
    block = -1
    heads = {b: _speaks(view, b) for b in range(len(view.article.blocks))}
    for index, sentence in enumerate(view.sentences):
        if sentence.block.kind in SKIPPED_BLOCKS or sentence.block.kind == "caption":
            continue
        own = by_sentence.get(index)
        if own is not None and own.planned:
            own.sentences.append(index)
            continue
        if own is not None:
            current = own
        elif sentence.block_index != block and sentence.block.kind == "item" and _is_brief(view):
            current = None
        else:
            current = _referred(view, drafts, sentence.text) or current
        block = sentence.block_index
        if current is not None and _belongs(view, current, index, heads[block]):
            current.sentences.append(index)


def _speaks(view: View, block: int) -> bool:
    """Whether a paragraph refers to a meeting at all."""
    span = view.article.blocks[block]
    return _REFERS.search(view.text, span.start, span.end) is not None


def _belongs(view: View, draft: Draft, index: int, refers: bool) -> bool:
    """Whether a sentence away from the reporting paragraph still speaks of the meeting.

    In an article headed by the meeting everything does. Elsewhere the paragraph must refer to a
    meeting or name somebody whom the meeting's own paragraphs named.
    """
    block = view.sentences[index].block_index
    own = {view.sentences[event.sentence].block_index for event in draft.events}
    if refers or block in own or any(event.headline for event in draft.events):
        return True
    span = view.article.blocks[block]
    here = {person.name for person in view.people(span.start, span.end)}
    for known in own:
        home = view.article.blocks[known]
        if here & {person.name for person in view.people(home.start, home.end)}:
            return True
    return False


def _is_brief(view: View) -> bool:
    """Whether the article's blocks are mostly items of news, each with its own day."""
    items = [block for block in view.article.blocks if block.kind == "item"]
    dated = [b for b in items if any(view.dates(b.start, min(b.start + 15, b.end)))]
    return len(dated) >= 2 and len(dated) * 2 >= len(items)


def _referred(view: View, drafts: list[Draft], text: str) -> Draft | None:
    """The meeting that 座谈会上, 签约仪式上 … at the start of a sentence goes back to."""
    match = _AT.match(text)
    if match is None or match.group(1) in ("会", "会议"):
        return None
    for draft in reversed(drafts):
        if any(_name(view, event).endswith(match.group(1)[-3:]) for event in draft.events):
            return draft
    return None
