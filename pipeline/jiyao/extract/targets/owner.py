"""Who commits (责任主体): the subject of the sentence, its speaker, or who issues the document."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from jiyao.extract.clauses import Clause, Sentence
from jiyao.extract.targets.bodies import (
    NOBODY,
    WHOLE,
    Owners,
    as_organisation,
    is_department,
    whole_region,
    within,
)
from jiyao.extract.targets.issuer import Issuer
from jiyao.extract.targets.pacts import Pacts
from jiyao.extract.targets.speaker import SAYS, Speakers
from jiyao.extract.targets.stand_in import STAND_IN, antecedent, is_own_body
from jiyao.extract.targets.subject import subject_of
from jiyao.values import Entity, Organisation, Person, Place, Quantity, Region

_PHRASED = re.compile("(?:将|要)?[向对为在给与和同于到从]$")
_MEASURED = re.compile("[高低快好优多少大小]于|[比占超、]")
_AVERAGE = re.compile("平均|同期|水平|前列|的?[0-9０-９]")
_FORECAST = re.compile("预计|有望|预期(?!目标)|可望|(?:建成|达产|投产|投用|投运)后")

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

    doing: Container[int] = ()
    """Offsets of words of doing, see `DoingWords`."""

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
        self.pacts = Pacts(text, mentions, sentences)
        self.speakers = Speakers(text, mentions, sentences)
        self._sources = (holders, plan)
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
        speaker = self.speakers.last(sentence)
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
        return NOBODY if self._is_elsewhere(clauses[: at + 1]) else self.issuer()

    def _is_elsewhere(self, clauses: Sequence[Clause]) -> bool:
        """在安徽，…: the sentence tells of a place outside the article's region."""
        return any(
            isinstance(m, Place)
            and m.start - clause.start <= 1
            and clause.text.startswith("在")
            and self.region is not None
            and not within(m, self.region)
            for clause in clauses
            for m in clause.mentions
        )

    def _pledging(self, clauses: Sequence[Clause]) -> Owners | None:
        """某支行承诺，全市贷款…: the body that promises, not the region it promises for."""
        for clause in reversed(clauses):
            if clause.mark in ("；", ";"):
                return None
            named = [m for m in clause.mentions if isinstance(m, (Organisation, Place, Person))]
            if named and SAYS.search(clause.text[-6:]) and isinstance(named[0], Organisation):
                body = named[0]
                if is_department(body) and len(clause.text) - (body.end - clause.start) <= 8:
                    return Owners(bodies=(body,), rule="body that promises")
        return None

    def _subject(self, clause: Clause) -> Owners | None:
        return (
            self.pacts.both_sides(clause)
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
        body = antecedent(match["phrase"], start, before, self.pacts.last(start))
        if body is None:
            return UNKNOWN if is_own_body(match["phrase"]) else None
        return Owners(bodies=(body,), rule="phrase for a body named before")

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
        speaker = next((m for m in clause.mentions if isinstance(m, Person)), None)
        spoken = speaker is not None and SAYS.search(clause.text[-6:]) is not None
        row = subject_of(clause, self.doing)
        first = next(
            (m for m in clause.mentions if isinstance(m, (Organisation, Place, Person))), None
        )
        if speaker is not None and spoken and (row or first is speaker):
            return self.speakers.department(speaker)
        return Owners(bodies=tuple(row), rule="subject") if row else None


def _is_inner(before: Sequence[Clause]) -> bool:
    """Clauses that tell or say something: the subject behind them holds up to a semicolon."""
    return any(
        SAYS.search(clause.text[-4:]) or any(isinstance(m, Quantity) for m in clause.mentions)
        for clause in before
    )
