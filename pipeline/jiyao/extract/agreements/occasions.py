"""At which meeting, when and where something was signed (场合、日期、地点)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiyao.extract.agreements.frames import frame_of
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import DATE, LOC, ORG, View
from jiyao.records import Meeting
from jiyao.values import Date, Mention, Place

MOST_DAYS = 10
"""A longer span is no date of a signing."""

_AT = re.compile(
    r"(?:会议?|仪式|现场|活动|大会|论坛|推介|对接|座谈|洽谈|签约|开幕式?|展会|博览会|发布|启动)(?:上|中|期间|现场)|会上|现场|其间|期间|会后|随后"
)
_EVENT_PLACE = re.compile(
    rf"在(?P<place>[{LOC}{ORG}]+[^，。]{{0,8}}?)(?:隆重)?(?:举行|举办|召开)的[^，。；]{{2,40}}上"
)
_HELD_IN = re.compile(rf"在(?P<place>[{LOC}{ORG}]+[^，]{{0,8}})(?:隆重)?(?:举行|举办|召开)")
_STAY = re.compile(rf"在(?P<place>[{LOC}]+)(?:期间|考察期间|访问期间)")
_EARLIER = re.compile(r"(?:会议?|仪式|活动|座谈|论坛)(?:召开|举行)?(?:之)?前(?=[，,])")
_NAMED = re.compile(
    r"(?:举行|召开|举办|开幕)的(?P<name>[^，。；]{2,40}?)(?:(?<!线)上(?!海)|期间|现场|中(?![国央部心华东西学小医]))"
)
_LEADING = re.compile(
    r"在?(?P<name>[^，。；在的]{3,40}(?:签约仪式|签约活动|签约大会|签约会|仪式|推介会|洽谈会|对接会|大会|论坛|博览会|交易会|年会|峰会|恳谈会|座谈会))(?:上|期间|现场|中|，)"
)
_CEREMONY = re.compile(
    r"(?P<name>(?:集中|项目|战略合作|合作|框架协议|协议)?签约(?:暨[^，。；]{2,12}?)?(?:仪式|活动))"
)
_SAME_DAY = re.compile(r"^(?:当天|当日|同日|当晚)")
_ANEW = re.compile(rf"\s*(?:[{DATE}]|当天|当日|同日|次日|翌日|上午|下午|当晚|晚上|随后|之后|此外)")


_VENUE = re.compile(
    r"(?:我[省市区县州校院]|本校|该校)?(?P<venue>\S{2,16}(?:厅|馆|楼|会议室|中心|酒店|宾馆|饭店|大厦|礼堂|会堂|校区|剧院|广场|宫|大楼|会客厅))"
)


@dataclass(frozen=True)
class Setting:
    """Occasion, date and place of a signing; positions are raw (as in meetings).

    Attributes:
        rules: slot -> rule, for traces.
    """

    occasion: str | None = None
    meeting: Meeting | None = None
    date: Date | None = None
    place: Place | None = None
    rules: tuple[tuple[str, str], ...] = ()

    def filled(self, other: Setting) -> Setting:
        """A setting with what this one lacks taken from another."""
        return Setting(
            occasion=self.occasion or other.occasion,
            meeting=self.meeting or other.meeting,
            date=self.date or other.date,
            place=self.place or other.place,
            rules=(*other.rules, *self.rules),
        )


def is_day(date: Date) -> bool:
    """Whether a date can be the day of an event: some days, or 日前, 近日."""
    if date.kind not in ("date", "time"):
        return False
    if date.start_date is None or date.end_date is None:
        return date.value == "PAST_REF" or (date.value or "").count("-") >= 2
    return (date.end_date - date.start_date).days <= MOST_DAYS


_TELLING = re.compile(r"(?:的?报道|说|称|表示|透露|宣布|消息|发布的?消息)")
"""Words behind a date that say when something was told."""


def _is_month(signing: Signing, date: Date) -> bool:
    """Whether a date is a month in the verb's own clause: 今年3月与…签订."""
    inside = date.start - signing.view.sentence.start >= signing.clause[0]
    return inside and re.search(r"月[上中下]?旬?$", date.text) is not None


def own_date(signing: Signing) -> Date | None:
    """The date of the signing's own sentence (reading positions).

    The last day before the verb, first of all in the verb's segment; else a month or year that
    opens a clause (2024年，与…签订).
    """
    view = signing.view
    base = view.sentence.start
    dates = [d for d in view.dates(0, signing.start) if d.kind in ("date", "time")]
    dates = [d for d in dates if not _TELLING.match(view.text, d.end - base)]
    days = [d for d in dates if is_day(d)]
    near = [d for d in days if d.start - base >= signing.segment[0]]
    if days:
        return (near or days)[-1]
    openings = {clause.start - base for clause in view.clauses}
    opening = [d for d in dates if d.start - base in openings or _is_month(signing, d)]
    return next((d for d in reversed(opening) if d.end_date and not _ahead(d)), None)


def _ahead(date: Date) -> bool:
    """Whether a period is told as one to come: 明年四季度."""
    return re.match(r".*[来前内]$|明年|后年|下半年|下个?月|未来|今后|到", date.text) is not None


def own_place(signing: Signing) -> Place | None:
    """The place after 在 in the signing's clause, or 在…签署 before it (reading positions)."""
    view, stretch = signing.view, None
    if "在" in signing.before:
        stretch = frame_of(view, signing.clause[0], signing.start).place
    held = _HELD_IN.search(signing.after)
    if stretch is None and held:
        stretch = (signing.end + held.start("place"), signing.end + held.end("place"))
    stay = _STAY.search(view.shape, 0, signing.start)
    if stretch is None and stay:
        stretch = stay.span("place")
    event = _EVENT_PLACE.search(view.shape, 0, signing.start)
    if stretch is None and event:
        stretch = event.span("place")
    if stretch is None:
        return None
    names = view.names(*stretch)
    if not names:
        return _venue(view, *stretch)
    name = names[-1]
    if isinstance(name, Place):
        return name
    return Place(text=name.text, start=name.start, end=name.end, name=name.name, adcode=name.adcode)


def _venue(view: View, start: int, end: int) -> Place | None:
    """A hall or building that no recogniser found: 在我校学术报告厅."""
    match = _VENUE.fullmatch(view.text, start, end)
    if match is None:
        return None
    text, at = match.group("venue"), view.sentence.start + match.start("venue")
    return Place(text=text, start=at, end=at + len(text), name=text)


def meeting_of(scene: Scene, signing: Signing, *, counted: bool) -> tuple[Meeting, str] | None:
    """The meeting record at which a signing took place, with the rule.

    Args:
        counted: the signing gives only a number, which 当天 sums up for the whole event.
    """
    sentence = signing.view.sentence
    raw = scene.article.offsets.position(signing.position)
    begin = scene.article.offsets.position(sentence.start)
    before = [m for m in scene.meetings if m.evidence[0].start <= raw]
    told = signing.view.text[_told_from(signing) :]
    held = re.search(r"举行|召开|举办|开幕", signing.view.text[: signing.start]) is not None
    here = [
        m
        for m in before
        if (m.evidence[-1].end > begin and m.name in told)
        or (held and any(e.start <= begin < e.end for e in m.evidence))
    ]
    if here:
        return here[-1], "named in the sentence"
    if not before:
        return _told_next(scene, signing)
    if _EARLIER.search(signing.view.text, _told_from(signing), signing.start):
        return None
    lead = _AT.search(signing.view.text, _told_from(signing), signing.start)
    if lead:
        return _best(before, lead.group()), "会上"
    date = own_date(signing)
    if date is not None and not (counted and _SAME_DAY.match(date.text)):
        return None
    if _near(scene, signing, before[-1]):
        return before[-1], "the meeting just reported"
    if len(before) == 1 and _opens(scene, before[0]):
        return before[0], "the article's only meeting"
    return None


def _told_from(signing: Signing) -> int:
    """Where the words that may name the occasion begin: a segment with a time of its own."""
    segment = signing.view.shape[signing.segment[0] : signing.start]
    return signing.segment[0] if _ANEW.match(segment) else 0


def _told_next(scene: Scene, signing: Signing) -> tuple[Meeting, str] | None:
    """The ceremony that one of the next two sentences reports: 签约仪式于…举行."""
    following = scene.sentences_after(signing.position, 2)
    if own_date(signing) is not None or not following:
        return None
    end = scene.article.offsets.position(following[-1].end - 1)
    for meeting in scene.meetings:
        if "签" in meeting.name and meeting.evidence[0].start <= end:
            return meeting, "the ceremony told next"
    return None


def _best(meetings: list[Meeting], lead: str) -> Meeting:
    """The latest meeting whose name suits 仪式上, 推介会上 …; else the latest."""
    noun = re.sub(r"(?:上|中|期间|现场)$", "", lead)
    if len(noun) >= 2:
        for meeting in reversed(meetings):
            if noun in meeting.name:
                return meeting
    return meetings[-1]


def _opens(scene: Scene, meeting: Meeting) -> bool:
    """Whether the article opens with a meeting: in its headline or first two sentences."""
    if not scene.opening:
        return False
    end = scene.article.offsets.position(scene.opening[-1].end - 1)
    return meeting.evidence[0].start < end


def _near(scene: Scene, signing: Signing, meeting: Meeting) -> bool:
    """Whether the meeting stands in the paragraph of the signing or the one before."""
    index = signing.view.sentence.block_index
    blocks = scene.article.blocks[max(0, index - 1) : index + 1]
    start = scene.article.offsets.position(blocks[0].start)
    return meeting.evidence[-1].end > start and meeting.evidence[0].start >= scene.article.start


def event_phrase(scene: Scene, signing: Signing) -> Mention | None:
    """A ceremony named in the sentence, or 签约仪式 in the two sentences after (reading)."""
    view = signing.view
    base = view.sentence.start
    for pattern in (_NAMED, _LEADING):
        if match := pattern.search(view.text, 0, signing.start):
            name = re.sub(r"^.*(?:(?:举行|举办|召开)了?|[讯电）)])", "", match.group("name"))
            start = base + match.end("name") - len(name)
            return Mention(text=name, start=start, end=base + match.end("name"))
    for sentence in scene.sentences_after(signing.position, 2):
        near = sentence.block_index - view.sentence.block_index <= 1 and scene.in_body(sentence)
        if near and (match := _CEREMONY.search(sentence.text)):
            start = sentence.start + match.start("name")
            return Mention(
                text=match.group("name"), start=start, end=start + len(match.group("name"))
            )
    return None
