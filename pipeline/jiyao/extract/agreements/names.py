"""What is signed: the names of agreements after (or before) the verb, and their kinds (协议名称)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.view import DATE, NAME, PER, QTY, TITLE, View
from jiyao.records import AgreementKind

_BORDER = r"(?=$|[，。；：、,;:）)”！？ 和与及并暨等共各的仪\d" + QTY + TITLE + r"]|以及|仪式|文本)"
_JOIN = re.compile(r"[、和与及并]|以及|并与")
_COUNT = rf"[{QTY}{DATE}]|[一二三四五六七八九十两多数几]{{1,3}}[项份个批宗揽]|一?系列|若干|有关|相关|首个|首批|新一轮"
_OPENING = re.compile(rf"^(?:、|了|过|的|起|期|在|为|成|《|{_COUNT}|中?长期|\s)+")
_TERM = re.compile(r"^(?:为期|期限)?[一二三四五六七八九十两\d]{1,3}年(?:期|制)?的?")
_MEASURED = re.compile(rf"^[^，。]{{0,30}}[{QTY}{DATE}][^，。的]{{0,12}}的")
_CONCERNING = re.compile(r"^涉及[^，。]{2,50}?的")
_LAWS = re.compile(r"(?:法|令|条例|决定|办法|规定|通知|公告|报告|章程|预案|纪要|宪章)$")
_REST = re.compile(r"[^、及和与以]{2,20}(?:、|及|和|与|以及)")
_EVENT = re.compile(
    r"(?P<name>[^，。；、]{0,24}?(?:协议|合同|备忘录|战略合作|合作))(?:集中)?(?:签约|签署|签字|签订)(?:仪式|活动)"
)
_PARTY_END = re.compile(
    "公司|集团|大学|学院|医院|政府|管委会|银行|研究院|[市县区省局与和在]|举行了?"
)
_MARKS = re.compile(rf"{NAME}|[{PER}，。；：的]|(?<!存)在")


@dataclass(frozen=True)
class Paper:
    """One agreement's name: a stretch of the sentence, without title marks.

    Attributes:
        text: the name as read.
        start, end: positions in the sentence.
        titled: it stands in 《》.
        generic: the noun alone (协议), which names nothing.
    """

    text: str
    start: int
    end: int
    titled: bool = False
    generic: bool = False


@cache
def _head() -> re.Pattern[str]:
    """A noun for a paper, or for something that only looks like one, that closes a name."""
    refused = words.exclusions("object")
    border = f"(?:{_BORDER}|(?!合作)(?=上|{words.adverbs(shortest=2)}))"
    return re.compile(f"(?P<paper>{words.nouns('paper', 'tie')})(?!{refused})(?:书)?{border}")


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(words.exclusions("object"))


def is_refused(text: str) -> bool:
    """Whether a name is of something that is signed but no agreement (责任书, 公报)."""
    return _refused().search(text) is not None


def papers_after(view: View, start: int, end: int) -> list[Paper]:
    """Names of agreements between the verb and the end of its clause, in order.

    签署《A协议》和《B备忘录》 gives two; 签署经贸、科技等领域合作文件 one.
    """
    titled = list(re.finditer(f"{TITLE}+", view.shape[start:end]))
    if titled and titled[0].start() <= 25 and not _leading_head(view, start, titled[0].start()):
        return [p for m in titled for p in _titled(view, start + m.start(), start + m.end())]
    return list(_plain(view, start, end))


def paper_before(view: View, start: int, end: int) -> Paper | None:
    """The name that closes a clause in front of the verb: …战略合作协议(正式)签订."""
    titled = re.search(f"{TITLE}+(?:{words.adverbs()}|上)*$", view.shape[start:end])
    if titled:
        papers = list(_titled(view, start + titled.start(), end))
        return papers[-1] if papers else None
    heads = list(_head().finditer(view.shape[:end], start))
    if not heads or not _adverbial().fullmatch(view.shape, heads[-1].end(), end):
        return None
    return _paper(view, _opening_of(view, start, heads[-1].end()), heads[-1].end())


def phrase_before(view: View, start: int, end: int) -> Paper | None:
    """What 签约仪式 says is signed: 战略合作 in X与Y(举行)战略合作签约仪式."""
    opening = _opening_of(view, start, end)
    held = [m.end() for m in re.finditer("举行了?|举办了?|召开|开展|[会式]暨", view.shape[:end])]
    opening = max([opening, *held])
    name = _unwrapped(view.text[opening:end])
    if not 2 <= len(name) <= 30 or is_refused(name):
        return None
    return Paper(text=name, start=opening, end=end)


def _opening_of(view: View, start: int, end: int) -> int:
    """Where a name before the verb begins: behind the last name, comma or 的."""
    return max([start, *(m.end() for m in _MARKS.finditer(view.shape, start, end))])


@cache
def _adverbial() -> re.Pattern[str]:
    return re.compile(f"(?:{words.adverbs()}|在{NAME}+|文本|上)*的?")


def _leading_head(view: View, start: int, title: int) -> bool:
    return _head().search(view.shape[start : start + title]) is not None


def _titled(view: View, start: int, end: int) -> Iterator[Paper]:
    """The titles in a run of adjacent 《》; those of laws and the like are left out."""
    for match in re.finditer(r"《(.*?)》(?=《|$|[^》])", view.text[start:end]):
        name = match.group(1)
        if not is_refused(name) and not _LAWS.search(name):
            begin = start + match.start(1)
            yield Paper(text=name, start=begin, end=begin + len(name), titled=True)


def _plain(view: View, start: int, end: int) -> Iterator[Paper]:
    begin = start
    for match in _head().finditer(view.shape, start, end):
        if match.start() < begin:
            continue
        join = _JOIN.match(view.shape, begin) if begin > start else None
        begin = join.end() if join else begin
        paper = _paper(view, begin, match.end())
        begin = match.end()
        if paper is not None:
            yield paper
        if not _JOIN.match(view.shape, begin):
            return


def _paper(view: View, start: int, end: int) -> Paper | None:
    """The name in `start:end` with what does not belong to it cut from the front."""
    while True:
        before = start
        for pattern in (_OPENING, _TERM, _MEASURED, _CONCERNING):
            match = pattern.match(view.shape[start:end])
            if match and start + match.end() < end:
                start += match.end()
        if start == before:
            break
    refused = [m.end() for m in _REST.finditer(view.shape, start, end) if is_refused(m.group())]
    start = refused[-1] if refused else start
    name = _unwrapped(view.text[start:end])
    if not name or is_refused(name):
        return None
    offset = view.text.index(name, start)
    return Paper(
        text=name, start=offset, end=offset + len(name), generic=name in words.noun_sorts()
    )


def name_in_event(text: str) -> str | None:
    """What a ceremony's name says is signed, without the parties before it; None without one."""
    match = _EVENT.search(text)
    if match is None:
        return None
    name = _PARTY_END.split(match.group("name"))[-1].strip("“”《》")
    return name if len(name) >= 2 and not is_refused(name) else None


def _unwrapped(name: str) -> str:
    """A name without 《》 and without quotes around the whole or without their other half."""
    name = name.strip("《》 ")
    if name.count("“") != name.count("”") or re.fullmatch("“[^”]*”", name):
        name = name.strip("“”")
    return name


def kind_of(name: str) -> AgreementKind:
    """The kind of an agreement by its name: the first word of the table that it holds."""
    for row in words.kind_rows():
        if row.word in name:
            return row.kind
    return "other"
