"""What somebody said (转述): a meeting named in it is no report of one."""

from __future__ import annotations

import re

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.days import is_definite, is_month, is_vague
from jiyao.extract.meetings.patterns import words
from jiyao.extract.meetings.view import View

_SAYING = re.compile(r"(?:表示|指出|强调|[^据]说|认为|要求|提出|希望|呼吁|称)$")
_ANNOUNCED = re.compile("将|定于|拟于|计划于")
_NARRATES = re.compile(
    rf"[\s　“”]{{0,3}}(?:{words('opening')}|{words('same_day')}|会议|大会|全会|[本此]次|[本此]届|[^，。；]{{0,12}}期间)"
)
FURTHEST = 6
"""Sentences read back for who is speaking."""


def is_quoted(view: View, index: int, clause: Clause) -> bool:
    """Whether a clause is what somebody said: 甲表示，…成功举行, or a later sentence of it.

    What is announced (将, 定于) in the words of one sentence counts as a report all the same.
    """
    for earlier in view.clauses(index):
        if earlier.start >= clause.start:
            return _goes_on(view, index, clause)
        if _introduces(view, earlier):
            return _ANNOUNCED.search(clause.text) is None
    return False


def _introduces(view: View, clause: Clause) -> bool:
    """Whether a clause says who speaks: 甲表示，; 会议指出，."""
    if clause.mark not in ("，", "：", ",", ":") or not _SAYING.search(clause.text):
        return False
    return bool(view.people(clause.start, clause.end)) or "会议" in clause.text


def _goes_on(view: View, index: int, clause: Clause) -> bool:
    """Whether the sentence goes on with a statement that one before it in its paragraph began.

    A day, 会上, 随后, 期间 … take the word back to the reporter.
    """
    sentence = view.sentences[index]
    if _NARRATES.match(sentence.text):
        return False
    days = view.dates(sentence.start, clause.end)
    if any(is_definite(day) or is_vague(day) or is_month(day) for day in days):
        return False
    for before in range(index - 1, max(-1, index - 1 - FURTHEST), -1):
        if view.sentences[before].block_index != sentence.block_index:
            return False
        if any(_introduces(view, earlier) for earlier in view.clauses(before)):
            return True
        if _NARRATES.match(view.sentences[before].text):
            return False
    return False
