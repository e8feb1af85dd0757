"""Lists that run on inside a paragraph: 办好10件民生实事。一是…。二是… (文内列举)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiyao.extract.targets.lexicon import fold

_PROGRAMME = (
    r"[一-龥0-9年]{0,14}?(?:\d+|[一二三四五六七八九十]+|若干)?(?:件|项|个方面|方面|大|个)?“?[一-龥]{0,4}"
    r"(?:民生实事|民心工程|惠民实事|为民办实事|为民实事|实事项目|实事工程|实事|民生项目|惠民工程|惠民项目)(?:工程|项目)?”?"
)
_NAMED = re.compile(
    r"(?:(?:办好|抓好|实施|推进|做好|完成|落实|确定)(?:了|以下|好)?)?"
    rf"(?P<name>{_PROGRAMME})[^。:;]{{0,24}}[。:;]"
)
_MARKS = (
    re.compile(r"(?:(?<=[。;:,])|^)\s*[一二三四五六七八九十]{1,3}是"),
    re.compile(r"(?<=[。;:])\s*\([一二三四五六七八九十0-9]{1,3}\)"),
    re.compile(r"(?<=[。;:])\s*\d{1,2}[.、](?!\d)"),
    re.compile(r"(?<=[。;:])\s*[①-⑳]"),
    re.compile(r"(?<=[。;:])\s*[一二三四五六七八九十]{1,3}、"),
)
_WORD = re.compile("实事|民心工程|民生项目|惠民工程|惠民项目")
_FEWEST = 3
_NAMED_WITHIN = 260
"""Characters of a paragraph in which it names its programme."""
_NAME_TRIM = re.compile(
    "^.*?(?:办好|抓好|实施|推进|做好|完成|落实|确定|继续|再|要|将|票决|产生|通过)+了?(?=[一二三四五六七八九十0-9年“])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineList:
    """A programme told inside one paragraph.

    Attributes:
        name: the programme as the paragraph names it.
        items: (start, end) of the items in the paragraph, their numbers included.
    """

    name: str
    items: tuple[tuple[int, int], ...]


_OPENS = re.compile(rf"(?P<name>{_PROGRAMME})[^。:;]{{0,14}}[。:]?\s*$")
_COUNTED = re.compile(r"\d+|[一二三四五六七八九十]+(?:件|项|个|大|方面)")
_ENUMERATED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十0-9]{1,3}\)|\d{1,2}[.、)]|[①-⑳])"
)


def is_enumerated(text: str) -> bool:
    """The paragraph begins with a list number: 一是, 1., （1）."""
    return _ENUMERATED.match(fold(text[:8])) is not None


def list_opened(text: str) -> str | None:
    """Programme whose list begins after this paragraph (今年办好10件民生实事：)."""
    folded = fold(text[-300:])
    text = text[-300:]
    last = max(folded.rfind("。", 0, len(folded) - 1), folded.rfind("\n")) + 1
    match = _OPENS.search(folded, last) if _WORD.search(folded, last) else None
    if match is None or not _COUNTED.search(match["name"]):
        return None
    return _NAME_TRIM.sub("", text[match.start("name") : match.end("name")])


def inline_list(text: str) -> InlineList | None:
    """The list of a programme inside a paragraph's text, None without at least three items.

    >>> inline_list("今年办好3件民生实事。一是修路。二是建校。三是改厕。").items
    ((11, 16), (16, 21), (21, 26))
    """
    if _WORD.search(text, 0, _NAMED_WITHIN) is None:
        return None
    folded = fold(text)
    named = list(_NAMED.finditer(folded, 0, _NAMED_WITHIN))
    for mark in _MARKS if named else ():
        starts = [match.start() for match in mark.finditer(folded, named[0].end() - 1)]
        before = [match for match in named if starts and match.end() - 1 <= starts[0]]
        if len(starts) >= _FEWEST and before and starts[0] - before[-1].end() <= 60:
            items = tuple(zip(starts, [*starts[1:], len(text)], strict=True))
            name = text[before[-1].start("name") : before[-1].end("name")]
            return InlineList(name=_NAME_TRIM.sub("", name), items=items)
    return None
