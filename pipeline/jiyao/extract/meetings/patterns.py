"""Patterns of the meeting grammar, composed from the tables once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jiyao.records import AgendaAction, MeetingKind, Role
from jiyao.tables.alternation import alternation
from jiyao.tables.load import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRow:
    """A noun that ends a meeting's name."""

    head: str
    shape: Literal["会", "noun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRow:
    """A verb that says a meeting takes place."""

    verb: str
    type: Literal["hold", "host", "open", "show", "meet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRow:
    """A word beside a name or verb after which no meeting is reported."""

    word: str
    place: Literal["after_name", "before_name", "after_verb", "before_verb", "not_meeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """A pattern over names, and the kind it means."""

    pattern: str
    kind: MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """A verb of the agenda."""

    verb: str
    action: AgendaAction


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A verb that introduces a statement."""

    verb: str
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A predicate that gives a participant its role."""

    predicate: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A label of a form that tells who took part."""

    label: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A word of the grammar with the class that a pattern asks for."""

    word: str
    use: str


def words(use: str) -> str:
    """A group of all words of one use, longest first."""
    return alternatives(_words(use))


def _words(use: str) -> list[str]:
    return [row.word for row in load_table("meeting_words", WordRow) if row.use == use]


def alternatives(words: Iterable[str]) -> str:
    """A group of the words, longest first."""
    return f"(?:{alternation(words)})"


def _contexts(place: str) -> list[str]:
    return [row.word for row in load_table("meeting_contexts", ContextRow) if row.place == place]


_HEADS = load_table("meeting_heads", HeadRow)
_VERBS = load_table("meeting_verbs", VerbRow)

ORDINAL = r"第?[一二三四五六七八九十百零〇\d]{1,5}"
"""第十九, 126, 二十."""

_CEREMONY = r"(?:签约|签字|签署|签订)[^，。；、\s]{0,24}?仪式"
_ACTIVITY = r"(?:对话|推介|对接|招商|洽谈|签约|研讨)(?:[”’]|·[一-龥]{2,4}[”’]?|交流){0,2}活动"
_SESSION = rf"{ORDINAL}(?:中全|次全)会"

_FAIR = r"[农文旅茶绿花园药糖工数科航书食渔林粮种菜石珠家服木竹酒煤能智教医康健军进消链高东广][博交洽贸]会"

HEADS = (
    "(?:"
    rf"{_CEREMONY}|{_ACTIVITY}|{_SESSION}|{_FAIR}(?![议员谈])"
    rf"|全体(?:[（(]扩大[)）])?会议|[（(](?:扩大|视频)[)）]会议?"
    rf"|{alternatives(r.head for r in _HEADS if r.shape == 'noun')}(?![议员长])"
    r"(?:[（(]扩大[)）]会?)?(?:开幕式)?"
    rf"|{alternatives(r.head for r in _HEADS if r.shape == '会')}"
    r"(?![议员长计见谈同晤展])(?:[（(]扩大[)）])?(?:开幕式)?"
    ")"
)
"""Alternatives for the last noun of a meeting's name, in a group."""

_FIRST = r"第一二三四五六七八九十百零〇\d签对推招洽研全（(" + "".join(
    sorted({*_FAIR[1 : _FAIR.index("]")], *(row.head[0] for row in _HEADS)})
)
HEAD = re.compile(f"(?=[{_FIRST}]){HEADS}")
"""The last noun of a meeting's name; what it may begin with is asked first."""

VERB = re.compile(
    r"(?P<plan>将[于在]?|定于|拟于?|计划于?|预计于?|即将)?"
    r"(?P<way>(?:组织|主持|联合|共同|隆重|顺利|成功|分别|正式|牵头|专题|专门|集中|同期|如期|承接|胜利){0,3})"
    rf"(?P<verb>{alternatives(row.verb for row in _VERBS)})(?![式词辞])"
    r"(?P<done>[了过])?"
)
"""A verb that says a meeting takes place, with the adverbs and auxiliaries before it."""

VERB_TYPE = {row.verb: row.type for row in _VERBS}

NOT_MEETING = re.compile(alternatives(_contexts("not_meeting")) + "$")
"""The end of a word in 会 that is no meeting: 运动会, 协会."""

AFTER_NAME = re.compile(alternatives(_contexts("after_name")))
AFTER_VERB = re.compile(alternatives(_contexts("after_verb")))
BEFORE_NAME = re.compile(alternatives(_contexts("before_name")) + "(?:了|好)?$")
BEFORE_VERB = re.compile(alternatives(_contexts("before_verb")) + "$")

AGENDA_ACTION: dict[str, AgendaAction] = {
    row.verb: row.action for row in load_table("agenda_verbs", AgendaRow)
}
AGENDA_VERB = alternatives(AGENDA_ACTION)

_POINTS = load_table("point_verbs", PointRow)
POINT_VERB = alternatives(row.verb for row in _POINTS)
SAYING = alternatives([*(row.verb for row in _POINTS), *_words("said_verb")])
"""Verbs that introduce a statement when the comma comes straight after."""
SUBJECT = (
    r"(?:本次|此次|这次|本届)?(?:会议|全会|大会|座谈会|推进会|论坛|发布会|常委会|常务会|动员会|调度会"
    r"|现场会|部署会|党组会|工作会|仪式|[^，。；：“\s　]{0,12}会议?)"
)
"""The meeting as the subject of a statement."""
BARE_POINT_VERB = alternatives(row.verb for row in _POINTS if row.bare)

ROLE_OF: dict[str, Role] = {row.predicate: row.role for row in load_table("meeting_roles", RoleRow)}
FIELD_ROLE: dict[str, Role] = {
    row.label: row.role for row in load_table("meeting_fields", FieldRow)
}
"""Labels of a form (主持人：, 列席：) and the role of who stands behind them."""

CUE = re.compile(alternation([*VERB_TYPE, *_words("cue"), "会上", "坛上", "式上"]))
"""What a sentence must hold to report a meeting."""

_HELD = re.compile(alternation([*VERB_TYPE, "会上", "坛上", "实录", "纪要"]))
_ATTENDED = re.compile(
    rf"(?=[出参主{_FIRST}])"
    rf"(?:签约[^，。]{{0,20}}仪式|(?:出席|参加|主持)[^，。；]{{0,60}}?{HEADS})"
)


def mentions_meeting(text: str) -> bool:
    """What must hold before the grammar is tried at all."""
    return _HELD.search(text) is not None or _ATTENDED.search(text) is not None


@lru_cache(maxsize=1)
def kind_patterns() -> tuple[tuple[re.Pattern[str], MeetingKind], ...]:
    """Patterns of the table of kinds, in its order."""
    rows = load_table("meeting_kinds", KindRow)
    return tuple((re.compile(row.pattern), row.kind) for row in rows)


@lru_cache(maxsize=1024)
def kind_of(name: str) -> MeetingKind:
    """Kind of a meeting by its name: the pattern that reaches furthest, of equals the first."""
    found: MeetingKind = "other"
    reach = -1
    for pattern, kind in kind_patterns():
        last = max((match.end() for match in pattern.finditer(name)), default=-1)
        if last > reach:
            found, reach = kind, last
    return found
