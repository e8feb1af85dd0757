"""Who signs with whom: the words before the verb as subject, link and counterparty (签约格局)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.cores import PLACE_TAIL, TOPIC, Core, core_of
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.parties import PartyList, is_vague, joined, parties_in
from jiyao.extract.agreements.view import NAME, PER, View

TRADED = "buyer and seller"
VAGUE = "parties not named"
_SORTS = "(?:企业家?|部门|高校|机构|商会|项目方|客商|院校|医院|学校)"


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


_MEETING = r"(?:还|随后|现场|共同|并)?(?:举行|召开|进行|开展)[^，与同]{2,12}"
_COLLECTIVE = re.compile(
    r"(?:两地|两市|两县|两区|两省|两校|三地|三市|三县|三省|四地|四市|五地|各地)(?=\S)"
)
_UNION = re.compile(r"由?(?P<members>[^，]{2,60})(?:共同)?组成的(?:联合体|联盟|团队)$")


def frame_of(view: View, start: int, end: int) -> Frame:
    """Read the stretch of a clause before the verb.

    Args:
        view: the sentence.
        start: where the clause begins.
        end: where the verb (or the name of what is signed) begins.
    """
    core = core_of(view, start, end)
    if core.represented is not None:
        return _by_representation(view, core)
    shape = view.shape[core.start : core.end]
    standing, meeting, vague = _pronouns()
    pronoun = standing.search(shape) or meeting.match(shape)
    named_until = core.start + pronoun.start() if pronoun else core.end
    if vague.fullmatch(shape):
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


@cache
def _pronouns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A pronoun for the parties: before the verb, before a meeting that they hold, with a noun."""
    pronouns = f"(?:{words.pronouns()})"
    return (
        re.compile(f"{pronouns}(?:政府|单位|公司)?$"),
        re.compile(f"{pronouns}(?={_MEETING}$)"),
        re.compile(f"{pronouns}(?:的?有关|相关)?{_SORTS}"),
    )


def _links(view: View, start: int, end: int) -> list[re.Match[str]]:
    return list(LINK.finditer(view.shape, start, end))


def _by_representation(view: View, core: Core) -> Frame:
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


def _signatories(view: View, core: Core) -> tuple[tuple[int, int], ...]:
    """The stretches of the two officers in 张三与李四代表双方, () unless there are two."""
    person = view.shape.find(PER, core.start, core.end)
    links = [*LINK.finditer(view.shape, core.start, core.end)] or [
        *re.finditer("和|、|，", view.shape[: core.end])
    ]
    links = [m for m in links if m.start() > person >= 0]
    if not links:
        return ()
    return (core.start, links[0].start()), (links[0].end(), core.end)


def _linked(view: View, core: Core, links: list[re.Match[str]], end: int) -> Frame:
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
    before = PLACE_TAIL.search(view.shape[core.start : link.start()])
    stop = core.start + before.start() if before and before.start() > 1 else link.start()
    if topic := TOPIC.search(view.shape[core.start : stop]):
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


def _traded(view: View, core: Core, link: re.Match[str]) -> Frame:
    """A从B采购…, A向B销售…: buyer and seller, and the goods as what it is about."""
    first = parties_in(view, core.start, link.start(), linked=False)
    stop = link.end() + len(re.match(f"{NAME}*", view.shape[link.end() :]).group())  # type: ignore[union-attr]
    second = parties_in(view, link.end(), stop)
    goods = re.match(r"[^，。]{2,40}?(?=的?$)", view.shape[stop : core.end])
    about = core.about or ((stop, stop + goods.end()) if goods else None)
    pairs = ((first, second),)
    return Frame(pairs, omitted=not first, about=about, place=core.place, rule=TRADED)


def _paired(
    view: View, core: Core, links: list[re.Match[str]], end: int
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


def _listed(view: View, core: Core, end: int, pronoun: str) -> Frame:
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
