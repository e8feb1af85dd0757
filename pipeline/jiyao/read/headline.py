"""Headlines: which of the lines above an article make its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.read.classify import Unit
from jiyao.read.layout import (
    BULLET,
    COLUMN,
    CONTINUATION,
    DOCUMENT,
    EVENT,
    KICKER,
    SITE,
    SUBJECT,
    UNFINISHED,
)

_SITE_LENGTH = 20
_TITLE_LINES = 3
_SLOGAN = re.compile(r"\S{2,9}(?:\s{1,4}\S{2,9}){1,3}$")
_SPEECH_MARK = re.compile(r"[—―-]{1,2}")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、．]|\.(?!\d))\s*")
_BRACKETED = re.compile(r"【([^【】]{8,60})】$")


def is_column_name(text: str) -> bool:
    """Whether a bare line names a column or bulletin (栏目) rather than a piece of news."""
    return len(text) <= 24 and COLUMN.search(text) is not None


def title_units(group: Sequence[Unit]) -> tuple[int, int]:
    """Which of the headline's lines make the title: `start`, `end` in the group.

    A line above that only says in what spirit (引题) is left out, so is a line below that adds
    to a finished headline (副题); a headline that breaks off takes the next line.
    """
    texts = [unit.text for unit in group]
    start = 0
    while start + 1 < len(group) and _is_kicker(group[start], group[start + 1]):
        start += 1
    end = start + 1
    while end < len(group) and end - start < _TITLE_LINES and _goes_on(texts[end - 1], texts[end]):
        end += 1
    return start, end


def _goes_on(text: str, following: str) -> bool:
    """Whether two lines are one headline: the first breaks off, or the second cannot begin one."""
    if UNFINISHED.search(text) or CONTINUATION.match(following):
        return True
    return DOCUMENT.search(following) is not None and not (
        DOCUMENT.search(text) or EVENT.search(text) or _SPEECH_MARK.match(following)
    )


def _is_kicker(unit: Unit, following: Unit) -> bool:
    """A motto above a headline that says who did what."""
    text, next_text = unit.text, following.text
    if SUBJECT.match(next_text) is None or EVENT.search(next_text) is None:
        return False
    if KICKER.match(text):
        return True
    if SUBJECT.match(text) or EVENT.search(text) or UNFINISHED.search(text):
        return False
    return _SLOGAN.match(text) is not None or following.lines[0].blank > 0


def is_bracketed(text: str) -> bool:
    """Whether a bare line is a headline in lenticular brackets."""
    return _BRACKETED.match(text) is not None


def is_item_head(text: str) -> bool:
    """Whether a bare line is marked as the head of a bulletin's item: ■…, 【…】."""
    return BULLET.match(text) is not None or is_bracketed(text)


def is_window_title(text: str, title: str) -> bool:
    """Whether a line is the browser's title, the headline and the site: 某会议召开_某网."""
    return len(text) > len(title) > 5 and text.startswith(title)


def is_site_name(text: str) -> bool:
    """Whether a bare line above a headline only names the site or paper."""
    return len(text) <= _SITE_LENGTH and SITE.search(text) is not None and not EVENT.search(text)


def title_from_lines(texts: Sequence[str]) -> str:
    """The title as printed: lines joined by a space, list bullet and brackets around it
    gone, and its number in a bulletin.
    """
    title = " ".join(re.sub(r"\s+", " ", text) for text in texts)
    title = BULLET.sub("", title, count=1) if BULLET.match(title) else title
    title = _NUMBER.sub("", title, count=1) if _NUMBER.match(title) else title
    bracketed = _BRACKETED.match(title)
    return bracketed[1] if bracketed else title
