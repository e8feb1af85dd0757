"""What a meeting dealt with (议程): verbs of the agenda and their objects, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import AGENDA_ACTION, AGENDA_VERB, HEAD, POINT_VERB
from jiyao.extract.meetings.view import View
from jiyao.records import AgendaAction
from jiyao.values import Organisation, Place

_SUBJECT = (
    r"(?:\d{0,4}[名位]?(?:与会|参会|到会)?(?:代表|委员)们?|(?:会议|全会|大会|会上|仪式|党组会|常委会|与会人员|大家"
    r"|[^，。；]{0,14}?(?:会议|大会|全会|[一-龥]会))(?=[^议员上]))?"
    r"(?:还|首先|先后|分别|集中|书面|专题|认真|深入|系统|一并|现场|同时|依法|举手|投票|逐项|一致|全票|随后|并|再次|进一步|共同|专门|审慎|通过视频"
    r"|围绕[^，。；]{2,30}|以[^，。；]{2,12}方式|、|\s|　){0,3}"
)
_ORAL = re.compile(r"[^，。；]{0,60}?汇报")
_NEXT_ORAL = re.compile(r"[^，。；、]{0,50}?汇报[、和]")
_START = re.compile(rf"{_SUBJECT}(?P<verb>{AGENDA_VERB})(?P<done>了)?(?=.)")
_AFTER_NAME = re.compile(
    rf"[，,：:\s　]*(?:并|会议)?(?:还|首先|专题|认真|深入|系统)?(?P<verb>{AGENDA_VERB})(?P<done>了)?(?=.)"
)
_NEXT = re.compile(
    rf"(?:[、，,]|并|和)(?:并|集中|认真|还|会议)?(?P<verb>{AGENDA_VERB})(?P<done>了)?(?=[^的和与、，])"
)
_MADE = re.compile(
    r"(?:会议|大会|全会|会上)?(?:还|并|同时|最后|研究|专题){0,3}(?:对|就|围绕)(?P<text>[^，。；]{3,80}?)等?"
    r"(?:工作)?(?:进行了?|[作做]出?了?)(?:[^，。；]{0,10}?)(?P<verb>部署|安排)"
)
_BY_PERSON = re.compile(
    r"(?:出席|主持|参加)[^，。；]{0,12}并传达(?:学习)?了?(?P<text>[^，。；]{2,60}(?:指示|批示|讲话|精神|要求))$"
)
_OPENING = re.compile("[ 　]*(?:本次|此次|这次|该|本届)?")
LONGEST_SUBJECT = 40
_MARKER = re.compile(
    r"[\s　●◆■]{0,4}(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)
_RESOLVED = re.compile(r"(?:议定|决定|审议|研究|听取|如下)[^，。；：]{0,12}[：:][\s　]*$")
_TITLES = re.compile(r"《[^》]{2,80}》")
_DOCUMENT_END = re.compile(
    r"(?<=报告|草案|规划|办法|决议|名单|方案|意见|议案|计划|预算|决算|章程|规定|条例)(?:、|和|以?及)(?=[^、和及]{4})"
)
_REPORTER = re.compile(r"(?:关于|对|就)(?=.)")
_POINT = re.compile(rf"(?:会议|全会|大会|同志)?(?:还|并)?{POINT_VERB}(?:[，,：:]|$)")
_NOT_OBJECT = re.compile(
    r"^(?:通知|其他|有关事项|情况$|并|到|后|了$|会上)|^.{0,2}$|^(?:精神|部署|工作|安排|任务)$|^(?:要求|落实)"
)


def agenda_of(
    view: View, sentences: Iterable[int], first: int, names: list[tuple[int, int]]
) -> Iterator[tuple[AgendaAction, int, int]]:
    """Action, start and end of each item that the sentences of a meeting state.

    Args:
        view: the article.
        sentences: those of the meeting, in order.
        first: index of the sentence that reports the meeting.
        names: spans of the meeting's name; the first is the one in that sentence.
    """
    called = [view.text[start:end] for start, end in names]
    name_end = names[0][1]
    resolved = False
    for index in sentences:
        sentence = view.sentences[index]
        if sentence.block.kind in ("headline", "subheadline") and index != first:
            continue
        marker = _MARKER.match(sentence.text)
        skip = marker.end() if marker else 0
        if not marker:
            resolved = _RESOLVED.search(sentence.text) is not None
        open_list = _has_subject(sentence.text[skip:], called) or (resolved and bool(marker))
        for clause in view.clauses(index):
            if clause.end <= name_end and index == first:
                open_list = open_list or clause.end == name_end
                continue
            if _POINT.search(clause.text) and clause.mark not in "。":
                break
            start = None
            if index == first and clause.start < name_end:
                start = _AFTER_NAME.match(view.text, name_end, clause.end)
                open_list = True
            elif open_list or _has_subject(clause.text, called):
                begin = max(clause.start, sentence.start + skip)
                start = _START.match(view.text, begin, clause.end)
                open_list = True
            if start is not None:
                yield from _objects(view, clause, start)
            elif open_list:
                yield from _made(clause)
            else:
                yield from _conveyed(clause)


def _has_subject(text: str, called: list[str]) -> bool:
    """Whether a text begins with the meeting as its subject: 会议, 会上, or its own name."""
    if text.startswith(("会上", "与会")):
        return True
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    named = any(text[at : at + 2] in name for name in called)
    if not named and HEAD.match(text, at, LONGEST_SUBJECT) is None:
        return False
    head = HEAD.search(text, 0, LONGEST_SUBJECT)
    if head is None:
        return False
    subject = text[at : head.end()].rstrip(" 　")
    return subject == head.group() or any(subject in name for name in called)


def _made(clause: Clause) -> Iterator[tuple[AgendaAction, int, int]]:
    """对…作出部署."""
    match = _MADE.match(clause.text)
    if match:
        yield "deploy", clause.start + match.start("text"), clause.start + match.end("text")


def _conveyed(clause: Clause) -> Iterator[tuple[AgendaAction, int, int]]:
    """甲出席会议并传达|乙重要指示."""
    match = _BY_PERSON.search(clause.text)
    if match:
        yield "convey", clause.start + match.start("text"), clause.start + match.end("text")


def _objects(
    view: View, clause: Clause, start: re.Match[str]
) -> Iterator[tuple[AgendaAction, int, int]]:
    """The objects of the verbs of one clause: 听取A，研究B; 《甲》《乙》 are two."""
    verb: re.Match[str] | None = start
    while verb is not None:
        following = _next_verb(view, verb.end(), clause.end)
        end = following.start() if following else clause.end
        action = AGENDA_ACTION[verb["verb"]]
        for left, right in _split(view, action, verb.end(), end):
            if right - left >= 3 and not _NOT_OBJECT.search(view.text[left:right]):
                yield action, left, right
        verb = following


def _next_verb(view: View, start: int, end: int) -> re.Match[str] | None:
    for match in _NEXT.finditer(view.text, start, end):
        if not _inside_title(view.text, start, match.start()):
            return match
    return None


def _inside_title(text: str, start: int, position: int) -> bool:
    return text.rfind("《", start, position) > text.rfind("》", start, position)


def _split(view: View, action: AgendaAction, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Objects of one verb: titles one by one, reports by their reporters, else the whole."""
    text = view.text
    titles = list(_TITLES.finditer(text, start, end))
    by_title = titles and action in ("review", "study", "hear")
    if by_title and (len(titles) > 1 or titles[0].start() <= start + 6):
        yield from (title.span() for title in titles)
        return
    if action == "hear":
        cuts = [m.end() for m in re.finditer(r"(?:汇报|报告)(?=[、和，])", text[start:end])]
        begin = start
        for cut in [*(start + c for c in cuts), end]:
            left = _without_reporter(view, begin, cut)
            if cut > left:
                yield left, cut
            begin = cut + 1
        return
    if action == "review":
        begin = start
        for join in _DOCUMENT_END.finditer(text, start, end):
            yield begin, join.start()
            begin = join.end()
        yield begin, end
        return
    yield start, end


def _without_reporter(view: View, start: int, end: int) -> int:
    """县住建局关于|…的汇报: the reporter is no part of the item."""
    first = view.starting(start)
    if isinstance(first, (Organisation, Place)):
        about = _REPORTER.match(view.text, first.end, end)
        if about and view.text[end - 2 : end] == "汇报":
            return about.end()
    about = _REPORTER.match(view.text, start, end)
    return about.end() if about else start


def reporters_of(view: View, sentences: Iterable[int]) -> Iterator[Organisation | Place]:
    """Bodies whose oral reports were heard: 听取了|县住建局|关于…的汇报."""
    for index in sentences:
        sentence = view.sentences[index]
        for heard in re.finditer(r"听取(?:了)?", sentence.text):
            position = sentence.start + heard.end()
            for _ in range(6):
                mention = view.starting(position)
                if not isinstance(mention, Organisation):
                    break
                rest = _ORAL.match(view.text, mention.end)
                if rest:
                    yield mention
                position = mention.end + 1
                if view.text[mention.end : mention.end + 1] not in "、和":
                    follow = _NEXT_ORAL.match(view.text, mention.end)
                    if follow is None:
                        break
                    position = follow.end()
