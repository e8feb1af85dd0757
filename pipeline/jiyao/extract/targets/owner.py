"""Who commits (责任主体): the subject of the sentence, its speaker, or who issues the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jiyao.extract.clauses import Clause, Sentence
from jiyao.extract.targets.bodies import (
    NOBODY,
    WHOLE,
    Owners,
    as_organisation,
    is_department,
    parties_from,
    speakers_of,
    whole_region,
)
from jiyao.extract.targets.issuer import Issuer
from jiyao.extract.targets.lexicon import MAKE_START, fold
from jiyao.extract.targets.phrases import trim
from jiyao.extract.targets.stand_in import STAND_IN, antecedent, is_own_body
from jiyao.values import Entity, Organisation, Person, Place, Quantity, Region

_PHRASED = re.compile("(?:将|要)?[向对为在给与和同于到从]$")
_PREPOSITIONS = ("在", "于", "对", "为", "向", "与", "到", "至", "帮助", "从", "推进", "解决")
_HANDLED = re.compile(
    "其中|加快|推进|推动|支持|围绕|依托|加强|深化|服务|融入|对接|促进|利用|发挥|做好|抓好|提升|完善"
    "|聚焦|立足|通过|建设|打造|“$"
)
_SEAT = re.compile("[省市县区旗盟州乡镇村]$|街道$")
_MEASURED = re.compile("[高低快好优多少大小]于|[比占超、]")
_AVERAGE = re.compile("平均|同期|水平|前列|的?[0-9０-９]")
_ACTS = re.compile(
    "[,、:(和与及同]|将|要|拟|力争|计划|确保|争取|预计|有望|则|也|还|可|须|需|应|今|明|年|到|每|全|再|共|"
    "各|已|正|必须|通过|按照|在|从|对|为|向|于|把|以|[0-9一二三四五六七八九十未]"
)
_PROJECT = re.compile(
    "(?:小区|经济带|流域|地区|中西部|城市群|湾区|走廊|片区|先行区|沿线|机场|铁路|高速|公路|港|期|园|湖|河|江|水库|工程|大桥|隧道|线|站)$"
)
_PART = re.compile("等|至|到|籍|(?:、[^，,]{1,9})+等")
_BOTH = re.compile(
    "双方|各方|三方|四方|两地|两市|两县|^[两三四]家(?:企业|公司|单位)?(?=[约将商计拟共要三五十今])"
)
_SIGNED = re.compile("签|协议|合作|共建|结对")
_SAYS = re.compile("说|表示|介绍|指出|强调|要求|透露|称|告诉|宣布|提出|希望|承诺|回应|答复")
_FORECAST = re.compile("预计|有望|预期(?!目标)|可望|(?:建成|达产|投产|投用|投运)后")
_SPOKEN_WITHIN = 12
"""Sentences after which a speaker is forgotten."""

UNKNOWN = Owners(bodies=(), rule="phrase for a body not named")


class OwnerFinder:
    """Finds who commits in the sentences of one article.

    Args:
        text: the reading.
        mentions: the article's mentions in order.
        sentences: its sentences in order.
        region: the article's region.
        holders: names of the bodies that hold the reported meetings.
        plan: the document is a plan, report or programme rather than news.
    """

    pacts: Sequence[Sequence[str]] = ()
    """Names of the parties of each agreement reported, in the order of the text."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Entity],
        sentences: Sequence[Sentence],
        region: Region | None,
        *,
        holders: Sequence[str] = (),
        plan: bool = False,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self.region = region
        self._sources = (holders, plan)
        self._speakers: dict[str, Organisation] | None = None
        self._issuer: Owners | None = None

    def issuer(self) -> Owners:
        """Who speaks in the document as a whole."""
        if self._issuer is None:
            holders, plan = self._sources
            finder = Issuer(self.text, self.mentions, self.sentences, self.region)
            self._issuer = finder.find(holders, plan=plan)
        return self._issuer

    def of_document(self, duty: Sequence[Organisation]) -> Owners:
        """Owners of an item of a plan or report: its issuer and the departments in charge."""
        base = self.issuer()
        known = {body.name for body in base.bodies}
        added = [body for body in duty if body.name not in known]
        if not added:
            return base
        return Owners(bodies=(*base.bodies, *added), rule=base.rule + "; department of the item")

    def of(self, sentence: Sentence, clauses: Sequence[Clause], at: int) -> Owners:
        """Owners of the number in `clauses[at]` of a sentence of news."""
        speaker = self._last_speaker(sentence)
        apart = False
        for index in range(at, -1, -1):
            apart = apart or (index < at and clauses[index].mark in ("；", ";"))
            found = self._subject(clauses[index])
            if apart and found and found.rule == "subject" and _is_inner(clauses[:index]):
                continue
            if found and found.rule == "the whole region":
                found = self._pledging(clauses[:index]) or found
            if found and not (speaker and found.rule == "the whole region"):
                return found
            if _FORECAST.search(clauses[index].text):
                return NOBODY
        if speaker:
            return Owners(bodies=(speaker,), rule="speaker of a department")
        return self.issuer()

    def _pledging(self, clauses: Sequence[Clause]) -> Owners | None:
        """某支行承诺，全市贷款…: the body that promises, not the region it promises for."""
        for clause in reversed(clauses):
            if clause.mark in ("；", ";"):
                return None
            named = [m for m in clause.mentions if isinstance(m, (Organisation, Place, Person))]
            if named and _SAYS.search(clause.text[-6:]) and isinstance(named[0], Organisation):
                body = named[0]
                if is_department(body) and len(clause.text) - (body.end - clause.start) <= 8:
                    return Owners(bodies=(body,), rule="body that promises")
        return None

    def _last_speaker(self, sentence: Sentence) -> Organisation | None:
        """The department whose officer spoke last, in this sentence or before (新闻发布会)."""
        last = bisect_right(self.sentences, sentence.start, key=_start)
        for earlier in reversed(self.sentences[max(0, last - _SPOKEN_WITHIN) : last]):
            for mention in reversed(earlier.mentions):
                body: Organisation | None = None
                if isinstance(mention, Person) and _says(mention, earlier):
                    body = self._body_of(mention)
                elif isinstance(mention, Organisation) and _informs(mention, earlier):
                    body = mention
                else:
                    continue
                return body if body and is_department(body) else None
        return None

    def _body_of(self, person: Person) -> Organisation | None:
        if self._speakers is None:
            found = list(speakers_of(self.text, self.mentions))
            self._speakers = dict(reversed(found))
        return self._speakers.get(person.name or person.text)

    def _subject(self, clause: Clause) -> Owners | None:
        return (
            self._both_sides(clause)
            or self._stand_in(clause)
            or self._whole_region(clause)
            or self._named(clause)
        )

    def _stand_in(self, clause: Clause) -> Owners | None:
        """院方, 学校, 企业, 该镇, 后者: the body meant, named before."""
        match = STAND_IN.match(clause.text)
        if match is None:
            return None
        start = clause.start + match.start("phrase")
        before = [b for m in self.mentions if m.end <= start and (b := as_organisation(m))]
        body = antecedent(match["phrase"], start, before, self._last_pact(start))
        if body is None:
            return UNKNOWN if is_own_body(match["phrase"]) else None
        return Owners(bodies=(body,), rule="phrase for a body named before")

    def _last_pact(self, upto: int) -> tuple[Organisation, ...]:
        return self._agreed(upto)

    def _both_sides(self, clause: Clause) -> Owners | None:
        """双方: the parties of the agreement told before."""
        match = _BOTH.search(clause.text[:12])
        if match is None:
            return None
        upto = clause.start + match.start()
        agreed = self._agreed(upto)
        if agreed:
            return Owners(bodies=agreed, rule="parties of the agreement")
        last = bisect_right(self.sentences, upto, key=_start)
        for earlier in reversed(self.sentences[max(0, last - 8) : last]):
            if not _SIGNED.search(earlier.text):
                continue
            inside = [m for m in earlier.mentions if m.end <= upto]
            bodies = (as_organisation(m) for m in inside)
            row = parties_from([body for body in bodies if body is not None], self.text)
            if row:
                return Owners(bodies=tuple(row), rule="both sides")
        return None

    def _agreed(self, upto: int) -> tuple[Organisation, ...]:
        """Parties of the last agreement that is told before `upto`."""
        bodies = [b for m in self.mentions if m.end <= upto and (b := as_organisation(m))]
        for names in reversed(self.pacts):
            first = (next((b for b in bodies if b.name == name), None) for name in names)
            row = [body for body in first if body is not None]
            if len(row) == len(names) > 1:
                return tuple(row)
        return ()

    def _whole_region(self, clause: Clause) -> Owners | None:
        """全市, 我县 at the head of the clause."""
        match = WHOLE.search(clause.text[:14])
        if match is None or _PHRASED.search(clause.text[: match.start()]):
            return None
        if _MEASURED.search(clause.text[: match.start()]) or _AVERAGE.match(
            clause.text, match.end()
        ):
            return None
        body = whole_region(match, clause.start, self.region, self.mentions)
        return Owners(bodies=(body,), rule="the whole region") if body else None

    def _named(self, clause: Clause) -> Owners | None:
        """The body or place with which the clause begins, or the speaker's department."""
        named = [m for m in clause.mentions if isinstance(m, (Organisation, Place, Person))]
        if not named:
            return None
        first = named[0]
        speaker = next((m for m in named if isinstance(m, Person)), None)
        spoken = speaker is not None and _SAYS.search(clause.text[-6:]) is not None
        if isinstance(first, Person):
            return self._spoken(first) if spoken else None
        lead = clause.text[: first.start - clause.start].strip()
        if len(lead) > 6 and not lead.startswith(("据", "根据", "按照")):
            return None
        if _HANDLED.search(lead) or clause.text.endswith(("承办", "协办")):
            return None
        if lead.endswith(_PREPOSITIONS) or MAKE_START.match(first.text):
            return None
        if speaker is not None and spoken:
            return self._spoken(speaker)
        if isinstance(first, Place) and (
            _is_part(first, clause) or _PROJECT.search(first.text) or _describes(first, clause)
        ):
            return None
        return Owners(bodies=tuple(_listed(named, clause)), rule="subject")

    def _spoken(self, speaker: Person) -> Owners | None:
        """A department's officer speaks for it; a leader for what he leads, told elsewhere."""
        body = self._body_of(speaker)
        if body is None or not is_department(body):
            return None
        return Owners(bodies=(body,), rule="speaker")


def _start(sentence: Sentence) -> int:
    return sentence.start


def _says(person: Person, sentence: Sentence) -> bool:
    after = sentence.text[person.end - sentence.start : person.end - sentence.start + 16]
    return _SAYS.search(after.split("，")[0]) is not None


def _informs(body: Organisation, sentence: Sentence) -> bool:
    """记者从市水利局获悉: the body is the source of what follows."""
    start, end = body.start - sentence.start, body.end - sentence.start
    return sentence.text[:start].endswith("从") and "获悉" in sentence.text[end : end + 14]


def _is_part(first: Place, clause: Clause) -> bool:
    """甲、乙等6个乡镇, 甲至乙: the place is part of the counted thing."""
    after = clause.text[first.end - clause.start : first.end - clause.start + 24]
    return _PART.match(after) is not None


def _is_inner(before: Sequence[Clause]) -> bool:
    """Clauses that tell or say something: the subject behind them holds up to a semicolon."""
    return any(
        _SAYS.search(clause.text[-4:]) or any(isinstance(m, Quantity) for m in clause.mentions)
        for clause in before
    )


def _describes(first: Place, clause: Clause) -> bool:
    """台湾展位, 中西部占…: the place only says which things are counted."""
    at = first.end - clause.start
    if _SEAT.search(first.text):
        return False
    if any(m.start == first.end for m in clause.mentions):
        return False
    after = fold(clause.text[at : at + 12])
    return bool(after) and not (_ACTS.match(after) or MAKE_START.match(trim(after)))


def _listed(named: Sequence[Entity], clause: Clause) -> list[Organisation]:
    """The subject with those that 、 lists beside it (甲、乙、丙计划…)."""
    row: list[Organisation] = []
    for mention in named:
        body = as_organisation(mention)
        if body is None:
            break
        gap = clause.text[row[-1].end - clause.start : body.start - clause.start] if row else "、"
        if gap != "、" and not (gap in ("和", "与") and len(row) > 1):
            break
        row.append(body)
    return row
