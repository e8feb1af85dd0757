"""Statements made at a meeting (会议要点): 会议指出，…; 区委书记甲强调，…; 提出三点建议：一是…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiyao.extract.clauses import Clause
from jiyao.extract.meetings.patterns import (
    BARE_POINT_VERB,
    POINT_VERB,
    SAYING,
    SUBJECT,
    words,
)
from jiyao.extract.meetings.said import first_clause, quoted_clause, text_span, trimmed
from jiyao.extract.meetings.speakers import ADVERBS, PRONOUN, Talk, speaker_of
from jiyao.extract.meetings.view import View
from jiyao.values import Organisation, Person

_BODY_SAYS = re.compile(
    rf"^[\s　]{{0,4}}{SUBJECT}(?:{ADVERBS}){{0,3}}(?P<verb>{POINT_VERB})(?P<bare>$|要(?=.))?"
)
_SAYS = re.compile(rf"(?P<verb>{SAYING})$")
_SAYS_BARE = re.compile(
    rf"(?:则|{ADVERBS}){{0,3}}(?P<verb>{BARE_POINT_VERB}|{words('direct_verb')})"
    r"(?!.{0,8}(?:意见|要求|建议|希望|倡议)$)(?![了过出])(?=.{5,})"
)
_THEN_SAYS = re.compile(
    rf"(?:并|还)?(?:{ADVERBS}){{0,2}}(?P<verb>{BARE_POINT_VERB}|{words('direct_verb')})(?![了过])(?=.{{5,}})"
)
_SPOKE = re.compile(words("spoke"))
_COUNTED = re.compile(
    r"(?P<verb>提出|讲(?!话)|谈(?!会|话|判)|提|强调|明确|分享)了?[^，。；]{0,8}?[\d一二两三四五六七八九十几]{1,2}[点条个项方面]{1,2}的?"
    r"(?:具体|工作|明确|指导)?(?:建议|要求|意见|倡议|希望|主张|体会|看法)"
    r"|(?P<shared>分享)[^，。；]{0,6}?[\d一二三四五]点[^，。；]{0,6}"
    r"|从[\d一二三四五六七八]个?方面[^，。；]{0,16}?(?P<sides>提出)[^，。；]{0,8}"
)
_BARE = re.compile(rf"(?P<verb>{BARE_POINT_VERB})")
_NUMBER = re.compile(r"[一二三四五六七八九十][是要](?!求)")
_AT_MEETING = re.compile(r"会上|会议上|论坛上|仪式上|发言|致辞|讲话|演讲|发布会|会议")
_ENTRY = re.compile(
    r"[\s　]{0,4}(?:[一二三四五六七八九十](?:是要?|要)|第[一二三四五六七八九十][，、]"
    r"|[一二三四五六七八九十]、|其[一二三四五][，、]?)"
)
_ENTRY_ALONE = re.compile(r"[\s　]{0,4}(?:第[一二三四五六七八九十]|其[一二三四五])$")
_WROTE = re.compile(
    "致贺[电信]|发贺[电信]|致信祝贺|致电祝贺|发来贺[电信]|作出(?:重要)?[指批]示|的?在?(?:贺[电信]|批示)中?"
)
_LEADER = re.compile("总书记(?![^，。；]{0,40}(?:出席|主持|发表|在会上))")
_HEADS = frozenset({"headline", "subheadline", "section"})


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
    talk = Talk()
    for index in sentences:
        if view.sentences[index].block.kind in _HEADS:
            continue
        clauses = view.clauses(index)
        skip_to = 0
        talk.within = False
        for number, clause in enumerate(clauses):
            if number < skip_to:
                continue
            entry = _entry(view, clauses, number, listing) if listing is not None else None
            if entry is not None:
                yield entry
                skip_to = number + 1 + (entry.start > clause.end)
                continue
            said = _quoted(view, clauses, number, talk) or _said(view, clauses, number, talk)
            if said is None or _is_nested(clauses, number) or _is_cited(clauses, number, said):
                talk.passed(view, clause)
                continue
            if known is not None and not _may_speak(view, index, said, known):
                continue
            talk.heard(said.speaker)
            counted = _COUNTED.search(clause.text)
            listing = said if counted or said.end <= said.start else None
            if listing is None:
                yield said
                skip_to = number + 2


def absent_people(view: View, sentences: Iterable[int]) -> set[str | None]:
    """Who only wrote to a meeting (致贺信, 作出批示) or is cited there as the party's leader."""
    absent: set[str | None] = set()
    for index in sentences:
        sentence = view.sentences[index]
        for wrote in _WROTE.finditer(sentence.text):
            people = view.people(sentence.start, sentence.start + wrote.start())
            absent |= {person.name for person in people[-1:]}
        for person in view.people(sentence.start, sentence.end):
            if _LEADER.match(view.text, person.end):
                absent.add(person.name)
    return absent - _in_headlines(view)


def _in_headlines(view: View) -> set[str | None]:
    blocks = [block for block in view.article.blocks if block.kind == "headline"]
    return {
        person.name
        for block in blocks
        for person in view.people(block.start, block.end)
        if not _WROTE.search(view.text, block.start, block.end)
    }


def _may_speak(view: View, index: int, said: Statement, known: set[str | None]) -> bool:
    """Whether a statement was made at the meeting rather than elsewhere in the article."""
    if said.speaker is None or said.speaker.name in known:
        return True
    return _AT_MEETING.search(view.sentences[index].text) is not None


def _is_nested(clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether the clause before introduces this one: 与会者表示，|甲指出|，… is no statement."""
    before = clauses[number - 1] if number else None
    return before is not None and before.mark in "，：" and _SAYS.search(before.text) is not None


def _is_cited(clauses: tuple[Clause, ...], number: int, said: Statement) -> bool:
    """Whether somebody says what another once said: 嘉宾表示，十年前，|甲提出|共同体理念."""
    if said.speaker is None or said.start >= clauses[number].end:
        return False
    for before in reversed(clauses[:number]):
        if before.mark not in "，：":
            return False
        if _SAYS.search(before.text):
            return True
    return False


def _entry(
    view: View, clauses: tuple[Clause, ...], number: int, listing: Statement
) -> Statement | None:
    """An entry of the list that `listing` opened: 一是…, 第一，…; None for other clauses."""
    clause = clauses[number]
    if _ENTRY_ALONE.match(clause.text) and number + 1 < len(clauses):
        start, end = clauses[number + 1].start, clauses[number + 1].end
    else:
        mark = _ENTRY.match(clause.text)
        if mark is None:
            return None
        start, end = clause.start + mark.end(), clause.end
    return _statement(view, listing.verb, listing.speaker, listing.office, (start, end))


def _statement(
    view: View, verb: str, who: Person | Organisation | None, office: str, span: tuple[int, int]
) -> Statement:
    """A statement; its verb without 了 and what follows (介绍说 → 介绍)."""
    start, end = trimmed(view.text, *span)
    return Statement(verb=verb[:2], speaker=who, office=office, start=start, end=end)


def _quoted(view: View, clauses: tuple[Clause, ...], number: int, talk: Talk) -> Statement | None:
    """“…。”甲说。: the quotation that stands before its speaker, where nothing follows."""
    clause = clauses[number]
    text = clause.text.rstrip(" 　")
    closing = text.rfind("”") + 1
    floor = view.sentences[0].start
    if closing == 0 and (number or view.text[clause.start - 1 : clause.start] != "”"):
        return None
    verb = _SAYS.search(text, closing)
    follows = clause.mark in ("，", "：", ",", ":") and number + 1 < len(clauses)
    if verb is None or follows or not view.people(clause.start + closing, clause.end):
        return None
    speaker = speaker_of(view, clauses, number, verb.start(), talk)
    span = quoted_clause(view, floor, clause.start + closing)
    if speaker is None or span is None:
        return None
    return _statement(view, verb["verb"], speaker.who, speaker.office, span)


def _said(view: View, clauses: tuple[Clause, ...], number: int, talk: Talk) -> Statement | None:
    """The statement that the clause introduces, None where it introduces none."""
    clause = clauses[number]
    text = clause.text.rstrip(" 　")
    counted = _COUNTED.search(text)
    if counted:
        group = next(name for name in ("verb", "shared", "sides") if counted[name])
        verb = "分享" if counted[group] == "分享" else "提出"
        begin, after = counted.start(group), len(text)
    else:
        match = _saying(view, clauses, number, text, talk)
        if match is None:
            return None
        verb, begin, after = match["verb"], match.start("verb"), match.end()
    speaker = speaker_of(view, clauses, number, begin, talk)
    if speaker is None:
        return None
    if after < len(text):
        span = text_span(clauses, number, clause.start + after)
    else:
        start, end = first_clause(view, clauses, number + 1)
        numbered = _NUMBER.match(view.text, start, end)
        span = (numbered.end() if numbered else start, end)
    return _statement(view, verb, speaker.who, speaker.office, span)


def _saying(
    view: View, clauses: tuple[Clause, ...], number: int, text: str, talk: Talk
) -> re.Match[str] | None:
    """The verb of a statement: before a comma, or with the statement straight after it."""
    clause = clauses[number]
    if clause.mark in ("，", "：", ",", ":"):
        verb = _SAYS.search(text)
        if verb is not None:
            return verb
    body = _BODY_SAYS.match(text)
    if body and body.end() < len(text):
        return _BARE.match(text, body.start("verb"))
    people = view.people(clause.start, clause.end)
    if people:
        return _SAYS_BARE.match(clause.text, people[-1].end - clause.start)
    pronoun = PRONOUN.match(clause.text)
    if pronoun:
        return _SAYS_BARE.match(clause.text, pronoun.end())
    earlier = clauses[number - 1] if number else None
    if earlier is None or not _SPOKE.search(earlier.text):
        return None
    if talk.within and not clause.text.startswith(("并", "还", "也")):
        return None
    return _THEN_SAYS.match(clause.text)
