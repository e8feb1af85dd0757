"""One label for one surface: the engine's readings of a name in an article made to agree (标签一致)."""

from __future__ import annotations

from collections.abc import Sequence

from jiyao.recognise.spans import Candidate, NameLabel

_SURE = 2.0
"""Weight of a label that a table or the words around the name prove; the engine's counts 1."""


def agreed(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the engine with the label that their surface has most often in the article.

    A person or place that is taken for the other in one sentence (曹妃甸 before 新闻) has the
    label that it has in the rest. Where labels are even each stays as it is.
    """
    weights: dict[str, dict[NameLabel, float]] = {}
    for each in candidates:
        weight = 1.0 if each.proof == "model" else _SURE
        if each.proof in ("model", "known") or each.label == "PER":
            of_label = weights.setdefault(text[each.start : each.end], {})
            of_label[each.label] = of_label.get(each.label, 0.0) + weight
    return [
        each._replace(label=best)
        if each.proof == "model"
        and (best := _best(weights[text[each.start : each.end]], each.label)) != each.label
        else each
        for each in candidates
    ]


def _best(weights: dict[NameLabel, float], label: NameLabel) -> NameLabel:
    if len(weights) == 1:
        return label
    best = max(weights, key=weights.__getitem__)
    return best if weights[best] > weights[label] else label
