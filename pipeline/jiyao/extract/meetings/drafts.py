"""Events gathered into meetings, and the sentences that belong to each (会议归并)."""

from __future__ import annotations

import re

from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.draft import Draft, name_of
from jiyao.extract.meetings.event import HEADLINES, SKIPPED_BLOCKS, Event
from jiyao.extract.meetings.names import is_generic
from jiyao.extract.meetings.news import is_news
from jiyao.extract.meetings.patterns import HEADS, kind_of, words
from jiyao.extract.meetings.same import is_same, overlap
from jiyao.extract.meetings.times import event_date
from jiyao.extract.meetings.view import View

_AT = re.compile(
    r"(?:在|本次|此次|本届)?([^，。；在]{0,12}(?:会|会议|大会|论坛|仪式))上(?:[，,]|$)"
)
_NAMED = re.compile(rf"[^，。；：\s　]{{0,60}}?{HEADS}")
HEADED = 0.5
"""Share of character pairs of a name from which a headline is about the meeting."""
_SOURCE = re.compile(r"[\s　]{0,4}据[^，。；]{2,30}(?:报道|消息|透露|披露)[，：]")
_REFERS = re.compile(words("meeting_cue"))


def drafts_of(view: View, events: list[Event]) -> list[Draft]:
    """Meetings that the events report, in the order of their first event."""
    drafts: list[Draft] = []
    strong = {event.kind for event in events if not event.weak}
    for event in events:
        known = next((d for d in reversed(drafts) if is_same(view, d, event)), None)
        if known is not None:
            known.events.append(event)
        elif event.headline or not (
            event.weak and (event.kind in strong or _is_echo(view, drafts, event))
        ):
            drafts.append(Draft([event]))
    kept = [draft for draft in drafts if is_news(view, draft)]
    _assign(view, kept)
    return kept


def _is_echo(view: View, drafts: list[Draft], event: Event) -> bool:
    """A weak event inside an article that already reports a meeting of that name."""
    return any(
        overlap(name_of(view, event), name_of(view, e)) > 0.3 for d in drafts for e in d.events
    )


def _assign(view: View, drafts: list[Draft]) -> None:
    """Give every sentence to the meeting it speaks of; announced meetings keep their own only."""
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        draft.others = frozenset(
            event.sentence for other in drafts if other is not draft for event in other.events
        )
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
            if current is not None and _turns_away(view, current, index):
                current = None
        block = sentence.block_index
        if current is not None and _belongs(view, current, index, heads[block]):
            current.sentences.append(index)


def _turns_away(view: View, draft: Draft, index: int) -> bool:
    """Whether a sentence begins other news: 据…报道, 20日，… in an article on something else."""
    sentence = view.sentences[index]
    sourced = _SOURCE.match(sentence.text) is not None
    first = next(iter(view.dates(sentence.start, sentence.start + 8)), None)
    if not sourced and (first is None or not is_definite(first)):
        return False
    if is_headed(view, draft) or draft.first.kind == "press" or _REFERS.search(sentence.text):
        return False
    own = event_date(view, draft.first)
    return sourced or first is None or own is None or own.start_date != first.start_date


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
    own = {view.sentences[known].block_index for known in draft.sentences}
    own |= {view.sentences[event.sentence].block_index for event in draft.events}
    if refers or draft.first.kind == "press" or block in own or is_headed(view, draft):
        return True
    span = view.article.blocks[block]
    here = {person.name for person in view.people(span.start, span.end)}
    for known in own:
        home = view.article.blocks[known]
        if here & {person.name for person in view.people(home.start, home.end)}:
            return True
    return False


def is_headed(view: View, draft: Draft) -> bool:
    """Whether the article's headline is about the meeting: reports it or has most of its name."""
    if any(event.headline for event in draft.events):
        return True
    name = name_of(view, draft.first)
    return not is_generic(name) and any(
        overlap(part.group(), name) >= HEADED and kind_of(part.group()) == draft.first.kind
        for block in view.article.blocks
        if block.kind in HEADLINES
        for part in _NAMED.finditer(view.text, block.start, block.end)
    )


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
        if any(name_of(view, event).endswith(match.group(1)[-3:]) for event in draft.events):
            return draft
    return None
