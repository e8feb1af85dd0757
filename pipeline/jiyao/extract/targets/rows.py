"""Rows of a task table laid out as lines: number, task, department in charge, deadline (任务表)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiyao.values import Date, Entity, Organisation

_GAP = re.compile(r"[\u3000\t]+| {2,}")
_FEWEST_CELLS = 3
_SLACK = 2
"""Characters of a cell that its mentions need not cover (joining signs)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the cells of a row beside the task say."""

    departments: tuple[Organisation, ...]
    deadline: Date | None


def cells_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of the cells of the line `start:end`, which wide gaps part."""
    cells = []
    begin = start
    for gap in [*_GAP.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if text[begin:stop].strip():
            cells.append((begin, stop))
        begin = gap.end() if gap else end
    return cells


def is_row(text: str) -> bool:
    """The line has cells parted by wide gaps, the first a number: 3　新建公园5个　市园林局　年底."""
    if not text.lstrip()[:1].isdigit():
        return False
    cells = cells_in(text, 0, len(text))
    return len(cells) >= _FEWEST_CELLS and text[slice(*cells[0])].strip().isdigit()


def row_in(text: str, start: int, end: int, mentions: Sequence[Entity]) -> Row | None:
    """The row that the block `start:end` of the reading is, None when it is none."""
    if not is_row(text[start:end]):
        return None
    bodies: list[Organisation] = []
    deadline: Date | None = None
    for begin, stop in cells_in(text, start, end):
        inside = [m for m in mentions if begin <= m.start and m.end <= stop]
        if inside and stop - begin - sum(len(m.text) for m in inside) <= _SLACK:
            bodies += [m for m in inside if isinstance(m, Organisation)]
            deadline = next((m for m in inside if isinstance(m, Date)), deadline)
    return Row(departments=tuple(bodies), deadline=deadline)
