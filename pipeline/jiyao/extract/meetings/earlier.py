"""A meeting's name that stands in a clause before its verb's (会议名称在前一分句)."""

from __future__ import annotations

import re

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.names import is_cited, name_start
from jiyao.extract.meetings.patterns import AFTER_NAME, HEAD, words
from jiyao.extract.meetings.view import View
from jiyao.values import Organisation, Person

FURTHEST = 3
"""Clauses read leftwards from the verb's clause at most."""
LONGEST_NAME = 70
_SUBJECT = re.compile(
    rf"[”’」』》]?(?:[（(][^（()）]{{1,20}}[)）])?[\s　]{{0,2}}(?:{words('course')}[^，。；]{{0,40}})?$"
)
_COURSE = re.compile(
    rf"(?:{words('course')}|[^，。；]{{2,60}}(?:主办|承办|协办|主题|主线|协办单位)$)"
)
_CIRCUMSTANCE = re.compile(rf"(?:{words('adverb')}|{words('course')}|在|于|昨|定|将|完成|[\s　])")


def name_earlier(view: View, index: int, clause: Clause, verb: int) -> tuple[int, int] | None:
    """The name in an earlier clause: 全会，|于3月1日在京|召开; 大会圆满完成各项议程，|昨日|闭幕.

    Args:
        view: the article.
        index: the sentence.
        clause: the clause with the verb.
        verb: where the verb group begins.
    Returns:
        Start and end of the name; None where the clause has a subject of its own or what stands
        between is more than the course of the meeting (由…主办, 历时三天, 完成各项议程).
    """
    if not _is_circumstance(view, clause.start, verb):
        return None
    earlier = [c for c in view.clauses(index) if c.end < clause.start][-FURTHEST:]
    for former in reversed(earlier):
        if former.mark not in "，,":
            return None
        name = _subject(view, former)
        if name is not None:
            return name
        if not _COURSE.match(former.text):
            return None
    return None


def _is_circumstance(view: View, start: int, end: int) -> bool:
    """Whether `start:end` only says when, where and how, so that its subject stands before."""
    if start >= end:
        return True
    here = view.within(start, end)
    if any(isinstance(mention, Person) for mention in here):
        return False
    first = view.starting(start)
    if isinstance(first, Organisation):
        return False
    return bool(first is not None and first.label == "DATE") or bool(
        _CIRCUMSTANCE.match(view.text, start, end)
    )


def _subject(view: View, clause: Clause) -> tuple[int, int] | None:
    """The name that a clause has for its subject, with at most the course of the meeting after."""
    found = None
    for head in HEAD.finditer(view.text, clause.start, clause.end):
        if _SUBJECT.match(view.text[head.end() : clause.end]) and not AFTER_NAME.match(
            view.text, head.end()
        ):
            found = head
    if found is None:
        return None
    begin = name_start(view, clause.start, found.start())
    if found.end() - begin > LONGEST_NAME or is_cited(view.text, clause.start, begin, found.end()):
        return None
    return begin, found.end()
