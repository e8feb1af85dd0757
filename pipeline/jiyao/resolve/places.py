"""Which place a name means: by its own words, its neighbours, and the article's region (地名消歧)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from jiyao.tables.gazetteer import RegionRow, gazetteer, within
from jiyao.tables.names import word_set

_TOWN_REST = re.compile("[一-龥]?(?:镇|乡|街道|村|社区)|舰|合作组织")
"""After a short name: the name of a town, a ship or a body that only begins like it (惠安|堡镇)."""


@lru_cache(maxsize=4096)
def places_in_chain(surface: str) -> tuple[tuple[RegionRow, ...], ...]:
    """The known places that a name begins with, each with its candidates.

    Args:
        surface: 四川省阿坝州若尔盖县, 南开区发改委.
    Returns:
        Candidates of each place from left to right; () when the name begins with none.
    """
    known = gazetteer()
    found: list[tuple[RegionRow, ...]] = []
    at = 0
    while at < len(surface):
        for end, rows in known.beginnings.at(surface, at):
            if len(rows[0].name) != end - at and _is_other(surface, at, end):
                continue
            if not found or _continues(rows, found[-1]):
                found.append(rows)
                at = end
                break
        else:
            break
    return tuple(found)


def _is_other(surface: str, start: int, end: int) -> bool:
    """Whether a short name only begins another place's name (惠安|堡镇) or is a common word."""
    if _TOWN_REST.match(surface, end) is not None:
        return True
    return len(surface) > end - start and surface[start:end] in word_set("common_places")


def _continues(rows: Sequence[RegionRow], above: Sequence[RegionRow]) -> bool:
    return any(within(row, high) and row != high for row in rows for high in above)


class Context:
    """What the article tells about ambiguous names.

    Args:
        region: the place that the article speaks for, None when it has none.
        surfaces: all names of places and bodies in the article, repeats included.
    """

    def __init__(self, region: RegionRow | None, surfaces: Iterable[str] = ()) -> None:
        self.region = region
        self.seen: Counter[RegionRow] = Counter()
        for surface in surfaces:
            for rows in places_in_chain(surface):
                if len(rows) == 1:
                    self.seen[rows[0]] += 1

    def place(self, surface: str) -> RegionRow | None:
        """The place that a name means or begins with; None when it is none or stays open."""
        chain = places_in_chain(surface)
        rows: Sequence[RegionRow] = ()
        for number, each in enumerate(chain):
            rows = each if number == 0 else [r for r in each if any(within(r, h) for h in rows)]
        return self._best(rows) if rows else None

    def _best(self, rows: Sequence[RegionRow]) -> RegionRow | None:
        if len(rows) == 1:
            return rows[0]
        ranked = sorted(((self._evidence(row), row) for row in rows), key=lambda pair: pair[0])
        (best, row), (second, other) = ranked[-1], ranked[-2]
        if best > second:
            return row
        if within(other, row) != within(row, other):
            return row if within(other, row) else other
        return _highest(rows)

    def _evidence(self, row: RegionRow) -> tuple[int, int, int]:
        """How near to the article's region, how often its province and prefecture are named."""
        known = gazetteer()
        near = 0
        if self.region is not None:
            near = sum(within(row, above) for above in known.path(self.region))
            near += 2 * (row == self.region)
        own = self.seen[row]
        above = sum(self.seen[place] for place in known.path(row)[:-1])
        return near, above, own


def _highest(rows: Sequence[RegionRow]) -> RegionRow | None:
    """For a short name the one place above county level: 大同 is 大同市, not 大同区 of Daqing."""
    above = [row for row in rows if row.level != "county"]
    return above[0] if len(above) == 1 else None
