"""Frozen values that every stage may import.

Two coordinate systems exist and are never mixed. Mentions on a Doc count code points of the
*reading* (lines joined, indents removed, one line per block). Records count code points of the
*raw* document. `OffsetMap` leads from the first to the second; `jiyao.extract` is the only caller.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import PlainSerializer

Label = Literal["ORG", "LOC", "PER", "DATE", "QUANTITY"]
DateKind = Literal["date", "time", "duration", "set"]
Comparator = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]
OrganisationKind = Literal[
    "party", "government", "legislature", "enterprise", "institution", "military", "region"
]
BlockKind = Literal[
    "headline", "subheadline", "byline", "paragraph", "section", "item", "caption", "furniture"
]


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_plain_number, return_type=int | float)]
"""A `Decimal` inside, a plain JSON number outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Where each character of a reading stands in the raw document.

    The reading consists of runs that are contiguous in the raw text; run `i` begins at
    `reading[i]` and at `raw[i]`, both ascending.
    """

    reading: tuple[int, ...]
    raw: tuple[int, ...]

    @classmethod
    def identity(cls, start: int = 0) -> OffsetMap:
        """Map of a reading that equals the raw text from `start` on."""
        return cls(reading=(0,), raw=(start,))

    def position(self, index: int) -> int:
        """Raw position of the reading's character `index`."""
        run = bisect_right(self.reading, index) - 1
        return self.raw[run] + index - self.reading[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw `start` and `end` (exclusive) of the reading's non-empty slice `start:end`."""
        return self.position(start), self.position(end - 1) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One decoded raw document.

    Attributes:
        id: path relative to the input folder, or the id a caller gave; unique within a run.
        text: the decoded characters, line ends untouched, no byte-order mark.
        published: day of publication by the caller, a sidecar or the file's name; None when they
            do not tell, each article is then dated by what the page says.
        encoding: what the bytes were decoded with.
    """

    id: str
    text: str
    published: dt.date | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's reading that is laid out as one unit (段落).

    Attributes:
        kind: what the unit is.
        start, end: code points of the reading; the character at `end` is a line feed or the end.
        marker: the list or section number as written ("一、", "（二）", "1."), "" without one.
            It is part of the block's text.
        level: depth of a section head or item by its numbering: 1 for 一、, 2 for （一）, 3 for
            1., 4 for （1）; 0 where there is no number.
    """

    kind: BlockKind
    start: int
    end: int
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The place that an article speaks for (地区): full name from the province down."""

    name: str
    adcode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a page: its reading, its layout and the way back to the raw text.

    Attributes:
        id: stable across runs; made from the source's id and the place in it.
        source: id of the SourceText.
        title: headline lines joined by a space, "" when there is none.
        byline: 通讯员 or 记者 line as read, None when there is none.
        published: day of publication used as the reference date.
        masthead: page header and footer lines of the whole page, evidence for the region.
        page_places: places that a page of several articles names, in order, repeats included:
            evidence for the region of those that name none.
        text: the reading: blocks in order, one line each, separated by line feeds.
        blocks: in order, without gaps but for the line feeds, covering `text`.
        offsets: reading -> raw.
        start, end: raw code points of the whole article.
    """

    id: str
    source: str
    title: str
    byline: str | None
    published: dt.date | None
    masthead: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    start: int
    end: int
    page_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters that mean something: `text` is the reading's slice `start:end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Mention):
    """A TIMEX3 expression (日期) with its first and last calendar day.

    Attributes:
        kind: TIMEX3 type.
        value: TIMEX3 value, None when the text gives nothing to compute it from.
        start_date, end_date: first and last day, None when open or unknown.
        anchor: the reference day that completed the value, None when the text alone did.
    """

    label: ClassVar[Label] = "DATE"
    kind: DateKind
    value: str | None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    anchor: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Mention):
    """A number with its unit and bound (数量): 100套以上 is 100, 套, `ge`.

    Attributes:
        value: the number in full, None for a range.
        min, max: the bounds of a range, else None.
        unit: unit or classifier as written without its multiplier: 1.9万人 is 19000 人.
        comparator: the bound that the words around the number state.
    """

    label: ClassVar[Label] = "QUANTITY"
    value: Number | None
    min: Number | None = None
    max: Number | None = None
    unit: str | None
    comparator: Comparator = "eq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Mention):
    """A body (机构): `name` is the mention with relative words resolved (区委 is 南开区委).

    Attributes:
        id: the same for all mentions of one body in a document, short forms included; None for
            a body put together from several mentions.
    """

    label: ClassVar[Label] = "ORG"
    name: str
    kind: OrganisationKind
    adcode: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mention):
    """A place (地点) with the GB/T 2260 code of what it names or resolves to."""

    label: ClassVar[Label] = "LOC"
    name: str
    adcode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Mention):
    """A person (人物): name without title; `title` as written (区委书记), None without one."""

    label: ClassVar[Label] = "PER"
    name: str | None
    title: str | None = None


Entity = Organisation | Place | Person | Date | Quantity

M = TypeVar("M", bound=Mention)


def in_raw(mention: M, offsets: OffsetMap) -> M:
    """The same mention with `start` and `end` in code points of the raw document."""
    values = {name: getattr(mention, name) for name in field_names(type(mention))}
    values["start"], values["end"] = offsets.span(mention.start, mention.end)
    return type(mention)(**values)


_FIELDS: dict[type[Any], tuple[str, ...]] = {}


def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Names of the fields of a class of mentions, found once."""
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return names
