"""Names of firms, schools, hospitals, associations and other bodies by their last words (机构尾词).

The name is grown from the last word to the left, word by word, until a word that cannot belong to
a name: 与|中楚|建设|集团|有限公司.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jiyao.recognise.body_patterns import suffixes
from jiyao.recognise.spans import Candidate
from jiyao.recognise.trim import ends_body
from jiyao.recognise.words import Words
from jiyao.tables.load import load_table
from jiyao.tables.names import TitleRow, word_set

_FIRMS = frozenset(("公司", "超市", "酒业", "药业"))
"""Weak last words that are enough after a place and two characters more: 宁夏|六盘薯业|公司."""

LONGEST = 26
"""Characters that a name may have before its last word."""

_STOP_TAGS = frozenset(("p", "c", "u", "d", "r", "w", "t", "xc", "_SP", "q", "vd", "ad", "nw"))
_PROPER = frozenset(("LOC", "ORG", "PER", "ns", "nt", "nz", "nr"))
_ALWAYS = re.compile(
    r"(?:有限公司|有限责任公司|股份公司|集团公司|支行|分行|农商银行|农商行|领事馆|大使馆)$"
)
_BRACKETED = re.compile(r"[（(][一-龥]{2,8}[）)]$")
_OWN_PART = re.compile(
    "(?:该校|我校|本校|我院|该院)(?P<part>[一-龥]{2,8}?(?:学院|研究院|研究所|实验室)|"
    "附属[中小]学|教务处|科研处|研究生院)"
)
_AND = re.compile("[同与和及]")
_NUMBER = re.compile(r"^第?[一二三四五六七八九十0-9]{1,3}$")
_OPENING_CLASSES = re.compile(
    r"^(?:[两三四五六七八九]地|[一二三四五六七八九十]大|任何|各|该|本|某|全|两|多|新|老|原|所属|下属|直属|有关|相关|国有|民营|重点|中央|地方|区域|"
    r"基层|乡镇|街道|社区|标准化|央企|国企|高等|职业|乡镇|农村|公办|民办|龙头|大型|中小|专业|行业|社会|省级|市级|区级|县级|国家级)+"
)


def suffixed_in(text: str, words: Words) -> Iterator[Candidate]:
    """Bodies whose last word is strong and that have something proper before it.

    Args:
        text: of the article.
        words: of the text.
    Returns:
        Candidates in order; those of one last word do not overlap.
    """
    yield from _own_parts(text)
    yield from _found(text, words, suffixes("strong"))
    for each in _found(text, words, suffixes("weak")):
        if words.tag_at(each.start) in ("ns", "LOC") and each.end - each.start > 5:
            yield each


def _own_parts(text: str) -> Iterator[Candidate]:
    """Parts of the school or hospital spoken of: 该校|园艺学院, 我校|教务处."""
    for match in _OWN_PART.finditer(text):
        start, end = match.span("part")
        yield Candidate(start=start, end=end, label="ORG", proof="suffix")


def _found(text: str, words: Words, last_words: re.Pattern[str]) -> Iterator[Candidate]:
    reached = 0
    for match in last_words.finditer(text):
        start, end = match.start(), match.end()
        if match.re is not suffixes("strong") and match.group() not in _FIRMS:
            continue
        if not words.is_end(end) and words.name_at(end) is None and len(match.group()) < 3:
            continue
        edge = _after_body(text, max(_grown(text, words, start), 0), start)
        if edge >= start or end <= reached or not _is_proper(text, words, edge, match):
            continue
        reached = end
        yield Candidate(start=edge, end=end, label="ORG", proof="suffix")


def _after_body(text: str, edge: int, start: int) -> int:
    """The edge moved past another body that a conjunction joins: 青石中学|同|柳河中学."""
    for seam in _AND.finditer(text, edge + 3, start):
        if ends_body(text, seam.start()):
            edge = seam.end()
    return edge


def _grown(text: str, words: Words, start: int) -> int:
    """Left edge of the name whose last word begins at `start`."""
    bracket = _BRACKETED.search(text, max(0, start - 10), start)
    edge = start if bracket is None else bracket.start()
    limit = start - LONGEST
    while edge > 0:
        number = words.index(edge - 1)
        begin = words.starts[number]
        name = words.name_at(edge - 1)
        if name is not None and name[2] == "PER" and edge < start:
            break
        if name is not None and name[1] <= start + LONGEST:
            begin = min(begin, name[0])
        elif not _belongs(words.surfaces[number], words.tags[number], text[edge : edge + 1]):
            break
        if begin < limit or begin >= edge:
            break
        edge = begin
    return _without_verbs(words, edge, start)


def _without_verbs(words: Words, edge: int, start: int) -> int:
    """The edge moved past verbs, which open no name (建设|永安市立医院)."""
    while edge < start and words.tag_at(edge) == "v" and words.name_at(edge) is None:
        number = words.index(edge)
        edge = words.starts[number] + len(words.surfaces[number])
    return edge


def _belongs(surface: str, tag: str, following: str) -> bool:
    """Whether a word may stand inside a name."""
    if tag in _STOP_TAGS or not surface.strip():
        return False
    if tag == "m":
        return _NUMBER.match(surface) is not None
    if surface in word_set("name_breaks") or surface in _titles():
        return False
    if tag == "v":
        return surface in word_set("organisation_fields")
    return not (tag == "f" and len(surface) == 1)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(row.word for row in load_table("titles", TitleRow) if len(row.word) > 1)


def _is_proper(text: str, words: Words, edge: int, match: re.Match[str]) -> bool:
    """Whether the characters before the last word name one body rather than a class."""
    front = text[edge : match.start()]
    if len(front) < 2 or "乡镇" in front or _OPENING_CLASSES.match(front):
        return False
    if _ALWAYS.search(match.group()):
        return True
    position = edge
    while position < match.start():
        number = words.index(position)
        if words.tags[number] in _PROPER or words.name_at(position) is not None:
            return True
        position = words.starts[number] + len(words.surfaces[number])
    return False
