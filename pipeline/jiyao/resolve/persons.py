"""Titles of persons, as written before or after their names (职务)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jiyao.tables.load import load_table
from jiyao.tables.names import TitleRow
from jiyao.tables.numbers import word_tree

_LONGEST = 60
_MODIFIER = r"(?:原|时任|现任|常务|第一|执行|名誉|代|党组|党委|党工委|纪委|工会|机关党委|[一二三四五六七八九十]级)"
_LINK = re.compile(r"[、兼](?:兼)?$")
_BEFORE_LIST = re.compile(r"^[、\s和]+$")


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(f"{_MODIFIER}{{0,3}}{_words()}$")


@lru_cache(maxsize=1)
def _title_after() -> re.Pattern[str]:
    return re.compile(_words())


@lru_cache(maxsize=1)
def _words() -> str:
    return word_tree({r.word: "" for r in load_table("titles", TitleRow) if r.use == "before"})


def titles_of(
    text: str, persons: Sequence[tuple[int, int]], bodies: Sequence[tuple[int, int]]
) -> list[str | None]:
    """Titles of persons, longest and as written; one before a list of names holds for all.

    Args:
        text: of the article.
        persons: spans of names, in order.
        bodies: spans of organisations and places, in order.
    Returns:
        One title a person; a name repeated without a title has the first one given to it.
    """
    starts = {at: start for start, end in bodies for at in range(start + 1, end + 1)}
    found: list[str | None] = []
    given: dict[str, str] = {}
    previous: tuple[int, str | None] | None = None
    for start, end in persons:
        title = title_before(text, start, starts)
        listed = previous is not None and _BEFORE_LIST.match(text[previous[0] : start])
        if title is None and listed and previous is not None:
            title = previous[1]
        if title is None:
            match = _title_after().match(text, end)
            title = None if match is None else match.group()
        surface = text[start:end]
        if title is not None:
            given.setdefault(surface, title)
        found.append(title or given.get(surface))
        previous = (end, title)
    return found


def title_before(text: str, start: int, bodies: dict[int, int]) -> str | None:
    """The title that ends where a name starts.

    Args:
        text: of the article.
        start: of the name.
        bodies: from each position inside or at the end of an organisation or place to its start.
    """
    edge = start
    while start - edge < _LONGEST:
        match = _title().search(text, max(0, edge - 14), edge)
        if match is None:
            break
        edge = match.start()
        while edge in bodies:
            edge = bodies[edge]
        link = _LINK.search(text, max(0, edge - 2), edge)
        if link is None:
            break
        further = _title().search(text, max(0, link.start() - 14), link.start())
        if further is None:
            break
        edge = link.start()
    return text[edge:start] or None
