"""Verbs of signing in their clauses, and the reasons why one states no agreement (签约动词)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.view import BRACKET, DATE, LOC, ORG, PER, QTY, QUOTE, TITLE, View

_MASKED = re.compile(f"[{ORG}{LOC}{PER}{DATE}{QTY}{TITLE}{BRACKET}{QUOTE}]+")
_DEMONSTRATIVE = re.compile(r"(?:此次|本次|这次|此番|以|该|次|新|一|参加|出席|列席|观摩)$")
_WITNESSED = re.compile(r"见证了?$")
_PAST = re.compile(
    r"此前|早在|曾经?(?!家)|[\d一二两三四五六七八九十]年前(?![一二三两四]|半|\d|后)|上届|去年|前年|往年|历史上|上个月|上月|前不久|不久前|多年前"
)
_SUMMED = re.compile(
    r"截至|累计|迄今|至今|以来|全年|上半年|前三季度|一季度|上季度|本年度|五年来|三年来|近年来|年均"
    r"|目前(?=[^。；]{0,12}已)|已(?:经)?[有引](?![进力])"
)
_EVENT = re.compile(
    r"(?<![\u4e00-\u9fff]年)期间|会上|会期|现场|本届|本次|此次|签约[”」]?(?:活动|仪式|大厅|会)|当[天日]"
)
"""Words that tell of one event, so that 累计 and 截至 sum up that event alone."""
_MANY = re.compile(f"已(?:经|累计|先后|陆续)*[与同和][^，]{{0,4}}[{QTY}]")
_SPOKEN = re.compile(r"(?<!据)(?:表示|指出|强调|说|介绍|认为|称|希望|要求|透露|提出|谈到)[，：:“]")
_SOURCE = re.compile(r"据[^，。：]{0,30}(?:透露|介绍|表示|称|说|指出)")
_DISCUSSED = re.compile(
    r"(?:事项|事宜|问题|议题|工作|协议|合同)(?:进行|展开|开展|作)?了?[^，]{0,6}(?:交换|磋商|协商|沟通|探讨|讨论|研究|洽谈|对接|交流)"
)
_KEPT = re.compile(r"履约率|开工率|落地率|资金到位率|已开工|已落地|已投产|已全部")
_ANNIVERSARY = re.compile(rf"[\d一二三四五六七八九十百{QTY}{DATE}]{{1,8}}(?:周年|年来|年前)")
_PLANNED = re.compile(r"下一步|今后|将|拟|计划|力争|预计|有望|适时|争取|谋划|要求|建议|希望|即将")


@dataclass(frozen=True)
class Signing:
    """One verb of signing in one clause; positions count from the sentence's start.

    Attributes:
        view: the sentence.
        verb: the verb's row.
        start, end: the verb.
        clause: where its clause begins and ends.
        segment: where the stretch between semicolons begins and ends.
    """

    view: View
    verb: words.VerbRow
    start: int
    end: int
    clause: tuple[int, int]
    segment: tuple[int, int]

    @property
    def position(self) -> int:
        """The verb's place in the reading."""
        return self.view.sentence.start + self.start

    @property
    def before(self) -> str:
        """The clause's shape up to the verb."""
        return self.view.shape[self.clause[0] : self.start]

    @property
    def after(self) -> str:
        """The clause's shape after the verb."""
        return self.view.shape[self.end : self.clause[1]]


def signings_in(view: View) -> Iterator[Signing]:
    """All verbs of signing of a sentence, outside names, titles and quotes, in order."""
    base = view.sentence.start
    segment = 0
    clauses = view.clauses
    ends = [c.end - base for c in clauses if c.mark in "；;"] + [len(view.text)]
    for clause in clauses:
        begin, stop = clause.start - base, clause.end - base
        segment_end = next(end for end in ends if end >= stop)
        for match in words.verb_pattern().finditer(view.shape, begin, stop):
            yield Signing(
                view=view,
                verb=words.verbs()[match.group()],
                start=match.start(),
                end=match.end(),
                clause=(begin, stop),
                segment=(segment, segment_end),
            )
        if clause.mark in "；;":
            segment = stop + 1


@cache
def _after(bare: bool) -> re.Pattern[str]:
    """What makes the verb part of a noun or a time clause: 签约仪式, 签署后."""
    nominal = f"|{words.exclusions('nominal')}" if bare else ""
    return re.compile(
        f"(?!{words.exclusions('harmless')})(?:的|{words.exclusions('after')}{nominal})"
    )


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    harmless = words.exclusions("harmless")
    return re.compile(harmless), re.compile(words.exclusions("before"))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:{words.exclusions('lead')})")


@cache
def _private() -> re.Pattern[str]:
    return re.compile(f"(?:{words.exclusions('party')})")


def is_nominal(verb: words.VerbRow, after: str) -> bool:
    """Whether the words behind a verb of signing make it part of a noun or a time clause."""
    bare = verb.object == "optional"
    return _after(bare).match(after) is not None or _ANNIVERSARY.match(after) is not None


def refusal(signing: Signing, core: tuple[int, int], *, report: bool) -> str:
    """Why a verb states no signing, "" when nothing speaks against it.

    Args:
        core: the clause before the verb without its leading adverbials.
        report: the article reviews a year, so that past years are its subject.
    """
    before = signing.view.shape[core[0] : signing.start]
    whole = signing.view.shape[: signing.start]
    if is_nominal(signing.verb, signing.after) or _DEMONSTRATIVE.search(before):
        return "nominal"
    if signing.verb.object == "optional" and _WITNESSED.search(before):
        return "witnessed"
    witnessed = "见证" in signing.before and not signing.after
    cited = signing.before.rstrip().endswith("的") and not witnessed
    if cited or _lead().match(signing.before.lstrip()):
        return "cited"
    if _modal(before):
        return "planned or negated"
    if not _MASKED.search(before) and _PLANNED.search(
        signing.view.shape[signing.segment[0] : signing.clause[0]]
    ):
        return "planned before"
    if "就" in signing.before and _DISCUSSED.search(signing.after):
        return "discussed"
    if _KEPT.search(signing.view.text, signing.end):
        return "looked back on"
    if _PAST.search(signing.view.text[: signing.start]) and not report:
        return "background"
    if _sums_up(signing):
        return "summed up"
    if _private().search(before):
        return "private persons"
    if _SPOKEN.search(_SOURCE.sub("", whole)) and "会议" not in whole:
        return "reported speech"
    return ""


def _sums_up(signing: Signing) -> bool:
    """Whether a verb sums up a time (今年以来累计签约), not one event nor a day of its own."""
    told = signing.view.text[: signing.start]
    if _MANY.search(signing.before):
        return True
    summed = _SUMMED.search(told)
    if summed is None or _EVENT.search(told):
        return False
    own = [d for d in signing.view.dates(signing.clause[0], signing.start) if d.kind == "date"]
    return not any(d.start - signing.view.sentence.start > summed.end() + 2 for d in own)


def _modal(text: str) -> bool:
    harmless, modal = _before()
    return modal.search(harmless.sub("＿", _MASKED.sub("＿", text))) is not None
