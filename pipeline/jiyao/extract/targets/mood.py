"""Whether a clause commits or reports: signals of the future against marks of the past."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.lexicon import (
    BLOCK,
    EVENT,
    STRONG_RESULT,
    STRONG_SIGNAL,
    TELLING,
    WEAK_RESULT,
    WEAK_SIGNAL,
    fold,
)
from jiyao.extract.targets.period import is_future, is_past, is_running, is_span
from jiyao.tables.alternation import alternation
from jiyao.values import Date

_DISPOSAL = re.compile(
    "[^,]{1,30}?(?:作为|纳入|列入|转化为|变为|变成|列为|分为|摆在|放在|置于|落到|融入|贯穿)"
)
_BY = ("根据", "按照", "依据", "依照")
_UNDER = re.compile(
    "|".join(f"{word}[^,]{{0,16}}(?:协议|合同|票决结果|备忘录|约定)" for word in _BY) + "|协议约定"
)
_DONE = re.compile("了(?<=[一-龥]了)(?![解不却])")
_COMPARED = re.compile("[比较与由从]$")
_SHARE_OF = ("占", "占到", "占了")
_ON_BASE = re.compile("在[^,]{0,24}基础上")
_ANNOUNCES = re.compile(
    "(?:(?<![的按])要求|提出|明确|部署|约定|商定|议定|承诺|决定|确定|宣布|安排如下)(?:如下)?$"
    "|(?:提出|明确|确定|部署)了?[^,]{0,20}(?:目标|任务|指标|工作)(?:如下|是|为)?$"
    "|^[^,的按据对]{0,12}要求(?:各|全|有关|相关|大家|在|把|[^,的]{2,8}(?:做到|抓好|完成|确保))"
)
"""Words after which goals follow one by one: 他要求，…, 报告提出：…, 明确了奋斗目标：…"""
_ANNOUNCING = (
    *(
        "要求",
        "提出",
        "明确",
        "部署",
        "约定",
        "商定",
        "议定",
        "承诺",
        "决定",
        "确定",
        "宣布",
        "安排如下",
    ),
)
"""Words without which nothing is announced."""
_SPEAKS = re.compile("(?:指出|认为|强调|介绍|表示|说|称|透露|通报|回顾|总结)$")
_PLANNED_FOR = re.compile(
    "安排(?!了|部署|在)|计划(?=投|新|建|引|完|实)|任务量?(?:是|为)|目标(?:是|为)|指标(?:是|为)"
)
_TELLING = re.compile(
    alternation(
        (*TELLING, *_ANNOUNCING, *_BY, "协议约定", "了", "目标", "安排", "计划", "任务", "指标")
    )
)
"""Words without one of which, or a date, a clause says nothing of its tense."""
_DEADLINE = re.compile("[前内底末]$")
Tense = Literal["future", "past", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Tense of a clause and what showed it.

    Attributes:
        tense: None when nothing was said yet.
        rule: for the trace.
        sure: 0 to 1.
        period: the year or span that an announcement names for the goals that follow it.
    """

    tense: Tense | None
    rule: str
    sure: float
    period: Date | None = None


NOTHING = Mood(tense=None, rule="no signal", sure=0.0)
PLANNED = Mood(tense="future", rule="plan section", sure=0.95)


AGREED = "agreement"
ANNOUNCED = "announcement"
LASTING = (AGREED, ANNOUNCED)
"""Rules whose commitment runs on through the sentences of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the document speaks: its day, or at least its year.

    `mute` has the offsets of words that look like signals but are nouns or prepositions there.
    """

    today: dt.date | None
    year: int | None
    mute: Container[int] = ()


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
    if _TELLING.search(text) is None and not any(isinstance(m, Date) for m in clause.mentions):
        return inherited
    if BLOCK.search(text) and inherited.rule != PLANNED.rule:
        return Mood(tense="blocked", rule="proposal", sure=0.9)
    future, future_rule = _future(text, clause, clock)
    if future_rule in ("", "date") and _announces(text, clause, inherited):
        return Mood(tense="future", rule=ANNOUNCED, sure=0.8)
    if future_rule == "date" and WEAK_RESULT.search(text) and inherited.tense != "future":
        return Mood(tense="past", rule="result", sure=0.6)
    if future_rule in ("", "date") and EVENT.search(text) and inherited.rule != PLANNED.rule:
        return Mood(tense="past", rule="event", sure=0.8)
    past, past_rule = _past(text, clause, clock)
    if past_rule == "result" and future_rule == "date":
        future = -1
    if past_rule == "past date" and future_rule == "signal":
        past = -1 if _is_due(clause, past) else past
    if future >= 0 and future >= past:
        sure = 0.9 if future_rule == "signal" else 0.8
        rule = ANNOUNCED if inherited.rule == ANNOUNCED else future_rule
        return Mood(tense="future", rule=rule, sure=sure)
    if past < 0 and inherited.rule == AGREED and _is_present(clause):
        past, past_rule = 0, "present state"
    if past >= 0:
        return Mood(tense="past", rule=past_rule, sure=0.9)
    if inherited.tense is None and WEAK_RESULT.search(text):
        return Mood(tense="past", rule="result", sure=0.6)
    return inherited


def speaks_anew(clause: Clause) -> bool:
    """会议指出，: what follows is no longer what was announced before."""
    text = fold(clause.text)
    return _SPEAKS.search(text) is not None or STRONG_RESULT.search(text) is not None


def lasting(mood: Mood, clauses: Sequence[Clause], clock: Clock) -> Mood:
    """A mood that runs on into the next sentence, with the period that this sentence names."""
    dates = (m for clause in clauses for m in clause.mentions if isinstance(m, Date))
    named = (d for d in dates if is_span(d, clock.today, clock.year))
    period = next(named, mood.period)
    return mood if period is mood.period else replace(mood, period=period)


def _announces(text: str, clause: Clause, inherited: Mood) -> bool:
    """The clause announces goals and is not itself told as past."""
    if clause.mark not in ("，", ",", "：", ":") or inherited.tense == "past":
        return False
    return _ANNOUNCES.search(text) is not None and _UNDER.search(text) is None


def _is_due(clause: Clause, at: int) -> bool:
    """The past date in the clause is a deadline (要在7月19日前)."""
    here = (m for m in clause.mentions if isinstance(m, Date) and m.start - clause.start == at)
    return any(_DEADLINE.search(date.text) for date in here)


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
    planned = _PLANNED_FOR.search(text) if at < 0 else None
    for mention in clause.mentions:
        if planned and isinstance(mention, Date) and is_running(mention, clock.today):
            at, rule = planned.start(), "signal"
        if isinstance(mention, Date) and is_future(mention, clock.today, clock.year):
            here = mention.start - clause.start
            if text[:here].endswith(_SHARE_OF):
                continue
            at, rule = (here, "date") if here > at and not rule else (max(at, here), rule)
    return at, rule


def _past(text: str, clause: Clause, clock: Clock) -> tuple[int, str]:
    at, rule = -1, ""
    text = _ON_BASE.sub(lambda match: "。" * len(match.group()), text)
    for match in (*STRONG_RESULT.finditer(text), *_DONE.finditer(text)):
        at, rule = max(at, match.start()), "result"
    for mention in clause.mentions:
        if isinstance(mention, Date) and is_past(mention, clock.today, clock.year):
            here = mention.start - clause.start
            if _COMPARED.search(text[:here]) or text[here : here + 1] == "。":
                continue
            at, rule = (here, "past date") if here > at else (at, rule)
    return at, rule
