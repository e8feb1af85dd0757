"""What quantities of one list share: 分别超过60亿元、45亿元 bounds both."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from jiyao.values import Quantity

_LIST = re.compile("[、，,和与及以]{1,2}")


def shared_bounds(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Carry the comparator of the first number of a list joined by 分别 to the others.

    Args:
        text: the reading.
        quantities: in order.
    Returns:
        The same mentions; a list goes on while only separators stand between its numbers.
    """
    shared: list[Quantity] = []
    lead: Quantity | None = None
    for quantity in quantities:
        previous = shared[-1] if shared else None
        goes_on = previous is not None and _LIST.fullmatch(text, previous.end, quantity.start)
        if not goes_on:
            lead = quantity if _apart(text, quantity.start) else None
        elif (
            lead is not None
            and lead.comparator not in ("eq", "range")
            and quantity.comparator == "eq"
        ):
            if _leading(lead):
                quantity = dataclasses.replace(quantity, comparator=lead.comparator)
        shared.append(quantity)
    return shared


def _apart(text: str, start: int) -> bool:
    clause = text[max(0, start - 12) : start]
    return "分别" in clause


def _leading(quantity: Quantity) -> bool:
    """Whether the comparator stands before the number."""
    return not quantity.text[0].isdigit()
