"""Entities of a document: where the gold ones stand, and which predicted ones are right.

Gold lists mentions in order of appearance, so each is found by searching forward from the end of
the one before. Where a text occurs several times that leaves a choice: the gold takes the places
that agree with most predictions, as long as all of it still fits in order. A mention that is
predicted at an occurrence that the gold cannot mean is wrong all the same.

A prediction that touches an optional mention and no other is left out of the count: what the
contract leaves unscored (中法, a bare “十五五”) is so in whatever part it is found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiyao.errors import GoldError
from jiyao.evaluate.gold import GoldDocument, GoldEntity
from jiyao.evaluate.same import same_date, same_quantity, squeezed
from jiyao.evaluate.spots import SqueezedText

_SAME_VALUE = {"DATE": same_date, "QUANTITY": same_quantity}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A predicted mention; `start` and `end` count characters of the squeezed text."""

    label: str
    start: int
    end: int
    entity: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityOutcome:
    """A gold mention with the prediction of the same span and label, or one of them alone.

    Attributes:
        gold, predicted: None where there is no such mention.
        start, end: characters of the squeezed text.
        value_right: whether the value agrees too; True for labels without a scored value.
    """

    gold: GoldEntity | None
    predicted: Mapping[str, Any] | None
    start: int
    end: int
    value_right: bool = True

    @property
    def label(self) -> str:
        """The label of what stands here."""
        return self.gold.label if self.gold else str((self.predicted or {})["label"])


def match_entities(
    gold: GoldDocument, predicted: Sequence[Mapping[str, Any]], text: SqueezedText
) -> list[EntityOutcome]:
    """Compare the entities of one document.

    Args:
        gold: the document; its entities are annotated.
        predicted: entities of its articles with raw offsets, in any order.
        text: the document's text.
    Returns:
        One outcome for each gold mention that is not optional and each prediction that is not
        right and not left out.
    Raises:
        GoldError: a gold text does not occur where the order allows it.
    """
    spots = {
        (spot.label, spot.start, spot.end): spot
        for spot in (_spot(entity, text) for entity in predicted if gold.in_scope(entity["start"]))
    }
    entities = gold.entities or ()
    places = _places(gold, text.text, sorted(spots))
    outcomes: list[EntityOutcome] = []
    optional: list[tuple[int, int]] = []
    wanted: list[tuple[int, int]] = []
    for entity, (start, end) in zip(entities, places, strict=True):
        (optional if entity.optional else wanted).append((start, end))
        spot = spots.pop((entity.label, start, end), None)
        if not entity.optional and gold.in_scope(text.raw[start]):
            outcomes.append(_outcome(entity, spot, start, end))
    for key in sorted(spots, key=lambda key: key[1:]):
        _, start, end = key
        if _touches(start, end, wanted) or not _touches(start, end, optional):
            outcomes.append(
                EntityOutcome(gold=None, predicted=spots[key].entity, start=start, end=end)
            )
    return outcomes


def _spot(entity: Mapping[str, Any], text: SqueezedText) -> Spot:
    start, end = text.position(entity["start"]), text.position(entity["end"])
    return Spot(label=entity["label"], start=start, end=end, entity=entity)


def _outcome(entity: GoldEntity, spot: Spot | None, start: int, end: int) -> EntityOutcome:
    if spot is None:
        return EntityOutcome(gold=entity, predicted=None, start=start, end=end, value_right=False)
    same = _SAME_VALUE.get(entity.label)
    right = not entity.value or same is None or same(entity.value, spot.entity)
    return EntityOutcome(
        gold=entity, predicted=spot.entity, start=start, end=end, value_right=right
    )


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


@dataclass(frozen=True, slots=True)
class _Step:
    """The last of the mentions placed so far; `hits` of them agree with a prediction."""

    hits: int
    start: int
    end: int
    before: _Step | None


def _places(
    gold: GoldDocument, text: str, spots: Sequence[tuple[str, int, int]]
) -> list[tuple[int, int]]:
    """Spans of the gold entities in order, agreeing with as many predictions as can be.

    Of all ways to place the mentions so far only those are kept that no other way beats in both
    hits and room left; they are few.
    """
    starts: dict[tuple[str, str], list[int]] = {}
    for label, start, end in spots:
        starts.setdefault((label, text[start:end]), []).append(start)
    steps = [_Step(0, 0, 0, None)]
    for entity in gold.entities or ():
        surface = squeezed(entity.text)
        predicted = starts.get((entity.label, surface), [])
        following = [
            step for before in steps for step in _next_steps(before, surface, text, predicted)
        ]
        if not following:
            raise GoldError(
                f"{gold.name}: entity {entity.text!r} does not occur after the entity before it"
            )
        steps = _best(following)
    places: list[tuple[int, int]] = []
    last: _Step | None = max(steps, key=lambda step: step.hits)
    while last is not None and last.before is not None:
        places.append((last.start, last.end))
        last = last.before
    return places[::-1]


def _next_steps(before: _Step, surface: str, text: str, predicted: Sequence[int]) -> list[_Step]:
    """The mention at its next occurrence, and at its next predicted one if that is another."""
    start = text.find(surface, before.end)
    agreed = next((place for place in predicted if place >= before.end), None)
    steps = []
    if start >= 0 and start != agreed:
        steps.append(_Step(before.hits, start, start + len(surface), before))
    if agreed is not None:
        steps.append(_Step(before.hits + 1, agreed, agreed + len(surface), before))
    return steps


def _best(steps: Sequence[_Step]) -> list[_Step]:
    kept: list[_Step] = []
    for step in sorted(steps, key=lambda step: (step.end, -step.hits)):
        if not kept or step.hits > kept[-1].hits:
            kept.append(step)
    return kept
