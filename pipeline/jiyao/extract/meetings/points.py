"""Statements made at a meeting (会议要点): 会议指出，…; 区委书记甲强调，…; 提出三点建议：一是…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import BARE_POINT_VERB, POINT_VERB, words
from jiyao.extract.meetings.people import members
from jiyao.extract.meetings.view import View
from jiyao.values import Organisation, Person

_ADVERBS = words("said_adverb")
_BODY = (
    r"(?:本次|此次|这次|本届)?(?:会议|全会|大会|座谈会|推进会|论坛|发布会|常委会|常务会|动员会|调度会"
    r"|现场会|部署会|党组会|工作会|仪式|[^，。；：“\s　]{0,12}会议?)"
)
_BODY_FIRST = re.compile(rf"[\s　]{{0,4}}{_BODY}")
_BODY_SAYS = re.compile(
    rf"^[\s　]{{0,4}}{_BODY}(?:{_ADVERBS}){{0,3}}(?P<verb>{POINT_VERB})(?P<bare>$|要(?=.))?"
)
_BODY_THEN = re.compile(rf"^[\s　]{{0,4}}{_BODY}(?:{_ADVERBS}|审议时|讨论中){{0,3}}$")
_SAYS = re.compile(rf"(?P<verb>{POINT_VERB})$")
_SAYS_BARE = re.compile(
    rf"(?P<verb>{BARE_POINT_VERB})(?!.{{0,8}}(?:意见|要求|建议|希望|倡议)$)(?=.{{5,}})"
)
_THEN_SAYS = re.compile(rf"(?:并|还)?(?P<verb>{BARE_POINT_VERB})(?=.{{5,}})")
_SPOKE = re.compile("讲话|致辞|发言|演讲|报告|主持")
_PRONOUN = re.compile(rf"^[\s　“]{{0,4}}(?:他|她)(?:{_ADVERBS}){{0,3}}")
_BETWEEN = re.compile(
    rf"(?:{words('title_end')}|同志|先生|女士)?"
    rf"(?:(?:[^，。]{{0,40}}?(?:[时中上后并]|讲话|致辞|发言))?(?:{_ADVERBS}){{0,4}}"
    rf"|(?:{_ADVERBS}){{0,2}}(?:代表|向|就|对|围绕|从|结合|针对|立足)[^，。]{{1,40}})$"
)
_SOURCE = re.compile(r"^[\s　]*(?:据|记者从)")
_UNNAMED = re.compile(rf"{words('no_speaker')}|们$")
_COUNTED = re.compile(
    r"提出了?[^，。；]{0,8}?[\d一二两三四五六七八九十几]{1,2}[点条个项方面]{1,2}的?"
    r"(?:建议|要求|意见|倡议|希望|主张)|分享[^，。；]{0,6}?[\d一二三四五]点[^，。；]{0,6}"
    r"|从[\d一二三四五六七八]个?方面[^，。；]{0,16}?提出[^，。；]{0,8}"
)
_PROPOSES = re.compile("提出|分享")
_BARE = re.compile(rf"(?P<verb>{BARE_POINT_VERB})")
_NUMBER = re.compile(r"[一二三四五六七八九十][是要](?!求)")
_AT_MEETING = re.compile(r"会上|会议上|论坛上|仪式上|发言|致辞|讲话|演讲|发布会|会议")
_ENTRY = re.compile(
    r"[\s　]{0,4}(?:[一二三四五六七八九十](?:是要?|要)|第[一二三四五六七八九十][，、]"
    r"|[一二三四五六七八九十]、|其[一二三四五][，、]?)"
)
_ENTRY_ALONE = re.compile(r"[\s　]{0,4}(?:第[一二三四五六七八九十]|其[一二三四五])$")
_ADVERBIAL = re.compile(
    r"^(?:(?:当前|目前|下一步|近年来|一年来|今年以来|多年来|接下来|下步|同时|总体上?|此外|新的一年"
    r"|[^，。]{0,12}(?:以来|期间|年来|未来[^，]{1,4}年))"
    r"|[^，。]{0,3}(?:在(?!于)|自(?![觉治主身然信动])|随着|按照|根据|为了|面对|对于|关于|针对|当(?![前今地])|围绕)[^，。]{1,60}"
    r"|[^，。]{0,3}(?:从|为|经过|通过|立足|站在)[^，。]{1,60}(?:[下中上后前时来际里间年月起看内]|出发|角度)"
    r"|[^，。]{1,40}(?:进程中|过程中|背景下|领导下|支持下|努力下|基础上|工作中|前夕|之际|方面|年里))$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement: its verb, who made it (None for the meeting), its first clause.

    `office` has the words for an unnamed office holder (区政府主要负责同志), whose body is `speaker`.
    """

    verb: str
    speaker: Person | Organisation | None
    start: int
    end: int
    office: str = ""


def statements_of(
    view: View, sentences: Iterable[int], known: set[str | None] | None
) -> Iterator[Statement]:
    """Statements in the sentences of a meeting, in order.

    Args:
        view: the article.
        sentences: those of the meeting.
        known: names of who may speak without 会上 or 发言 in the sentence; None for anybody.
    """
    listing: Statement | None = None
    last: Person | Organisation | None = None
    for index in sentences:
        if view.sentences[index].block.kind in ("headline", "subheadline", "section"):
            continue
        clauses = view.clauses(index)
        skip_to = 0
        for number, clause in enumerate(clauses):
            if number < skip_to:
                continue
            if listing is not None:
                if _ENTRY_ALONE.match(clause.text) and number + 1 < len(clauses):
                    yield _entry(view, clauses, number + 1, listing, 0)
                    skip_to = number + 2
                    continue
                entry = _ENTRY.match(clause.text)
                if entry:
                    yield _entry(view, clauses, number, listing, entry.end())
                    continue
            said = _said(view, clauses, number, last)
            if said is None:
                continue
            if known is not None and not _may_speak(view, index, said, known):
                continue
            last = said.speaker or last
            counted = _COUNTED.search(clause.text)
            listing = said if counted else None
            if not counted and said.end > said.start:
                yield said
                skip_to = number + 2


def _may_speak(view: View, index: int, said: Statement, known: set[str | None]) -> bool:
    """Whether a statement was made at the meeting rather than elsewhere in the article."""
    if said.speaker is None or said.speaker.name in known:
        return True
    return _AT_MEETING.search(view.sentences[index].text) is not None


def _entry(
    view: View, clauses: tuple[Clause, ...], number: int, listing: Statement, skip: int
) -> Statement:
    clause = clauses[number]
    return Statement(
        verb=listing.verb,
        speaker=listing.speaker,
        start=clause.start + skip,
        end=clause.end,
        office=listing.office,
    )


def _said(
    view: View,
    clauses: tuple[Clause, ...],
    number: int,
    last: Person | Organisation | None,
) -> Statement | None:
    """The statement that the clause introduces, None where it introduces none."""
    clause = clauses[number]
    text = clause.text.rstrip(" 　")
    counted = _COUNTED.search(text)
    verb = _SAYS.search(text) if clause.mark in "，：,:" and clause.mark else None
    if counted:
        verb = _PROPOSES.search(text, counted.start())
    body = _BODY_SAYS.match(text)
    if verb is None and body and body.end() < len(text):
        verb = _BARE.match(text, body.start("verb"))
    bare = False
    if verb is None:
        verb, bare = _bare_person(view, clause, clauses[number - 1] if number else None), True
    if verb is None:
        return None
    speaker, known, office = _speaker(view, clauses, number, verb.start(), last)
    if not known:
        return None
    if counted or (verb.end() >= len(text)):
        start, end = _first_clause(view, clauses, number + 1)
        numbered = _NUMBER.match(view.text, start, end)
        start = numbered.end() if numbered else start
    else:
        start, end = _text_span(clauses, number, clause.start + verb.end(), bare)
    return Statement(
        verb=_verb(verb),
        speaker=speaker,
        start=start,
        end=end,
        office=office,
    )


def _verb(match: re.Match[str]) -> str:
    """The introducing verb alone: 介绍 of 介绍说."""
    verb = match.groupdict().get("verb") or match.group()
    return verb[:2]


def _bare_person(view: View, clause: Clause, earlier: Clause | None) -> re.Match[str] | None:
    """甲强调要…, or 甲…讲话，指出…: the statement follows its verb without a comma."""
    people = view.people(clause.start, clause.end)
    if not people:
        return (
            None
            if earlier is None or not _SPOKE.search(earlier.text)
            else _THEN_SAYS.match(clause.text)
        )
    at = people[-1].end - clause.start
    verb = _SAYS_BARE.match(clause.text, at)
    return verb


def _speaker(
    view: View,
    clauses: tuple[Clause, ...],
    number: int,
    verb: int,
    last: Person | Organisation | None,
) -> tuple[Person | Organisation | None, bool, str]:
    """Speaker, whether the subject is acceptable, an unnamed office's words."""
    clause = clauses[number]
    text = clause.text
    before = text[:verb]
    people = view.people(clause.start, clause.start + verb)
    if _SOURCE.match(before) and not (people and text.startswith("介绍", verb)):
        return None, False, ""
    if people:
        between = before[people[-1].end - clause.start :]
        listed = members(view, clause.start, people[-1].end)
        named = [m.entity for m in listed if isinstance(m.entity, Person)]
        who = named[-1] if named else people[-1]
        return (who, True, "") if _BETWEEN.match(between) else (None, False, "")
    if _BODY_THEN.match(before):
        return None, True, ""
    if _UNNAMED.search(before):
        return None, False, ""
    bodies = [m for m in members(view, clause.start, clause.start + verb) if m.office]
    if bodies:
        entity = bodies[-1].entity
        return entity, True, text[entity.start - clause.start : verb].strip()
    if last is not None and (_PRONOUN.match(before) or not before.strip()):
        return last, True, ""
    if not before.strip() or _BETWEEN.match(before):
        return _inherited(view, clauses, number, last)
    return None, False, ""


def _inherited(
    view: View,
    clauses: tuple[Clause, ...],
    number: int,
    last: Person | Organisation | None,
) -> tuple[Person | Organisation | None, bool, str]:
    """An omitted subject: the person of an earlier clause of the sentence (甲出席并讲话，强调，…)."""
    for clause in reversed(clauses[:number]):
        people = view.people(clause.start, clause.end)
        if people:
            listed = [m.entity for m in members(view, clause.start, people[-1].end)]
            named = [m for m in listed if isinstance(m, Person)]
            return (named[-1] if named else people[-1]), True, ""
        if _BODY_FIRST.match(clause.text):
            return None, True, ""
    return (last, True, "") if last is not None else (None, False, "")


def _first_clause(view: View, clauses: tuple[Clause, ...], number: int) -> tuple[int, int]:
    """From clause `number` to the first comma that closes a clause with a verb."""
    if number >= len(clauses):
        return 0, 0
    start = clauses[number].start
    return _text_span(clauses, number, start, False)


def _text_span(clauses: tuple[Clause, ...], number: int, start: int, bare: bool) -> tuple[int, int]:
    end = clauses[number].end
    for step, clause in enumerate(clauses[number : number + 4]):
        words = (
            clause.text.strip(" 　“")
            if step
            else clause.text[max(0, start - clause.start) :].strip(" 　“")
        )
        end = clause.end
        if not _is_adverbial(clause, words) or clause.mark not in "，,":
            break
    return start, end


def _is_adverbial(clause: Clause, words: str) -> bool:
    """Whether a clause only sets time or circumstance, so that the statement goes on."""
    if _ADVERBIAL.match(words):
        return True
    covered = sum(m.end - m.start for m in clause.mentions if m.label == "DATE")
    return covered >= len(words) - 1
