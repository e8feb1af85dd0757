"""Names that their surroundings give away: quoted parts and datelines (引号专名, 电头)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import Words
from jiyao.tables.names import words_of

_PROPER = frozenset(("LOC", "ORG", "PER", "ns", "nt", "nz", "nr"))
_DATELINE = re.compile(
    r"(?:新华社|中新社|中新网|本报|人民网|央视网|光明网)(?P<place>[一-龥]{2,8}?)"
    r"[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:专?电|讯)"
)


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    """A quoted part, then at most four characters and the last word of a place."""
    last = "|".join(re.escape(word) for word in words_of("place_suffixes") if len(word) > 1)
    return re.compile(f"“(?P<name>[一-龥·]{{2,6}})”[一-龥]{{0,4}}?(?:{last})")


def quoted_in(text: str, words: Words) -> Iterator[Candidate]:
    """Places with a quoted name: “启航湾”智慧园区. What is quoted must be a proper name."""
    for match in _quoted().finditer(text):
        start = match.start("name")
        proper = words.name_at(start) is not None or words.tag_at(start) in _PROPER
        if proper and words.is_end(match.end()):
            yield Candidate(start=match.start(), end=match.end(), label="LOC", proof="suffix")


def datelines_in(text: str) -> Iterator[Candidate]:
    """Places between the agency and the day: 新华社|杜尚别|7月5日电."""
    for match in _DATELINE.finditer(text):
        start, end = match.span("place")
        yield Candidate(start=start, end=end, label="LOC", proof="context")
