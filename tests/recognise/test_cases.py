"""The marked sentences of tests/cases: spans, values, bounds, and what must not match."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from jiyao.errors import GoldError
from jiyao.evaluate.marked import MarkedSentence, marked_sentences
from jiyao.find import find_dates, find_quantities

CASES = Path(__file__).parents[1] / "cases"


def _all() -> list[object]:
    cases = []
    for path in sorted([*CASES.glob("dates-*.txt"), *CASES.glob("quantities-*.txt")]):
        for case in marked_sentences(path.read_text(encoding="utf-8"), file=path.name):
            cases.append(pytest.param(case, id=f"{path.stem}: {case.text}"))
    return cases


@pytest.mark.parametrize("case", _all())
def test_marked_sentence(case: MarkedSentence) -> None:
    dates = find_dates(case.text, case.anchor)
    quantities = find_quantities(case.text)
    if case.dates or any(bar.label == "date" for bar in case.barred):
        assert [dataclasses.replace(found, anchor=None) for found in dates] == list(case.dates)
    assert quantities == list(case.quantities)
    for bar in case.barred:
        for found in dates if bar.label == "date" else quantities:
            assert found.end <= bar.start or found.start >= bar.end, found


def test_there_are_enough_cases() -> None:
    assert len(_all()) >= 400


@pytest.mark.parametrize(
    "line", ["会议召开。", "anchor=soon | 会议召开。", "anchor=none | {quantity value=x|三}"]
)
def test_bad_line_is_named(line: str) -> None:
    with pytest.raises(GoldError, match=r"x\.txt:1"):
        list(marked_sentences(line, file="x.txt"))
