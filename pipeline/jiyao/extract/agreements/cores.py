"""The clause before the verb without its edges: 会上, 在某地, 就某事, 正式 (小句主干)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, NAME, ORG, PER, View

_LEADS = (
    rf"[{DATE}]+(?:[，,])?",
    rf"(?:本报|本网|本刊|新华社)?[^，。；]{{0,20}}?(?:讯|电)(?:\s|[{BRACKET}])+",
    r"(?:会议?|仪式|现场|活动|大会|论坛|推介会?|对接会?|座谈会?|洽谈会?|签约|开幕式?|展会|博览会|发布会|启动式?)(?:上|中|期间|现场|之?后|之?前|结束后)(?=[^，])",
    r"(?:其间|期间|其中(?!国)|此外|另外|同时|随后|据悉|据了解|目前|日前|近日|另|又讯|至此|会后|会前|为此|最后|最终|接着|一是|二是|三是|当地时间)",
    rf"在[^，与同{ORG}{LOC}]{{0,4}}[^，与同]{{0,30}}?(?:见证|主持|支持|推动|指导|组织|协调|关心|共同见证|努力|帮助|牵头|促成)(?:之)?下",
    rf"在[^，与同]{{1,30}}?(?:会议|仪式|活动|大会|论坛|会|式|展|期间|现场)(?:上|期间|现场|中|之际)?(?=[{ORG}{LOC}{PER}])",
)


@dataclass(frozen=True)
class Core:
    """The clause without its edges."""

    start: int
    end: int
    each: bool
    joint: bool
    about: tuple[int, int] | None
    place: tuple[int, int] | None
    represented: tuple[int, int] | None


@cache
def _lead() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{lead})" for lead in _LEADS))


@cache
def _adverb_tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.adverbs()}|[{DATE}]|[{BRACKET}]|\s)+$")


PLACE_TAIL = re.compile(
    rf"(?<!存)在(?P<place>[{LOC}{ORG}]+[^，与同和]{{0,8}}|[^，与同{ORG}{LOC}]{{1,14}})$"
)
_ABOUT_TAIL = re.compile(
    r"(?:(?<!成)就(?!业|近|地|医|读|诊|任|职|餐)|围绕|针对|聚焦|关于|在(?=[^，]*(?:方面|领域|(?<![会式动场展坛])上)$))(?P<about>[^，]{2,60}?)(?:等?(?:相关|有关)?(?:事宜|问题|工作|事项)|等?方面|等?领域|上)?$"
)
TOPIC = re.compile(
    r"(?:(?<!成)就(?!业|近|地|医|读|诊|任|职|餐)|围绕|针对|聚焦)(?P<about>[^，]{2,40})$"
)
"""What two parties speak about, named before the second: 甲就S与乙签署…."""
_LINKED_TO = re.compile(f"(?:与|同|和|跟)(?={NAME})")
_REPRESENT_TAIL = re.compile(r"代表(?P<whom>[^，]{1,40})$")
_MANNER_TAIL = re.compile(r"(?:以|通过|采取)[^，与同]{2,16}(?:方式|形式|平台|途径)$")
_WITNESS = re.compile(r"^.{0,60}见证(?:了|下)?")


def lead_end(view: View, start: int, end: int) -> int:
    """Where the adverbials at the head of a clause end: 会上, 日前, 在…见证下."""
    while (lead := _lead().match(view.shape, start, end)) and lead.end() > start:
        start = lead.end()
    return start


def core_of(view: View, start: int, end: int) -> Core:
    """Cut adverbials from both edges of the clause, remembering what they say."""
    witness = _WITNESS.match(view.shape[start:end])
    if witness:
        start += witness.end()
    start = lead_end(view, start, end)
    adverbs = ""
    about = place = represented = None
    while end > start:
        tail = view.shape[start:end]
        if match := _adverb_tail().search(tail):
            adverbs += match.group()
        elif match := _MANNER_TAIL.search(tail):
            pass
        elif (
            about is None
            and (match := _ABOUT_TAIL.search(tail))
            and match.start() > 1
            and not _LINKED_TO.search(match.group())
        ):
            about = (start + match.start("about"), start + match.end("about"))
        elif place is None and (match := PLACE_TAIL.search(tail)):
            place = (start + match.start("place"), start + match.end("place"))
        elif (
            represented is None
            and (match := _REPRESENT_TAIL.search(tail))
            and not LINK.search(match.group())
        ):
            represented = (start + match.start("whom"), start + match.end("whom"))
        else:
            break
        end = start + match.start()
    inner = view.shape[start:end]
    each = re.search(words.adverbs("each"), adverbs + inner) is not None
    joint = re.search(words.adverbs("joint"), adverbs) is not None
    return Core(start, end, each, joint, about, place, represented)
