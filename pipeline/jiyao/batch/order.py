"""Order and difference of names without a list of all of them (有序、去重)."""

from __future__ import annotations

import hashlib
import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator

HELD = 100_000
"""Names held at a time; a folder with more is listed several times."""
_FULLEST = 0.6


def in_order(listing: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Names in order of code points, at most `HELD` of them in memory.

    Args:
        listing: gives the names, each once, in any order, and the same at each call.
    """
    last = ""
    while True:
        names = heapq.nsmallest(HELD, (name for name in listing() if name > last))
        yield from names
        if len(names) < HELD:
            return
        last = names[-1]


class Seen:
    """A set of strings that spends 16 bytes on each: hashes of 64 bits in a flat table.

    Two different strings pass as equal with a chance of one in 10 million for a million strings.
    """

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 << 10))
        self._number = 0

    def add(self, text: str) -> bool:
        """Take up a string; False if it was there before."""
        if self._number > _FULLEST * len(self._table):
            self._grow()
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if not self._put(int.from_bytes(digest, "little") or 1):
            return False
        self._number += 1
        return True

    def _put(self, value: int) -> bool:
        table = self._table
        mask = len(table) - 1
        place = value & mask
        while table[place]:
            if table[place] == value:
                return False
            place = (place + 1) & mask
        table[place] = value
        return True

    def _grow(self) -> None:
        before = self._table
        self._table = array("Q", bytes(16 * len(before)))
        for value in before:
            if value:
                self._put(value)
