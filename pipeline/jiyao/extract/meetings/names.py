"""Where a meeting's name begins and ends beside a holding verb (会议名称)."""

from __future__ import annotations

import re

from jiyao.extract.meetings.patterns import (
    AFTER_NAME,
    AGENDA_VERB,
    BEFORE_NAME,
    HEAD,
    NOT_MEETING,
    POINT_VERB,
    words,
)
from jiyao.extract.meetings.view import View
from jiyao.values import Date, Organisation, Person, Place

LONGEST_NAME = 70
"""Characters; a longer stretch before a head is no name."""
LONGEST_BRIDGE = 25
"""Characters between two heads of one name (…大会第三次会议)."""
LONGEST_GAP = 40
"""Characters between a name and the verb after it (在…隆重举行)."""

_STOP = re.compile(rf"{AGENDA_VERB}|{POINT_VERB}|[并，。；：,;!！？]|[会议]上|时[，,]")
_ACTING = re.compile(r"出席|发表重要|作总结|致辞|主持(?!人|词)")
_JOINT = re.compile(r"[暨和及、（(]")
_COUNTED = re.compile(r"[”）)]?(?:[\d一二三四五六七八九十百]{1,5}[余多]?|数[十百]|多)[场次期]")
_PREFIX = re.compile(
    rf"(?:{words('opening')}|晚上|在(?=大会|会议)|为期[^，的]{{1,8}}的|\S{{2,6}}讯(?=[\s（(])"
    r"|[（(](?:受权发布|授权发布|现场|快讯|图文|组图|视频)[）)]"
    r"|[（(][^）)]{0,30}(?:记者|通讯员)[^）)]{0,30}[）)]|\d{1,2}[.、．]|[●◆■□•·▲▼★*\s　，,])[的，,\s]*"
)
_CUT = re.compile(
    r"\d日[电讯](?:[（(][^）)]{0,40}[）)])?|央视网消息（[^）]{1,10}）："
    r"|[（(](?:以下)?(?:简称|称)[^（()）]{1,30}[）)](?=\d)"
    r"|(?:会议|全会|大会)?(?:决定|明确|确定)|发表(?:重要|主旨)?(?:讲话|演讲)|总结讲话|致辞|应邀|率团|一行"
    rf"|{words('convening')}(?:召开|举办|举行)?[的了]"
    r"|(?:出席|主持|参加|宣布|参与|见证)了?(?:今天|昨天|当天)?"
)
_GAP = re.compile(
    r"[”’」』》]?(?:[（(][^（()）]{1,20}[)）])?[\s　]*(?:$|[于在将定拟今昨也还又如首正隆顺成圆胜]"
    r"|日前|近日|通过|采取|以[^，。；]{2,14}(?:形式|方式)|同时|同期|联合|共同|第|上午|下午|晚上|由)"
)
_AFTER_VERB_WORDS = re.compile(r"(?:了|过|一次|一场|为期[^，的]{1,8}的|题为){0,4}")
_SESSION_AT = re.compile(r"[^，。；的]{2,40}?(?:常委会|理事会|执委会|委员会|董事会)(?=上)")
_FORM = re.compile("形式|方式")
_CITING = re.compile("祝贺|庆祝|感谢|欢迎|支持(?!大会)")
_REPEATED = 6
"""Characters that a headline without a stop and the name after it share at least."""
_BARE_YEAR = re.compile(
    r"(?:\d{4}|[一二三四五六七八九〇零]{4})(?:[—-]\d{4})?年?(?:度|上半年|下半年)?$|“?十[一二三四五六]五"
)


def name_after(view: View, start: int, limit: int) -> tuple[int, int] | None:
    """The name that begins at `start`, straight after a holding verb, and ends before `limit`.

    Heads are chained while nothing but nominal text lies between them: 召开|第五届会员代表大会
    第一次会议| is one name, 召开|会议|传达…会议精神 ends at the first head.
    """
    text, end = view.text, -1
    for head in HEAD.finditer(text, start, limit):
        if end < 0:
            if head.start() - start > LONGEST_NAME or _ACTING.search(text, start, head.start()):
                return None
        else:
            bridge = text[end : head.start()]
            joint = _JOINT.match(bridge) is not None
            if len(bridge) > LONGEST_BRIDGE or (not joint and _STOP.search(bridge)):
                break
        if not AFTER_NAME.match(text, head.end()):
            end = head.end()
    if end < 0 or _COUNTED.match(text, end):
        return None
    return _tidied(view, _after_adverbs(view, start, end), end)


def name_of_any_meeting(view: View, start: int, limit: int) -> tuple[int, int] | None:
    """A name after its verb that ends in 会 with a word the table of heads does not have.

    It must fill the clause, and be neither a body nor a festivity (运动会, 联欢会).
    """
    text = view.text[start:limit].rstrip("”》")
    end = start + len(text)
    if not text.endswith("会") or not 4 <= len(text) <= LONGEST_NAME // 2:
        return None
    if NOT_MEETING.search(text) or isinstance(view.ending(end), Organisation):
        return None
    if _STOP.search(text[:-2]):
        return None
    return _tidied(view, _after_adverbs(view, start, end), end)


def name_before_at(view: View, start: int, limit: int) -> tuple[int, int] | None:
    """举行的|国际联合会常委会|上: a session named like the body that meets."""
    match = _SESSION_AT.match(view.text, start, limit)
    return _tidied(view, start, match.end()) if match else None


def name_before(view: View, start: int, verb: int) -> tuple[int, int] | None:
    """The name between `start` (of the clause) and a holding verb at `verb`.

    Between name and verb only day, place and adverbs may stand: 全县…会议|11月8日在…|召开.
    """
    text, found = view.text, None
    for head in HEAD.finditer(text, start, verb):
        venue = isinstance(view.covering(head.end()), Place)
        if _FORM.match(text, head.end()):
            continue
        if not (venue or AFTER_NAME.match(text, head.end())) or head.end() == verb:
            found = head
    if found is None or not is_gap(view, found.end(), verb):
        return None
    begin = name_start(view, start, found.start())
    if found.end() - begin > LONGEST_NAME or is_cited(text, start, begin, found.end()):
        return None
    return _tidied(view, begin, found.end())


def is_cited(text: str, start: int, begin: int, end: int) -> bool:
    """学习|…会议, 祝贺|…全会 with nothing but the citing verb in front."""
    return bool(BEFORE_NAME.search(text, start, begin) or _CITING.match(text, begin, end))


def is_gap(view: View, start: int, end: int) -> bool:
    """Whether `start:end` can stand between a name and its verb."""
    gap = view.text[start:end]
    if not gap.strip("”》 　"):
        return True
    if len(gap) > LONGEST_GAP or any(isinstance(m, Person) for m in view.within(start, end)):
        return False
    if re.search(rf"{POINT_VERB}|{AGENDA_VERB}(?!中心)|出席|参加|主持", gap):
        return False
    first = view.starting(start)
    return isinstance(first, (Date, Place)) or _GAP.match(gap) is not None


def name_start(view: View, start: int, head: int) -> int:
    """Where the name whose head is at `head` begins, at `start` at the earliest."""
    text = view.text
    for cut in _CUT.finditer(text, start, head):
        start = cut.end()
    for person in view.people(start, head):
        start = max(start, person.end)
    start = _after_motto(text, start, head)
    while start < head:
        prefix = _PREFIX.match(text, start, head)
        if prefix and prefix.end() > start:
            start = prefix.end()
            continue
        first = view.starting(start)
        if text[start] in "在于":
            first = view.starting(start + 1)
        if first is None or first.end > head or not _opens_clause(view, first, start):
            break
        start = first.end + (text[first.end : first.end + 1] in "，,")
    return start


def _after_motto(text: str, start: int, head: int) -> int:
    """Behind the motto of a headline (山海情深——|协作会议), or its end that the name repeats."""
    dash = text.rfind("——", start, head)
    if dash >= 0 and not 0 <= text.rfind("“", start, dash) < text.find("”", dash, head):
        start = dash + 2
    if head - start > LONGEST_NAME:
        return start
    for length in range((head - start) // 2, _REPEATED - 1, -1):
        for at in range(head - length, start + length - 1, -1):
            if (
                text[at - 1] not in "暨和与及、（"
                and text.find(text[at : at + length], start, at) >= 0
            ):
                return at
    return start


def _opens_clause(view: View, mention: object, start: int) -> bool:
    """Whether the mention at `start` is the day or place of the holding, not part of a name."""
    if isinstance(mention, Date):
        return not _BARE_YEAR.match(mention.text)
    return isinstance(mention, Place) and mention.start > start


def _after_adverbs(view: View, start: int, end: int) -> int:
    """Skip 一次, 为期三天的 and the like at the start of a name after its verb."""
    match = _AFTER_VERB_WORDS.match(view.text, start, end)
    return match.end() if match else start


def _tidied(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Balance the quotes at the ends of a name; None when nothing is left."""
    text = view.text
    while start < end and text[start] in " 　，,、”）)了":
        start += 1
    name = text[start:end]
    if name.count("”") > name.count("“"):
        opened = text.rfind("“", max(0, start - 40), start)
        start = opened if opened >= 0 else text.find("”", start, end) + 1
    elif name.count("“") > name.count("”") and text[end : end + 1] == "”":
        start = text.find("“", start, end) + 1
    return (start, end) if start < end else None


_BARE = re.compile(
    r"(?:[（(]?扩大[)）]?|专题|全体|视频|电视电话|现场|党组|主席团|常务|常委会|主席|主任|办公|有关|相关|重要|工作|本次|此次|该|这次"
    r"|\d{4}年度?|第[一二三四五六七八九十百\d]{1,4}次){0,6}"
    r"(?:会议|大会|全会|全体会议|集体学习|学习会|会|仪式|常委会|论坛|博览会)$"
)


def is_bare(name: str) -> bool:
    """Whether a name says nothing of its own: 会议, （扩大）会议, 第五次会议, 专题会议."""
    return _BARE.match(name) is not None


def is_generic(name: str) -> bool:
    """Whether a name is bare or nothing but a head: 座谈会, 峰会, 签约仪式."""
    head = HEAD.search(name)
    return is_bare(name) or (head is not None and head.span() == (0, len(name)))
