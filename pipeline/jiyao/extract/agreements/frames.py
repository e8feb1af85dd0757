"""Who signs with whom: the words before the verb as subject, link and counterparty (签约格局)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.parties import PartyList, is_vague, joined, parties_in
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, NAME, ORG, PER, View

_TRADED = f"{NAME}{{1,40}}(?:[{BRACKET}]{{1,40}})?(?:处|集中|批量|定向|长期|独家){{0,2}}"
LINK = re.compile(
    r"(?<![参赋给授付])与(?!会[嘉领代人各同]|时俱|此同时)"
    r"|(?<![共协合一会不相连联异类如等赞陪随])同(?!时|意|步|期|类|样|志|比|业|济|城|心|年|日|一[天日]|仁|安|江)"
    rf"|(?<=[还又也])和(?={NAME})"
    rf"|(?<={NAME})[·—－]{{1,2}}(?={NAME}+[^，。]{{0,14}}(?:会|协作|合作|友好|签约))"
    rf"|(?:携手|牵手|联手|会同)|跟(?!踪|进|着|随)|(?<={NAME})联合(?={NAME})"
    rf"|从(?={_TRADED}(?:采购|购买|购入|购进|引进|订购|租赁|购置|收购|进口))"
    rf"|向(?={_TRADED}(?:采购|购买|订购|销售|出售|供应|供货|转让|出口|租赁|提供|发放|交付))"
)
"""与, 同, 跟 as a link between parties, 从 and 向 between buyer and seller; used on shapes, so
names hide theirs."""

TRADED = "buyer and seller"
VAGUE = "parties not named"
_SORTS = "(?:企业家?|部门|高校|机构|商会|项目方|客商|院校|医院|学校)"
_LEADS = (
    rf"[{DATE}]+(?:[，,])?",
    rf"(?:本报|本网|本刊|新华社)?[^，。；]{{0,20}}?(?:讯|电)(?:\s|[{BRACKET}])+",
    r"(?:会议?|仪式|现场|活动|大会|论坛|推介会?|对接会?|座谈会?|洽谈会?|签约|开幕式?|展会|博览会|发布会|启动式?)(?:上|中|期间|现场|之?后|之?前|结束后)(?=[^，])",
    r"(?:其间|期间|其中(?!国)|此外|另外|同时|随后|据悉|据了解|目前|日前|近日|另|又讯|至此|会后|会前|为此|最后|最终|接着|一是|二是|三是|当地时间)",
    rf"在[^，与同{ORG}{LOC}]{{0,4}}[^，与同]{{0,30}}?(?:见证|主持|支持|推动|指导|组织|协调|关心|共同见证|努力|帮助|牵头|促成)(?:之)?下",
    rf"在[^，与同]{{1,30}}?(?:会议|仪式|活动|大会|论坛|会|式|展|期间|现场)(?:上|期间|现场|中|之际)?(?=[{ORG}{LOC}{PER}])",
)


@dataclass(frozen=True)
class Frame:
    """How the words before the verb of signing divide.

    Attributes:
        pairs: (side 1, side 2) of each agreement that the construction states; side 2 is empty
            when all act jointly or nobody else is named.
        pronoun: 双方, 三方, 两国 … that stands for the parties, "" when they are named.
        omitted: a counterparty is there but no subject.
        led: side 1 names no body, at most its officer.
        joint: all parties act together.
        each: 分别 or the like.
        about: stretch of the sentence that says what about, None without one.
        place: stretch after 在 that says where, None without one.
        beside: the stretches on either side of the one link, () without one.
        rule: the construction's name.
    """

    pairs: tuple[tuple[PartyList, PartyList], ...]
    pronoun: str = ""
    omitted: bool = False
    led: bool = False
    joint: bool = False
    each: bool = False
    about: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    beside: tuple[tuple[int, int], ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class _Core:
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


_PLACE_TAIL = re.compile(
    rf"(?<!存)在(?P<place>[{LOC}{ORG}]+[^，与同和]{{0,8}}|[^，与同{ORG}{LOC}]{{1,14}})$"
)
_ABOUT_TAIL = re.compile(
    r"(?:(?<!成)就(?!业|近|地|医|读|诊|任|职|餐)|围绕|针对|聚焦|关于|在(?=[^，]*(?:方面|领域|(?<![会式动场展坛])上)$))(?P<about>[^，]{2,60}?)(?:等?(?:相关|有关)?(?:事宜|问题|工作|事项)|等?方面|等?领域|上)?$"
)
_TOPIC = re.compile(
    r"(?:(?<!成)就(?!业|近|地|医|读|诊|任|职|餐)|围绕|针对|聚焦)(?P<about>[^，]{2,40})$"
)
"""What two parties speak about, named before the second: 甲就S与乙签署…."""
_LINKED_TO = re.compile(f"(?:与|同|和|跟)(?={NAME})")
_REPRESENT_TAIL = re.compile(r"代表(?P<whom>[^，]{1,40})$")
_MANNER_TAIL = re.compile(r"(?:以|通过|采取)[^，与同]{2,16}(?:方式|形式|平台|途径)$")
_COLLECTIVE = re.compile(
    r"(?:两地|两市|两县|两区|两省|两校|三地|三市|三县|三省|四地|四市|五地|各地)(?=\S)"
)
_UNION = re.compile(r"由?(?P<members>[^，]{2,60})(?:共同)?组成的(?:联合体|联盟|团队)$")
_WITNESS = re.compile(r"^.{0,60}见证(?:了|下)?")


def frame_of(view: View, start: int, end: int) -> Frame:
    """Read the stretch of a clause before the verb.

    Args:
        view: the sentence.
        start: where the clause begins.
        end: where the verb (or the name of what is signed) begins.
    """
    core = _core(view, start, end)
    if core.represented is not None:
        return _by_representation(view, core)
    shape = view.shape[core.start : core.end]
    pronoun = re.search(f"(?:{words.pronouns()})(?:政府|单位|公司)?$", shape)
    named_until = core.start + pronoun.start() if pronoun else core.end
    if re.fullmatch(f"(?:{words.pronouns()})(?:的?有关|相关)?{_SORTS}", shape):
        return Frame((), about=core.about, place=core.place, rule=VAGUE)
    links = _links(view, core.start, named_until)
    if links:
        many = (
            pronoun is not None
            and pronoun.group()[0] in "三四五六各多"
            and pronoun.group()[1:2] in "方地"
        )
        core = replace(core, joint=core.joint or many)
        return _linked(view, core, links, named_until)
    return _listed(view, core, named_until, pronoun.group() if pronoun else "")


def lead_end(view: View, start: int, end: int) -> int:
    """Where the adverbials at the head of a clause end: 会上, 日前, 在…见证下."""
    while (lead := _lead().match(view.shape, start, end)) and lead.end() > start:
        start = lead.end()
    return start


def _links(view: View, start: int, end: int) -> list[re.Match[str]]:
    return list(LINK.finditer(view.shape, start, end))


def _core(view: View, start: int, end: int) -> _Core:
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
        elif place is None and (match := _PLACE_TAIL.search(tail)):
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
    return _Core(start, end, each, joint, about, place, represented)


def _by_representation(view: View, core: _Core) -> Frame:
    """张三与李四代表双方: the parties are those represented."""
    assert core.represented is not None
    start, end = core.represented
    pronoun = re.fullmatch(
        rf"(?:{words.pronouns()}|各自单位|各自企业|本单位)", view.text[start:end]
    )
    if pronoun:
        return Frame(
            (), pronoun=pronoun.group(), about=core.about, place=core.place,
            beside=_signatories(view, core), rule="represented pronoun",
        )  # fmt: skip
    parties = parties_in(view, start, end)
    two = len(parties.parties) == 2 and parties.count is None
    pairs = _sides_of_two(parties) if two else ((parties, PartyList()),)
    return Frame(pairs, joint=not two, about=core.about, place=core.place, rule="represented")


def _signatories(view: View, core: _Core) -> tuple[tuple[int, int], ...]:
    """The stretches of the two officers in 张三与李四代表双方, () unless there are two."""
    person = view.shape.find(PER, core.start, core.end)
    links = [*LINK.finditer(view.shape, core.start, core.end)] or [
        *re.finditer("和|、|，", view.shape[: core.end])
    ]
    links = [m for m in links if m.start() > person >= 0]
    if not links:
        return ()
    return (core.start, links[0].start()), (links[0].end(), core.end)


def _linked(view: View, core: _Core, links: list[re.Match[str]], end: int) -> Frame:
    """X与Y, X分别与A、B, A与B、C与D."""
    if len(links) > 1 and (pairs := _paired(view, core, links, end)):
        return Frame(
            pairs, each=True, about=core.about, place=core.place, rule="pairs joined by 与"
        )
    link = links[0]
    if link.group() in "从向":
        return _traded(view, core, link)
    union = _UNION.search(view.shape[: link.start()], core.start)
    if union:
        first = parties_in(view, *union.span("members"))
        pairs = ((first, parties_in(view, link.end(), end)),)
        return Frame(pairs, about=core.about, place=core.place, rule="由…组成的联合体与Y")
    before = _PLACE_TAIL.search(view.shape[core.start : link.start()])
    stop = core.start + before.start() if before and before.start() > 1 else link.start()
    if topic := _TOPIC.search(view.shape[core.start : stop]):
        about = (core.start + topic.start("about"), core.start + topic.end("about"))
        core = replace(core, about=core.about or about)
        stop = core.start + topic.start()
    begin = _represented_from(view, core.start, stop)
    first = parties_in(view, begin, stop, linked=False)
    second = parties_in(view, link.end(), end)
    if len(links) > 1 or core.joint:
        pairs = ((joined((first, second)), PartyList()),)
        return Frame(pairs, joint=True, about=core.about, place=core.place, rule="jointly with 与")
    omitted = not first and not is_vague(view, begin, stop)
    if core.place is None and before:
        place = (core.start + before.start("place"), core.start + before.end("place"))
        core = replace(core, place=place)
    pairs = _distributed(first, second) if core.each else ((first, second),)
    beside = ((begin, stop), (link.end(), end))
    rule = "X与Y" if not core.each else "分别"
    return Frame(
        pairs, omitted=omitted, led=not first, each=core.each, about=core.about, place=core.place,
        beside=beside, rule=rule,
    )  # fmt: skip


def _represented_from(view: View, start: int, end: int) -> int:
    """Where the body begins for which an officer signs: 市委副书记、市长张三代表市政府."""
    match = re.search(f"{PER}(?:分别)?代表(?={NAME})", view.shape[start:end])
    return start + match.end() if match else start


def _traded(view: View, core: _Core, link: re.Match[str]) -> Frame:
    """A从B采购…, A向B销售…: buyer and seller, and the goods as what it is about."""
    first = parties_in(view, core.start, link.start(), linked=False)
    stop = link.end() + len(re.match(f"{NAME}*", view.shape[link.end() :]).group())  # type: ignore[union-attr]
    second = parties_in(view, link.end(), stop)
    goods = re.match(r"[^，。]{2,40}?(?=的?$)", view.shape[stop : core.end])
    about = core.about or ((stop, stop + goods.end()) if goods else None)
    pairs = ((first, second),)
    return Frame(pairs, omitted=not first, about=about, place=core.place, rule=TRADED)


def _paired(
    view: View, core: _Core, links: list[re.Match[str]], end: int
) -> tuple[tuple[PartyList, PartyList], ...]:
    """A与B、C与D: one pair per piece, () when some piece has no link of its own."""
    cuts = [core.start]
    for before, after in pairwise(links):
        mark = max(view.shape.rfind(sign, before.end(), after.start()) for sign in "、，和及")
        if mark < 0:
            return ()
        cuts.append(mark + 1)
    pairs: list[tuple[PartyList, PartyList]] = []
    for begin, stop, link in zip(cuts, [*(c - 1 for c in cuts[1:]), end], links, strict=True):
        first = parties_in(view, begin, link.start())
        if not first and pairs:
            first = pairs[-1][0]
        second = parties_in(view, link.end(), stop)
        if first and second:
            pairs.append((first, second))
    return tuple(pairs)


def _distributed(first: PartyList, second: PartyList) -> tuple[tuple[PartyList, PartyList], ...]:
    """分别: each stated pair an agreement of its own, unless a list is open."""
    stated = (first.complete or not first) and second.complete
    left, right = first.parties, second.parties
    if not stated or (not left and not right):
        return ((first, second),)
    if len(left) <= 1:
        return tuple((first, _single(second, party)) for party in right)
    if len(right) == 1:
        return tuple((_single(first, party), second) for party in left)
    if len(left) == len(right):
        both = zip(left, right, strict=True)
        return tuple((_single(first, a), _single(second, b)) for a, b in both)
    return ((first, second),)


def _single(group: PartyList, party: object) -> PartyList:
    return PartyList(parties=(party,), count=group.count, guess=group.guess)  # type: ignore[arg-type]


def _sides_of_two(parties: PartyList) -> tuple[tuple[PartyList, PartyList], ...]:
    first, second = parties.parties
    return ((PartyList((first,), guess=parties.guess), PartyList((second,), guess=parties.guess)),)


def _listed(view: View, core: _Core, end: int, pronoun: str) -> Frame:
    """A、B、C签署, A和B签署, 双方签署, X签约."""
    parties = parties_in(view, core.start, end, linked=False)
    collective = _COLLECTIVE.match(view.shape, core.start, end)
    if collective and not parties.parties and not pronoun:
        pronoun = collective.group()
    if not parties:
        vague = VAGUE if is_vague(view, core.start, end) else ""
        rule = "pronoun" if pronoun else vague
        return Frame((), pronoun=pronoun, about=core.about, place=core.place, rule=rule)
    two = len(parties.parties) == 2 and parties.count is None and parties.complete
    inner = view.shape[core.start : end]
    officers = len(re.findall(f"{PER}+", inner)) == 2
    linked = re.search("和|及", inner) or pronoun.startswith(("双", "两"))
    joint = core.joint or not two or not (linked or officers)
    pairs = ((parties, PartyList()),) if joint else _sides_of_two(parties)
    return Frame(
        pairs, joint=joint, each=core.each, about=core.about, place=core.place, rule="list"
    )
