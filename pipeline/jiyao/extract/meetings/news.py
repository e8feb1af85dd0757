"""Whether an article reports a meeting or only looks back at it (背景)."""

from __future__ import annotations

import datetime as dt
import re

from jiyao.extract.meetings.days import is_definite, is_month, is_vague
from jiyao.extract.meetings.draft import Draft
from jiyao.extract.meetings.event import HEADLINES, SKIPPED_BLOCKS, Event
from jiyao.extract.meetings.patterns import words
from jiyao.extract.meetings.times import event_date
from jiyao.extract.meetings.view import View
from jiyao.values import Date

_MEANWHILE = re.compile("期间|其间|同期")
_ANOTHER = re.compile(words("another"))
LEAD_SENTENCES = 3
"""How many sentences of the first paragraph may report a meeting without a day."""
MONTH = 31
STALE_DAYS = 21
LEAD_STALE_DAYS = 60
"""A meeting held longer before publication than this is background, not news."""


def is_news(view: View, draft: Draft) -> bool:
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
    if first.weak and first.kind == "signing" and _is_dated_paragraph(view, first):
        return True
    if not first.planned and _is_dated_roughly(view, first):
        return first.sentence <= LEAD_SENTENCES and _is_this_month(view, day)
    opening = view.text[sentence.start : first.verb[0]]
    if first.planned:
        return day is not None or _MEANWHILE.search(opening) is not None
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


def _is_dated_paragraph(view: View, event: Event) -> bool:
    """Whether the paragraph of an event gives its day before it."""
    sentence = view.sentences[event.sentence]
    days = [day for day in view.dates(sentence.block.start, sentence.start) if is_definite(day)]
    return bool(days) and not _is_stale(view, days[-1], STALE_DAYS)


def _is_this_month(view: View, day: Date | None) -> bool:
    """Whether the day is a month that ended at most a month before publication."""
    known = day is not None and day.end_date is not None and view.article.published is not None
    return known and day is not None and is_month(day) and not _is_stale(view, day, MONTH)


def _lead_block(view: View) -> int:
    """Index of the first paragraph of the body, 0 without one."""
    for index, block in enumerate(view.article.blocks):
        if block.kind not in HEADLINES | SKIPPED_BLOCKS and block.end - block.start > 20:
            return index
    return 0
