"""Bodies and places as those who commit: rows of them, their speakers, the region's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiyao.values import Entity, Organisation, Person, Place, Region

_UNITS = re.compile(r"^(?:.+?(?:省|自治区|特别行政区|市))?(?:.+?(?:市|自治州|盟|地区))?(.+)$")
WHOLE = re.compile(
    "全(?:省|市|县|区|州|旗|镇|乡|街道)(?!社会|经济社会)|我(?:省|市|县|区|州|旗|镇|乡)(?!委|政府|人民)|本市|本省|本县|本区"
)
"""Words for the whole region that an article speaks for (全市, 我县)."""
_DEPARTMENT = re.compile(
    "[局厅委办署]$|[支分]行$|银行$|信用社$|联社$|[总支]队$|委员会$|办公室$|中心$|管理处$|公司$|集团$|医院$|大学$|学院$|商会$|协会$"
)
_NOT_DEPARTMENT = re.compile("[省市区县州旗镇乡盟]委$|工委$|常委$|纪委$|宣传部$|新闻办")
_SHORTLY = 60
"""Characters between a place and 全省 that means it."""
_AND = ("、", "和", "与", "")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Owners found, with the rule that found them."""

    bodies: tuple[Organisation, ...]
    rule: str


NOBODY = Owners(bodies=(), rule="nobody")


def short_name(region: Region) -> str:
    """The last unit of a full region name: 浙江省衢州市江山市 is 江山市."""
    match = _UNITS.match(region.name)
    return match[1] if match else region.name


def as_organisation(mention: Entity) -> Organisation | None:
    """A body or a place as the one who commits, None for other mentions."""
    if isinstance(mention, Organisation):
        return mention
    if isinstance(mention, Place):
        return Organisation(
            text=mention.text,
            start=mention.start,
            end=mention.end,
            name=mention.name,
            kind="region",
            adcode=mention.adcode,
        )
    return None


def whole_region(
    match: re.Match[str], offset: int, region: Region | None, mentions: Sequence[Entity]
) -> Organisation | None:
    """The region meant by 全市, 我县 or 全镇, None when the article does not tell.

    Args:
        match: of `WHOLE`, in a text that begins at `offset` of the reading.
        offset: see `match`.
        region: the article's region, meant if it is of that rank.
        mentions: of the article; else the last place of that rank before is meant.
    """
    start = offset + match.start()
    word = match.group()
    rank = word[1:]
    name, adcode = None, None
    here = _named_shortly_before(start, rank, mentions)
    if here is not None and not within(here, region):
        return as_organisation(here)
    if region is not None and short_name(region).endswith(rank):
        name, adcode = short_name(region), region.adcode
    else:
        places = (m for m in mentions if isinstance(m, Place) and m.start < start)
        for place in places:
            if place.name.endswith(rank):
                name, adcode = place.name, place.adcode
    if name is None and region is not None:
        upper = re.match(f".+?{rank}", region.name)
        name = upper.group() if upper else short_name(region)
    if name is None:
        return None
    return Organisation(
        text=word, start=start, end=start + len(word), name=name, kind="region", adcode=adcode
    )


def _named_shortly_before(start: int, rank: str, mentions: Sequence[Entity]) -> Place | None:
    """The place of that rank in the words before (河南…，全省小麦…), the last of several."""
    near = (m for m in mentions if isinstance(m, Place) and 0 <= start - m.end <= _SHORTLY)
    return next((m for m in reversed(list(near)) if _rank_of(m) == rank), None)


def _rank_of(place: Place) -> str:
    """省, 市 or 县 by the code of a place, "" without one."""
    code = place.adcode or ""
    if not code:
        return ""
    return "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"


def within(place: Place, region: Region | None) -> bool:
    """The place lies in the region, or the region in it, or nothing says otherwise."""
    if region is None or not region.adcode or not place.adcode:
        return region is not None
    inner, outer = place.adcode.rstrip("0"), region.adcode.rstrip("0")
    return inner.startswith(outer) or outer.startswith(inner)


def is_department(body: Organisation) -> bool:
    """A body that commits for itself: a bureau, firm or hospital, not a party committee."""
    if _NOT_DEPARTMENT.search(body.text):
        return False
    return body.kind in ("enterprise", "institution") or _DEPARTMENT.search(body.text) is not None


def speakers_of(text: str, mentions: Sequence[Entity]) -> Iterator[tuple[str, Organisation]]:
    """Names of persons with the body before their title (县农牧局局长某某), in order."""
    for body, person in pairwise(mentions):
        if isinstance(person, Person) and isinstance(body, Organisation):
            gap = text[body.end : person.start]
            if 0 < len(gap) <= 14 and not re.search("[，。；,;\n]", gap):
                yield person.name or person.text, body


def row_from(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The first body with those that 、 or 和 joins to it."""
    row = list(bodies[:1])
    for body in bodies[1:]:
        if text[row[-1].end : body.start] not in _AND:
            break
        row.append(body)
    return row


def row_before(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The last body with those that 、 or 和 joins to it."""
    row = list(bodies[-1:])
    for body in reversed(bodies[:-1]):
        if text[body.end : row[0].start] not in _AND:
            break
        row.insert(0, body)
    return row


def parties_from(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The first run of two or more bodies joined by 与, 、 or 和; short names in brackets skipped."""
    row: list[Organisation] = []
    for body in bodies:
        if row:
            gap = _BRACKETED.sub("", text[row[-1].end : body.start]).strip("“”")
            if gap == "":
                continue
            if gap not in ("、", "与", "和", "同", "及"):
                if len(row) > 1:
                    break
                row = []
        row.append(body)
    return row if len(row) > 1 else []
