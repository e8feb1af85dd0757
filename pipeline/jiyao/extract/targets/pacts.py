"""双方, 两市, 三方: the parties of the agreement told before (签约方)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jiyao.extract.clauses import Clause, Sentence
from jiyao.extract.targets.bodies import Owners, as_organisation, parties_from
from jiyao.values import Entity, Organisation

_BOTH = re.compile(
    "双方|各方|三方|四方|两地|两市|两县|^[两三四]家(?:企业|公司|单位)?(?=[约将商计拟共要三五十今])"
)
_SIGNED = re.compile("签|协议|合作|共建|结对")
_LEAD = 12
"""Characters at the head of a clause within which 双方 is its subject."""
_SIGNED_WITHIN = 8
"""Sentences before 双方 in which the signing is looked for."""


class Pacts:
    """Agreements of an article, as those whom 双方 can mean.

    Args:
        text: the reading.
        mentions: the article's mentions in order.
        sentences: its sentences in order.
        parties: names of the parties of each agreement reported, in the order of the text.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Entity],
        sentences: Sequence[Sentence],
        parties: Sequence[Sequence[str]] = (),
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self.parties = parties

    def both_sides(self, clause: Clause) -> Owners | None:
        """The parties meant by 双方 at the head of a clause, None when it has none."""
        match = _BOTH.search(clause.text[:_LEAD])
        if match is None:
            return None
        upto = clause.start + match.start()
        agreed = self.last(upto)
        if agreed:
            return Owners(bodies=agreed, rule="parties of the agreement")
        last = bisect_right(self.sentences, upto, key=_start)
        for earlier in reversed(self.sentences[max(0, last - _SIGNED_WITHIN) : last]):
            if not _SIGNED.search(earlier.text):
                continue
            inside = [m for m in earlier.mentions if m.end <= upto]
            bodies = (as_organisation(m) for m in inside)
            row = parties_from([body for body in bodies if body is not None], self.text)
            if row:
                return Owners(bodies=tuple(row), rule="both sides")
        return None

    def last(self, upto: int) -> tuple[Organisation, ...]:
        """Parties of the last agreement that is told before `upto`."""
        bodies = [b for m in self.mentions if m.end <= upto and (b := as_organisation(m))]
        for names in reversed(self.parties):
            first = (next((b for b in bodies if b.name == name), None) for name in names)
            row = [body for body in first if body is not None]
            if len(row) == len(names) > 1:
                return tuple(row)
        return ()


def _start(sentence: Sentence) -> int:
    return sentence.start
