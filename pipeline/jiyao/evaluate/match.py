"""Which predicted record answers which gold record (对齐), and what is right and wrong in it.

The pairing is one to one and the best there is (linear sum assignment): the number of matching
slot values is greatest; then the number of pairs; then fewest values are wrong. Records are put
into an order that depends on their content alone first, so the order of lines changes nothing.

A gold record marked `optional` may take a prediction that nothing else wants; neither counts then.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from jiyao.evaluate.gold import GoldRecord
from jiyao.evaluate.gold_values import GoldSlot, GoldValue
from jiyao.evaluate.keys import keys_agree
from jiyao.evaluate.slots import SLOTS, Slot

_HIT, _PAIR, _ERROR = 10**7, 10**5, 100
"""Worth of what is compared first, second and third; whole numbers, exact in a double."""

Prediction = Mapping[str, Any]
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOutcome:
    """One slot of a gold record, a predicted one, or a pair of them.

    Attributes:
        slot: the slot's name.
        hits: number of values that are right.
        missed: gold values that are not given.
        extra: predicted values that are not in the gold.
    """

    slot: str
    hits: int = 0
    missed: tuple[GoldValue, ...] = ()
    extra: tuple[Any, ...] = ()

    @property
    def right(self) -> bool:
        """Nothing missed and nothing extra."""
        return not self.missed and not self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutcome:
    """A pair of records, or a gold record or prediction alone; the other is None then."""

    gold: GoldRecord | None
    predicted: Prediction | None
    slots: tuple[SlotOutcome, ...]

    @property
    def hits(self) -> int:
        """Number of values that are right."""
        return sum(outcome.hits for outcome in self.slots)

    @property
    def errors(self) -> int:
        """Number of values missed or extra."""
        return sum(len(outcome.missed) + len(outcome.extra) for outcome in self.slots)

    @property
    def right(self) -> bool:
        """Every scored slot is right."""
        return all(outcome.right for outcome in self.slots)


def match_records(
    gold: Sequence[GoldRecord], predicted: Sequence[Prediction], *, kind: str
) -> list[RecordOutcome]:
    """Pair the records of one type in one document.

    Args:
        gold: annotated records, in any order.
        predicted: records found, in any order.
        kind: their type.
    Returns:
        One outcome for each pair, gold record left and prediction left; a gold record marked
        optional and what is paired with it are left out.
    """
    gold = sorted(gold, key=lambda record: _content(record.fields))
    predicted = sorted(predicted, key=_content)
    pairs: dict[tuple[int, int], RecordOutcome] = {}

    def worth(row: int, column: int) -> int:
        if not keys_agree(gold[row], predicted[column]):
            return 0
        outcome = pairs[row, column] = pair_outcome(gold[row], predicted[column])
        if gold[row].optional:
            return 1 + outcome.hits
        return outcome.hits * _HIT + _PAIR - _ERROR * outcome.errors

    chosen = assign(range(len(gold)), range(len(predicted)), worth)
    columns = {column for _, column in chosen}
    rows = {row for row, _ in chosen}
    return [
        *(pairs[pair] for pair in chosen if not gold[pair[0]].optional),
        *(
            gold_alone(record)
            for row, record in enumerate(gold)
            if row not in rows and not record.optional
        ),
        *(
            predicted_alone(record, scored_slots(gold, kind))
            for column, record in enumerate(predicted)
            if column not in columns
        ),
    ]


def scored_slots(gold: Sequence[GoldRecord], kind: str) -> tuple[Slot, ...]:
    """The slots that a document's gold annotates for a type; all where it has no such record."""
    annotated = {name for record in gold for name in record.slots}
    return tuple(slot for slot in SLOTS[kind] if slot.name in annotated or not annotated)


def pair_outcome(gold: GoldRecord, predicted: Prediction) -> RecordOutcome:
    """Compare slot by slot; a slot left out of gold is not scored."""
    outcomes = tuple(
        slot_outcome(slot, gold.slots[slot.name], slot.value_of(predicted))
        for slot in SLOTS[gold.type]
        if slot.name in gold.slots
    )
    return RecordOutcome(gold=gold, predicted=predicted, slots=outcomes)


def gold_alone(gold: GoldRecord) -> RecordOutcome:
    """A gold record that was not found: all its values are missed."""
    outcomes = tuple(
        slot_outcome(slot, gold.slots[slot.name], [] if slot.many else None)
        for slot in SLOTS[gold.type]
        if slot.name in gold.slots
    )
    return RecordOutcome(gold=gold, predicted=None, slots=outcomes)


def predicted_alone(predicted: Prediction, slots: Sequence[Slot]) -> RecordOutcome:
    """A prediction that the gold does not have: all its values in `slots` are extra."""
    outcomes = []
    for slot in slots:
        value = slot.value_of(predicted)
        extra = tuple(value) if slot.many else () if value is None else (value,)
        outcomes.append(SlotOutcome(slot=slot.name, extra=extra))
    return RecordOutcome(gold=None, predicted=predicted, slots=tuple(outcomes))


def slot_outcome(slot: Slot, gold: GoldSlot, value: Any) -> SlotOutcome:
    """Compare one slot; of several gold alternatives the one that fits best counts."""
    compare = _many_outcome if slot.many else _single_outcome
    outcomes = [compare(slot, alternative, value) for alternative in gold.alternatives]
    return max(outcomes, key=lambda found: (found.hits, -len(found.missed) - len(found.extra)))


def _single_outcome(slot: Slot, gold: tuple[GoldValue, ...], value: Any) -> SlotOutcome:
    (expected,) = gold
    if value is not None and any(slot.same(reading, value) for reading in expected.readings):
        return SlotOutcome(slot=slot.name, hits=int(not expected.optional))
    unwanted = value is not None and not expected.optional
    return SlotOutcome(
        slot=slot.name,
        missed=(expected,) if expected.demanded else (),
        extra=(value,) if unwanted else (),
    )


def _many_outcome(slot: Slot, gold: tuple[GoldValue, ...], values: Sequence[Any]) -> SlotOutcome:
    """Lists as sets, matched one to one; optional members take what nothing else wants."""

    def worth(row: int, column: int) -> int:
        if not any(slot.same(reading, values[column]) for reading in gold[row].readings):
            return 0
        if gold[row].optional:
            return 1
        return _HIT + _PAIR * gold[row].demanded

    chosen = assign(range(len(gold)), range(len(values)), worth)
    rows = {row for row, _ in chosen}
    columns = {column for _, column in chosen}
    return SlotOutcome(
        slot=slot.name,
        hits=sum(not gold[row].optional for row in rows),
        missed=tuple(v for row, v in enumerate(gold) if row not in rows and v.demanded),
        extra=tuple(v for column, v in enumerate(values) if column not in columns),
    )


def assign(
    left: Sequence[Left], right: Sequence[Right], worth: Callable[[Left, Right], int]
) -> list[tuple[Left, Right]]:
    """The one-to-one pairs of greatest total worth; pairs worth nothing are no pairs."""
    if not left or not right:
        return []
    matrix = np.array([[worth(one, other) for other in right] for one in left], dtype=np.float64)
    if not matrix.any():
        return []
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    return [
        (left[row], right[column])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if matrix[row, column] > 0
    ]


def _content(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
