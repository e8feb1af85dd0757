"""Who convenes a meeting (召集): reading leftwards from a holding verb."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field

from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.patterns import words
from jiyao.extract.meetings.places import AT, place_from
from jiyao.extract.meetings.view import View, as_body, own_region
from jiyao.values import Date, Organisation, Person, Place

_ADVERB = re.compile(rf"(?:{words('adverb')}|[\s　，,])+$")
_JOIN = re.compile(r"(?:、|和|与|及|以及|会同|联合|携手|同|，联合|，会同|共同)$")
_OFFICE_SESSION = re.compile("党委|党组|办公会|常务会|务会议|班子")
_GOING = re.compile("(?:赴|前往|远赴|走进|来到)$")
_PAIR = re.compile(
    r"(?:双方|(?P<many>[两三])(?P<level>[地县市区省州方校])|该(?P<one>[县市区省镇州]))$"
)
_BETWEEN = re.compile("^我.[与和同及]")
_SYNTHETIC = re.compile(
    r"(?:[委会府局办部厅组院司处署社团校省市县区镇乡州盟旗站所队馆]|中心|集团|公司|大学|学院|街道|银行|医院|指挥部|法院)$"
)
LONGEST_SUBJECT = 300
"""Characters read leftwards from a verb at most."""


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
    floor = max(event.clause.start, event.verb[0] - LONGEST_SUBJECT)
    if event.name[1] <= event.verb[0]:
        floor = event.name[1]
    position = walk(view, floor, event.verb[0], found)
    if event.weak:
        found.bodies.clear()
        found.people.clear()
        return found
    if event.name[1] <= event.verb[0]:
        before = view.ending(_unbracketed(view, event.clause.start, event.name[0]))
        found.bodies = [before] if isinstance(before, Organisation) else []
        found.people.clear()
        return found
    if not found.bodies and not found.people:
        found.bodies = _earlier_subject(view, event, position)
    if found.bodies:
        found.rule = "subject"
    elif found.people:
        _office_body(view, event, found)
    else:
        _unrecognised(view, event, position, found)
    return found


def _earlier_subject(view: View, event: Event, position: int) -> list[Organisation]:
    """县人大常委会|组织代表视察，并|召开座谈会: the bodies with which the sentence begins."""
    if event.headline or view.text[event.clause.start : position].strip(" 　并还随后"):
        return []
    for clause in reversed(view.clauses(event.sentence)):
        if clause.start >= event.clause.start:
            continue
        first = next((m for m in view.within(clause.start, clause.end) if m.label != "DATE"), None)
        if not isinstance(first, Organisation) or clause.mark not in "，,":
            continue
        if view.text[clause.start : first.start].strip(" 　"):
            continue
        found, end = [first], first.end
        while isinstance(more := view.starting(end + 1), Organisation) and view.text[end] in "、和":
            found.append(more)
            end = more.end
        return found
    return []


def _unbracketed(view: View, floor: int, position: int) -> int:
    """`position`, or the start of the bracket that ends there."""
    if view.text[position - 1 : position] not in ("）", ")"):
        return position
    return max(view.text.rfind(sign, floor, position) for sign in "（(")


def walk(view: View, floor: int, position: int, found: Conveners) -> int:
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
        at = AT.search(text, floor, position)
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
        going = _GOING.search(text, floor, mention.start) if isinstance(mention, Place) else None
        if going is not None and isinstance(mention, Place) and not found.bodies:
            found.place, position = found.place or mention, going.start()
            continue
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


def _is_party(mention: Organisation | Place, level: str) -> bool:
    """Whether 双方, 两地 can go back to a mention: a body, or a place with its level written."""
    if isinstance(mention, Organisation):
        return level != "地" and mention.name not in ("党中央", "国务院")
    return mention.name[-1:] in tuple("省市县区州旗盟") and len(mention.name) > 2


def _office_body(view: View, event: Event, found: Conveners) -> None:
    """省商务厅厅长…举办: the convener is the body in the title, unless a person just presides."""
    presides = "主持" in view.text[event.verb[0] : event.verb[1]]
    if presides and not _OFFICE_SESSION.search(view.text, *event.name):
        return
    person = found.people[0]
    before = [
        m for m in view.within(event.clause.start, person.start) if isinstance(m, Organisation)
    ]
    if before and "，" not in view.text[before[-1].end : person.start]:
        found.bodies, found.rule = [_with_committee(view, before[-1])], "body of the title"


def _with_committee(view: View, body: Organisation) -> Organisation:
    """市卫生健康委|党委书记: the party committee is the body that meets."""
    committee = view.text[body.end : body.end + 2]
    if committee not in ("党组", "党委"):
        return body
    return dataclasses.replace(
        body,
        text=body.text + committee,
        end=body.end + 2,
        name=body.name + committee,
        kind="party",
    )


def _unrecognised(view: View, event: Event, position: int, found: Conveners) -> None:
    """A short subject that looks like a body but was not recognised as one."""
    start = event.clause.start
    for mention in view.within(start, position):
        if isinstance(mention, Date):
            start = mention.end
    subject = view.text[start:position].strip(" 　，,“”")
    if _BETWEEN.search(subject):
        return
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
