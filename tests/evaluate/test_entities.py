"""Entities: where gold stands, what is right, what is left unscored."""

from typing import Any

import pytest

from jiyao.errors import GoldError
from jiyao.evaluate.entities import match_entities
from jiyao.evaluate.spots import SqueezedText


def mention(text: str, label: str, start: int, **value: Any) -> dict[str, Any]:
    return {"label": label, "text": text, "start": start, "end": start + len(text), **value}


def gold(text: str, label: str = "ORG", **more: Any) -> dict[str, Any]:
    return {"label": label, "text": text, **more}


@pytest.fixture
def counts(one_document):
    """Right, missed, extra and right with the value too."""

    def count(text: str, entities, predicted, **parts: Any) -> tuple[int, int, int, int]:
        document = one_document(text=text, entities=entities, **parts)
        outcomes = match_entities(document, predicted, SqueezedText(text))
        pairs = [o for o in outcomes if o.gold and o.predicted]
        missed = sum(o.predicted is None for o in outcomes)
        extra = sum(o.gold is None for o in outcomes)
        return len(pairs), missed, extra, sum(o.value_right for o in pairs)

    return count


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        ([mention("区委", "ORG", 0), mention("甲县", "LOC", 4)], (2, 0, 0, 2)),
        ([mention("甲县", "LOC", 4), mention("区委", "ORG", 0)], (2, 0, 0, 2)),
        ([mention("区委", "LOC", 0), mention("甲县", "LOC", 4)], (1, 1, 1, 1)),
        ([mention("区委赴", "ORG", 0), mention("甲县", "LOC", 4)], (1, 1, 1, 1)),
        ([], (0, 2, 0, 0)),
        ([mention("区委", "ORG", 0), mention("区委", "ORG", 0)], (1, 1, 0, 1)),
        ([mention("区委", "ORG", 0), mention("考察", "ORG", 6)], (1, 1, 1, 1)),
    ],
)
def test_strict_spans_and_labels(counts, predicted, expected) -> None:
    assert counts("区委赴　甲县考察", [gold("区委"), gold("甲县", "LOC")], predicted) == expected


def test_line_breaks_and_indents_inside_a_mention_are_nothing(counts) -> None:
    predicted = [{"label": "ORG", "text": "区发改委", "start": 1, "end": 7}]
    assert counts("在区发\n　改委开会", [gold("区发改委")], predicted) == (1, 0, 0, 1)


def test_gold_stands_where_most_predictions_agree(counts) -> None:
    """区委 occurs at 0, 3 and 6; gold has two of them, in order."""
    text, entities = "区委、区委、区委", [gold("区委"), gold("区委")]
    assert counts(text, entities, [mention("区委", "ORG", 3), mention("区委", "ORG", 6)])[:3] == (
        2,
        0,
        0,
    )
    assert counts(text, entities, [mention("区委", "ORG", 0), mention("区委", "ORG", 6)])[:3] == (
        2,
        0,
        0,
    )
    every = [mention("区委", "ORG", start) for start in (0, 3, 6)]
    assert counts(text, entities, every)[:3] == (2, 0, 1)


def test_the_order_of_gold_binds(counts) -> None:
    """甲县 must come before 区委, so the 甲县 at the end cannot be meant."""
    text, entities = "甲县区委甲县", [gold("甲县", "LOC"), gold("区委")]
    predicted = [mention("区委", "ORG", 2), mention("甲县", "LOC", 4)]
    assert counts(text, entities, predicted)[:3] == (1, 1, 1)


def test_an_agreement_that_would_push_out_two_others_is_not_taken(counts) -> None:
    text = "甲县乙市丙县甲县乙市丙县"
    entities = [gold("甲县", "LOC"), gold("乙市", "LOC"), gold("丙县", "LOC")]
    predicted = [mention("甲县", "LOC", 6), mention("乙市", "LOC", 2), mention("丙县", "LOC", 4)]
    assert counts(text, entities, predicted)[:3] == (2, 1, 1)


@pytest.mark.parametrize(
    ("predicted", "extra"),
    [
        ([], 0),
        ([mention("中法", "LOC", 0)], 0),
        ([mention("中", "LOC", 0), mention("法", "LOC", 1)], 0),
        ([mention("中法", "ORG", 0)], 0),
        ([mention("双方", "ORG", 2)], 1),
        ([mention("中法双方在甲", "LOC", 0)], 1),  # touches 甲县, which is demanded
    ],
)
def test_what_touches_only_an_optional_mention_is_left_out(counts, predicted, extra) -> None:
    entities = [gold("中法", "LOC", optional=True), gold("甲县", "LOC")]
    found = [*predicted, mention("甲县", "LOC", 5)]
    assert counts("中法双方在甲县会谈", entities, found)[:3] == (1, 0, extra)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"value": 100, "min": None, "max": None, "unit": "套", "comparator": "ge"}, 1),
        ({"value": 100, "min": None, "max": None, "unit": "套", "comparator": "eq"}, 0),
    ],
)
def test_a_quantity_with_its_value(counts, value, right) -> None:
    entity = gold("100套以上", "QUANTITY", value=100, unit="套", comparator="ge")
    found = [mention("100套以上", "QUANTITY", 2, **value)]
    assert counts("新建100套以上", [entity], found) == (1, 0, 0, right)


def test_a_date_without_an_annotated_value_is_right_by_its_span(counts) -> None:
    found = [mention("节后", "DATE", 0, value=None, start_date=None, end_date=None)]
    assert counts("节后开工", [gold("节后", "DATE")], found) == (1, 0, 0, 1)


def test_scope_bounds_gold_and_predictions(counts) -> None:
    entities = [gold("甲县", "LOC"), gold("乙市", "LOC")]
    found = [mention("甲县", "LOC", 0), mention("乙市", "LOC", 2)]
    assert counts("甲县乙市", entities, found, scope=[[2, 4]])[:3] == (1, 0, 0)
    assert counts("甲县乙市", entities, [], scope=[[2, 4]])[:3] == (0, 1, 0)


def test_gold_that_is_not_in_the_text_is_refused(counts) -> None:
    with pytest.raises(GoldError, match="one: entity '乙市'"):
        counts("甲县", [gold("乙市", "LOC")], [])
    with pytest.raises(GoldError, match="甲县"):
        counts("甲县乙市", [gold("乙市", "LOC"), gold("甲县", "LOC")], [])
