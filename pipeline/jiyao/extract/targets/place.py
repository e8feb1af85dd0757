"""Where a target is to be reached (地点), when the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.extract.clauses import Clause
from jiyao.values import Organisation, Place, Region

_IN = re.compile("(?:在|于|围绕|布局到|落户)$")
_VERB = re.compile("(?:解决|推进|启动|实施|抓好)$")
_LINK = re.compile("^(?:、|和|及|与|,|，)$")


def _as_place(mention: Place | Organisation) -> Place:
    if isinstance(mention, Place):
        return mention
    return Place(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        name=mention.name,
        adcode=mention.adcode,
    )


_PROMISED = re.compile("(?:将|计划|拟|力争|要)[^，,]{0,2}在$")


def governs(clause: Clause, place: Place) -> bool:
    """将在贵州…: the place holds for the rest of the sentence."""
    return _PROMISED.search(clause.text[: place.start - clause.start]) is not None


def places_in(clause: Clause, upto: int, region: Region | None) -> list[Place]:
    """Places named by 在… before the number, or counted by it (岭兜水库等2座).

    Args:
        clause: the number's clause or one that stands before it in the sentence.
        upto: where the number begins; places behind it are left out.
        region: the article's region, which is no place of its own target.
    """
    found: list[Place] = []
    end = -1
    for mention in clause.mentions:
        if mention.start >= upto:
            break
        if not isinstance(mention, (Place, Organisation)):
            continue
        before = clause.text[: mention.start - clause.start]
        after = clause.text[mention.end - clause.start : mention.end - clause.start + 6]
        linked = (
            end >= 0 and _LINK.match(clause.text[end : mention.start - clause.start]) is not None
        )
        if isinstance(mention, Organisation) and not re.search(
            "院$|校$|园$|馆$|中心$|学$", mention.text
        ):
            continue
        counted = _VERB.search(before) is not None and not after.startswith(("至", "到", "籍"))
        if not (linked or _IN.search(before) or counted):
            continue
        if region is not None and region.name.endswith(mention.name):
            continue
        found.append(_as_place(mention))
        end = mention.end - clause.start
    return found


def narrower(
    places: Sequence[Place], owners: Sequence[Organisation], region: Region | None
) -> list[Place]:
    """Those of the places that are neither the article's region nor an owner or its seat."""
    wide = [owner.name for owner in owners] + ([region.name] if region else [])
    return [p for p in places if not any(n.startswith(p.name) or n.endswith(p.name) for n in wide)]
