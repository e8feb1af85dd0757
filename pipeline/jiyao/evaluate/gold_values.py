"""Values inside gold: `{"any": [...]}` for several right readings, `"optional": true`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from jiyao.errors import GoldError
from jiyao.evaluate.slots import Slot


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a gold file, for messages: `lc-01.json: articles[0].title`."""

    file: str
    path: str = ""

    def __truediv__(self, step: str | int) -> Place:
        if isinstance(step, int):
            return Place(self.file, f"{self.path}[{step}]")
        return Place(self.file, f"{self.path}.{step}" if self.path else step)

    def error(self, found: str) -> GoldError:
        """An error that names the place and what was found there."""
        return GoldError(f"{self.file}: {self.path or 'top'}: {found}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldValue:
    """One annotated value.

    Attributes:
        readings: the right values, without null.
        nullable: null is right too, and is the only right one if there are no readings.
        optional: neither its absence nor its presence counts.
    """

    readings: tuple[Any, ...]
    nullable: bool = False
    optional: bool = False

    @property
    def demanded(self) -> bool:
        """Whether it is a miss to leave the value out."""
        return bool(self.readings) and not self.nullable and not self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSlot:
    """What a slot may hold: equally right alternatives, each a tuple of values.

    A slot of one value has one alternative of one GoldValue. A slot of many has as many
    alternatives as the gold gives for the list as a whole, nearly always one.
    """

    alternatives: tuple[tuple[GoldValue, ...], ...]


def slots_from_fields(
    fields: Mapping[str, Any], slots: Sequence[Slot], place: Place
) -> dict[str, GoldSlot]:
    """The annotated slots of a gold record.

    Raises:
        GoldError: a slot that decides the pairing is left out, or a value has the wrong form.
    """
    found = {}
    for slot in slots:
        if slot.name not in fields:
            if slot.key:
                raise place.error(f"no {slot.name!r}, which decides the pairing of records")
            continue
        at = place / slot.name
        if slot.many:
            found[slot.name] = _many(fields[slot.name], slot, at)
        else:
            content = {part: fields[part] for part in slot.parts if part in fields}
            value = content if slot.parts else fields[slot.name]
            found[slot.name] = GoldSlot(alternatives=((_value(value, slot, at),),))
    return found


def _many(value: Any, slot: Slot, place: Place) -> GoldSlot:
    several = isinstance(value, dict) and set(value) == {"any"}
    options = checked_list(value["any"], place / "any") if several else [value]
    if not options:
        raise place.error("any: []; expected a list of readings")
    return GoldSlot(alternatives=tuple(_values(option, slot, place) for option in options))


def _values(value: Any, slot: Slot, place: Place) -> tuple[GoldValue, ...]:
    items = [] if value is None else checked_list(value, place)
    return tuple(_value(item, slot, place / number) for number, item in enumerate(items))


def _value(value: Any, slot: Slot, place: Place) -> GoldValue:
    optional = isinstance(value, dict) and flag_at(value, place)
    plain = readings(value, place)
    for reading in plain:
        if reading is not None:
            _check_form(reading, slot, place)
    return GoldValue(
        readings=tuple(reading for reading in plain if reading is not None),
        nullable=not plain or None in plain,
        optional=optional,
    )


def _check_form(reading: Any, slot: Slot, place: Place) -> None:
    if not isinstance(reading, slot.form):
        expected = " or ".join(form.__name__ for form in slot.form)
        raise place.error(f"{reading!r}; expected {expected}")
    if not isinstance(reading, dict):
        return
    for part in slot.needs:
        if part not in reading:
            raise place.error(f"no {part!r} in {reading!r}")
    for part in ("text", "name", "indicator", "action"):
        if not isinstance(reading.get(part), str | None):
            raise (place / part).error(f"{reading[part]!r}; expected a string or null")


def readings(value: Any, place: Place) -> list[Any]:
    """All plain values that a gold value allows, with every nested `any` spelled out.

    Raises:
        GoldError: an `any` that is not a list of at least one value.
    """
    if not isinstance(value, dict):
        return [value]
    if "any" in value:
        options = value["any"]
        if not isinstance(options, list) or not options:
            raise place.error(f"any: {options!r}; expected a list of readings")
        return [plain for option in options for plain in readings(option, place)]
    parts = {name: readings(part, place / name) for name, part in value.items()}
    return [dict(zip(parts, choice, strict=True)) for choice in product(*parts.values())]


def flag_at(fields: Mapping[str, Any], place: Place) -> bool:
    """The `optional` mark of a record, value or entity."""
    flag = fields.get("optional", False)
    if not isinstance(flag, bool):
        raise (place / "optional").error(f"{flag!r}; expected true or false")
    return flag


def checked_mapping(value: Any, place: Place) -> Mapping[str, Any]:
    """`value`, which must be a JSON object."""
    if not isinstance(value, dict):
        raise place.error(f"{type(value).__name__}; expected an object")
    return value


def checked_list(value: Any, place: Place) -> list[Any]:
    """`value`, which must be a JSON array."""
    if not isinstance(value, list):
        raise place.error(f"{type(value).__name__}; expected a list")
    return value
