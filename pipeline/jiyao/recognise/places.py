"""Names of places: known ones, chains of them, and those a last word gives away (地名)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jiyao.recognise.lexicon import Hit
from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import Words
from jiyao.tables.names import word_set, words_of
from jiyao.tables.numbers import word_tree

_PROPER = frozenset(("LOC", "ORG", "ns", "nz", "nr", "nt", "PER"))
_STOPS = frozenset(("p", "c", "u", "d", "r", "w", "t", "xc", "_SP", "q", "m", "v", "vd", "ad", "f"))
_LONGEST = 14
_GENERIC = frozenset("路港街江海山河湖岛湾")
"""Last words that end common nouns as well: 硬化路, 海港, 道路."""

_ROUTE = re.compile(
    r"(?:至|到|—|－|-)[一-龥]{2,8}?(?:高速公路|高速铁路|城际铁路|铁路|高铁|高速|公路)"
)
_CLAUSE = re.compile("[不没已仍]")
"""In what stands before a last word: a clause, not a name (门源|不通铁路)."""
_NOT_CHINA = re.compile("中国(?=式|特色|梦|共产|人民|红|力量)")
_DELEGATION = re.compile("(?:党政)?(?:代表团|交易团|考察团|访问团)")
_CONDITION = re.compile("[省市区县州](?=情)")
_SINGLE = re.compile(
    r"(?:(?<=[驻在来赴入返离])[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新蒙]"
    r"(?![的学])(?=[召举开央企高单投签学部调务工考参访乘，。、的]|办事处))"
)


@lru_cache(maxsize=1)
def _last_words() -> re.Pattern[str]:
    return re.compile(word_tree(dict.fromkeys(words_of("place_suffixes"), "")))


def known_places_in(text: str, words: Words, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Places of the tables; neighbours that belong together are one (四川省阿坝州若尔盖县).

    A short name counts where the engine sees a name of a place there too, or the word as a whole.
    """
    chain: list[Hit] = []
    for hit in hits:
        if hit.sort == "national" or not _is_place(text, words, hit):
            continue
        if _CONDITION.match(text, hit.end - 1) is not None:
            hit = hit._replace(end=hit.end - 1)
        follows = chain and hit.start == chain[-1].end and hit.sort in ("region", "short")
        if follows and not text.startswith(text[chain[-1].start : chain[-1].end], hit.start):
            chain.append(hit)
            continue
        yield from _joined(chain)
        chain = [hit]
    yield from _joined(chain)
    for hit in hits:
        route = _ROUTE.match(text, hit.end)
        if route is not None and hit.sort in ("region", "short"):
            yield _place(hit.start, route.end(), "context")
    for match in _SINGLE.finditer(text):
        yield _place(match.start(), match.end(), "context")


def _joined(chain: Sequence[Hit]) -> Iterator[Candidate]:
    if chain:
        yield _place(chain[0].start, chain[-1].end, "known")


def _place(start: int, end: int, proof: str) -> Candidate:
    return Candidate(
        start=start, end=end, label="LOC", proof="known" if proof == "known" else "context"
    )


def _is_place(text: str, words: Words, hit: Hit) -> bool:
    if _NOT_CHINA.match(text, hit.start) is not None:
        return False
    if _DELEGATION.match(text, hit.end) is not None:
        return True
    if hit.sort == "region" or (hit.end - hit.start > 2 and text[hit.end - 1] in "旗县市区州盟"):
        return text[hit.end : hit.end + 1] not in ("长",) or words.is_end(hit.end)
    name = words.name_at(hit.start)
    if name is not None:
        mistaken = hit.sort in ("area", "world") and name[:2] == (hit.start, hit.end)
        return (name[2] != "PER" or mistaken) and words.is_start(hit.start)
    if not (words.is_start(hit.start) and words.is_end(hit.end)):
        return False
    if text[hit.start : hit.end] in word_set("common_places"):
        return words.tag_at(hit.start) in ("ns", "LOC")
    return words.tag_at(hit.start) in ("ns", "LOC", "nz")


def suffixed_places_in(text: str, words: Words) -> Iterator[Candidate]:
    """Places by their last word, with something proper before it: 百步亭|街道, 岱家山|科创城."""
    for match in _last_words().finditer(text):
        if not words.is_end(match.end()):
            continue
        edge = _grown(words, match.start())
        if _is_common(words, match) or _CLAUSE.search(text, edge, match.start()) is not None:
            continue
        if match.start() - edge >= 2 and _is_proper(words, edge):
            yield _place(edge, match.end(), "context")


def _grown(words: Words, start: int) -> int:
    edge = start
    if not words.is_start(start):
        edge = words.starts[words.index(start)]
    while edge > 0:
        number = words.index(edge - 1)
        begin = words.starts[number]
        name = words.name_at(edge - 1)
        if name is not None and name[2] != "PER":
            begin = min(begin, name[0])
        elif _is_stop(words, number):
            break
        if begin < start - _LONGEST or begin >= edge:
            break
        edge = begin
    return edge


def _is_stop(words: Words, number: int) -> bool:
    surface = words.surfaces[number]
    return words.tags[number] in _STOPS or surface in word_set("name_breaks") or not surface.strip()


def _is_common(words: Words, match: re.Match[str]) -> bool:
    """Whether the last word is part of a common noun: 村 in 农村, 区 in 城区."""
    word = words.word_at(match.start())
    if match.group() in _GENERIC and len(word) > 1 and words.name_at(match.start()) is None:
        return words.tag_at(match.start()) in ("n", "v", "vn", "a")
    return len(match.group()) == 1 and len(word) > 1 and word in word_set("not_names")


def _is_proper(words: Words, edge: int) -> bool:
    name = words.name_at(edge)
    return words.tag_at(edge) in _PROPER or (name is not None and name[2] != "PER")
