"""How candidate names become names (消歧).

The rule, in this order:

1. No name stands in a document's title 《…》, in page furniture, or across a date or a quantity.
2. A body found by grammar or by the table of national bodies stands as it is; where the engine's
   name goes on to the right up to the last word of a body, it is followed.
3. A name by its last word takes in the engine's names inside it.
4. The engine's names stand where nothing above does, unless a table says that they are none; their
   label follows their last word.
5. Known places and places by their last word come next; they take in places inside them
   (江滩 in 江滩会议中心, 福建省 in 福建省东山县). Then come persons after titles.
6. Among candidates of equal standing the longer one wins, then the earlier one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from jiyao.recognise.spans import Candidate
from jiyao.recognise.trim import ends_body, tidied

_RANK = {"grammar": 0, "suffix": 1, "model": 2, "known": 3, "context": 4, "repeat": 5}
_LAST = frozenset("院局司处部办校社行会厂站店所园馆组队厅署台")
"""Last characters of bodies: with one of them the engine may go beyond a last word (大学|附三院)."""
_TITLED = re.compile(
    r"《[^《》\n]{1,60}》|“[^“”\n]{2,20}(?:之[乡都城星冠最窗]|百强|十强|百强[县区镇]|奖|奖章|奖状)”"
)
"""Titles of documents and of honours."""


class Settled:
    """Names that stand, kept in order without overlaps."""

    def __init__(self) -> None:
        self.names: list[Candidate] = []
        self._starts: list[int] = []

    def touching(self, start: int, end: int) -> list[Candidate]:
        """Names that share a character with `start:end`."""
        at = bisect_left(self._starts, start)
        if at and self.names[at - 1].end > start:
            at -= 1
        found = []
        while at < len(self.names) and self.names[at].start < end:
            found.append(self.names[at])
            at += 1
        return found

    def add(self, name: Candidate) -> None:
        """Add a name that touches none."""
        at = bisect_left(self._starts, name.start)
        self._starts.insert(at, name.start)
        self.names.insert(at, name)

    def remove(self, names: Iterable[Candidate]) -> None:
        """Take names out."""
        for name in names:
            at = bisect_left(self._starts, name.start)
            del self.names[at], self._starts[at]


def settle(
    text: str, candidates: Iterable[Candidate], closed: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """Choose among overlapping candidates by the rule above.

    Args:
        text: of the article.
        candidates: in any order.
        closed: stretches that no name may touch.
    Returns:
        Names in order, not overlapping.
    """
    shut = sorted([*closed, *(match.span() for match in _TITLED.finditer(text))])
    starts = [start for start, _ in shut]
    reach = [
        max((end for _, end in shut[max(0, at - 3) : at]), default=0) for at in range(len(shut) + 1)
    ]
    settled = Settled()
    ordered = sorted(
        filter(None, (tidied(text, each) for each in candidates)),
        key=lambda each: (_RANK[each.proof], each.start - each.end, each.start),
    )
    for each in ordered:
        if reach[bisect_left(starts, each.end)] <= each.start:
            _place(text, each, settled)
    return settled.names


def _place(text: str, name: Candidate, settled: Settled) -> None:
    """Let a candidate stand, take in what stands inside it, or go."""
    others = settled.touching(name.start, name.end)
    if not others:
        settled.add(name)
    elif _takes_in(text, name, others):
        settled.remove(others)
        settled.add(name)
    elif len(others) == 1 and name.label == "ORG" == others[0].label:
        _prolong(text, name, others[0], settled)


def _takes_in(text: str, name: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the names that stand are parts of the candidate (江滩 in 江滩会议中心)."""
    if name.proof == "repeat":
        return False
    if any(other.start < name.start or other.end > name.end for other in others):
        return False
    if name.label == "PER":
        return all(other.label == "PER" for other in others)
    if name.label == "LOC":
        return all(other.label == "LOC" for other in others)
    if name.proof == "model" and text[name.end - 1] in _LAST:
        return all(other.proof != "grammar" for other in others)
    return all(other.proof not in ("grammar", "suffix") for other in others)


def _prolong(text: str, name: Candidate, other: Candidate, settled: Settled) -> None:
    """Follow the engine to the right as far as the last word of a body, or a suffix to the left."""
    start, end = other.start, max(name.end, other.end)
    if other.proof == "model":
        start = min(name.start, other.start)
    grown = other.start == name.start and end - other.end <= 8 and text[end - 1] in _LAST
    if end > other.end and not grown and not ends_body(text, end):
        end = other.end
    if (start, end) != (other.start, other.end):
        settled.remove([other])
        settled.add(
            Candidate(start=start, end=end, label="ORG", proof=other.proof, opener=other.opener)
        )
