"""Who convenes a meeting, and where (主办、会址): reading leftwards from a holding verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiyao.extract.meetings.events import Event
from jiyao.extract.meetings.patterns import HEAD, words
from jiyao.extract.meetings.view import View, as_body, own_region
from jiyao.values import Date, Organisation, OrganisationKind, Person, Place

_ADVERB = re.compile(rf"(?:{words('adverb')}|[\s　，,])+$")
_AT = re.compile(r"[在于]([^，。；、在于的]{1,30})$")
_JOIN = re.compile(r"(?:、|和|与|及|以及|会同|联合|携手|同|，联合|，会同|共同)$")
_NO_PLACE = re.compile(rf"[上下时后前间际内里]$|(?<!会)中$|{words('not_venue')}")
_PLACE_ADVERB = re.compile(rf"(?:{words('place_adverb')})+$")
_SIGNED_AT = re.compile(r"在([^，。；的在]{1,20}?)(?:正式|共同|成功)?(?:签署|签订|签约)")
LONGEST_TERM = 4
"""Characters of a term before a body (十四届|县委常委会)."""
_HOSTING = re.compile(r"(?:联合|共同)?主办|(?:联合|共同)(?:举办|发起)")
_PAIR = re.compile(
    r"(?:双方|(?P<many>[两三])(?P<level>[地县市区省州方校])|该(?P<one>[县市区省镇州]))$"
)
_SYNTHETIC = re.compile(
    r"(?:[委会府局办部厅组院司处署社团校省市县区镇乡州盟旗站所队馆]|中心|集团|公司|大学|学院|街道|银行|医院|指挥部|法院)$"
)
_COUNT = r"[一二三四五六七八九十百\d]{1,4}"
_OWN_SESSION = re.compile(
    rf"(.{{0,30}}?{words('own_body')})"
    rf"(?:{_COUNT}届)?(?:[（(]扩大[)）]|第?{_COUNT}次|\d{{4}}年度?|{words('session_word')}){{0,6}}"
    r"(?:会议|全会|学习会|集体学习|会)"
)


@dataclass(slots=True)
class Conveners:
    """What stands before a holding verb: bodies, persons who convene, the place."""

    bodies: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    place: Place | None = None
    rule: str = ""
    referred: bool = False


def conveners_of(view: View, event: Event) -> Conveners:
    """Bodies, persons and place that an event's clause names before the verb.

    县政府、省果业局|在西安|8月27日|联合召开: read from the verb leftwards, adverbs, days and
    places skipped, until something else stands there.
    """
    found = Conveners()
    floor = event.clause.start
    if event.name[1] <= event.verb[0]:
        floor = event.name[1]
    position = _walk(view, floor, event.verb[0], found)
    if event.weak:
        found.bodies.clear()
        found.people.clear()
        return found
    if event.name[1] <= event.verb[0]:
        before = view.ending(_unbracketed(view, event.clause.start, event.name[0]))
        found.bodies = [before] if isinstance(before, Organisation) else []
        found.people.clear()
        return found
    if found.bodies:
        found.rule = "subject"
    elif found.people:
        _office_body(view, event, found)
    else:
        _unrecognised(view, event, position, found)
    return found


def _unbracketed(view: View, floor: int, position: int) -> int:
    """`position`, or the start of the bracket that ends there."""
    if view.text[position - 1 : position] not in ("）", ")"):
        return position
    return max(view.text.rfind(sign, floor, position) for sign in "（(")


def _walk(view: View, floor: int, position: int, found: Conveners) -> int:
    """Read leftwards from `position` into `found`; returns where reading stopped."""
    text = view.text
    joined = False
    for _ in range(40):
        adverb = _ADVERB.search(text, floor, position)
        if adverb and not joined:
            position = adverb.start()
        if position <= floor:
            break
        mention = view.ending(position)
        at = _AT.search(text, floor, position)
        if at and not found.bodies and (mention is None or mention.start >= at.start(1)):
            found.place = found.place or place_from(view, at.start(1), position)
            position = at.start()
            continue
        if text[position - 1] in "）)":
            opened = max(text.rfind("（", floor, position), text.rfind("(", floor, position))
            if opened < 0 or position - opened > 40:
                break
            position = opened
            continue
        if isinstance(mention, Date) and mention.start >= floor:
            position = mention.start
            continue
        if isinstance(mention, Person) and mention.start >= floor and not found.bodies:
            found.people.insert(0, mention)
            return mention.start
        body = _body_ending(view, floor, position)
        if body is None:
            break
        found.referred = found.referred or body[0].start < floor
        found.bodies[:0] = body
        position = body[0].start if body[0].start >= floor else floor
        join = _JOIN.search(text, floor, position)
        if join is None:
            break
        position, joined = join.start(), True
    return position


def _body_ending(view: View, floor: int, position: int) -> list[Organisation] | None:
    """The bodies that end at `position`: a mention, 我市, or 两地 resolved; None without one."""
    mention = view.ending(position)
    if isinstance(mention, (Organisation, Place)) and mention.start >= floor:
        return [as_body(mention)]
    if position - 2 >= floor:
        own = own_region(view.text, position - 2, view.region)
        if own is not None and own.end == position:
            return [own]
    pair = _PAIR.search(view.text, floor, position)
    if pair:
        count = 1 if pair["one"] else 3 if pair["many"] == "三" else 2
        return _parties_before(view, pair.start(), count, pair["one"] or pair["level"] or "方")
    return None


def _parties_before(view: View, position: int, count: int, level: str) -> list[Organisation] | None:
    """The last `count` different places or bodies before `position` that 两县, 该县 … go back to.

    Args:
        view: the article.
        position: where the expression stands.
        count: how many it stands for.
        level: 县, 市 … when only places of that level will do; 地, 方, 校 leave it open.
    """
    names: dict[str, Organisation] = {}
    inner = position
    for mention in reversed(view.within(0, position)):
        if not isinstance(mention, (Organisation, Place)):
            continue
        outer, inner = mention.end == inner, mention.start
        open_level = level in "地方校"
        fits = mention.name.endswith(level) or (open_level and _is_party(mention, level))
        if fits and not outer:
            names.setdefault(mention.name, as_body(mention))
        if len(names) == count:
            found = [_shortest(view, body) for body in names.values()]
            return sorted(found, key=lambda body: body.start)
    return None


def _shortest(view: View, body: Organisation) -> Organisation:
    """The mention that gives a place without the province in front (四川省…|若尔盖县)."""
    for mention in view.mentions:
        if not isinstance(mention, Place) or len(mention.name) < 3:
            continue
        if body.name != mention.name and body.name.endswith(mention.name):
            return as_body(mention)
    return body


def parties_in_name(view: View, name: tuple[int, int]) -> list[Organisation]:
    """|市政府|与|浙西林业大学|签署…仪式: bodies that head a ceremony's name, at least two."""
    found: list[Organisation] = []
    position = name[0]
    while isinstance(mention := view.starting(position), Organisation):
        found.append(mention)
        if view.text[mention.end : mention.end + 1] not in ("与", "和", "、"):
            break
        position = mention.end + 1
    return found if len(found) > 1 else []


def _is_party(mention: Organisation | Place, level: str) -> bool:
    """Whether 双方, 两地 can go back to a mention: a body, or a place with its level written."""
    if isinstance(mention, Organisation):
        return level != "地" and mention.name not in ("党中央", "国务院")
    return mention.name[-1:] in tuple("省市县区州旗盟") and len(mention.name) > 2


def _office_body(view: View, event: Event, found: Conveners) -> None:
    """省商务厅厅长…举办: the convener is the body in the title, unless a person just presides."""
    if "主持" in view.text[event.verb[0] : event.verb[1]]:
        return
    person = found.people[0]
    before = [
        m
        for m in view.within(event.clause.start, person.start)
        if isinstance(m, Organisation) and "、" not in view.text[m.end : person.start]
    ]
    if before and "，" not in view.text[before[-1].end : person.start]:
        found.bodies, found.rule = [before[-1]], "body of the title"


def _unrecognised(view: View, event: Event, position: int, found: Conveners) -> None:
    """A short subject that looks like a body but was not recognised as one."""
    start = event.clause.start
    for mention in view.within(start, position):
        if isinstance(mention, Date):
            start = mention.end
    subject = view.text[start:position].strip(" 　，,“”")
    start = view.text.find(subject, start) if subject else position
    if (
        2 <= len(subject) <= 16
        and _SYNTHETIC.search(subject)
        and not re.search(r"[的了将在]", subject)
    ):
        end = start + len(subject)
        found.bodies = [
            Organisation(text=subject, start=start, end=end, name=subject, kind="government")
        ]
        found.rule = "unrecognised subject"


def hosts_of(view: View, sentences: list[int], names: list[str]) -> list[Organisation]:
    """Bodies before 主办 or 联合举办 where the clause speaks of the meeting.

    Args:
        view: the article.
        sentences: where to look, in order.
        names: what the article calls the meeting; 洽谈会由…主办 belongs to a 洽谈会 only.
    """
    for index in sentences:
        sentence = view.sentences[index]
        for verb in _HOSTING.finditer(sentence.text):
            found = Conveners()
            start = _walk(view, sentence.start, sentence.start + verb.start(), found)
            near = sentence.block_index == view.sentences[sentences[0]].block_index
            if found.bodies and _is_about(view.text[sentence.start : start], names, near):
                return found.bodies
    return []


def _is_about(before: str, names: list[str], near: bool) -> bool:
    """Whether the words before 由…主办 leave the meeting open or name it."""
    clause = re.split(r"[，。；,;]", before)[-1]
    heads = list(HEAD.finditer(clause))
    if not heads:
        return near
    tail = heads[-1].group()
    return any(name.endswith(tail) for name in names) or tail in ("会议", "大会")


def session_body(view: View, name: tuple[int, int]) -> Organisation | None:
    """The body whose own session a name is: |国务院|常务会议, |县人大常委会|第八次会议."""
    text = view.text[name[0] : name[1]]
    match = _OWN_SESSION.match(text)
    first = view.starting(name[0])
    if match is None:
        return None
    end = name[0] + match.end(1)
    if match.group(1).endswith("代表大会") and "人民代表" not in text:
        return first if isinstance(first, Organisation) else None
    mention = view.ending(end)
    if isinstance(mention, Organisation) and 0 <= mention.start - name[0] <= LONGEST_TERM:
        return mention
    if isinstance(first, Organisation) and first.end >= end - 3:
        return first
    return Organisation(
        text=match.group(1), start=name[0], end=end, name=match.group(1), kind=_kind(match.group(1))
    )


def _kind(text: str) -> OrganisationKind:
    if re.search(r"人大|人民代表大会|政协|常务委员会", text):
        return "legislature"
    if re.search(r"党|委常委|中共|政治局|[省市县区]委", text):
        return "party"
    return "institution" if re.search(r"理事会|董事会|监事会|代表大会", text) else "government"


def place_from(view: View, start: int, end: int) -> Place | None:
    """The place written at `start:end`, None where that is no place."""
    adverb = _PLACE_ADVERB.search(view.text, start, end)
    if adverb:
        end = adverb.start()
    while end > start:
        last = view.ending(end)
        if not isinstance(last, Date) or last.start <= start:
            break
        end = last.start
    text = view.text[start:end]
    first = view.starting(start)
    if not text or (
        _NO_PLACE.search(text) and not re.search(r"会议(?:室|中心|厅)|会展|会堂", text)
    ):
        return None
    if isinstance(first, (Place, Organisation)):
        name = first.name + view.text[first.end : end] if first.end <= end else text
        return Place(text=text, start=start, end=end, name=name, adcode=first.adcode)
    if isinstance(first, (Date, Person)) or len(text) > 20:
        return None
    return Place(text=text, start=start, end=end, name=text)


def place_of_signing(view: View, sentences: list[int]) -> Place | None:
    """The place of a ceremony by the signing itself: 双方在贵阳签署…协议."""
    for index in sentences:
        sentence = view.sentences[index]
        at = _SIGNED_AT.search(view.text, sentence.start, sentence.end)
        if at:
            return place_from(view, at.start(1), at.end(1))
    return None


def place_after(view: View, event: Event) -> Place | None:
    """The place between a name and its verb: 论坛|25日|在钓鱼台国宾馆|举行."""
    if event.name[1] > event.verb[0]:
        return None
    at = _AT.search(view.text, event.name[1], event.verb[0])
    return place_from(view, at.start(1), event.verb[0]) if at else None
