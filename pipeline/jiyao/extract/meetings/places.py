"""Where a meeting takes place (会址): the venue or city as written."""

from __future__ import annotations

import re

from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.patterns import words
from jiyao.extract.meetings.view import View
from jiyao.values import Date, Organisation, Person, Place

_NO_PLACE = re.compile(rf"\d[余多]?个|[上下时后前间际内里]$|(?<!会)中$|{words('not_venue')}")
_PLACE_ADVERB = re.compile(rf"(?:{words('place_adverb')})+$")
_SIGNED_AT = re.compile(r"在([^，。；的在]{1,20}?)(?:正式|共同|成功)?(?:签署|签订|签约)")
_CLAUSE_AT = re.compile(r"在([^，。；在的]{2,25})$")
_MET = re.compile("会见|会谈|并?出席|考察")
_VENUE = re.compile(r"会议(?:室|中心|厅|展览|大厦|大酒店|楼)|会展|会堂")
AT = re.compile(r"[在于]([^，。；、在于的]{1,30})$")
"""在 or 于 with what stands between it and the end of the searched stretch."""


def place_from(view: View, start: int, end: int) -> Place | None:
    """The place written at `start:end`, None where that is no place."""
    adverb = _PLACE_ADVERB.search(view.text, start, end)
    if adverb:
        end = adverb.start()
    while end > start:
        last = view.ending(end)
        if not isinstance(last, Date) or last.start <= start:
            break
        end = last.start
    text = view.text[start:end]
    first = view.starting(start)
    if not text or (_NO_PLACE.search(text) and not _VENUE.search(text)):
        return None
    if isinstance(first, Place) and _MET.match(view.text, first.end, end):
        return first
    if isinstance(first, (Place, Organisation)):
        name = first.name + view.text[first.end : end] if first.end <= end else text
        return Place(text=text, start=start, end=end, name=name, adcode=first.adcode)
    if isinstance(first, (Date, Person)) or len(text) > 20:
        return None
    return Place(text=text, start=start, end=end, name=text)


def place_of_signing(view: View, sentences: list[int]) -> Place | None:
    """The place of a ceremony by the signing itself: 双方在贵阳签署…协议."""
    for index in sentences:
        sentence = view.sentences[index]
        at = _SIGNED_AT.search(view.text, sentence.start, sentence.end)
        if at:
            return place_from(view, at.start(1), at.end(1))
    return None


def place_ahead(view: View, event: Event) -> Place | None:
    """The place in a clause of its own before the event's: |在市会展中心|，推介会座无虚席."""
    for clause in view.clauses(event.sentence):
        if clause.end < event.clause.start:
            at = _CLAUSE_AT.match(view.text, clause.start, clause.end)
            if at and isinstance(view.starting(at.start(1)), Place):
                return place_from(view, at.start(1), clause.end)
    return None


def place_after(view: View, event: Event) -> Place | None:
    """The place between a name and its verb: 论坛|25日|在钓鱼台国宾馆|举行."""
    if event.name[1] > event.verb[0]:
        return None
    at = AT.search(view.text, event.name[1], event.verb[0])
    return place_from(view, at.start(1), event.verb[0]) if at else None
