"""Which figures fell below those of a baseline."""

from __future__ import annotations

from collections.abc import Mapping

Figures = Mapping[str, float | None]
TOLERANCE = 0.005
"""Half a point: smaller falls are let pass, rounding included."""


def fallen(before: Figures, now: Figures, *, tolerance: float = TOLERANCE) -> list[str]:
    """Names of the baseline's figures that are lower now by more than `tolerance`, or gone.

    Figures that the baseline does not have cannot fall; None in the baseline asks for nothing.
    """
    return [
        name
        for name, figure in before.items()
        if figure is not None and _lower(now.get(name), figure - tolerance)
    ]


def _lower(figure: float | None, least: float) -> bool:
    return figure is None or figure < least - 1e-9
