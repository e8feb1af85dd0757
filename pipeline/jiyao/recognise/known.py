"""National bodies by name, and the names that the engine gives (全国性机构)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jiyao.recognise.body_patterns import body, is_guarded, unit_body
from jiyao.recognise.lexicon import Hit
from jiyao.recognise.spans import Candidate, NameLabel
from jiyao.recognise.trim import ends_body
from jiyao.recognise.words import LEAST_MARGIN, Words
from jiyao.tables.gazetteer import gazetteer
from jiyao.tables.names import word_set, words_of

_REST = re.compile(r"国际|中心|特色|全[市省区县国]|各|市场|人民|企业|经济|政府|工作")
"""After a known place: words that an engine may wrongly take into its name."""


_SPEAKS = re.compile("主持|讲话|出席|指出|强调|致辞|表示|介绍|说")
_BODY_LAST = frozenset("委部局办厅处院校会社公司行厂站所馆组队署台")
_ONE = frozenset("省市区县州镇乡村湾港岛山河江湖海路街道桥城")
_LAST = _ONE | frozenset(
    "洞峰瀑窟陵祠殿阁亭池崖谷国圈带矿堤站园场库厂楼馆院校塔寺庙宫门碑坝坡岭沟峡泉滩角嘴口关堡寨屯庄店苑坊圩渠洲潭溪川原谷林"
)
_LEVELS = frozenset("省市区县镇乡州旗盟")
_AND = re.compile("[同与和及]")
_BREAK = re.compile("[不没已仍正将再也都]")
_TAIL = re.compile("(?:[和及与同畔]|沿岸|两岸)$")
_BRANCH = re.compile(
    "[省市区县州]?(?:税务局|调查总?队|监管局|监管分局|监管支局|分局|支局|分行|支行|中心支行|分公司|供电公司|"
    "电力公司|直属库|专员办|监督局|管理局|办事处|特派办|分中心|分院|分社|记者站)"
)
_FREE_TRADE = re.compile(
    "中国[（(][一-龥]{2,6}[）)]自由贸易(?:试验区|港)(?:[一-龥]{2,8}?片区)?(?P<office>管委会|管理委员会|管理局)?"
)
_ROOM = re.compile("(?:厅|馆|会议室|礼堂|会堂)$")
_SEAM = re.compile(r"\s+|驻|(?<=[省市区县州旗盟镇乡])·")
_MISSION = re.compile(
    "驻(?P<place>[一-龥]{1,12}?)(?:大使馆|使馆|总领事馆|总领馆|领事馆|使团|代表处|办事处|联络处|"
    "临时部队|维和部队|部队)"
)
_HEAD_OF_STATE = re.compile("总统|总理|首相|主席|国王|外长|防长|女士|先生")


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    return re.compile(f"(?:{unit_body()}|党组理论学习中心组|党组(?!书记|成员)|办公室|办公厅)")


def national_in(text: str, words: Words, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """National bodies with their departments, and those of other countries.

    国家发展改革委社会发展司, 俄罗斯国防部.
    """
    places = {hit.start: hit.end for hit in hits if hit.sort in ("region", "short")}
    abroad = {hit.end: hit.start for hit in hits if hit.sort == "world"}
    for hit in hits:
        if hit.sort != "national" or is_guarded(text, hit.start, hit.end):
            continue
        end = _branch_end(text, hit.end, places)
        further = None if end > hit.end else _inner().match(text, end) or body().match(text, end)
        end = end if further is None else further.end()
        start = abroad.get(hit.start, hit.start) if text[end - 1] in "部院会署局" else hit.start
        named = words.name_at(hit.start) is not None
        if not named and not (words.is_start(hit.start) or hit.end - hit.start > 4):
            continue
        if named or end > hit.end or words.is_end(end):
            yield Candidate(start=start, end=end, label="ORG", proof="grammar")


def free_trade_zones_in(text: str) -> Iterator[Candidate]:
    """中国（上海）自由贸易试验区临港新片区 and its offices."""
    for match in _FREE_TRADE.finditer(text):
        label: NameLabel = "LOC" if match.group("office") is None else "ORG"
        yield Candidate(start=match.start(), end=match.end(), label=label, proof="grammar")


def _branch_end(text: str, end: int, places: dict[int, int]) -> int:
    """The end of a national body's branch in a place: 国家税务总局|涪陵区|税务局."""
    at = end
    while at in places:
        at = places[at]
    tail = _BRANCH.match(text, at)
    return end if at == end or tail is None else tail.end()


def engine_names_in(text: str, words: Words, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """What the engine takes for bodies and places; a place before 总统 is a person.

    Args:
        text: of the article.
        words: of the text.
        hits: known names of the text.
    """
    known = {hit.start: hit.end for hit in hits if hit.sort != "national"}
    spread = {
        at: hit.start
        for hit in hits
        if text[hit.start] not in "和与及" and hit.sort != "national"
        for at in range(hit.start + 1, hit.end)
        if text[at] not in _LEVELS
    }
    for start, end, label, margin in words.names:
        if margin < LEAST_MARGIN[label]:
            continue
        if label == "ORG" and _is_speaker(text, start, end):
            yield Candidate(start=start, end=end, label="PER", proof="model")
        elif label == "ORG":
            first = spread.get(start, start) if end - start > 3 else start
            for left, right in _bodies(text, first, end):
                yield Candidate(start=left, end=right, label="ORG", proof="model")
        elif label == "LOC" and _is_head_of_state(text, start, end, known):
            yield Candidate(start=start, end=end, label="PER", proof="model")
        elif label == "LOC":
            for first, last in _parts(text, start, _place_end(text, start, end, known)):
                yield Candidate(start=first, end=last, label="LOC", proof="model")


def _bodies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two bodies that the engine takes for one: 青石中学|同|柳河中学."""
    for seam in _AND.finditer(text, start + 3, end - 3):
        if ends_body(text, seam.start()) and ends_body(text, end):
            yield start, seam.start()
            start = seam.end()
    yield start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two places that the engine takes for one: 英国 葡萄牙, 中国|驻|法国."""
    for seam in _SEAM.finditer(text, start, end):
        if seam.start() > start:
            yield start, seam.start()
        start = seam.end()
    if start < end:
        yield start, end


def missions_in(text: str, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Missions abroad with the country or body that sends them (驻外机构): 中国驻老挝大使馆."""
    senders = {hit.end: hit.start for hit in hits}
    for match in _MISSION.finditer(text):
        start = senders.get(match.start())
        if start is not None:
            yield Candidate(start=start, end=match.end(), label="ORG", proof="grammar")


def _is_speaker(text: str, start: int, end: int) -> bool:
    """A surname and two characters that speak or preside are a person."""
    if end - start != 3 or text[start] not in word_set("surnames") or text[end - 1] in _BODY_LAST:
        return False
    return _SPEAKS.match(text, end) is not None


def _is_head_of_state(text: str, start: int, end: int, known: dict[int, int]) -> bool:
    return start not in known and end - start > 2 and _HEAD_OF_STATE.match(text, end) is not None


def _place_end(text: str, start: int, end: int, known: dict[int, int]) -> int:
    """The end of an engine's place that begins with a known one: 天津市|中心, 中国|国际森林."""
    inner = known.get(start, end)
    while known.get(inner, end) < end:
        inner = known[inner]
    if inner >= end:
        return end
    stray = (end - inner == 1 and text[inner] not in _LAST) or _BREAK.match(text, inner) is not None
    stray = stray or (end - inner <= 3 and not _ends_place(text, inner, end))
    cut = stray or (_REST.match(text, inner) is not None and not _is_venue(text, inner, end))
    return inner if cut else end


def _ends_place(text: str, start: int, end: int) -> bool:
    """Whether a short stretch after a known place may end a longer place's name."""
    tail = _TAIL.search(text, start, end)
    end = end if tail is None else tail.start()
    if end - start < 2 or gazetteer().named(text[start:end]):
        return end > start
    return text[end - 1] in _LAST or text.endswith(words_of("place_suffixes"), start, end)


def _is_venue(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a place by its last words: 国际会展中心B8厅, 国际会议中心三层宴会厅."""
    if _ROOM.search(text, start, end) is not None:
        return True
    return text.endswith(_venues(), start, end)


@lru_cache(maxsize=1)
def _venues() -> tuple[str, ...]:
    return tuple(word for word in words_of("place_suffixes") if len(word) > 1)
