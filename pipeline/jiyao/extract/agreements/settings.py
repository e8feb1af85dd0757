"""Occasion, date and place of a signing put together, raw positions (签约场合)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.occasions import (
    Setting,
    event_phrase,
    is_day,
    meeting_of,
    own_date,
    own_place,
)
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signings import Signing
from jiyao.values import Date, Place, in_raw

_DATELINE = re.compile(r"\s*[电讯]")
NEAR = 3
"""Sentences back within which a signing lends its date to the next."""


def setting_of(
    scene: Scene, signing: Signing, previous: Draft | None, *, counted: bool = False
) -> Setting:
    """When, where and at what a signing took place.

    What the sentence states comes first; the rest is taken from the meeting at which it took
    place, from the signing before in the same paragraph, or from the article's first date.

    Args:
        previous: the draft found last before this signing.
        counted: the signing gives only a number.
    """
    offsets = scene.article.offsets
    rules: dict[str, str] = {}
    date = own_date(signing)
    raw_date: Date | None = in_raw(date, offsets) if date else None
    place = own_place(signing)
    raw_place: Place | None = in_raw(place, offsets) if place else None
    if date:
        rules["date"] = "own sentence"
    if place:
        rules["place"] = "own clause"
    found = meeting_of(scene, signing, counted=counted)
    occasion, meeting = None, None
    if found:
        meeting, rules["occasion"] = found
        occasion = meeting.name
        raw_date, raw_place = raw_date or meeting.date, raw_place or meeting.place
    elif phrase := event_phrase(scene, signing):
        occasion, rules["occasion"] = phrase.text, "ceremony named beside it"
    if raw_place is None and previous is not None and _one_breath(signing, previous):
        raw_place = previous.setting.place
    if raw_date is None:
        raw_date, rules["date"] = _earlier_date(scene, signing, previous)
        if previous is not None and raw_date == previous.setting.date:
            raw_place = raw_place or previous.setting.place
            occasion = occasion or previous.setting.occasion
    return Setting(
        occasion=occasion,
        meeting=meeting,
        date=raw_date,
        place=raw_place,
        rules=tuple(rules.items()),
    )


def _one_breath(signing: Signing, previous: Draft) -> bool:
    """Whether the signing before stands in the same stretch between semicolons."""
    start = signing.view.sentence.start + signing.segment[0]
    return start <= previous.position < signing.position


def _earlier_date(
    scene: Scene, signing: Signing, previous: Draft | None
) -> tuple[Date | None, str]:
    """The date of the signing before, or the first date of the article's opening sentences."""
    near = scene.index_of(signing.position) - NEAR
    lends = previous is not None and previous.setting.date is not None
    if previous is not None and lends and scene.index_of(previous.position) >= near:
        return previous.setting.date, "signing before"
    for sentence in scene.opening:
        days = [d for d in scene.dates(sentence) if is_day(d)]
        told = [d for d in days if not _DATELINE.match(scene.article.text, d.end)] or days
        if told and sentence.start < signing.view.sentence.start:
            return in_raw(told[0], scene.article.offsets), "opening of the article"
    return None, ""
