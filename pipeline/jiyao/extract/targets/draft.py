"""A target before it is grounded, and the place in the text where a number stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiyao.extract.clauses import Clause, Sentence
from jiyao.extract.targets.bodies import Owners
from jiyao.extract.targets.due import DueDates
from jiyao.extract.targets.mood import Mood
from jiyao.extract.targets.structure import Scope
from jiyao.values import Date, Place, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A target whose values still count code points of the reading."""

    sentence: Sentence
    indicator: str
    action: str | None
    quantity: Quantity | None
    period: Date | None
    owners: Owners
    places: tuple[Place, ...]
    programme: str | None
    item: str | None
    rules: dict[str, str]
    confidence: float


@dataclass(slots=True)
class Thread:
    """What a number takes over from those before it in the sentence.

    Attributes:
        pending: clauses passed but not yet read for what they leave; None where a sentence begins.
        noun: the indicator last named, at first what the sentence before was about.
        action: the verb last used.
        places: where the sentence promises to act.
        listed: indicators of the last clause with numbers, in order.
    """

    pending: list[Clause | None] = field(default_factory=list)
    noun: str = ""
    action: str | None = None
    places: list[Place] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)

    def begin_sentence(self) -> None:
        """Forget all but the noun."""
        self.action, self.places, self.listed = None, [], []


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a number stands: clause `index` of a sentence, in a scope, in a mood."""

    sentence: Sentence
    clauses: Sequence[Clause]
    index: int
    scope: Scope
    mood: Mood
    due: DueDates
    thread: Thread

    @property
    def clause(self) -> Clause:
        """The number's clause."""
        return self.clauses[self.index]
