"""Whether two records can be about the same thing: the key slots of section 7."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiyao.evaluate.gold import GoldRecord
from jiyao.evaluate.same import same_named
from jiyao.evaluate.slots import SLOT_BY_NAME


def keys_agree(gold: GoldRecord, predicted: Mapping[str, Any]) -> bool:
    """Whether a gold record and a predicted one of the same type may form a pair."""
    return _AGREE[gold.type](gold, predicted)


def _meeting(gold: GoldRecord, predicted: Mapping[str, Any]) -> bool:
    """The name, or one organiser in common and the date."""
    if _agrees(gold, predicted, "name"):
        return True
    return _agrees(gold, predicted, "organisers") and _agrees(gold, predicted, "date")


def _agreement(gold: GoldRecord, predicted: Mapping[str, Any]) -> bool:
    """One party of each stated side, or the name and one party, whatever its side.

    Without parties: the number of projects or the occasion; the name where gold gives neither.
    """
    parties = [value.readings for option in gold.slots["parties"].alternatives for value in option]
    found = predicted.get("parties") or []
    if not parties:
        stated = [name for name in ("project_count", "occasion") if _stated(gold, name)]
        return any(_agrees(gold, predicted, name) for name in stated or ["name"])
    same = SLOT_BY_NAME["agreement"]["parties"].same
    right = {
        reading["side"]
        for readings in parties
        for reading in readings
        if any(same(reading, party) for party in found)
    }
    if all(any(reading["side"] in right for reading in readings) for readings in parties):
        return True
    one_party = any(
        same_named(reading, party)
        for readings in parties
        for reading in readings
        for party in found
    )
    return one_party and _agrees(gold, predicted, "name")


def _target(gold: GoldRecord, predicted: Mapping[str, Any]) -> bool:
    """The quantity; where gold has none, none, and the item or the indicator."""
    if _agrees(gold, predicted, "quantity"):
        return True
    nullable = any(value.nullable for (value,) in gold.slots["quantity"].alternatives)
    if not nullable or predicted.get("quantity") is not None:
        return False
    return _agrees(gold, predicted, "item") or _agrees(gold, predicted, "indicator")


_AGREE = {"meeting": _meeting, "agreement": _agreement, "target": _target}


def _stated(gold: GoldRecord, name: str) -> bool:
    slot = gold.slots.get(name)
    return slot is not None and any(v.readings for option in slot.alternatives for v in option)


def _agrees(gold: GoldRecord, predicted: Mapping[str, Any], name: str) -> bool:
    """Whether a value that gold states is predicted; of a slot of many, one of them."""
    if name not in gold.slots:
        return False
    slot = SLOT_BY_NAME[gold.type][name]
    value = slot.value_of(predicted)
    found = value if slot.many else [] if value is None else [value]
    return any(
        slot.same(reading, one)
        for option in gold.slots[name].alternatives
        for expected in option
        for reading in expected.readings
        for one in found
    )
