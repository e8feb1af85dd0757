"""One article as the meeting extractor sees it: text, sentences, mentions by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, region_of
from jiyao.extract.clauses import Clause, clauses_of, sentences_of
from jiyao.values import Date, Entity, Organisation, Person, Place, Region

_OWN_PLACE = re.compile(r"我([省市县区州盟旗镇乡]|自治区|自治州|自治县)")
_LEVELS = re.compile(r".+?(?:自治区|自治州|自治县|[省市县区州盟旗镇乡])")


class View:
    """A Doc with the look-ups that the meeting grammar needs; offsets into the reading."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.article = article_of(doc)
        self.text = self.article.text
        self.region: Region | None = region_of(doc)
        self.sentences = sentences_of(doc)
        self.mentions: tuple[Entity, ...] = mentions_of(doc)
        self._starts = [mention.start for mention in self.mentions]
        self._ends = [mention.end for mention in self.mentions]

    def clauses(self, index: int) -> tuple[Clause, ...]:
        """Clauses of sentence `index`; the spaces of a headline part clauses too."""
        return clauses_of(self.sentences[index])

    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """Mentions that lie wholly inside `start:end`, in order."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        return self.mentions[first:last]

    def starting(self, position: int) -> Entity | None:
        """The mention that begins at `position`."""
        index = bisect_left(self._starts, position)
        if index < len(self._starts) and self._starts[index] == position:
            return self.mentions[index]
        return None

    def ending(self, position: int) -> Entity | None:
        """The mention that ends at `position`."""
        index = bisect_left(self._ends, position)
        if index < len(self._ends) and self._ends[index] == position:
            return self.mentions[index]
        return None

    def covering(self, position: int) -> Entity | None:
        """The mention with `position` inside it (not at its start)."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.mentions[index].start < position < self.mentions[index].end:
            return self.mentions[index]
        return None

    def dates(self, start: int, end: int) -> Iterator[Date]:
        """Date mentions inside `start:end`."""
        return (m for m in self.within(start, end) if isinstance(m, Date))

    def people(self, start: int, end: int) -> list[Person]:
        """Named persons inside `start:end`."""
        return [m for m in self.within(start, end) if isinstance(m, Person) and m.name]


def own_region(text: str, start: int, region: Region | None) -> Organisation | None:
    """我市, 我县 … standing at `start`, as the region that the article speaks for."""
    match = _OWN_PLACE.match(text, start)
    if match is None:
        return None
    return Organisation(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        name=_level_name(region, match.group(1)) or match.group(),
        kind="region",
        adcode=region.adcode if region else None,
    )


def _level_name(region: Region | None, level: str) -> str | None:
    parts = _LEVELS.findall(region.name) if region else []
    for part in reversed(parts):
        if part.endswith(level) or (level in ("省", "市") and part.endswith(("自治区", "市"))):
            return str(part)
    return None


def resolved_name(text: str, region: Region | None) -> str:
    """县第十八届人大常委会 with the county's name in front, when the region is known."""
    level = _level_name(region, text[0]) if text[0] in "省市县区州旗盟" else None
    return level + text[1:] if level else text


def as_body(mention: Organisation | Place) -> Organisation:
    """A body; a place that acts is a region."""
    if isinstance(mention, Organisation):
        return mention
    return Organisation(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        name=mention.name,
        kind="region",
        adcode=mention.adcode,
    )
