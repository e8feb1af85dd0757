"""The place that an article speaks for, from its own evidence (地区)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jiyao.resolve.places import places_in_chain
from jiyao.tables.gazetteer import RegionRow, gazetteer, within

_LEVELS = {
    "县": ("county",), "区": ("county", "province"), "旗": ("county",), "市": ("prefecture", "county", "province"),
    "州": ("prefecture",), "盟": ("prefecture",), "省": ("province",), "自治区": ("province",),
}  # fmt: skip
_DEPTH = {"county": 2, "prefecture": 1, "province": 0}
_OWN = re.compile(r"(?:我|本|全)(自治区|[省市区县州旗盟])(?![区级民场内外直])")
_RELATIVE = re.compile(
    r"(?<![一-龥])(?:团)?(自治区|[省市区县州旗盟])(?=委|政府|人民政府|人大|政协|纪委|直|领导|长|四套班子|[一-龥]{2,12}[局委办厅])"
)
_VENUE = re.compile(r"(?:在|赴|到|于|至|来自|前往)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What of an article can tell its region.

    Attributes:
        title: headline lines.
        masthead: page header and footer.
        text: the reading.
        names: (start, surface) of places and bodies in the text, in order.
    """

    title: str
    masthead: str
    text: str
    names: Sequence[tuple[int, str]]


def region_of_evidence(evidence: Evidence) -> RegionRow | None:
    """The most specific place that the evidence agrees on; None for national news."""
    scores = _scores(evidence)
    level = _own_level(evidence)
    if not scores:
        return None
    if level is not None:
        best = _best_of_level(level, scores)
        if best is not None:
            return _deeper(evidence, scores, best)
    return _subject(evidence, scores, needs_masthead=level is None)


def _deeper(evidence: Evidence, scores: dict[RegionRow, float], best: RegionRow) -> RegionRow:
    """A place inside `best` that opens the title and is named at least as much."""
    for row in places_in_chain(evidence.title)[-1:]:
        for inner in row:
            if inner != best and within(inner, best) and scores.get(inner, 0) >= scores[best]:
                return inner
    return best


def _own_level(evidence: Evidence) -> str | None:
    """The lowest level word that the article uses of itself: 我县, 县委, 全区."""
    text = evidence.title + "\n" + evidence.text
    counts: defaultdict[str, float] = defaultdict(float)
    for match in _OWN.finditer(text):
        counts[match.group(1)] += 3 if match.group().startswith(("我", "本")) else 1
    for _, surface in evidence.names:
        match = _RELATIVE.match(surface)
        if match is not None:
            counts[match.group(1)] += 1
    if not counts:
        return None
    most = max(counts.values())
    strong = [word for word, count in counts.items() if count >= min(2, most)]
    order = ("县", "旗", "区", "市", "州", "盟", "自治区", "省")
    return min(strong, key=order.index)


def _scores(evidence: Evidence) -> dict[RegionRow, float]:
    """Weight of every place that the article names, ambiguous names shared out by their parents."""
    weighed: list[tuple[tuple[tuple[RegionRow, ...], ...], float]] = []
    for start, surface in evidence.names:
        chain = places_in_chain(surface)
        venue = _VENUE.search(evidence.text, max(0, start - 2), start)
        weight = 0.4 if venue else 1.0
        if start < len(evidence.title) + 60 and not venue:
            weight += 1.0
        if chain:
            weighed.append((chain, weight))
    for start in range(len(evidence.masthead)):
        chain = places_in_chain(evidence.masthead[start:])
        if chain:
            weighed.append((chain, 8.0))
    scores: defaultdict[RegionRow, float] = defaultdict(float)
    for chain, weight in weighed:
        for rows in chain:
            if len(rows) == 1:
                scores[rows[0]] += weight
    for chain, weight in weighed:
        rows = chain[-1]
        if len(rows) > 1:
            if len(chain) > 1:
                rows = tuple(r for r in rows if any(within(r, high) for high in chain[-2])) or rows
            support = {row: _support(row, scores) for row in rows}
            total = sum(support.values())
            for row in rows:
                scores[row] += weight * (support[row] / total if total else 1 / len(rows))
    return dict(scores)


def _support(row: RegionRow, scores: dict[RegionRow, float]) -> float:
    return sum(scores.get(place, 0.0) for place in gazetteer().path(row)[:-1])


def _best_of_level(level: str, scores: dict[RegionRow, float]) -> RegionRow | None:
    """The heaviest place of the level; for 市 a county-level city only if it outweighs."""
    fitting = {row: score for row, score in scores.items() if _fits(row, level)}
    if not fitting:
        return None
    return max(fitting, key=lambda row: (fitting[row], _support(row, scores), -int(row.adcode)))


def _fits(row: RegionRow, level: str) -> bool:
    if row.status == "former" or row.level not in _LEVELS[level]:
        return False
    if level == "区":
        return row.name.endswith("区") and not row.name.endswith("行政区")
    if level in ("县", "旗", "市"):
        return row.name.endswith(level)
    if level == "州":
        return row.name.endswith("州")
    return True


def _subject(
    evidence: Evidence, scores: dict[RegionRow, float], *, needs_masthead: bool
) -> RegionRow | None:
    """A place in the page header, or the one that opens the title."""
    for text in (evidence.title, evidence.text.split("\n", 1)[0]):
        for start in range(min(3, len(text))):
            chain = places_in_chain(text[start:])
            if chain and chain[-1][0].status == "current":
                rows = [row for row in chain[-1] if row in scores] or list(chain[-1])
                return max(rows, key=lambda row: (scores.get(row, 0.0), -_DEPTH[row.level]))
    masthead = {
        row: score for row, score in scores.items() if score >= 8 and row.status == "current"
    }
    if masthead:
        return max(masthead, key=lambda row: (masthead[row], _DEPTH[row.level]))
    return None
