"""From a phrase to the parties it names: lists, counts, officers who sign, vague descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, NAME, ORG, PER, QTY, View
from jiyao.values import Organisation, OrganisationKind, Place, Quantity

LONGEST = 40
"""A longer phrase is no party's name, in characters."""

_SPLIT = re.compile(r"[、，,]|以及|(?<!共)和(?!平|谐|县|田|政)|及(?!时|其所属)|与(?!会)")
_ETC = re.compile(r"等(?!级|于|待|候)")
_PLACES_ETC = re.compile(
    rf"等(?:地|省|市|县|区|国|国家|地区|省市|省份|城市)[^{NAME[1:-1]}]*[{QTY}]"
)
_COUNTED = re.compile(rf"(?:共计?|在内的|这|的|首批|全国|当地|其他|另外?)*[{QTY}]+\S{{0,20}}$")
_PLURAL = re.compile(r"(?:成员国|成员单位|各方|部门|单位|企业|国家|机构)$")
_DEPARTMENTS = re.compile("等(?:多个|相关|有关)?(?:部门|领域|行业|方面|系统)")
_ATTRIBUTE = re.compile("的|旗下|下属|所属|麾下|——")
_COUNTERS = "家个所户方国位支座名省市县区"
_OFFICER = re.compile(rf"[{PER}]")
_CJK = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()“”&\-．.]{2,30}")
OWN = re.compile(r"我(?:省|市|县|区|州|旗|盟|镇|乡|国|校|院|街道)|本(?:省|市|县|区)")
"""我市, 我国: the article's own region as a party."""
_SHARED = re.compile(
    r"[两三四五六七八九](?:省|市|县|区|州|盟|旗|镇|乡|地|国)(?:[一两三四五](?:省|市|县|区))?(?P<body>[^，、]{0,16})$"
)
GENERIC = re.compile(
    r"公司|集团|集团公司|商会|协会|学会|银行|医院|学校|学院|大学|合作社|管委会|街道|园区|研究院|中心|企业|该?公司|该?集团|总公司|校方|院方"
)
"""A head without a name, which stands for a body named before."""
_COLLECTIVE = re.compile(r"[两双三四五各多](?:地|市|县|区|省|校|院|方|家|国)")
_VERBAL = re.compile(
    r"[了着将被把已还并就这该其此]|共建|联建|合建|携手|进行|开展|推进|加强|举行|召开|参加|参观|考察|表示|提出|通过|实现|建设|建立|开始|积极|深化|坚持"
)


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parties that a phrase names.

    Attributes:
        parties: in order, positions in the reading.
        count: the number of parties that the phrase states.
        complete: every party is named.
        guess: a name was read from the construction, not found by the recogniser.
    """

    parties: tuple[Organisation, ...] = ()
    count: Quantity | None = None
    complete: bool = True
    guess: bool = False

    def __bool__(self) -> bool:
        return bool(self.parties) or self.count is not None


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[{LOC}{ORG}]*)(?:的|各|多家|多个|众多|部分|一些|相关|有关|其他|国内|国际|境外|海外|外地|本地|当地|知名|优秀|重点|龙头|大型|首批|会员|入驻|参展|\W)*"
        rf"[\u4e00-\u9fff]{{0,4}}(?:{words.party_words('vague')})"
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(f"(?:{words.party_words('ending')})[{BRACKET}]*$")


@cache
def _titles() -> re.Pattern[str]:
    titles = words.party_words("title")
    return re.compile(f"(?:、|兼|和|原|一行|及其?|等|{titles})+$")


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    adverbs = words.adverbs()
    longer = words.adverbs(shortest=2)
    opening = re.compile(
        rf"^(?:由|其中(?!国)|此外|另外|来自|包括|以及|并|还|又|也|先后|与|[该我](?:校|院|市|县|区|行)(?=[\u4e00-\u9fff]{{4}})|[\s\"＂]|[{DATE}]|{longer})+"
    )
    closing = re.compile(rf"(?:之间|一道|一起|双方|在内|[\s\"＂]|{adverbs})+$")
    return opening, closing


def parties_in(view: View, start: int, end: int, *, linked: bool = True) -> PartyList:
    """The parties that the stretch `start:end` of a sentence names.

    Args:
        linked: the phrase stands beside 与 or as an object, so that a bare noun is a name.
    """
    end, shared = _shared_body(view, start, end)
    stop, count, complete, places = _without_tail(view, start, end)
    named = [] if places else list(_named(view, start, stop, linked))
    if _DEPARTMENTS.match(view.shape, stop):
        named = [(party, guessed) for party, guessed in named if not guessed]
    parties = _of_one_sort(tuple(party for party, _ in named), shared)
    if not parties and count is None:
        return PartyList(complete=False)
    return PartyList(
        parties=parties,
        count=count,
        complete=complete and not any(_PLURAL.search(party.text) for party in parties),
        guess=any(guessed for _, guessed in named),
    )


def is_vague(view: View, start: int, end: int) -> bool:
    """Whether a stretch names nobody but says what sort of parties they are: 采购商."""
    start, end = _trimmed(view, start, end, last=True)
    return end > start and _vague().fullmatch(view.shape[start:end]) is not None


def _shared_body(view: View, start: int, end: int) -> tuple[int, str]:
    """甲区、乙区两区农业农村局: where the names end, and the body that each of them has."""
    match = _SHARED.search(view.text[start:end])
    if match is None or len(_SPLIT.split(view.text[start : start + match.start()])) < 2:
        return end, ""
    return start + match.start(), match.group("body")


def _of_one_sort(parties: tuple[Organisation, ...], body: str) -> tuple[Organisation, ...]:
    """Places with the body that they share: of 两区X局, or of the last in 甲县、乙县、丙县X局."""
    if len(parties) < 2 or any(party.kind != "region" for party in parties[:-1]):
        return parties
    last = parties[-1]
    sharing, level = parties, parties[0].name[-1]
    if not body:
        own = re.match(f".{{2,8}}?{level}(?=(?P<body>.{{2,12}})$)", last.name)
        if own is None or last.kind == "region" or level not in "省市县区州盟旗镇乡":
            return parties
        body, sharing = last.name[own.end() :], parties[:-1]
    if not _ending().search(body):
        return parties
    named = tuple(
        replace(party, id=None, name=party.name + body, kind=kind_by_ending(body))
        for party in sharing
    )
    return named if len(named) == len(parties) else (*named, last)


def _without_tail(view: View, start: int, end: int) -> tuple[int, Quantity | None, bool, bool]:
    """Cut 等5家单位 or 3家企业: new end, number, whether all are named, whether only places are."""
    shape = view.shape[start:end]
    etc = _ETC.search(shape)
    if etc:
        at = start + etc.start()
        places = _PLACES_ETC.match(shape, etc.start()) is not None
        return at, _count(view, at, end), False, places
    counted = _COUNTED.search(shape)
    if counted is None:
        return end, None, True, False
    at = start + counted.start()
    count = _count(view, at, end)
    if count is None:
        return end, None, True, False
    pieces = [p for p in _SPLIT.split(view.shape[start:at]) if p.strip()]
    listed = len(pieces) >= 2 or "在内的" in counted.group()
    complete = listed and "在内的" not in counted.group()
    return at, count, complete, not listed


def _count(view: View, start: int, end: int) -> Quantity | None:
    for quantity in view.quantities(start, end):
        if quantity.unit is not None and quantity.unit in _COUNTERS:
            return quantity
    return None


def _named(view: View, start: int, end: int, linked: bool) -> Iterator[tuple[Organisation, bool]]:
    """Parties of the pieces of a list, with whether the name is a guess."""
    begin, cuts, before = start, list(_SPLIT.finditer(view.shape, start, end)), ""
    listed = linked or bool(cuts)
    beside_bodies = linked and bool(cuts) and ORG in view.shape[start:end]
    for cut in [*cuts, None]:
        stop = cut.start() if cut else end
        found = None
        if stop > begin:
            found = _party(view, begin, stop, listed, last=cut is None, beside_bodies=beside_bodies)
        if found is not None:
            party = _after_committee(found[0], before)
            before = party.name
            yield party, found[1]
        begin = cut.end() if cut else end


def _after_committee(party: Organisation, before: str) -> Organisation:
    """政府 behind X党委 is X政府."""
    stem = re.match(r"(.+?)(?:党工委|党委|工委)$", before)
    if stem is None or party.name not in ("政府", "人民政府", "管委会", "办事处"):
        return party
    return replace(party, id=None, name=stem.group(1) + party.name, kind="government")


def _party(
    view: View, start: int, end: int, linked: bool, *, last: bool, beside_bodies: bool
) -> tuple[Organisation, bool] | None:
    """The party that one piece names, None for a description or a person alone.

    Args:
        last: the piece ends its list, so that adverbs of the verb may follow.
        beside_bodies: other pieces of a counterparty are bodies, so that what the recogniser
            took for a person is one too.
    """
    start, end = _trimmed(view, start, end, last=last)
    represented = view.shape.rfind("代表", start, end)
    if represented > start and end - represented > 3:
        start = represented + 2
    officer = _OFFICER.search(view.shape, start, end)
    if officer and view.shape[start:end].strip(PER) == "" and beside_bodies:
        return _composed(view, start, end, []), True
    if officer:
        end = officer.start()
    title = _titles().search(view.text[start:end])
    if title and (officer or title.start() > 1):
        end = start + title.start()
        end = _before_person(view, start, end) if not officer else end
    start, end = _trimmed(view, start, end, last=last)
    if not 2 <= end - start <= LONGEST:
        return None
    owned = view.shape[max(0, start - 2) : start] in ("旗下", "下属", "所属", "麾下")
    return _organisation(view, start, end, linked or owned or officer is not None)


def _before_person(view: View, start: int, end: int) -> int:
    """Where the body ends before a person no recogniser found: 江川市王明 before 副市长."""
    match = re.search(f"(?<={NAME})[\u4e00-\u9fff]{{2,3}}$", view.shape[start:end])
    if match is None or _ending().search(match.group()):
        return end
    return start + match.start()


def _trimmed(view: View, start: int, end: int, *, last: bool) -> tuple[int, int]:
    """The stretch without adverbs at its edges, brackets at its end and attributes (的, 旗下)."""
    opening, closing = _edges()
    head = opening.match(view.shape[start:end])
    start += head.end() if head else 0
    tail = closing.search(view.shape[start:end]) if last else None
    end = start + tail.start() if tail else end
    while end > start and view.shape[end - 1] == BRACKET:
        end -= 1
    for attribute in _ATTRIBUTE.finditer(view.shape, start, end - 1):
        start = attribute.end()
    return start, end


def _organisation(
    view: View, start: int, end: int, linked: bool
) -> tuple[Organisation, bool] | None:
    text = view.text[start:end]
    names = view.names(start, end)
    if not names:
        return _unrecognised(view, start, end, linked)
    last, base = names[-1], view.sentence.start
    if last.start - base == start and last.end - base == end:
        return organisation_from(last), False
    if _vague().fullmatch(view.shape[start:end]):
        return (organisation_from(names[0]), False) if not linked else None
    if len(names) > 1 and re.search(
        "[在赴到]", view.shape[names[0].end - base : last.start - base]
    ):
        return organisation_from(names[0]), False
    reaches = last.end - base >= end
    gap = view.shape[start : names[0].start - base]
    if reaches and (
        not gap or (len(gap) <= 6 and not _vague().search(gap) and not _VERBAL.search(gap))
    ):
        return _composed(view, start, end, names), False
    rest = view.shape[max(start, last.end - base) : end]
    if rest.lstrip("的").startswith(("有关", "相关", "各")):
        return None if linked else (organisation_from(names[0]), False)
    closed = _ending().search(text) or (linked and re.fullmatch(r"[\u4e00-\u9fff]{1,8}", rest))
    if not reaches and closed and not _VERBAL.search(view.shape[start:end]):
        return _composed(view, start, end, names), True
    return organisation_from(last if reaches else names[0]), False


def _unrecognised(
    view: View, start: int, end: int, linked: bool
) -> tuple[Organisation, bool] | None:
    """A party that no recogniser found: its ending or its place beside 与 tells that it is one."""
    text = view.text[start:end]
    if OWN.fullmatch(text) or GENERIC.fullmatch(text):
        return _composed(view, start, end, []), False
    if (
        _COLLECTIVE.match(text)
        or not _CJK.fullmatch(text)
        or _VERBAL.search(text)
        or _vague().fullmatch(text)
    ):
        return None
    if not linked and not _ending().search(text):
        return None
    return _composed(view, start, end, []), True


def _composed(view: View, start: int, end: int, names: list[Organisation | Place]) -> Organisation:
    """A party whose name is a whole phrase; the first mention's resolution is kept."""
    base = view.sentence.start
    text = view.text[start:end]
    name, adcode = text, None
    if names:
        first, adcode = names[0], names[0].adcode
        at = first.start - base - start
        name = text[:at] + first.name + text[at + len(first.text) :]
    return Organisation(
        text=text,
        start=base + start,
        end=base + end,
        name=name,
        kind=kind_by_ending(text),
        adcode=adcode,
    )


_KINDS: tuple[tuple[str, OrganisationKind], ...] = (
    (
        "公司|集团|银行|支行|分行|企业|厂|店|超市|合作社|酒店|饭店|股份|控股|农商行|信用社",
        "enterprise",
    ),
    ("党委|党工委|区委|县委|市委|省委|总支|支部|党组", "party"),
    ("人大|人大常委会|政协", "legislature"),
    (
        "大学|学院|学校|中学|小学|医院|卫生院|研究院|研究所|中心|协会|商会|学会|联合会|实验室|园区|开发区|高新区|经开区",
        "institution",
    ),
    ("政府|局|厅|部|委|办|办公室|管委会|街道|街道办|委员会|法院|检察院", "government"),
    ("区|县|市|省|州|盟|旗|镇|乡|村", "region"),
)


def kind_by_ending(text: str) -> OrganisationKind:
    """Kind of an organisation by how its name ends; an enterprise when nothing tells."""
    for endings, kind in _KINDS:
        if re.search(f"(?:{endings})$", text):
            return kind
    return "enterprise"


def organisation_from(mention: Organisation | Place) -> Organisation:
    """A mention as a party; a place acts as a region."""
    if isinstance(mention, Organisation):
        return mention
    return Organisation(
        text=mention.text, start=mention.start, end=mention.end,
        name=mention.name, kind="region", adcode=mention.adcode,
    )  # fmt: skip


def alone(party: Organisation) -> PartyList:
    """One body as a side of its own."""
    return PartyList(parties=(party,))


def joined(lists: tuple[PartyList, ...]) -> PartyList:
    """Several lists as one."""
    counts = [item.count for item in lists if item.count is not None]
    return replace(
        PartyList(),
        parties=tuple(party for item in lists for party in item.parties),
        count=counts[0] if counts else None,
        complete=all(item.complete for item in lists),
        guess=any(item.guess for item in lists),
    )
