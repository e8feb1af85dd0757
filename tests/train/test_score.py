from collections import Counter

import pytest

from jiyao.segment.engine import Analysis
from jiyao.train.score import agreement, row_of


def analysed(*words: str) -> Analysis:
    pairs = [word.split("/") for word in words]
    return Analysis(words=tuple(w for w, _ in pairs), tags=tuple(t for _, t in pairs), names=())


@pytest.mark.parametrize(
    ("found", "share"),
    [
        (["区委/nt", "召开/v", "会议/n"], 1.0),
        (["区/n", "委/n", "召开/v", "会议/n"], 1.0),
        (["区委/nt", "召开会议/v"], 0.0),
        (["区委/nt", "召开/vn", "会议/n"], 0.5),
    ],
)
def test_agreement_counts_words_outside_names(found: list[str], share: float) -> None:
    wanted = [analysed("区委/nt", "召开/v", "会议/n")]
    assert agreement([analysed(*found)], wanted) == share


def test_agreement_about_nothing_is_unknown() -> None:
    assert agreement([analysed("区委/nt")], [analysed("区委/nt")]) is None


def test_row_shows_precision_recall_and_f1() -> None:
    counts = Counter({("ORG", "gold"): 4, ("ORG", "found"): 2, ("ORG", "right"): 2})
    assert row_of("m", counts).startswith("| m | 1.000 0.500 **0.667** | – |")
