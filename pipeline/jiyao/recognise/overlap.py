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

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from jiyao.recognise.body_patterns import suffixes
from jiyao.recognise.spans import Candidate
from jiyao.tables.names import words_of

_RANK = {"grammar": 0, "suffix": 1, "model": 2, "known": 3, "context": 4, "repeat": 5}
_TITLED = re.compile(r"《[^《》\n]{1,60}》")
_PLACE_END = re.compile(
    r"(?:[省市区县镇乡村州盟湖河江]|街道|社区|园区|景区|小镇|公园|水库|机场|高速|高铁|铁路|大厦|宾馆|酒店)$"
)
_VENUE = re.compile(r"(?:体育|会议|会展|展览|博览|市民|奥体|演艺)(?:中心|馆)$")
_TITLE_PART = re.compile(r"(?:党组|党委)(?=书记|副书记|成员|委员|常委)")
_SAID = re.compile(r"[说称](?=[。，：:、])")
_LETTERS = re.compile(r"[一-龥A-Za-z]{2}|^[一-龥]$")
_BODY_END = re.compile(
    r"(?:大学|学院|医院|银行|公司|集团|委员会|研究院|协会|中学|小学|支队|大队|政府)$"
)


@lru_cache(maxsize=1)
def _not_names() -> frozenset[str]:
    return frozenset(words_of("not_names"))


@lru_cache(maxsize=1)
def _events() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of('event_words'))})$")


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
            at = self.names.index(name)
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
    settled = Settled()
    ordered = sorted(
        filter(None, (_labelled(text, each) for each in candidates)),
        key=lambda each: (_RANK[each.proof], each.start - each.end, each.start),
    )
    for each in ordered:
        at = bisect_left(starts, each.end)
        if any(end > each.start for _, end in shut[max(0, at - 3) : at]):
            continue
        _place(text, each, settled)
    return settled.names


def _labelled(text: str, name: Candidate) -> Candidate | None:
    """The candidate with the label that its last word demands; None when it names nothing."""
    name = _trimmed(text, name)
    surface = text[name.start : name.end]
    if name.proof == "grammar":
        venue = name.opener is not None and _VENUE.search(surface) is not None
        return dataclasses.replace(name, label="LOC") if venue else name
    if (
        not _LETTERS.search(surface)
        or (surface in _not_names() and name.proof != "repeat")
        or "\n" in surface
    ):
        return None
    if name.label == "PER":
        return name
    if _events().search(surface):
        return None
    label = name.label
    if name.proof == "model" and len(surface) > 2:
        if label == "ORG" and _PLACE_END.search(surface):
            label = "LOC"
        elif label == "LOC" and _BODY_END.search(surface):
            label = "ORG"
    return Candidate(
        start=name.start, end=name.end, label=label, proof=name.proof, opener=name.opener
    )


def _trimmed(text: str, name: Candidate) -> Candidate:
    """Cut what belongs to a title or a measure; close a bracket that was left open."""
    start, end = name.start, name.end
    surface = text[start:end]
    tail = _TITLE_PART.search(text, max(start, end - 3), end + 3)
    if name.label == "ORG" and tail is not None and tail.end() == end:
        end = tail.start()
    elif name.label == "ORG" and name.proof == "model":
        start, end = _unbroken(text, start, end)
    elif name.label == "LOC" and surface.endswith("段") and len(surface) > 2:
        end -= 1
    elif name.label == "LOC" and surface.endswith("县") and text[end : end + 1] == "城":
        end -= 1
    elif name.label == "PER" and _SAID.match(text, end - 1) and end - start > 2:
        end -= 1
    opened = max(surface.rfind("（"), surface.rfind("("))
    if opened > max(surface.rfind("）"), surface.rfind(")")) and text[end : end + 1] in ("）", ")"):
        end += 1
    return dataclasses.replace(name, start=start, end=end)


@lru_cache(maxsize=1)
def _breaks() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of('name_breaks'))})(?!国|会)")


def _unbroken(text: str, start: int, end: int) -> tuple[int, int]:
    """A name cut at words that none runs across: 联合|医保南开分中心, 东海医科大学|共建…."""
    while (match := _breaks().match(text, start, end)) is not None and match.end() < end:
        start = match.end()
    for match in _breaks().finditer(text, start + 2, end):
        if _ends_body(text, match.start()):
            return start, match.start()
    return start, end


def _place(text: str, name: Candidate, settled: Settled) -> None:
    """Let a candidate stand, take in what stands inside it, or go."""
    others = settled.touching(name.start, name.end)
    if not others:
        settled.add(name)
    elif _takes_in(name, others):
        settled.remove(others)
        settled.add(name)
    elif len(others) == 1 and name.label == "ORG" == others[0].label:
        _prolong(text, name, others[0], settled)


def _takes_in(name: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the names that stand are parts of the candidate (江滩 in 江滩会议中心)."""
    if name.proof == "repeat":
        return False
    if any(other.start < name.start or other.end > name.end for other in others):
        return False
    if name.label == "PER":
        return all(other.label == "PER" for other in others)
    if name.label == "LOC":
        return all(other.label == "LOC" for other in others)
    return all(other.proof not in ("grammar", "suffix") for other in others)


def _prolong(text: str, name: Candidate, other: Candidate, settled: Settled) -> None:
    """Follow the engine to the right as far as the last word of a body, or a suffix to the left."""
    start, end = other.start, max(name.end, other.end)
    if other.proof == "model":
        start = min(name.start, other.start)
    if end > other.end and not _ends_body(text, end):
        end = other.end
    if (start, end) != (other.start, other.end):
        settled.remove([other])
        settled.add(
            Candidate(start=start, end=end, label="ORG", proof=other.proof, opener=other.opener)
        )


def _ends_body(text: str, end: int) -> bool:
    for strength in ("strong", "weak"):
        for size in range(2, 7):
            match = suffixes(strength).match(text, max(0, end - size))
            if match is not None and match.end() == end:
                return True
    return False
