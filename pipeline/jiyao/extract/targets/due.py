"""Which date of a sentence is the period of a number (期限)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from jiyao.extract.clauses import Clause
from jiyao.extract.targets.cells import Cell
from jiyao.extract.targets.lexicon import STRONG_SIGNAL
from jiyao.extract.targets.mood import Clock
from jiyao.extract.targets.period import is_period
from jiyao.values import Date, Quantity

_BOTH = re.compile("双方|各方|三方|四方|两地")
_BASE = re.compile("[由从比较]$|同比$")
_ON_BASE = re.compile("[^，,]{0,16}基础上")
_DAILY = ("P1D", "P1W")
"""每天, 每周: they hold only in their own clause."""
_EACH = re.compile("每(?:人|户|生|名|亩|套)$|人均$")


def _is_period(date: Date, clause: Clause, clock: Clock) -> bool:
    """The date may be a period: no base of comparison; a deadline demanded, even one gone by."""
    before = clause.text[: date.start - clause.start]
    if _BASE.search(before) or _ON_BASE.match(clause.text, date.end - clause.start):
        return False
    demanded = date.text.endswith("前") and STRONG_SIGNAL.search(before) is not None
    return demanded or is_period(date, clock.today, clock.year)


class DueDates:
    """The dates of one sentence that can be periods.

    A date holds for the numbers behind it up to the next date or semicolon. The date with which
    the sentence begins, or which its goals have before a colon, holds for all of it.

    Args:
        clauses: the sentence's clauses.
        clock: when the document speaks.
        section: the period of the section or programme.
    """

    def __init__(self, clauses: Sequence[Clause], clock: Clock, section: Date | None) -> None:
        self.clauses = clauses
        self.clock = clock
        self.section = section

    @cached_property
    def dates(self) -> list[list[Date]]:
        """Of each clause those that can be periods."""
        return [
            [m for m in c.mentions if isinstance(m, Date) and _is_period(m, c, self.clock)]
            for c in self.clauses
        ]

    def of(self, index: int, cell: Cell) -> tuple[Date | None, str]:
        """Period of a number in clause `index`, and the rule that gave it."""
        here = self.dates[index]
        before = [date for date in here if date.start < cell.quantity.start]
        if before:
            return before[-1], "date of the clause"
        nearest = self._nearest(index)
        behind = [date for date in here if date.start >= cell.quantity.end]
        subject = not cell.before.strip() and not cell.joined
        if behind and (nearest is None or subject) and cell.after[:1] not in ("、", ","):
            return behind[0], "date behind the number"
        if nearest is not None:
            return nearest, "date of the sentence"
        if self.section is not None:
            return self.section, "period of the section"
        return None, "no period"

    def _nearest(self, index: int) -> Date | None:
        nearest: Date | None = None
        for clause, dates in zip(self.clauses[:index], self.dates[:index], strict=True):
            sets = self.lead is None and not _BOTH.match(self.clauses[index].text)
            lasting = [
                d
                for d in dates
                if d.kind != "set"
                or (
                    sets
                    and d.value not in _DAILY
                    and not _EACH.search(clause.text[: d.start - clause.start])
                )
            ]
            if lasting:
                nearest = lasting[-1]
            if clause.mark in ("；", ";"):
                nearest = None
        return nearest or self.lead

    @cached_property
    def lead(self) -> Date | None:
        """The date that holds for all of the sentence."""
        for clause, dates in zip(self.clauses, self.dates, strict=True):
            goal = clause.mark in ("：", ":")
            if dates and dates[0].kind != "set" and (goal or dates[0].start - clause.start <= 2):
                return dates[0]
            if any(isinstance(m, Quantity) for m in clause.mentions):
                return None
        return None
