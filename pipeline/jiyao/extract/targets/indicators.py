"""Tables of indicators in a plan (指标表): a row each, with values of the base and the target year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiyao.extract.targets.lexicon import fold
from jiyao.extract.targets.rows import cells_in
from jiyao.values import Article, Date, Entity, Quantity

_NUMBER = re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}[.、)]?|[一二三四五六七八九十]{1,3}[、.])")
_YEAR = re.compile(r"(?:19|20)\d\d年?|十[一-龥]五(?:末|期末)?")
_VALUE = re.compile(
    r"^[\[〔(]?[^一-龥]*\d|^[-—–/]+$|^(?:不?[低高少多大小]于|不?超过|达到|控制在|≥|≤|>|<)"
)
_NAMED = re.compile(r"\d{1,2}[.、)]\s*[一-龥]{2}")
"""A numbered indicator (1.地区生产总值), as against a value."""
_BASE = re.compile("基期|基数|现状|实际|完成|预计")
_GROWTH = re.compile("年均|增速|增长|累计")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of values: what its header says, and where it stands in the reading."""

    head: str
    start: int
    end: int

    @property
    def is_growth(self) -> bool:
        """年均增长: a rate over the whole span."""
        return _GROWTH.search(self.head) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One value of a row."""

    indicator: str
    column: Column
    quantity: Quantity


def columns_in(text: str, start: int, end: int) -> tuple[Column, ...]:
    """Columns of values that a header line names, () when the line is no header of indicators.

    Args:
        text: the reading.
        start: of the line.
        end: of the line.
    """
    if "指标" not in text[start:end]:
        return ()
    found = []
    for left, right in cells_in(text, start, end):
        head = fold(text[left:right])
        if _YEAR.search(head) or _GROWTH.search(head) or _BASE.search(head):
            found.append(Column(head=head, start=left, end=right))
    years = [column for column in found if not column.is_growth]
    return tuple(found) if years and len(found) > 1 else ()


def measures_in(
    text: str, start: int, end: int, columns: Sequence[Column], mentions: Sequence[Entity]
) -> Iterator[Measure]:
    """Values of a row but for those of the base year, which is the first of several.

    A row whose cells do not fit the columns gives nothing.
    """
    cells = cells_in(text, start, end)
    values = [(a, b) for a, b in cells[1:] if _is_value(fold(text[a:b]))]
    if len(values) != len(columns):
        return
    before = [text[a:b] for a, b in cells if b <= values[0][0]]
    name = _NUMBER.sub("", fold(before[-1])).strip()
    years = [column for column in columns if not column.is_growth]
    for (left, right), column in zip(values, columns, strict=True):
        inside = [m for m in mentions if isinstance(m, Quantity) and left <= m.start < right]
        if len(name) > 1 and inside and not (len(years) > 1 and column is years[0]):
            yield Measure(indicator=name, column=column, quantity=inside[0])


def _is_value(cell: str) -> bool:
    return _VALUE.match(cell) is not None and _NAMED.match(cell) is None


def date_of(column: Column, mentions: Sequence[Entity]) -> Date | None:
    """The year in the head of a column."""
    inside = (m for m in mentions if isinstance(m, Date) and column.start <= m.start < column.end)
    return next(inside, None)


def columns_of(article: Article) -> dict[int, tuple[Column, ...]]:
    """Columns for each block that is a row of a table of indicators, by its index.

    A table begins with its header and ends with the first line that closes a sentence or opens
    another chapter; lines of one cell between (经济发展) part its rows.
    """
    rows: dict[int, tuple[Column, ...]] = {}
    columns: tuple[Column, ...] = ()
    for index, block in enumerate(article.blocks):
        text = article.text[block.start : block.end]
        header = columns_in(article.text, block.start, block.end)
        if header:
            columns = header
        elif block.level or text.rstrip().endswith(("。", "；")):
            columns = ()
        elif columns and len(cells_in(article.text, block.start, block.end)) > 1:
            rows[index] = columns
    return rows
