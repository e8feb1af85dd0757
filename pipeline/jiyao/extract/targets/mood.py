"""Whether a clause commits or reports: signals of the future against marks of the past."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.lexicon import (
    BLOCK,
    STRONG_RESULT,
    STRONG_SIGNAL,
    WEAK_RESULT,
    WEAK_SIGNAL,
    fold,
)
from jiyao.extract.targets.period import is_future, is_past
from jiyao.values import Date

Tense = Literal["future", "past", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Tense of a clause and what showed it.

    Attributes:
        tense: None when nothing was said yet.
        rule: for the trace.
        sure: 0 to 1.
    """

    tense: Tense | None
    rule: str
    sure: float


NOTHING = Mood(tense=None, rule="no signal", sure=0.0)
PLANNED = Mood(tense="future", rule="plan section", sure=0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the document speaks: its day, or at least its year."""

    today: dt.date | None
    year: int | None


def mood_of(clause: Clause, inherited: Mood, clock: Clock) -> Mood:
    """Tense of a clause, given the tense of what stands before it in the sentence."""
    if inherited.tense == "blocked":
        return inherited
    text = fold(clause.text)
    if BLOCK.search(text):
        return Mood(tense="blocked", rule="proposal", sure=0.9)
    future, future_rule = _future(text, clause, clock)
    past, past_rule = _past(text, clause, clock)
    if future >= 0 and future >= past:
        sure = 0.9 if future_rule == "signal" else 0.8
        return Mood(tense="future", rule=future_rule, sure=sure)
    if past >= 0:
        return Mood(tense="past", rule=past_rule, sure=0.9)
    if inherited.tense is None and WEAK_RESULT.search(text):
        return Mood(tense="past", rule="result", sure=0.6)
    return inherited


def _future(text: str, clause: Clause, clock: Clock) -> tuple[int, str]:
    at, rule = -1, ""
    for match in STRONG_SIGNAL.finditer(text):
        at, rule = match.start(), "signal"
    if at < 0:
        for match in WEAK_SIGNAL.finditer(text):
            at, rule = match.start(), "signal"
    for mention in clause.mentions:
        if isinstance(mention, Date) and is_future(mention, clock.today, clock.year):
            here = mention.start - clause.start
            at, rule = (here, "date") if here > at and not rule else (max(at, here), rule)
    return at, rule


def _past(text: str, clause: Clause, clock: Clock) -> tuple[int, str]:
    at, rule = -1, ""
    for match in STRONG_RESULT.finditer(text):
        at, rule = match.start(), "result"
    for mention in clause.mentions:
        if isinstance(mention, Date) and is_past(mention, clock.today, clock.year):
            here = mention.start - clause.start
            at, rule = (here, "past date") if here > at else (at, rule)
    return at, rule
