"""What a verb of signing signs, and which words before it speak of the parties (所签与签者)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jiyao.extract.agreements.counts import Count, count_of
from jiyao.extract.agreements.names import Paper, paper_before, papers_after, phrase_before
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.view import NAME, PER, QTY, TITLE
from jiyao.extract.agreements.vocabulary import adverbs

_BY = re.compile(rf"(?:{TITLE}|协议|合同|备忘录|文件)[^，由]{{0,4}}由(?=[^，]{{2,80}}$)")
_PROJECT_BY = re.compile(r"(?:^|[，的])(?P<name>[^，由的]{2,30}项目)由(?=[^，]{2,80}$)")
_AGENT = re.compile(r"(?:.{0,20}[，：])?由(?=[^，由]{2,80}$)")
RELATIVE = "由…签署的"
CEREMONY = "ceremony"
PROJECT = "project signed"
PLACED = "project placed"
_PROJECT = re.compile(
    rf"(?:了|下)?(?:[^，。；]{{0,30}}的)?(?P<name>(?!合作|重[大点]|一批|首批|优质|招商)[^，。；的{QTY}{NAME[1:-1]}]{{2,20}}项目)(?=$|建设$)"
)
_PLACED = re.compile(rf"(?:落户|落地|入驻|进驻|落子)?(?P<name>{NAME}+)(?!.{{0,4}}{PER})")
_CONCERNING = re.compile(r"(?<!成)(?:就(?!业|近|医|职)|围绕|针对)[^，]{2,40}$")
_HELD = re.compile(r"举行|举办|召开|开展|完成")


@dataclass(frozen=True)
class Signed:
    """What is signed and the stretch of the sentence where the parties are to be read.

    Attributes:
        papers: names of agreements.
        count: a number of things signed.
        start, end: the words about the parties.
        rule: the construction.
    """

    papers: tuple[Paper, ...]
    count: Count | None
    start: int
    end: int
    rule: str

    def __bool__(self) -> bool:
        return bool(self.papers) or self.count is not None


def signed_by(signing: Signing) -> Signed:
    """Read what a verb signs: behind it, counted, in front of it, or in 由X和Y签署."""
    view, start = signing.view, signing.clause[0]
    count = count_of(signing)
    if count is not None and count.end <= signing.start:
        end = count.quantity.start - view.sentence.start
        return Signed((), count, start, end, "number before the verb")
    if (by := _AGENT.match(signing.before)) and signing.after.startswith("的"):
        papers = papers_after(view, signing.end + 1, signing.clause[1])
        return Signed(tuple(papers[:1]), None, start + by.end(), signing.start, RELATIVE)
    papers = papers_after(view, signing.end, signing.clause[1])
    if papers or count is not None:
        return Signed(tuple(papers), count, start, signing.start, "behind the verb")
    if by := _BY.search(signing.before):
        agent = start + by.end()
        paper = paper_before(view, start, agent - 1)
        return Signed((paper,) if paper else (), None, agent, signing.start, "由…签署")
    if by := _PROJECT_BY.search(signing.before):
        begin, stop = start + by.start("name"), start + by.end("name")
        paper = Paper(text=view.text[begin:stop], start=begin, end=stop)
        return Signed((paper,), None, start + by.end(), signing.start, "项目由…签约")
    if project := project_after(signing):
        return Signed((project,), None, start, signing.start, PROJECT)
    if project := project_before(signing):
        return Signed((project,), None, start, project.start, PLACED)
    before = None if signing.verb.verb == "达成" else paper_before(view, start, signing.start)
    if before is not None:
        end = before.start - (view.text[before.start - 1] == "在")
        return Signed((before,), None, start, end, "before the verb")
    return Signed((), None, start, signing.start, "")


@cache
def _project_front() -> re.Pattern[str]:
    name = rf"(?!合作|重[大点]|一批|首批|优质|招商)[^，。；的{QTY}{NAME[1:-1]}]{{2,24}}(?:项目|产业园|基地)"
    return re.compile(rf"(?P<name>{name})(?:{adverbs()})*$")


@cache
def _bare_modifier() -> re.Pattern[str]:
    return re.compile(
        r"(?:结对|战略合作|深化合作|全面合作|合作|帮扶|项目|共建|对口|[一-龥]{2,6}项目)$"
    )


def bare_name(signing: Signing) -> tuple[str, int]:
    """Name for 签约 without object: the word right before it (结对签约), else the verb itself.

    Returns:
        The name and where the words about the parties end.
    """
    match = _bare_modifier().search(signing.before)
    if match and not _CONCERNING.search(signing.before):
        at = signing.clause[0] + match.start()
        return match.group(), at
    return signing.verb.verb, signing.start


def ceremony_of(signing: Signing) -> Signed | None:
    """X与Y(举行)战略合作签约仪式: what the ceremony's name says was signed; None elsewhere."""
    view = signing.view
    if not re.match(r"(?:暨[^，]{0,16})?(?:仪式|活动)", signing.after):
        return None
    if not _HELD.search(view.shape[signing.clause[0] : signing.clause[1]]):
        return None
    phrase = phrase_before(view, signing.clause[0], signing.start)
    if phrase is None:
        return None
    front = view.shape[signing.clause[0] : phrase.start]
    held = re.search(
        r"(?:在[^，]{1,20})?(?:联合|共同)?(?:举行|举办|召开|开展)(?:了)?[^，]{0,6}$", front
    )
    end = signing.clause[0] + held.start() if held else phrase.start
    if view.text[phrase.start - 1] == "暨":
        names = list(re.finditer(f"{NAME}+", front))
        end = signing.clause[0] + names[-1].end() if names else end
    return Signed((phrase,), None, signing.clause[0], end, CEREMONY)


def project_after(signing: Signing) -> Paper | None:
    """The project that is signed with its partner: 签下总投资20亿元的智能终端产业园项目."""
    if not signing.verb.verb.startswith("签"):
        return None
    match = _PROJECT.match(signing.after)
    if match is None:
        return None
    start, end = (signing.end + match.start("name"), signing.end + match.end("name"))
    return Paper(text=signing.view.text[start:end], start=start, end=end)


def project_before(signing: Signing) -> Paper | None:
    """The project that goes to a place: 智能终端产业园项目(成功)签约(落户)江川区."""
    placed = signing.verb.object == "optional" and _PLACED.match(signing.after)
    match = _project_front().search(signing.before)
    if not placed or match is None:
        return None
    start, end = signing.clause[0] + match.start("name"), signing.clause[0] + match.end("name")
    return Paper(text=signing.view.text[start:end], start=start, end=end)


def object_after(signing: Signing) -> tuple[int, int] | None:
    """The name right behind 签约 (X签约Y), None without one."""
    match = _PLACED.match(signing.after)
    if match is None:
        return None
    return signing.end + match.start("name"), signing.end + match.end("name")
