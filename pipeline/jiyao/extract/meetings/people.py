"""Lists of persons and bodies (名单): 副区长甲、乙，区民政局、区教育局负责同志."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from jiyao.extract.meetings.patterns import words
from jiyao.extract.meetings.view import View, as_body, own_region
from jiyao.values import Organisation, Person, Place

_SEPARATOR = re.compile(r"[、，,；;]|以及|和|与|及")
_LEAD = re.compile(rf"(?:(?:{words('list_lead')}|\s|　)[，,]?){{1,8}}")
_OFFICE = re.compile(
    r"等?(?:\d{1,3}[余多]?[家个名位])?(?:单位|部门|企业|地|地区)?的?(?:党政|班子|党委|行政)?"
    r"(?:及相关|相关|有关|主要|分管|具体|行业|业务){0,4}(?:司局|处室|科室|部门|单位){0,2}的?"
    r"(?:主要|分管|相关|有关){0,2}(?:负责同志|负责人|责任人|负责|领导班子成员|班子成员|领导同志|领导|同志"
    r"|专家|代表|人员|干部|主官|主要领导|发言人)等?$"
)
_NO_BODY = re.compile(rf"{words('no_body')}$")
_UNNAMED = re.compile(r"各(?!界)|全国各|有关(?!负责)|相关(?!负责)|部分|其他|其它")
_FROM_THERE = re.compile(
    r"等地?[^，。、]{0,14}(?:企业|客商|商协会|代表|负责人|嘉宾|专家|学者|人士)"
)
_TOGETHER = re.compile(r"^[两三四五六七八九十\d]{1,3}[省市区县州地镇乡家方校院局]$")
_CLASS_END = re.compile(
    r"(?:代表|人士|同志|干部|人员|群众|亲属|家属|友好|委员|成员|负责人|专家|学者|教师|师生|员工|企业家|院士)等?$"
)
_PREDICATE = re.compile("召开|举行|举办|主办|组织|指出|强调|要求|在")
_KIN = re.compile(
    "(?:同志|先生|女士|院士|烈士)?的?(?:亲属|家属|家人|遗属|生前|夫人|子女|后人|诞辰|塑像|故居)"
)
_CLASS = re.compile("各|全体|所属|下属|机关|部分|相关")
_TITLE_END = re.compile(rf"{words('title_end')}$")
_AFTER_NAME = re.compile(
    r"(?:同志|等(?:同志|领导)?|一行|教授|主任|书记|先生|女士|院士|博士"
    r"|还|也|都|均|分别|共同|一同|一起|应邀|先后|\s|　){0,4}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One entry of a list: a named person, or a body with or without an unnamed office holder."""

    entity: Person | Organisation
    office: bool = False


def members(view: View, start: int, end: int) -> list[Member]:
    """Persons and bodies listed in `start:end`, in order.

    Titles are joined to the name that follows (区委常委、副区长甲) and handed on (副区长甲、乙). Bodies
    count when they stand alone or with 负责同志; what is neither is left out.
    """
    lead = _LEAD.match(view.text, start, end)
    found: list[Member] = []
    title_from: int | None = None
    title: str | None = None
    unnamed = False
    from_places = lead is not None and "来自" in lead.group()
    for left, right in _items(view, lead.end() if lead else start, end):
        people = [p for p in view.people(left, right) if not _KIN.match(view.text, p.end)]
        if right == end and (last := _cut_off(view, left, end)) is not None:
            people.append(last)
        if people:
            title = _title(view, people[0], left if title_from is None else title_from, title)
            found.extend(
                Member(entity=dataclasses.replace(person, title=person.title or title))
                for person in people
            )
            title_from = None
            continue
        body = _body(view, left, right)
        if body is None and _brings_firms(view, left, right):
            found = [member for member in found if not _is_region(member)]
        if body is not None:
            if not (unnamed and not body.office) and not (
                from_places
                and isinstance(body.entity, Organisation)
                and body.entity.kind == "region"
            ):
                found.append(body)
            unnamed = unnamed and not body.office
            title_from = None
        elif _UNNAMED.match(view.text, left, right):
            unnamed = True
        elif _TITLE_END.search(view.text, left, right):
            title_from = left if title_from is None else title_from
        else:
            title_from = None
    if title_from is not None and not unnamed:
        found.extend(_office_holders(view, title_from, end))
    return found


def _cut_off(view: View, start: int, end: int) -> Person | None:
    """A person whose mention runs on into the predicate at `end`: 慕容青|作报告."""
    person = view.covering(end)
    if not isinstance(person, Person) or person.start < start or end - person.start < 2:
        return None
    name = view.text[person.start : end]
    return dataclasses.replace(person, text=name, end=end, name=name)


def _brings_firms(view: View, start: int, end: int) -> bool:
    """Whether an item is a place that only tells where others come from: 潮州等地企业负责人."""
    place = view.starting(start)
    return isinstance(place, Place) and _FROM_THERE.match(view.text, place.end, end) is not None


def _is_region(member: Member) -> bool:
    return isinstance(member.entity, Organisation) and member.entity.kind == "region"


def _office_holders(view: View, start: int, end: int) -> list[Member]:
    """市纪委常委|列席: titles without a name stand for the body that leads them."""
    body = view.starting(start)
    if not isinstance(body, Organisation) or body.end > end:
        return []
    if not _CLASS.match(view.text, body.end, end):
        return [Member(entity=body, office=True)]
    return []


def is_list(view: View, start: int, end: int) -> bool:
    """Whether `start:end` is nothing but a list whose predicate is still to come."""
    if view.people(start, end):
        last = view.people(start, end)[-1]
        after = _AFTER_NAME.match(view.text, last.end, end)
        return after is not None and after.end() == end
    items = _items(view, start, end)
    if not items or _PREDICATE.search(_without_bodies(view, start, end)):
        return False
    return _body(view, *items[-1]) is not None or (
        _CLASS_END.search(view.text, *items[-1]) is not None
        and any(_body(view, *item) is not None or _holders(view, *item) for item in items)
    )


def _without_bodies(view: View, start: int, end: int) -> str:
    """The text of a list without its bodies, whose names may hold verbs (组织部)."""
    parts, at = [], start
    for mention in view.within(start, end):
        if isinstance(mention, Organisation) and mention.start >= at:
            parts.append(view.text[at : mention.start])
            at = mention.end
    return "".join([*parts, view.text[at:end]])


def _holders(view: View, start: int, end: int) -> bool:
    """Whether an item is a body with a title: 依法治省委员会|委员."""
    body = view.starting(start)
    title = _TITLE_END.search(view.text, start, end)
    return isinstance(body, Organisation) and title is not None and body.end <= title.start()


def _items(view: View, start: int, end: int) -> list[tuple[int, int]]:
    items, left = [], start
    for sign in _SEPARATOR.finditer(view.text, start, end):
        inside = view.covering(sign.start()) or view.starting(sign.start())
        if inside is not None:
            continue
        items.append((left, sign.start()))
        left = sign.end()
    items.append((left, end))
    return [_trimmed(view, left, right) for left, right in items if left < right]


def _trimmed(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end and view.text[start] in " 　":
        start += 1
    while end > start and view.text[end - 1] in " 　":
        end -= 1
    return start, end


def _title(view: View, person: Person, start: int, known: str | None) -> str | None:
    """The words before a name, the list's last title where there are none."""
    words = view.text[start : person.start].strip(" 　，,、")
    if not words:
        return known
    return words if len(words) <= 40 and _TITLE_END.search(words) else None


def _body(view: View, start: int, end: int) -> Member | None:
    mention = view.starting(start)
    entity: Organisation | None = None
    if isinstance(mention, (Organisation, Place)) and mention.end <= end:
        entity = as_body(mention)
    else:
        entity = own_region(view.text, start, view.region)
    if entity is None or entity.end > end or _NO_BODY.match(entity.text):
        return None
    rest = view.text[entity.end : end].strip()
    rest = re.sub(
        r"(?:等|还|也|先后|分别|共同|现场|一同|一起|作为[^，]*)*(?:依次|上台|当场|书面|逐一|相继|就.*|围绕.*|介绍.*|结合.*|代表.*|在.*|作.*|)$",
        "",
        rest,
    )
    rest = _TOGETHER.sub("", rest)
    if entity.kind == "region" and _FROM_THERE.match(rest):
        return None
    if not rest or rest.startswith("等"):
        return Member(entity=entity, office="负责" in rest)
    office = _OFFICE.match(rest)
    return Member(entity=entity, office=True) if office else None
