"""The places of China with their codes, looked up by name or by code (地名词典)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jiyao.tables.beginnings import Beginnings
from jiyao.tables.lexicon import Lexicon
from jiyao.tables.load import load_table
from jiyao.values import Organisation, Place

Level = Literal["province", "prefecture", "county"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A row of tables/regions.tsv.

    Attributes:
        adcode: six digits of GB/T 2260.
        name: the full official name.
        short: names used instead, the most usual first.
        level: province, prefecture or county (districts and county-level cities are counties).
        status: former when the place was abolished or renamed.
    """

    adcode: str
    name: str
    short: tuple[str, ...] = ()
    level: Level
    status: Literal["current", "former"] = "current"

    def __hash__(self) -> int:
        """By the code: places are keys of many small tables."""
        return hash(self.adcode)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A row of a table that lists names: tables/world.tsv, tables/areas.tsv."""

    name: str


class Gazetteer:
    """All rows of tables/regions.tsv, by name and by code.

    Attributes:
        rows: as in the table.
        full_names: of all rows.
        beginnings: places of each full or short name, looked up by where the name begins.
    """

    def __init__(self, rows: tuple[RegionRow, ...]) -> None:
        self.rows = rows
        self._by_code = {row.adcode: row for row in reversed(rows)}
        named: defaultdict[str, list[RegionRow]] = defaultdict(list)
        for row in rows:
            for name in {row.name, *row.short}:
                named[name].append(row)
        self._by_name = {name: _meant(name, found) for name, found in named.items()}
        self.full_names = frozenset(row.name for row in rows)
        self.beginnings = Beginnings(self._by_name)

    @property
    def names(self) -> frozenset[str]:
        """Every full and short name."""
        return frozenset(self._by_name)

    def named(self, name: str) -> tuple[RegionRow, ...]:
        """Places that bear the name, in full or short; those of today before former ones.

        A full name shadows the short name of another place: 朝阳区 is never 朝阳市.
        """
        return self._by_name.get(name, ())

    def with_code(self, adcode: str) -> RegionRow | None:
        """The place with this code."""
        return self._by_code.get(adcode)

    def path(self, row: RegionRow) -> tuple[RegionRow, ...]:
        """The place and those it belongs to, from the province down."""
        codes = (row.adcode[:2] + "0000", row.adcode[:4] + "00")
        above = [self._by_code.get(code) for code in codes if code != row.adcode]
        return (*(place for place in above if place is not None), row)

    def full_name(self, row: RegionRow) -> str:
        """Name from the province down: 天津市南开区."""
        return "".join(place.name for place in self.path(row))


def _meant(name: str, rows: list[RegionRow]) -> tuple[RegionRow, ...]:
    full = [row for row in rows if row.name == name] or rows
    return tuple(row for row in full if row.status == "current") or tuple(full)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    return Gazetteer(load_table("regions", RegionRow))


@lru_cache(maxsize=1)
def _spellings() -> Lexicon[str]:
    """Full names, and short ones of provinces and prefectures."""
    known = gazetteer()
    names = {name: name for name in known.full_names}
    for row in known.rows:
        if row.level != "county" and row.status == "current":
            names.update((short, short) for short in row.short if len(short) > 1)
    return Lexicon(names)


def places_named(text: str) -> tuple[str, ...]:
    """Places that a text names in full, provinces and prefectures also in short.

    Args:
        text: of a whole page, lines as they stand.
    Returns:
        Names in order, each as often as it stands there, the first 200 of them.
    """
    return tuple(name for _, _, name in _spellings().scan(text)[:200])


def within(inner: RegionRow, outer: RegionRow) -> bool:
    """Whether `inner` is `outer` or lies in it, by their codes."""
    return inner.adcode.startswith(outer.adcode[: _DIGITS[outer.level]])


def as_organisation(place: Place) -> Organisation:
    """A place that acts as a party or an owner (南开区与承德市签订…).

    Args:
        place: a resolved mention; a short name with a code is written out (云南 is 云南省).
    """
    row = None if place.adcode is None else gazetteer().with_code(place.adcode)
    name = row.name if row is not None and place.name in row.short else place.name
    return Organisation(
        text=place.text,
        start=place.start,
        end=place.end,
        name=name,
        kind="region",
        adcode=place.adcode,
    )


_DIGITS = {"province": 2, "prefecture": 4, "county": 6}
