"""Development zones that an article speaks for (开发区): they have bodies of their own and no code."""

from __future__ import annotations

import re
from collections import Counter
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
_OWN = re.compile(r"(?P<level>高新区|经开区|开发区|新区)(?=党工委|管委会|工委|党政|人大|政协|$)")
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
        no zone are named twice or the text does not tell whose zone it is.
    """
    own = Counter(
        match.group("level") for surface in surfaces if (match := _OWN.match(surface)) is not None
    )
    if not own or own.most_common(1)[0][1] < 2:
        return None
    level = own.most_common(1)[0][0]
    for match in _NAMED.finditer(text):
        if _SHORT[match.group("zone")] != level:
            continue
        for size in range(len(match.group("place")), 1, -1):
            place = match.group("place")[-size:]
            rows = gazetteer().named(place)
            if len(rows) == 1 or (rows and rows[0].level == "prefecture"):
                short = rows[0].short[0] if rows[0].short else rows[0].name
                return short + level, rows[0]
    return None


def zone_region_name(zone: str, row: RegionRow) -> str:
    """Name of the zone as a region, from the province down: 河南省洛阳高新区."""
    return "".join(place.name for place in gazetteer().path(row)[:-1]) + zone
