"""Sentences with made-up names: patterns filled in, known sentences with the names exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jiyao.tables.load import load_table
from jiyao.train.examples import Example, Name
from jiyao.train.names import LEVELS, NameMaker

_GAP = re.compile(r"\{(\w+)(?:=([^{}]+))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A row of tables/training_patterns.tsv."""

    pattern: str


class Generator:
    """Makes examples.

    Args:
        maker: of names.
    """

    def __init__(self, maker: NameMaker) -> None:
        self.maker = maker
        self.chance: random.Random = maker.chance
        self._patterns: list[str] = [
            row.pattern for row in load_table("training_patterns", Pattern)
        ]
        self._fillers: dict[str, tuple[str, Callable[[str], str]]] = {
            "per": ("PER", lambda level: maker.person()),
            "alien": ("PER", lambda level: maker.alien()),
            "loc": ("LOC", lambda level: maker.place()),
            "organisers": ("ORG", lambda level: maker.word("event") + "组委会"),
            "venue": ("LOC", self._venue),
            "chain": ("LOC", lambda level: maker.chain()),
            "institute": ("ORG", lambda level: maker.any_area() + maker.word("institute")),
            "foreign": ("LOC", lambda level: maker.country()),
            "org": ("ORG", maker.organisation),
            "body": ("ORG", maker.body),
            "full": ("ORG", maker.full_body),
            "firm": ("ORG", lambda level: maker.firm()),
            "bank": ("ORG", lambda level: maker.bank()),
            "school": ("ORG", lambda level: maker.school()),
            "nation": ("ORG", lambda level: maker.nation()),
            "committee": ("ORG", maker.committee),
            "branch": ("ORG", lambda level: maker.branch()),
            "hall": ("LOC", lambda level: maker.hall()),
            "road": ("LOC", lambda level: maker.road()),
            "area": ("LOC", lambda level: maker.own_area()),
            "utility": ("ORG", maker.utility),
            "brand": ("ORG", lambda level: maker.brand()),
            "hospital": ("ORG", lambda level: maker.hospital()),
        }
        for gap, end in _ENDS.items():
            self._fillers[gap] = ("ORG", self._with_end(end))

    def _with_end(self, end: str) -> Callable[[str], str]:
        def fill(level: str) -> str:
            whole = self.chance.random() < 0.4
            return (self.maker.region_of_level(level) if whole else level) + end

        return fill

    def _venue(self, level: str) -> str:
        place = level if self.chance.random() < 0.5 else self.maker.any_area()
        return place + self.maker.word("venue")

    def sentence(self) -> Example:
        """A pattern with its gaps filled."""
        pattern = self.chance.choice(self._patterns)
        level = self.maker.level()
        text, names, last = "", [], 0
        for gap in _GAP.finditer(pattern):
            text += pattern[last : gap.start()]
            last = gap.end()
            kind, given = gap.groups()
            words = [(given, self._fillers[kind][0])] if given else self._filled(kind, level)
            for word, label in words:
                if label:
                    names.append((len(text), len(text) + len(word), label))
                text += word
        return Example(text + pattern[last:], tuple(names))

    def _filled(self, gap: str, level: str) -> Iterator[tuple[str, str]]:
        """Words of a gap, each with its label or ""."""
        if gap == "level":
            yield level, ""
        elif gap == "editor":
            yield self.maker.person(), ""
        elif gap == "hidden":
            hidden = self.chance.choice((self.maker.organisation(level), self.maker.place(), ""))
            yield hidden, ""
        elif gap == "title":
            yield self.maker.title(), ""
        elif gap in ("says", "plan", "generic", "generics", "event"):
            yield self.maker.word(gap), ""
        elif gap == "date":
            month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
            yield self.chance.choice((f"{month}月{day}日", "日前", "近日", "昨天")), ""
        elif gap in _LISTS:
            for number in range(self.chance.randint(2, 6)):
                if number:
                    yield "、", ""
                label, fill = self._fillers[_LISTS[gap]]
                word = fill(level)
                # 区发改委、科技局: later members may lose their level
                if gap == "bodies" and number and self.chance.random() < 0.3:
                    word = word.removeprefix(level)
                yield word, label
        else:
            label, fill = self._fillers[gap]
            yield fill(level), label

    def renamed(self, example: Example) -> Example:
        """The same sentence with other names of the same kind; equal names stay equal."""
        new: dict[str, str] = {}
        old_level = next((c for c in LEVELS if re.search(f"{c}(委|政府|长)", example.text)), "")
        level = self.maker.level() if self.chance.random() < 0.3 else old_level
        text, names, last = "", [], 0
        for start, end, label in example.names:
            old = example.text[start:end]
            if old not in new:
                new[old] = self._other(old, label, old_level, level)
            text += example.text[last:start]
            names.append((len(text), len(text) + len(new[old]), label))
            text += new[old]
            last = end
        text += example.text[last:]
        return Example(text, tuple(names), () if not example.open else _moved(example, names))

    def _other(self, old: str, label: str, old_level: str, level: str) -> str:
        if label == "PER":
            foreign = "·" in old or len(old) > 4
            return self.maker.alien() if foreign else self.maker.person()
        if label == "LOC":
            return self._other_place(old)
        if self.chance.random() < 0.15:
            return old
        if old_level and level and old.startswith(old_level) and len(old) > 1:
            if len(old) > 3 and self.chance.random() < 0.4:
                return self.maker.body(level)
            return level + old[1:]
        for length in range(min(8, len(old) - 1), 1, -1):
            if old[:length] in self.maker.level_of:
                return self.maker.area(self.maker.level_of[old[:length]]) + old[length:]
            if old[:length] in self.maker.level_of_short:
                return self.maker.area("county", short=True) + old[length:]
        if old.endswith(("公司", "集团")):
            return self.maker.firm()
        return self.maker.ending_like(old) or old

    def _other_place(self, old: str) -> str:
        if self.chance.random() < 0.2:
            return old
        unknown = self.chance.random() < 0.2
        if old in self.maker.level_of:
            if unknown and len(old) in (3, 4):
                return self.maker.stem() + old[-1]
            return self.maker.area(self.maker.level_of[old])
        if old in self.maker.level_of_short:
            if unknown:
                return self.maker.stem()
            return self.maker.area(self.maker.level_of_short[old], short=True)
        end = next((word for word in self.maker.place_ends if old.endswith(word)), "")
        return self.maker.stem() + end if end and len(end) < len(old) <= len(end) + 4 else old


_ENDS = {
    "party": "委",
    "gov": "政府",
    "npc": "人大常委会",
    "cppcc": "政协",
    "court": "法院",
    "procuratorate": "检察院",
    "department": "委组织部",
    "term": "十七届人大常委会",
}
_LISTS = {"pers": "per", "bodies": "body", "locs": "loc"}


def _moved(example: Example, names: list[Name]) -> tuple[tuple[int, int], ...]:
    """Open stretches of a sentence whose names have changed length."""
    moved = []
    for start, end in example.open:
        shift = 0
        for (_, old_end, _), (_, new_end, _) in zip(example.names, names, strict=True):
            if old_end <= start:
                shift = new_end - old_end
        moved.append((start + shift, end + shift))
    return tuple(moved)
