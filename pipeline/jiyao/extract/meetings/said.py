"""How far a statement reaches (要点文字): to the first comma that closes a clause with a verb."""

from __future__ import annotations

import re

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.view import View

_ADVERBIAL = re.compile(
    r"^(?:(?:当前|目前|下一步|近年来|一年来|今年以来|多年来|接下来|下步|同时|总体上?|此外|新的一年"
    r"|[^，。]{0,12}(?:以来|期间|年来|未来[^，]{1,4}年))"
    r"|[^，。]{0,3}(?:在(?!于)|自(?![觉治主身然信动])|随着|按照|根据|为了|面对|对于|关于|针对|当(?![前今地])|围绕)[^，。]{1,60}"
    r"|[^，。]{0,3}(?:从|为|经过|通过|立足|站在)[^，。]{1,60}(?:[下中上后前时来际里间年月起看内]|出发|角度)"
    r"|[^，。]{1,40}(?:进程中|过程中|背景下|领导下|支持下|努力下|基础上|工作中|前夕|之际|方面|年里)"
    r"|[^，。]{0,30}(?:征程|道路|赛道|起点|关口|舞台|[会坛式])上)$"
)
_DOES = re.compile(
    r"要?在(?![^，。]{1,60}[下中上后前时来际里间年月起看内]$)[^，。]{2,20}?(?:上|中|方面)(?=[^，。]{3})"
)
"""(要)在学深悟透上|持续用力: a circumstance with its own verb behind it."""
_PIECE = re.compile(r"[^，。；！？”]{1,200}")
LONGEST_QUOTE = 300
"""Characters of a quotation read back from 甲说 at most."""


def first_clause(view: View, clauses: tuple[Clause, ...], number: int) -> tuple[int, int]:
    """From clause `number` to the first comma that closes a clause with a verb."""
    if number >= len(clauses):
        return 0, 0
    start = clauses[number].start
    return text_span(clauses, number, start)


def text_span(clauses: tuple[Clause, ...], number: int, start: int) -> tuple[int, int]:
    """From `start` in clause `number` to the first comma that closes a clause with a verb."""
    end = clauses[number].end
    for step, clause in enumerate(clauses[number : number + 4]):
        words = (
            clause.text.strip(" 　“")
            if step
            else clause.text[max(0, start - clause.start) :].strip(" 　“")
        )
        end = clause.end
        if not is_adverbial(clause, words) or clause.mark not in "，,":
            break
    return start, end


def is_adverbial(clause: Clause, words: str) -> bool:
    """Whether a clause only sets time or circumstance, so that the statement goes on."""
    if _DOES.match(words):
        return False
    if _ADVERBIAL.match(words):
        return True
    covered = sum(m.end - m.start for m in clause.mentions if m.label == "DATE")
    return covered >= len(words) - 1


def quoted_clause(view: View, floor: int, closing: int) -> tuple[int, int] | None:
    """First clause of the quotation whose ” stands before `closing`, None without one.

    Args:
        view: the article.
        floor: where reading back ends.
        closing: the place after the ”.
    """
    if closing <= floor or view.text[closing - 1] != "”":
        return None
    opened = view.text.rfind("“", max(floor, closing - LONGEST_QUOTE), closing)
    piece = _PIECE.match(view.text, opened + 1, closing) if opened >= 0 else None
    return piece.span() if piece else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space and without a quotation mark whose partner stands outside."""
    while start < end and (
        text[start] in " 　” " or (text[start] == "“" and "”" not in text[start:end])
    ):
        start += 1
    while end > start and (
        text[end - 1] in " 　“" or (text[end - 1] == "”" and "“" not in text[start:end])
    ):
        end -= 1
    return start, end
