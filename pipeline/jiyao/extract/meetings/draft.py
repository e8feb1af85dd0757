"""A meeting in the making: the events that report it."""

from __future__ import annotations

from dataclasses import dataclass, field

from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.view import View


@dataclass(slots=True)
class Draft:
    """A meeting in the making: its events and the sentences that speak of it.

    `others` are the sentences that report other meetings of the article.
    """

    events: list[Event]
    sentences: list[int] = field(default_factory=list)
    others: frozenset[int] = frozenset()

    @property
    def planned(self) -> bool:
        """Whether the meeting is only announced."""
        return self.first.planned or any(e.planned and e.headline for e in self.events)

    @property
    def first(self) -> Event:
        """The first event of the body, or of the headline when the body has none."""
        return next((event for event in self.events if not event.headline), self.events[0])


def name_of(view: View, event: Event) -> str:
    """What an event calls the meeting."""
    return view.text[event.name[0] : event.name[1]]
