"""Development zones that an article speaks for (开发区): they have bodies of their own and no code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.tables.gazetteer import RegionRow, gazetteer

_SHORT = {
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "高新区": "高新区",
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "经开区": "经开区",
    "开发区": "开发区",
    "新区": "新区",
}
_OFFICE = "(?:党工委|管委会|工委|党政|人大|政协)"
_OWN = re.compile(f"(?P<level>高新区|经开区|开发区|新区)(?={_OFFICE}|$)|{_OFFICE}$")
_NAMED = re.compile(
    f"(?P<place>[一-龥]{{2,5}}?)(?:市|国家级|国家)?(?P<zone>{'|'.join(_SHORT)})(?![一-龥]?法院)"
)


def zone_of(text: str, surfaces: Sequence[str]) -> tuple[str, RegionRow] | None:
    """The zone whose bodies an article names without a place.

    Args:
        text: masthead, title and reading.
        surfaces: names of bodies and places in the article.
    Returns:
        The zone's short name with its place (洛阳高新区) and the place; None when the bodies of
        no zone are named twice (开发区管委会, 党工委) or the text does not tell whose zone it is.
    """
    own = [match for surface in surfaces if (match := _OWN.match(surface)) is not None]
    if len(own) < 2:
        return None
    levels = {match.group("level") for match in own} - {None}
    for match in _NAMED.finditer(text):
        level = _SHORT[match.group("zone")]
        if levels and level not in levels and "开发区" not in levels:
            continue
        row, short = _place(match.group("place"))
        if row is not None:
            return short + level, row
    return None


def _place(surface: str) -> tuple[RegionRow | None, str]:
    """The place that a stretch ends with, and its usual name."""
    for size in range(len(surface), 1, -1):
        rows = gazetteer().named(surface[-size:])
        if len(rows) == 1 or (rows and rows[0].level == "prefecture"):
            return rows[0], rows[0].short[0] if rows[0].short else rows[0].name
    return None, ""


def zone_region_name(zone: str, row: RegionRow) -> str:
    """Name of the zone as a region, from the province down: 河南省洛阳高新区."""
    return "".join(place.name for place in gazetteer().path(row)[:-1]) + zone
