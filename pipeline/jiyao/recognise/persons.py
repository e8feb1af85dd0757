"""Names of persons: by the engine, after a title, in bylines, and wherever else they recur (人名)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import LEAST_MARGIN, Words
from jiyao.tables.load import load_table
from jiyao.tables.names import TitleRow, words_of
from jiyao.tables.numbers import word_tree

HAN = "一-龥〇㐀-䶵"
DOCTRINE = re.compile(
    "(?=新时代中国特色社会主义|法治思想|经济思想|生态文明思想|文化思想|外交思想|强军思想|总体国家安全观)"
)
"""After a leader's name: the words that make it the name of a doctrine, which is no person."""

_NEXT = (
    r"(?=[、，。；：！）)\s“■□摄说介带率作主出致讲表指要强代参陪应宣到分就同与和在向对为通汇回告一等"
    r"列会率签赴来前调看又还也都及暨任当担副总先女]|$)"
)
_DOTTED = re.compile(f"[·•‧・](?<=[{HAN}].)(?=[{HAN}])")
_BYLINE = re.compile(
    f"(?:记者|通讯员|摄影|撰稿|供稿)[ 　:：]*(?P<name>[{HAN}]{{2,4}})(?=[）)/／\\s])"
)
_SPACED = re.compile(
    f"(?:记者|通讯员|摄影)[ 　]*(?P<name>[{HAN}][ 　]{{1,2}}[{HAN}])(?=[）)，、\\s]|通讯员|$)"
)
"""A name of two characters set apart to the width of three: 郑 洁."""
_BESIDE = re.compile(
    f"(?:[文图摄]/|图文[:：/])(?P<name>[{HAN}]{{2,3}}?)(?=[ 　）)\\n]|[文图摄]/|$)|"
    f"(?<=[（( 　/])(?P<first>[{HAN}]{{2,3}})(?=/[文图摄])"
)
"""Who wrote and who photographed: 文/柳青 图/江河, 柳青/文."""
_REPORTED = re.compile(f"(?:讯|电)[ 　]?[（(](?P<name>[{HAN}]{{2,4}})[）)]")
_CREDITED = re.compile("(?:整理|摄影|摄|供稿|供图|撰稿|报道)[）)]")
_CREDIT = re.compile(f"(?P<name>[{HAN}]{{2,3}}){_CREDITED.pattern}")
"""Who wrote, at the end of a note in brackets: （县委办李明整理）."""
_ACTS = re.compile("主持|出席|指出|强调|表示|讲话|致辞|一行|通报")
"""What a person does: 和 and 向 before two characters and such a verb are family names."""
_FUNCTION = frozenset(("c", "p", "u", "d", "r", "m", "q", "w", "xc", "t"))


@lru_cache(maxsize=1)
def _after_title() -> re.Pattern[str]:
    """A title or byline word, then a name by its surname."""
    rows = load_table("titles", TitleRow)
    titles = word_tree({row.word: "" for row in rows})
    return re.compile(f"{titles}[ 　:：]?(?P<name>{_surnames()}[{HAN}]{{1,2}}){_NEXT}")


@lru_cache(maxsize=1)
def _surnames() -> str:
    return word_tree(dict.fromkeys(words_of("surnames"), ""))


@lru_cache(maxsize=1)
def _follower() -> re.Pattern[str]:
    """The next name of a list."""
    return re.compile(
        f"[、 　](?P<name>{_surnames()}[{HAN}]{{1,2}})(?=[、，。；）)\\s■□摄]|等|出席|参加|列席|$)"
    )


def persons_in(text: str, words: Words) -> Iterator[Candidate]:
    """Persons by the engine and by the words around them.

    Args:
        text: of the article.
        words: of the text.
    Returns:
        Candidates; they may overlap.
    """
    for start, end, label, margin in words.names:
        if margin < LEAST_MARGIN[label]:
            continue
        if label == "PER" and _looks_like_person(text[start:end]):
            for first, last in _at_seams(words, start, end):
                yield _person(first, last, "model")
    yield from _dotted(text, words)
    yield from _by_parts(text)
    for match in _BESIDE.finditer(text) if "/" in text or "图文" in text else ():
        start, end = match.span(match.lastgroup or 0)
        if text.startswith(words_of("surnames"), start):
            yield Candidate(start=start, end=end, label="PER", proof="grammar")
    for match in _REPORTED.finditer(text):
        if match.group("name").startswith(words_of("surnames")):
            start, end = match.span("name")
            yield Candidate(start=start, end=end, label="PER", proof="grammar")
    yield from _credited(text, words)
    for pattern in (_BYLINE, _SPACED):
        for match in pattern.finditer(text):
            yield _person(*match.span("name"), "context")
    for match in _after_title().finditer(text):
        start, end = match.span("name")
        if not _is_cut(words, start, end) and not _is_joining(text, start, end):
            continue
        yield _person(start, end, "context")
        while (further := _follower().match(text, end)) is not None:
            start, end = further.span("name")
            if not _is_cut(words, start, end):
                break
            yield _person(start, end, "context")


def _credited(text: str, words: Words) -> Iterator[Candidate]:
    """Writers of notes: （县委办关晗整理）."""
    if _CREDITED.search(text) is None:
        return
    for match in _CREDIT.finditer(text):
        start, end = match.span("name")
        at = start if text.startswith(words_of("surnames"), start) and words.is_start(start) else -1
        at = start + 1 if at < 0 and end - start == 3 and words.is_start(start + 1) else at
        if at >= 0 and text.startswith(words_of("surnames"), at):
            yield _person(at, end, "context")


def _is_joining(text: str, start: int, end: int) -> bool:
    """Whether a family name that is a conjunction too opens a name: 州委书记|和学文|主持."""
    if end - start != 3 or text[start] not in "和向于" or _ACTS.match(text, end) is None:
        return False
    return text[end - 1] not in "长记任席员"


@lru_cache(maxsize=1)
def _parted() -> re.Pattern[str]:
    parts = word_tree(dict.fromkeys(words_of("given_names"), ""))
    return re.compile(f"{parts}{parts}{parts}?(?![县乡镇市州旗区路街山河湖寺省])")


def _by_parts(text: str) -> Iterator[Candidate]:
    """Tibetan and Mongolian names by their usual parts: 才让扎西, 哈斯巴根, 洛桑江村."""
    for match in _parted().finditer(text):
        yield Candidate(start=match.start(), end=match.end(), label="PER", proof="grammar")


def _dotted(text: str, words: Words) -> Iterator[Candidate]:
    """伊万·科罗廖夫: the words or names on both sides of the dot, if one of them is a name."""
    reached = 0
    for match in _DOTTED.finditer(text):
        if match.start() < reached:
            continue
        start, named = _part(words, match.start() - 1)[0], False
        end = match.start()
        while end < len(text) and text[end] in "·•‧・" and end - start < 30:
            left, right = _part(words, end - 1), _part(words, end + 1)
            named = named or left[2] or right[2]
            end = max(right[1], end + 2)
        reached = end
        if named and "\n" not in text[start:end]:
            yield _person(start, end, "context")


def _part(words: Words, position: int) -> tuple[int, int, bool]:
    """Start and end of the engine's name or the word at a position, and whether it is a person."""
    name = words.name_at(position)
    if name is not None:
        return name[0], name[1], name[2] == "PER"
    number = words.index(position)
    start = words.starts[number]
    return start, start + len(words.surfaces[number]), words.tags[number] in ("nr", "PER")


def _at_seams(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """One name or two: 于飞 白雪梅 in a byline is read as 于飞白雪梅."""
    cuts = [at for at in range(start + 2, end - 1) if at in words.seams]
    borders = [start, *cuts, end] if end - start >= 4 else [start, end]
    return list(pairwise(borders))


def _person(start: int, end: int, proof: str) -> Candidate:
    return Candidate(
        start=start, end=end, label="PER", proof="model" if proof == "model" else "context"
    )


def _looks_like_person(surface: str) -> bool:
    return len(set(surface)) > 1


def _is_cut(words: Words, start: int, end: int) -> bool:
    """Whether the words agree with a name at `start:end`: borders at both ends, no common word."""
    if not (words.is_start(start) and words.is_end(end)):
        return False
    first, last = words.index(start), words.index(end - 1)
    tags = words.tags[first : last + 1]
    return (first != last and not _FUNCTION.intersection(tags)) or tags[0] in ("nr", "PER", "nz")
