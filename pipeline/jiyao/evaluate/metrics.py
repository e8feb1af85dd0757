"""Counts first, ratios last: counts are summed over documents and divided once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, missed and extra values; nothing to divide gives None, never 0 or 1."""

    hits: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float | None:
        """Share of what was predicted that is right."""
        return _ratio(self.hits, self.hits + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found."""
        return _ratio(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, from the counts."""
        return _ratio(2 * self.hits, 2 * self.hits + self.missed + self.extra)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


class Key(NamedTuple):
    """What is counted.

    Attributes:
        measure: "records" (detection), "slots", "exact" (gold records with every scored slot
            right), "titles", "entities" or "values" (entities whose value is right too).
        group: the record type or entity label, "" for titles.
        slot: the slot's name, "" for other measures.
    """

    measure: str
    group: str = ""
    slot: str = ""


class Tally:
    """Counts by key; a key never counted has zeros."""

    def __init__(self, counts: Iterable[tuple[Key, Counts]] = ()) -> None:
        self._counts: dict[Key, Counts] = {}
        for key, count in counts:
            self.add(key, count)

    def __iter__(self) -> Iterator[tuple[Key, Counts]]:
        return iter(sorted(self._counts.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and self._counts == other._counts

    def __hash__(self) -> int:
        return hash(frozenset(self._counts.items()))

    def __add__(self, other: Tally) -> Tally:
        return Tally([*self, *other])

    def add(self, key: Key, counts: Counts) -> None:
        """Add counts to what is there."""
        self._counts[key] = self._counts.get(key, Counts()) + counts

    def total(self, measure: str, group: str | None = None, slot: str | None = None) -> Counts:
        """The sum over the keys of a measure, of one group and slot where given."""
        return sum(
            (
                counts
                for key, counts in self._counts.items()
                if key.measure == measure
                and (group is None or key.group == group)
                and (slot is None or key.slot == slot)
            ),
            Counts(),
        )
