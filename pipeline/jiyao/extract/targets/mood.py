"""Whether a clause commits or reports: signals of the future against marks of the past."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.lexicon import (
    BLOCK,
    EVENT,
    STRONG_RESULT,
    STRONG_SIGNAL,
    WEAK_RESULT,
    WEAK_SIGNAL,
    fold,
)
from jiyao.extract.targets.period import is_future, is_past
from jiyao.values import Date

_DISPOSAL = re.compile(
    "[^,]{1,30}?(?:作为|纳入|列入|转化为|变为|变成|列为|分为|摆在|放在|置于|落到|融入|贯穿)"
)
_UNDER = re.compile("(?:根据|按照|依据|依照)[^,]{0,16}(?:协议|合同|票决结果|备忘录|约定)|协议约定")
_DONE = re.compile("(?<=[一-龥])了(?![解不却])")
_COMPARED = re.compile("[比较与]$")
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


AGREED = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the document speaks: its day, or at least its year.

    `mute` has the offsets of words that look like signals but are nouns or prepositions there.
    """

    today: dt.date | None
    year: int | None
    mute: frozenset[int] = frozenset()


def mood_of(clause: Clause, inherited: Mood, clock: Clock) -> Mood:
    """Tense of a clause, given the tense of what stands before it in the sentence.

    Args:
        clause: with its mentions.
        inherited: mood of what stands before.
        clock: when the document speaks, and where a word like 将 or 计划 signals nothing.
    """
    if inherited.tense == "blocked":
        return inherited
    text = fold(clause.text)
    if BLOCK.search(text) and inherited.rule != PLANNED.rule:
        return Mood(tense="blocked", rule="proposal", sure=0.9)
    future, future_rule = _future(text, clause, clock)
    if future_rule == "date" and WEAK_RESULT.search(text) and inherited.tense is None:
        return Mood(tense="past", rule="result", sure=0.6)
    if future_rule in ("", "date") and EVENT.search(text) and inherited.rule != PLANNED.rule:
        return Mood(tense="past", rule="event", sure=0.8)
    past, past_rule = _past(text, clause, clock)
    if future >= 0 and future >= past:
        sure = 0.9 if future_rule == "signal" else 0.8
        return Mood(tense="future", rule=future_rule, sure=sure)
    if past < 0 and inherited.rule == AGREED and _is_present(clause):
        past, past_rule = 0, "present state"
    if past >= 0:
        return Mood(tense="past", rule=past_rule, sure=0.9)
    if inherited.tense is None and WEAK_RESULT.search(text):
        return Mood(tense="past", rule="result", sure=0.6)
    return inherited


def _is_present(clause: Clause) -> bool:
    return any(isinstance(m, Date) and m.value == "PRESENT_REF" for m in clause.mentions)


def _future(text: str, clause: Clause, clock: Clock) -> tuple[int, str]:
    at, rule = -1, ""
    for match in STRONG_SIGNAL.finditer(text):
        if clause.start + match.start() in clock.mute:
            continue
        if not (match.group() == "将" and _DISPOSAL.match(text, match.end())):
            at, rule = match.start(), "signal"
    under = _UNDER.search(text)
    if at < 0 and under:
        at, rule = under.start(), AGREED
    if at < 0 and text.endswith(("目标", "目标任务")) and clause.mark in ("：", ":"):
        at, rule = len(text), "signal"
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
    for match in (*STRONG_RESULT.finditer(text), *_DONE.finditer(text)):
        at, rule = max(at, match.start()), "result"
    for mention in clause.mentions:
        if isinstance(mention, Date) and is_past(mention, clock.today, clock.year):
            if _COMPARED.search(text[: mention.start - clause.start]):
                continue
            here = mention.start - clause.start
            at, rule = (here, "past date") if here > at else (at, rule)
    return at, rule
