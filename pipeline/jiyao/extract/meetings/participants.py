"""Who took part, in which role (参会人员): clauses with 主持, 讲话, 出席, 列席 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import AGENDA_VERB, POINT_VERB, ROLE_OF, alternatives, words
from jiyao.extract.meetings.people import Member, is_list, members
from jiyao.extract.meetings.view import View
from jiyao.records import Role
from jiyao.values import Organisation, Person, Place

_SPEECH = (
    r"(?<![工合协操动])[作做]了?(?:题为)?(?:《[^》]{1,40}》的?|“[^”]{1,40}”的?)?[^，。；]{0,16}?(?:报告|讲话|发言|说明|介绍|部署|总结|通报|解读|辅导|汇报|点评|动员|演讲|授课|讲解|致辞|发布|分享|推介|安排|交流|回应|答复|表态|述职|辅导)"
    r"|发表(?:题为)?(?:《[^》]{1,40}》的?|“[^”]{1,40}”的?)?[^，。；]{0,12}?(?:演讲|讲话|致辞)|致[^，。；]{0,6}[辞词]|围绕[^，。；]{1,30}进行(?:交流|发言|授课|解读)|进行[^，。；]{0,12}?(?:授课|解读|宣讲|辅导|发言|推介|讲解|汇报)"
    r"|回答了?[^，。；]{0,12}提问|答问"
    r"|宣读了?[^，。；]{0,40}?(?:贺信|贺电|批示|决定|名单|通知|倡议书?|文件|通报|致辞)"
    r"|(?:交流|介绍|分享|汇报|通报|解读|宣读|传达|推介|谈|回应|点评|反馈|部署)了"
)
_DECLARES = r"宣布[^，。；]{0,16}?(?:开始|启动|开幕|开班|闭幕|开赛)"
_ROLE = re.compile(f"{_DECLARES}|{_SPEECH}|{alternatives(ROLE_OF)}")
_MEETING_OBJECT = re.compile(
    r"了?(?:$|[并或和、]|会|此次|本次|这次|该|开幕|闭幕|座谈|活动|仪式|培训|学习|推介|签约|论坛|大会|全会|讨论"
    r"|有关议题|相关议题|[^，。；]{0,30}(?:会议?|仪式|论坛|活动|班|座谈|学习|开幕式|议题|人员|的有)$)"
)
_LISTED_AFTER = re.compile(
    r"(?:本次|此次)?(?:[^，。；]{0,12}?(?:会议?|仪式|活动|座谈|开幕式|论坛))?的?"
    r"(?:还有|有(?!关)|人员有|领导有|嘉宾有|包括)[：:]?"
)
_HEARD = re.compile(rf"^(?:会议|全会|大会|会上)?(?:还|先后|分别|首先|集中)*(?:{AGENDA_VERB})")
_SAID = re.compile(rf"(?<!情况)(?<!有关)(?:{POINT_VERB})$")
_GIVES = re.compile(r"[作做]了?[^，。；]{0,12}(?:介绍|分享|表态|建议|倡议)$")
_NOUN_BEFORE = re.compile(
    r"(?:听取了?|重要|工作|决策|战略|统一|有关|的|系列|本次|此次|深情|主旨|题为《[^》]{1,40}》的?)$"
)
_NOUN_AFTER = re.compile(
    r"精神|稿|中指出|中强调|要求|材料|单位|会上|总会|处|站|员|权|人员|内容|室|部门|机制|平台"
)
_PRESENT = frozenset(
    predicate for predicate in ROLE_OF if ROLE_OF[predicate] in ("attendee", "nonvoting")
) - {"出席", "参加", "见证", "陪同参加", "列席", "旁听"}
_THERE = re.compile(
    r"(?:(?<!未)(?:参会|与会|到会)|(?:出席|参加)(?:此次|本次|这次)?(?:会议|大会|论坛|座谈会))的(?!人|代表|各|有)"
)
_SHORT = re.compile(
    r"(?:并|还|也|又|应邀|先后|随后|最后|分别|现场|在会上|会上|以视频形式|\s|　){0,4}"
    r"(?:(?:代表|就|围绕|对|以《)[^，。]{1,45})?$"
)
_ROLE_HERE = re.compile(words("role_cue"))


@dataclass(slots=True)
class Roll:
    """Participants found so far, one entry for a name and role, in the order of the text."""

    entries: list[tuple[Person | Organisation, Role]] = field(default_factory=list)

    def add(self, entity: Person | Organisation, role: Role) -> None:
        """Enter a participant; a later mention with a title replaces one without."""
        for index, (known, known_role) in enumerate(self.entries):
            if known_role == role and known.name == entity.name:
                if isinstance(known, Person) and isinstance(entity, Person) and not known.title:
                    self.entries[index] = (entity, role)
                return
        self.entries.append((entity, role))

    def settle(self) -> None:
        """A person who speaks or presides is no mere attendee as well (出席并讲话)."""
        active = {entity.name for entity, role in self.entries if role in ("speaker", "chair")}
        self.entries = [
            (entity, role)
            for entity, role in self.entries
            if role != "attendee" or entity.name not in active or isinstance(entity, Organisation)
        ]


def read_roles(
    view: View, sentences: Iterable[int], roll: Roll, names: list[tuple[int, int]]
) -> None:
    """Enter the participants that the sentences of a meeting name with a role.

    `names` are the spans of the meeting's own name: who is named inside takes no part.
    """
    for index in sentences:
        if _ROLE_HERE.search(view.sentences[index].text):
            _read_sentence(view, view.clauses(index), roll, names)


def _read_sentence(
    view: View, clauses: tuple[Clause, ...], roll: Roll, names: list[tuple[int, int]]
) -> None:
    pending: list[Member] = []
    last: list[Member] = []
    for clause in clauses:
        for member in _present(view, clause):
            roll.add(member.entity, "attendee")
        if _is_saying(clause):
            return
        if _HEARD.match(clause.text):
            pending = []
            continue
        own = [name for name in names if clause.start <= name[0] < clause.end]
        groups = _predicates(view, clause, own)
        if not groups:
            listed = is_list(view, clause.start, clause.end)
            pending = [*pending, *members(view, clause.start, clause.end)] if listed else []
            continue
        for number, (left, matches) in enumerate(groups):
            right = clause.start + matches[0].start()
            listed_here = members(view, left, right)
            if listed_here:
                last = [*pending, *listed_here] if number == 0 else listed_here
            elif number == 0 and pending:
                last = pending
            elif number == 0 and not _SHORT.match(view.text[left:right]):
                last = []
            after = _LISTED_AFTER.match(clause.text, matches[-1].end())
            if after:
                last = members(view, clause.start + after.end(), clause.end)
            for member, role in _granted(last, matches):
                roll.add(member.entity, role)
        pending = []


def _present(view: View, clause: Clause) -> list[Member]:
    """现场参会的|某局局长甲|说: who is told to be there in passing."""
    there = _THERE.search(clause.text)
    if there is None:
        return []
    people = view.people(clause.start + there.end(), clause.end)
    if not people:
        return []
    return members(view, clause.start + there.end(), people[0].end)[:1]


def _predicates(
    view: View, clause: Clause, names: list[tuple[int, int]]
) -> list[tuple[int, list[re.Match[str]]]]:
    """Predicates of a clause, grouped by their subjects: 甲主持|乙、丙出席.

    Predicates and persons inside the meeting's `names` do not count. Each group comes with the
    place where its subject begins.
    """
    groups: list[tuple[int, list[re.Match[str]]]] = []
    left = clause.start
    for match in _ROLE.finditer(clause.text):
        at = clause.start + match.start()
        passed = [end for start, end in names if start <= at]
        left = max([left, *(end for end in passed if end <= at)])
        if any(at < end for end in passed) or not _counts(clause.text, match):
            continue
        if match.group() == "推介" and not isinstance(view.ending(at), Person):
            continue
        by = view.text.rfind("由", left, at)
        if by >= 0 and view.people(by, at):
            left = by + 1
        if not groups or view.people(left, at):
            groups.append((left, [match]))
        else:
            groups[-1][1].append(match)
        left = clause.start + match.end()
    return groups


def _is_saying(clause: Clause) -> bool:
    """Whether the clause introduces a statement, so that what follows names no roles."""
    if clause.mark not in ("，", "：", ",", ":"):
        return False
    text = clause.text
    return bool(_SAID.search(text)) and not _GIVES.search(text)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a predicate is about the meeting: 参加|会议, not 参加|义务植树."""
    role = _role(match.group())
    if match.group() in _PRESENT or match.group().startswith("宣布"):
        return True
    if role == "speaker":
        return not (
            _NOUN_AFTER.match(text, match.end())
            or (match.group() in ROLE_OF and _NOUN_BEFORE.search(text[: match.start()]))
        )
    if role in ("attendee", "nonvoting"):
        return _MEETING_OBJECT.match(text, match.end()) is not None
    if match.group() == "主持":
        return not re.match(r"人|工作|词|编", text[match.end() :])
    return True


def _role(predicate: str) -> Role:
    if predicate.startswith("宣布"):
        return "attendee"
    return ROLE_OF.get(predicate, "speaker")


def _granted(listed: list[Member], matches: list[re.Match[str]]) -> Iterator[tuple[Member, Role]]:
    """Roles of the predicates for each member: a speech outdoes attendance, 主持 stands beside."""
    roles = list(dict.fromkeys(_role(match.group()) for match in matches))
    if ("speaker" in roles or "chair" in roles) and "attendee" in roles:
        roles.remove("attendee")
    for member in listed:
        for role in roles:
            if isinstance(member.entity, Organisation) and role == "chair":
                if member.office or not any(isinstance(m.entity, Person) for m in listed):
                    yield member, role
                continue
            yield member, role


__all__ = ["Place", "Roll", "read_roles"]
