"""Evidence that bare lines on a page open an article rather than a section.

Each sign speaks for or against with one of four weights; the sum decides. The signs are of the
head itself, of the text after it, and of what stands around both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiyao.read.classify import Unit
from jiyao.read.headline import is_bracketed, is_column_name, names_its_place
from jiyao.read.layout import (
    BACK_REFERENCE,
    BODY_LEAD,
    BULLET,
    EVENT,
    GALLERY,
    INTRODUCED,
    JUMP,
    KICKER,
    NEWS_TIME,
    NEWS_TIME_INSIDE,
    PLACE_HEADLINE,
    SUBJECT,
)

SURE, LIKELY, HINT = 3, 2, 1
"""Weights of a sign: alone enough, enough with a hint, one of three."""

OPENS = SURE
"""Points that make a group of bare lines the headline of a new article."""

_SHORTEST = 4
_COLUMN_LENGTH = 10
_LEAD_LENGTH = 160
_BEGINNING = 60
_LONG_ECHO, _SHORT_ECHO = 6, 4
_SAME_START = 3
_START_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a group of bare lines.

    Attributes:
        before: the unit before them, None at the top of the page.
        after: the first unit of text after them, None at its end.
        credited: a byline, or a line with date and source, belongs to them.
        signed: the text before ends with its author's name, as articles do.
        crowded: how strongly the page's other heads tell that it holds several articles, 0 to 2.
    """

    before: Unit | None
    after: Unit | None
    credited: bool = False
    signed: bool = False
    crowded: int = 0


def evidence_of_article(group: Sequence[Unit], around: Surroundings) -> int:
    """How much speaks for a group of bare lines opening an article.

    Returns:
        Points; `OPENS` and more make a headline, fewer a section head.
    """
    text, before, after = group[0].text, around.before, around.after
    if before is None:
        return OPENS
    if after is None:
        return 0
    if group[0].lines[0].inline and evidence_of_body(after) <= 0:  # its own line goes on
        return 0
    if _is_column(text):
        return SURE
    if len(text) < _SHORTEST or INTRODUCED.search(text):
        return 0
    points = SURE * around.credited + SURE * around.signed
    if before.furniture in ("header", "rule"):
        points += SURE
    elif before.kind == "caption":
        points += LIKELY
    head = max(_evidence_of_head(unit.text) for unit in group)
    points += head + evidence_of_body(after)
    if head > 0 or _begins_as_news(after):
        points += HINT * _crowd(group, around)
    return points + max(_echo(unit.text, after.text) for unit in group)


def _crowd(group: Sequence[Unit], around: Surroundings) -> int:
    """What the page's other heads tell; the strongest word needs a head that says who."""
    named = any(SUBJECT.match(unit.text) for unit in group)
    return around.crowded if named else min(around.crowded, 1)


def _evidence_of_head(text: str) -> int:
    """Points for a line that reports: who, what; a column's name; a mark of its own."""
    if is_bracketed(text) or PLACE_HEADLINE.match(text):
        return SURE
    points = 0
    if names_its_place(text):
        points += LIKELY
    elif SUBJECT.match(text):
        points += HINT
    if EVENT.search(text) and not EVENT.match(text):  # 新增学位 is a task, not a report
        points += HINT
    if BULLET.match(text):
        points += HINT
    return points - HINT * (KICKER.match(text) is not None)


def _is_column(text: str) -> bool:
    return len(text) <= _COLUMN_LENGTH and (
        is_column_name(text) or GALLERY.search(text) is not None
    )


def _begins_as_news(after: Unit) -> bool:
    text = after.lines[0].text
    return bool(BODY_LEAD.match(text) or NEWS_TIME.match(text))


def evidence_of_body(after: Unit) -> int:
    """Points for a unit that begins as news does: 本报讯 or a dateline, or the day.

    Less than nothing for one that refers to what was said before (会议, 他, 当天).
    """
    if after.kind not in ("paragraph", "item"):
        return 0
    text = after.lines[0].text
    if BODY_LEAD.match(text) or JUMP.match(text):
        return SURE
    if NEWS_TIME.match(text) or NEWS_TIME_INSIDE.match(text):
        return LIKELY
    return -LIKELY if BACK_REFERENCE.match(text) else 0


def _echo(head: str, body: str) -> int:
    """Points for a head that the text after it repeats, as first sentences of news do.

    What is to be done (新增学位) is repeated by the items of a programme too; who does it is not.
    """
    beginning = body[:_BEGINNING]
    if SUBJECT.match(head) and (
        head[:_SAME_START] in beginning[:_START_LENGTH] or _shares(head, beginning, _LONG_ECHO)
    ):
        return LIKELY
    return HINT if _shares(head, body[:_LEAD_LENGTH], _SHORT_ECHO) else 0


def _shares(head: str, body: str, length: int) -> bool:
    return any(head[i : i + length] in body for i in range(len(head) - length + 1))


def begins_body(unit: Unit, headline: Unit) -> bool:
    """Whether a bare line under a headline looks like the beginning of the text."""
    text = unit.lines[0].text
    deeper = unit.lines[0].indent > headline.lines[0].indent
    return deeper or bool(BODY_LEAD.match(text) or NEWS_TIME.match(text))
