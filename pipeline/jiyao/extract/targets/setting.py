"""What is known of an article before its sentences are read: scopes, clock, owners (背景)."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from jiyao.document import article_of, mentions_of, records_of, region_of
from jiyao.extract.clauses import Sentence, sentences_of
from jiyao.extract.targets.bodies import Owners
from jiyao.extract.targets.duty import deadline, departments, item_span
from jiyao.extract.targets.groups import heading_in
from jiyao.extract.targets.heads import reference_year
from jiyao.extract.targets.indicators import columns_of
from jiyao.extract.targets.mood import Clock
from jiyao.extract.targets.mute import DoingWords, MuteWords
from jiyao.extract.targets.owner import OwnerFinder
from jiyao.extract.targets.rows import row_in
from jiyao.extract.targets.structure import Scope, scopes_of
from jiyao.extract.targets.style import style_of
from jiyao.records import Agreement, Meeting
from jiyao.values import Date, Organisation, Quantity

_LONGEST_MARKED_HEAD = 60
"""Characters of a block within which its own heading ends."""


class Setting:
    """The article of a Doc with all that its sentences share.

    Attributes:
        article, region, mentions, sentences: of the Doc.
        clock: when the article speaks.
        scopes: one for each block.
        owner: finds who commits.
        counting: indices of the blocks that hold a quantity.
        columns: of the tables of indicators, by the indices of their rows.
    """

    def __init__(self, doc: Doc) -> None:
        self.article = article_of(doc)
        self.region = region_of(doc)
        self.mentions = mentions_of(doc)
        self.sentences = sentences_of(doc)
        year = reference_year(self.article)
        self.clock = Clock(today=self.article.published, year=year, mute=MuteWords(doc))
        self.scopes = scopes_of(self.article, [m for m in self.mentions if isinstance(m, Date)])
        meetings = (record for record in records_of(doc) if isinstance(record, Meeting))
        self.owner = OwnerFinder(
            self.article.text,
            self.mentions,
            self.sentences,
            self.region,
            holders=[body.name for meeting in meetings for body in meeting.organisers],
            plan=style_of(self.article) != "news",
        )
        self.owner.doing = DoingWords(doc)
        self.owner.pacts.parties = [
            list(dict.fromkeys(party.name for party in record.parties))
            for record in records_of(doc)
            if isinstance(record, Agreement)
        ]
        self.counting = {
            sentence.block_index
            for sentence in self.sentences
            if any(isinstance(mention, Quantity) for mention in sentence.mentions)
        }
        self.columns = columns_of(self.article)
        self._scopes: dict[int, Scope] = {}
        self._owners: dict[int, Owners] = {}

    def scope(self, sentence: Sentence) -> Scope:
        """Scope of a sentence; a heading or deadline inside its item is the item's own."""
        index = sentence.block_index
        if index not in self._scopes:
            self._scopes[index] = self._item_scope(sentence)
        return self._scopes[index]

    def _item_scope(self, sentence: Sentence) -> Scope:
        scope = self.scopes[sentence.block_index]
        if scope.style not in ("livelihood", "plan") or scope.mode != "plan":
            return scope
        start, text = sentence.block.start, self.article.text
        row = row_in(text, start, sentence.block.end, self.mentions)
        if row is not None:
            return replace(scope, item=None, period=row.deadline or scope.period)
        span = item_span(self.article, self.scopes, sentence.block_index)
        end = min(sentence.block.end, start + _LONGEST_MARKED_HEAD)
        return replace(
            scope,
            item=scope.item or heading_in(text[start:end]),
            period=deadline(text, span, self.mentions) or scope.period,
        )

    def duty(self, sentence: Sentence) -> tuple[Organisation, ...]:
        """Departments in charge that the sentence's own paragraph notes （牵头单位：…）."""
        block = sentence.block
        return departments(self.article.text, (block.start, block.end), self.mentions)

    def document_owners(self, sentence: Sentence) -> Owners:
        """Owners of an item of a plan or report: its issuer and the departments in charge."""
        index = sentence.block_index
        if index not in self._owners:
            self._owners[index] = self._item_owners(sentence)
        return self._owners[index]

    def _item_owners(self, sentence: Sentence) -> Owners:
        text, block = self.article.text, sentence.block
        row = row_in(text, block.start, block.end, self.mentions)
        if row is not None and row.departments:
            return Owners(bodies=row.departments, rule="department of the row")
        span = item_span(self.article, self.scopes, sentence.block_index)
        return self.owner.of_document(departments(text, span, self.mentions))
