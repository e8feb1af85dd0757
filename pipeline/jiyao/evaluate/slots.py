"""The scored slots of each record type, and how each is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiyao.evaluate import same

RECORD_TYPES = ("meeting", "agreement", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of a record type.

    Attributes:
        name: the field.
        same: whether a predicted value counts as a gold reading; neither is None.
        form: JSON types of a value.
        many: the field is a list, compared as a set.
        key: the slot decides whether two records can be a pair, so gold must have it.
        parts: fields that are compared together under this name, () for the field alone.
        needs: what a gold value must have, if it is an object.
    """

    name: str
    same: Callable[[Any, Any], bool]
    form: tuple[type, ...] = (str,)
    many: bool = False
    key: bool = False
    parts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def value_of(self, record: Mapping[str, Any]) -> Any:
        """The predicted value: None when there is none, a list for a slot of many."""
        value = record.get(self.name)
        if self.many:
            return value or []
        if value is None or value == "":
            return None
        return {part: record.get(part) for part in self.parts} if self.parts else value


def _text(name: str, *, key: bool = False) -> Slot:
    return Slot(name=name, same=same.same_text, key=key)


def _choice(name: str) -> Slot:
    return Slot(name=name, same=same.equal, form=(str, bool))


def _date(name: str) -> Slot:
    return Slot(name=name, same=same.same_date, form=(dict,), needs=("text",))


def _quantity(name: str, *, key: bool = False) -> Slot:
    needs = ("value", "comparator")
    return Slot(name=name, same=same.same_quantity, form=(dict,), key=key, needs=needs)


def _list(name: str, compare: Callable[[Any, Any], bool], *needs: str, key: bool = False) -> Slot:
    return Slot(name=name, same=compare, form=(dict,), many=True, key=key, needs=("text", *needs))


SLOTS: Mapping[str, tuple[Slot, ...]] = {
    "meeting": (
        _text("name", key=True),
        _choice("kind"),
        _choice("status"),
        _list("organisers", same.same_named),
        _date("date"),
        Slot(name="place", same=same.same_named, form=(dict,), needs=("text",)),
        _list("participants", same.same_participant, "role"),
        _list("agenda", same.same_agenda_item, "action"),
        _list("points", same.same_point, "verb"),
    ),
    "agreement": (
        _text("name", key=True),
        _choice("kind"),
        _list("parties", same.same_party, "side", key=True),
        _quantity("party_count"),
        _choice("parties_complete"),
        _text("subject"),
        _date("date"),
        Slot(name="place", same=same.same_named, form=(dict,), needs=("text",)),
        _quantity("amount"),
        _quantity("project_count"),
        _text("occasion"),
    ),
    "target": (
        Slot(
            name="indicator",
            same=same.same_indicator,
            form=(dict,),
            key=True,
            parts=("action", "indicator"),
            needs=("indicator",),
        ),
        _quantity("quantity", key=True),
        _date("period"),
        _list("owner", same.same_named),
        _list("place", same.same_named),
        _text("programme"),
        _text("item"),
    ),
}
SLOT_BY_NAME: Mapping[str, Mapping[str, Slot]] = {
    kind: {slot.name: slot for slot in slots} for kind, slots in SLOTS.items()
}
