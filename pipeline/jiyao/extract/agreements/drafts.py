"""A signing on its way to a record: slots with reading positions and what filled them."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiyao.extract.agreements.occasions import Setting
from jiyao.extract.agreements.parties import PartyList
from jiyao.records import AgreementKind
from jiyao.values import Organisation, Quantity


@dataclass
class Draft:
    """An agreement before merging and grounding.

    Attributes:
        position: the verb's place in the reading.
        index: tells the agreements of one verb apart.
        name, kind: the agreement's name and kind.
        generic: the name says nothing (协议) or was not given.
        first, second: the parties of each side; with the second empty all act jointly.
        sentence: reading span of the sentence that states it.
        body: it stands in the article's text, not in a headline or caption.
        doubts: reasons that lower the confidence.
        rules: slot -> rule that filled it.
    """

    position: int
    index: int
    name: str
    kind: AgreementKind
    first: PartyList
    second: PartyList
    sentence: tuple[int, int]
    generic: bool = False
    body: bool = True
    subject: str | None = None
    amount: Quantity | None = None
    project_count: Quantity | None = None
    setting: Setting = field(default_factory=Setting)
    doubts: set[str] = field(default_factory=set)
    rules: dict[str, str] = field(default_factory=dict)

    @property
    def parties(self) -> tuple[Organisation, ...]:
        """Parties of both sides in order."""
        return (*self.first.parties, *self.second.parties)

    @property
    def party_names(self) -> frozenset[str]:
        """Names of all parties."""
        return frozenset(party.name for party in self.parties)
