"""The place that an article speaks for, from its own evidence (地区)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
_OFFICE = re.compile(
    r"(?P<level>[省市区县州旗盟镇])(?<![^，。、；：！\s副].)(?:长|领导)(?=[一-龥])"
)
_VENUE = re.compile(r"(?:在|赴|到|于|至|来自|前往)$")
_BESIDE = tuple("在赴到于至与和同、对访")
_GENERIC = frozenset(("城区", "郊区", "矿区"))
"""Names of districts that by themselves are words for a part of any town."""
_MASTHEAD = 8.0
_PARENT = 0.3
_SHARE = 0.6
_NAME = 40
_PAGE = 0.5
_SHORT = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What of an article can tell its region.

    Attributes:
        title: headline lines.
        masthead: page header and footer.
        text: the reading.
        names: (start, surface) of places and bodies in the text, in order.
        page: places that the whole page names, repeats included; () for a page of one article.
    """

    title: str
    masthead: str
    text: str
    names: Sequence[tuple[int, str]]
    page: Sequence[str] = ()


def region_of_evidence(evidence: Evidence) -> RegionRow | None:
    """The most specific place that the evidence agrees on; None for national news.

    The lowest level word that the article uses of itself (县委, 我市) bounds the place from above;
    of that level the heaviest place counts. A deeper place that opens the title goes before it.
    Without a level word the place that opens the title counts, then the page header, and for a
    page of several articles the place that most of its names lie in.
    """
    scores = _scores(evidence)
    level = _own_level(evidence)
    opening = _opening(evidence, scores)
    if level is not None:
        best = _best_of_level(level, scores if level == "区" else _with_parents(scores))
        if opening is not None and _goes_before(opening, best, level, scores):
            return opening
        if best is not None:
            return best
    found = (
        opening
        or _of_masthead(scores)
        or _of_title(evidence, scores)
        or _of_page(evidence.page, level)
    )
    return found if found is not None or level is None else _deepest(scores)


def _goes_before(
    opening: RegionRow, best: RegionRow | None, level: str, scores: dict[RegionRow, float]
) -> bool:
    above = gazetteer().path(opening)[:-1]
    if best is None or best not in above:
        return any(_fits(row, level) for row in above)
    return scores.get(opening, 0.0) >= scores.get(best, 0.0) / 2


def _own_level(evidence: Evidence) -> str | None:
    """The lowest level word that the article uses of itself: 我县, 县委, 全区."""
    text = evidence.title + "\n" + evidence.text
    counts: defaultdict[str, float] = defaultdict(float)
    for match in _OWN.finditer(text):
        counts[match.group(1)] += 3 if match.group().startswith(("我", "本")) else 1
    for _, surface in evidence.names:
        relative = _RELATIVE.match(surface)
        if relative is not None:
            counts[relative.group(1)] += 1
    for match in _OFFICE.finditer(text):
        counts[match.group("level")] += 1
    counts.pop("镇", None)
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
        chain = () if surface in _GENERIC else places_in_chain(surface)
        venue = _VENUE.search(evidence.text, max(0, start - 2), start)
        weight = 0.4 if venue else 1.0
        if start < len(evidence.title) + 60 and not venue:
            weight += 1.0
        if chain:
            weighed.append((chain, weight * _trust(surface, chain)))
    for name in evidence.page:
        weighed.append((places_in_chain(name), _PAGE))
    weighed += [(chain, _MASTHEAD) for chain in _chains_of_masthead(evidence.masthead)]
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
            if not total:  # 海南 by itself is the province, no district
                top = min(_DEPTH[row.level] for row in rows)
                rows = tuple(row for row in rows if _DEPTH[row.level] == top)
            for row in rows:
                scores[row] += weight * (support[row] / total if total else 1 / len(rows))
    return dict(scores)


@lru_cache(maxsize=16)
def _chains_of_masthead(masthead: str) -> tuple[tuple[tuple[RegionRow, ...], ...], ...]:
    """Places that a page header names, wherever they begin; all articles of a page have the same."""
    chains = (places_in_chain(masthead[at : at + _NAME]) for at in range(len(masthead)))
    return tuple(chain for chain in chains if chain)


def _trust(surface: str, chain: Sequence[Sequence[RegionRow]]) -> float:
    """Short names of counties are common words too (温泉, 平安, 和平)."""
    row = chain[0][0]
    return _SHORT if row.level == "county" and not surface.startswith(row.name) else 1.0


def _support(row: RegionRow, scores: dict[RegionRow, float]) -> float:
    return sum(scores.get(place, 0.0) for place in gazetteer().path(row)[:-1])


def _best_of_level(level: str, scores: dict[RegionRow, float]) -> RegionRow | None:
    """The heaviest place of the level; for 市 a county-level city only if it outweighs."""
    fitting = {row: score for row, score in scores.items() if _fits(row, level) and score >= 0.1}
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


def _with_parents(scores: dict[RegionRow, float]) -> dict[RegionRow, float]:
    """Each place also speaks for those that it lies in."""
    added = defaultdict(float, scores)
    for row, score in scores.items():
        for above in gazetteer().path(row)[:-1]:
            added[above] += _PARENT * score
    return dict(added)


def _opening(evidence: Evidence, scores: dict[RegionRow, float]) -> RegionRow | None:
    """The place that the title or the first line begins with."""
    for text in (evidence.title, evidence.text.split("\n", 1)[0]):
        for start in range(min(3, len(text))):
            chain = places_in_chain(text[start : start + _NAME])
            full = chain and text.startswith(chain[0][0].name, start)
            named = chain and any(row in scores for row in chain[-1])
            if chain and chain[-1][0].status == "current" and (full or named):
                rows = [row for row in chain[-1] if row in scores] or list(chain[-1])
                return max(rows, key=lambda row: (scores.get(row, 0.0), -_DEPTH[row.level]))
    return None


def _of_masthead(scores: dict[RegionRow, float]) -> RegionRow | None:
    rows = [row for row, score in scores.items() if score >= _MASTHEAD and row.status == "current"]
    return max(rows, key=lambda row: (scores[row], _DEPTH[row.level]), default=None)


def _of_title(evidence: Evidence, scores: Mapping[RegionRow, float]) -> RegionRow | None:
    """The place named most of those in the title that are no venues and no counterparts."""
    rows = []
    for start, surface in evidence.names:
        chain = places_in_chain(surface)
        before = evidence.text[max(0, start - 1) : start]
        if start < len(evidence.title) and chain and before not in _BESIDE:
            rows += [row for row in chain[-1] if row in scores]
    return max(rows, key=lambda row: scores[row], default=None)


def _of_page(names: Sequence[str], level: str | None) -> RegionRow | None:
    """The deepest place that most of a page's names lie in; of a level, the one most named."""
    scores: defaultdict[RegionRow, float] = defaultdict(float)
    for name in names:
        rows = gazetteer().named(name)
        if len(rows) == 1 or (rows and rows[0].level != "county"):
            scores[rows[0]] += 1
    if level is not None:
        best = _best_of_level(level, _with_parents(scores))
        if best is not None:
            return best
    return _deepest(scores)


def _deepest(scores: Mapping[RegionRow, float]) -> RegionRow | None:
    """The deepest place that most of the weight lies in."""
    total = sum(scores.values())
    shares: defaultdict[RegionRow, float] = defaultdict(float)
    for row, score in scores.items():
        for above in gazetteer().path(row):
            shares[above] += score
    most = [row for row, score in shares.items() if score >= _SHARE * total]
    return max(most, key=lambda row: _DEPTH[row.level], default=None)
