"""The party that one phrase names: a body, a place, or what its ending shows to be one (签约方名称)."""

from __future__ import annotations

import re
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, NAME, ORG, PER, View
from jiyao.values import Organisation, OrganisationKind, Place

LONGEST = 40
"""A longer phrase is no party's name, in characters."""

_ATTRIBUTE = re.compile("的|旗下|下属|所属|麾下|——")
_OFFICER = re.compile(rf"[{PER}]")
_CJK = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）()“”&\-．.]{2,30}")
OWN = re.compile(r"我(?:省|市|县|区|州|旗|盟|镇|乡|国|校|院|街道)|本(?:省|市|县|区)")
"""我市, 我国: the article's own region as a party."""
GENERIC = re.compile(
    r"公司|集团|集团公司|商会|协会|学会|银行|医院|学校|学院|大学|合作社|管委会|街道|园区|研究院|中心|企业|该?公司|该?集团|总公司|校方|院方"
)
"""A head without a name, which stands for a body named before."""
_COLLECTIVE = re.compile(r"[两双三四五各多](?:地|市|县|区|省|校|院|方|家|国)")
_VERBAL = re.compile(
    r"[了着将被把已还并就这该其此]|共建|联建|合建|携手|进行|开展|推进|加强|举行|召开|参加|参观|考察|表示|提出|通过|实现|建设|建立|开始|积极|深化|坚持"
)


@cache
def vague_pattern() -> re.Pattern[str]:
    """A description of parties that names nobody: 有关企业, 采购商."""
    return re.compile(
        rf"(?:[{LOC}{ORG}]*)(?:的|各|多家|多个|众多|部分|一些|相关|有关|其他|国内|国际|境外|海外|外地|本地|当地|知名|优秀|重点|龙头|大型|首批|会员|入驻|参展|\W)*"
        rf"[\u4e00-\u9fff]{{0,4}}(?:{words.party_words('vague')})"
    )


@cache
def ending_pattern() -> re.Pattern[str]:
    """How the names of bodies end."""
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


def party_of(
    view: View, start: int, end: int, linked: bool, *, last: bool, beside_bodies: bool
) -> tuple[Organisation, bool] | None:
    """The party that one piece names, None for a description or a person alone.

    Args:
        last: the piece ends its list, so that adverbs of the verb may follow.
        beside_bodies: other pieces of a counterparty are bodies, so that what the recogniser
            took for a person is one too.
    """
    start, end = trimmed(view, start, end, last=last)
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
    start, end = trimmed(view, start, end, last=last)
    if not 2 <= end - start <= LONGEST:
        return None
    owned = view.shape[max(0, start - 2) : start] in ("旗下", "下属", "所属", "麾下")
    return _organisation(view, start, end, linked or owned or officer is not None)


def _before_person(view: View, start: int, end: int) -> int:
    """Where the body ends before a person no recogniser found: 江川市王明 before 副市长."""
    match = re.search(f"(?<={NAME})[\u4e00-\u9fff]{{2,3}}$", view.shape[start:end])
    if match is None or ending_pattern().search(match.group()):
        return end
    return start + match.start()


def trimmed(view: View, start: int, end: int, *, last: bool) -> tuple[int, int]:
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
    if vague_pattern().fullmatch(view.shape[start:end]):
        return (organisation_from(names[0]), False) if not linked else None
    if len(names) > 1 and re.search(
        "[在赴到]", view.shape[names[0].end - base : last.start - base]
    ):
        return organisation_from(names[0]), False
    reaches = last.end - base >= end
    gap = view.shape[start : names[0].start - base]
    if reaches and (
        not gap or (len(gap) <= 6 and not vague_pattern().search(gap) and not _VERBAL.search(gap))
    ):
        return _composed(view, start, end, names), False
    rest = view.shape[max(start, last.end - base) : end]
    if rest.lstrip("的").startswith(("有关", "相关", "各")):
        return None if linked else (organisation_from(names[0]), False)
    closed = ending_pattern().search(text) or (
        linked and re.fullmatch(r"[\u4e00-\u9fff]{1,8}", rest)
    )
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
        or vague_pattern().fullmatch(text)
    ):
        return None
    if not linked and not ending_pattern().search(text):
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
