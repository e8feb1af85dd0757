"""What quantities of one list share: 分别超过60亿元、45亿元 bounds both."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from jiyao.values import Quantity

_LIST = re.compile("[、，,和与及以]{1,2}")


def shared_bounds(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give each number of a list the bound and the unit that are written once.

    The comparator before the first number of a list joined by 分别 holds for all; a unit after
    the last number holds for those before it that have none (1409万、1305万人次).

    Args:
        text: the reading.
        quantities: in order.
    Returns:
        The same mentions; a list goes on while only separators stand between its numbers.
    """
    shared = list(quantities)
    lead: Quantity | None = None
    for index, quantity in enumerate(shared):
        if not index or not _goes_on(text, shared[index - 1], quantity):
            lead = (
                quantity if "分别" in text[max(0, quantity.start - 12) : quantity.start] else None
            )
        elif lead is not None and quantity.comparator == "eq" and _leads(lead):
            shared[index] = dataclasses.replace(quantity, comparator=lead.comparator)
    for index in range(len(shared) - 2, -1, -1):
        quantity, after = shared[index], shared[index + 1]
        if quantity.unit is None and after.unit is not None and _goes_on(text, quantity, after):
            shared[index] = dataclasses.replace(quantity, unit=after.unit)
    return shared


def _goes_on(text: str, quantity: Quantity, after: Quantity) -> bool:
    return _LIST.fullmatch(text, quantity.end, after.start) is not None


def _leads(quantity: Quantity) -> bool:
    """Whether the quantity has a comparator and it stands before the number."""
    bounded = quantity.comparator not in ("eq", "range")
    return bounded and not quantity.text[0].isdigit()
