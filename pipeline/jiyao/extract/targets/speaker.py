"""Officers who speak for their departments (发言人): 县农牧局局长某某说, 记者从市水利局获悉."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jiyao.extract.clauses import Sentence
from jiyao.extract.targets.bodies import Owners, is_department, speakers_of
from jiyao.values import Entity, Organisation, Person

SAYS = re.compile("说|表示|介绍|指出|强调|要求|透露|称|告诉|宣布|提出|希望|承诺|回应|答复")
"""Verbs of saying, at the end of the clause before what is said."""
_SPOKEN_WITHIN = 12
"""Sentences after which a speaker is forgotten."""
_VERB_WITHIN = 16
"""Characters behind a speaker's name within which the verb of saying stands."""


class Speakers:
    """Who speaks in an article, and for which department.

    Args:
        text: the reading.
        mentions: the article's mentions in order.
        sentences: its sentences in order.
    """

    def __init__(
        self, text: str, mentions: Sequence[Entity], sentences: Sequence[Sentence]
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self._bodies: dict[str, Organisation] | None = None

    def last(self, sentence: Sentence) -> Organisation | None:
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

    def department(self, speaker: Person) -> Owners | None:
        """A department's officer speaks for it; a leader for what he leads, told elsewhere."""
        body = self._body_of(speaker)
        if body is None or not is_department(body):
            return None
        return Owners(bodies=(body,), rule="speaker")

    def _body_of(self, person: Person) -> Organisation | None:
        if self._bodies is None:
            found = list(speakers_of(self.text, self.mentions))
            self._bodies = dict(reversed(found))
        return self._bodies.get(person.name or person.text)


def _start(sentence: Sentence) -> int:
    return sentence.start


def _says(person: Person, sentence: Sentence) -> bool:
    after = sentence.text[person.end - sentence.start :][:_VERB_WITHIN]
    return SAYS.search(after.split("，")[0]) is not None


def _informs(body: Organisation, sentence: Sentence) -> bool:
    """记者从市水利局获悉: the body is the source of what follows."""
    start, end = body.start - sentence.start, body.end - sentence.start
    return sentence.text[:start].endswith("从") and "获悉" in sentence.text[end : end + 14]
