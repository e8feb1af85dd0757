"""Who stands behind a meeting beside its subject (主办): hosts, own sessions, ceremonies."""

from __future__ import annotations

import re

from jiyao.extract.meetings.bodies import Conveners, walk
from jiyao.extract.meetings.patterns import HEAD, words
from jiyao.extract.meetings.view import View, resolved_name
from jiyao.values import Organisation, OrganisationKind

_HOSTING = re.compile(r"(?:联合|共同)?主办|(?:联合|共同)(?:举办|发起)")
_NUMBERED = re.compile(r"第.{1,5}次|\d{4}年")
LONGEST_TERM = 4
"""Characters of a term before a body (十四届|县委常委会)."""
_COUNT = r"[一二三四五六七八九十百\d]{1,4}"
_OWN_SESSION = re.compile(
    rf"(.{{0,30}}?{words('own_body')})"
    rf"(?:{_COUNT}届)?(?:[（(]扩大[)）]|第?{_COUNT}次|\d{{4}}年度?|{words('session_word')}){{0,6}}"
    r"(?:会议|全会|学习会|集体学习|会)"
)


_COMMITTEE_WORK = re.compile(
    r"([^，。的]{0,8}?(?:[省市县区州旗盟]委|党工委|(?<!中央)党委|自治区党委))[^，。的委会]{1,10}工作会议$"
)
"""|县委|经济工作会议: a committee's meeting on a field of work."""


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
            start = walk(view, sentence.start, sentence.start + verb.start(), found)
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
    match = _OWN_SESSION.match(text) or _COMMITTEE_WORK.match(text)
    first = view.starting(name[0])
    if match is None or _NUMBERED.search(match.group(1)):
        return None
    end = name[0] + match.end(1)
    if match.group(1).endswith("代表大会") and "人民代表" not in text:
        return first if isinstance(first, Organisation) else None
    mention = view.ending(end)
    if isinstance(mention, Organisation) and 0 <= mention.start - name[0] <= LONGEST_TERM:
        return mention
    if isinstance(first, Organisation) and first.end >= end - 3:
        return first
    body = match.group(1)
    return Organisation(
        text=body,
        start=name[0],
        end=end,
        name=resolved_name(body, view.region),
        kind=_kind(body),
    )


def _kind(text: str) -> OrganisationKind:
    if re.search(r"人大|人民代表大会|政协|常务委员会", text):
        return "legislature"
    if re.search(r"党|委常委|中共|政治局|[省市县区]委", text):
        return "party"
    return "institution" if re.search(r"理事会|董事会|监事会|代表大会", text) else "government"


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
