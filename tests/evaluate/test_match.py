"""Pairing records: who may be a pair, which pairs are best, what counts in them."""

import itertools
from typing import Any

import pytest

from jiyao.evaluate.gold import GoldRecord
from jiyao.evaluate.gold_values import Place, slots_from_fields
from jiyao.evaluate.keys import keys_agree
from jiyao.evaluate.match import assign, match_records, slot_outcome
from jiyao.evaluate.slots import SLOT_BY_NAME, SLOTS

KEYS = {
    "meeting": {"name": "甲县政府常务会议"},
    "agreement": {"name": "合作协议", "parties": []},
    "target": {"indicator": "学位", "action": "新增", "quantity": None},
}


def gold_record(kind: str, **fields: Any) -> GoldRecord:
    """A gold record; the slots that it must have are filled in."""
    content = {"type": kind, **KEYS[kind], **fields}
    slots = slots_from_fields(content, SLOTS[kind], Place("test"))
    optional = bool(fields.get("optional"))
    return GoldRecord(type=kind, slots=slots, fields=content, optional=optional)


def number(value: int, unit: str = "个") -> dict[str, Any]:
    return {"text": f"{value}{unit}", "value": value, "unit": unit, "comparator": "eq"}


def named(name: str, **more: Any) -> dict[str, Any]:
    return {"text": name, "name": name, **more}


def day(date: str) -> dict[str, Any]:
    return {"text": date, "value": date, "start_date": date, "end_date": date}


JIA, YI, BING = named("甲县", side=1), named("乙市", side=2), named("丙公司", side=2)


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        ({"name": "甲县政府常务会议"}, {"name": "县政府常务会议"}, True),
        ({"name": "甲县政府常务会议"}, {"name": "招商推介会"}, False),
        (
            {"organisers": [named("甲县"), named("乙市")], "date": day("2024-03-01")},
            {"name": "大会", "organisers": [named("乙市")], "date": day("2024-03-01")},
            True,
        ),
        (
            {"organisers": [named("甲县")], "date": day("2024-03-01")},
            {"name": "大会", "organisers": [named("甲县")], "date": day("2024-03-02")},
            False,
        ),
        (
            {"organisers": [named("甲县")], "date": None},
            {"name": "大会", "organisers": [named("甲县")], "date": None},
            False,
        ),
    ],
)
def test_key_of_a_meeting(gold, predicted, agree) -> None:
    assert keys_agree(gold_record("meeting", **gold), predicted) is agree


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        ({"parties": [JIA, YI, BING]}, {"parties": [JIA, BING]}, True),
        ({"parties": [JIA, YI]}, {"parties": [JIA]}, False),
        ({"parties": [JIA, YI]}, {"parties": [{**JIA, "side": 2}, YI]}, False),
        ({"parties": [JIA, YI]}, {"parties": [JIA], "name": "合作协议"}, True),
        ({"parties": [JIA, YI]}, {"parties": [{**JIA, "side": 2}], "name": "合作协议"}, True),
        ({"parties": [JIA, YI]}, {"parties": [], "name": "合作协议"}, False),
        ({"parties": [JIA, {**YI, "side": 1}]}, {"parties": [JIA]}, True),
        ({"parties": [JIA, {"any": [YI, BING]}]}, {"parties": [JIA, BING]}, True),
        ({"project_count": number(15)}, {"project_count": number(15)}, True),
        ({"project_count": number(15)}, {"project_count": number(16)}, False),
        ({"project_count": None, "occasion": "推介会"}, {"occasion": "推介会"}, True),
        ({"occasion": "推介会"}, {"name": "合作协议"}, False),
        ({"occasion": None}, {"name": "合作协议"}, True),
    ],
)
def test_key_of_an_agreement(gold, predicted, agree) -> None:
    assert keys_agree(gold_record("agreement", **gold), predicted) is agree


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        ({"quantity": number(3)}, {"quantity": number(3), "indicator": "别的"}, True),
        ({"quantity": number(3)}, {"quantity": number(4), "indicator": "学位"}, False),
        ({"quantity": number(3)}, {"quantity": None, "indicator": "学位"}, False),
        ({"quantity": {"any": [number(3), number(4)]}}, {"quantity": number(4)}, True),
        ({"item": "新增学位"}, {"quantity": None, "item": "新增学位"}, True),
        ({"item": "提升学位"}, {"quantity": None, "action": "新增", "indicator": "学位"}, True),
        ({"item": "新增学位"}, {"quantity": None, "item": "改造老旧小区"}, False),
        ({"item": "新增学位"}, {"quantity": number(3), "item": "新增学位"}, False),
        (
            {"quantity": {"any": [number(3), None]}, "item": "新增学位"},
            {"quantity": None, "item": "新增学位"},
            True,
        ),
    ],
)
def test_key_of_a_target(gold, predicted, agree) -> None:
    assert keys_agree(gold_record("target", **gold), predicted) is agree


def value_outcome(kind: str, slot: str, gold: Any, predicted: Any) -> tuple[int, int, int]:
    """Hits, misses and false alarms of one slot."""
    record = gold_record(kind, **{slot: gold})
    outcome = slot_outcome(SLOT_BY_NAME[kind][slot], record.slots[slot], predicted)
    return outcome.hits, len(outcome.missed), len(outcome.extra)


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ("新增学位", "新增学位", (1, 0, 0)),
        ("新增学位", "老旧小区改造", (0, 1, 1)),
        ("新增学位", None, (0, 1, 0)),
        (None, "新增学位", (0, 0, 1)),
        (None, None, (0, 0, 0)),
        ({"any": ["新增学位", "学位建设"]}, "学位建设", (1, 0, 0)),
        ({"any": ["新增学位", None]}, "新增学位", (1, 0, 0)),
        ({"any": ["新增学位", None]}, None, (0, 0, 0)),
        ({"any": ["新增学位", None]}, "老旧小区改造", (0, 0, 1)),
    ],
)
def test_counts_of_one_value(gold, predicted, counts) -> None:
    assert value_outcome("target", "item", gold, predicted) == counts


@pytest.mark.parametrize(
    ("predicted", "counts"),
    [([named("甲县")], (0, 0, 0)), ([], (0, 0, 0)), ([named("乙市")], (0, 0, 1))],
)
def test_counts_of_an_optional_member(predicted, counts) -> None:
    gold = [{**named("甲县"), "optional": True}]
    assert value_outcome("target", "owner", gold, predicted) == counts


def test_an_optional_value_is_not_counted_whatever_is_found() -> None:
    place = {**named("甲县"), "optional": True}
    for predicted in (None, named("甲县"), named("乙市")):
        assert value_outcome("meeting", "place", place, predicted) == (0, 0, 0)


A, B, C = named("甲县"), named("乙市"), named("丙省")


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ([A, B], [B, A], (2, 0, 0)),
        ([A, B], [A, C], (1, 1, 1)),
        ([A], [A, A], (1, 0, 1)),
        ([], [A], (0, 0, 1)),
        (None, [A], (0, 0, 1)),
        ([A, B], [], (0, 2, 0)),
        ([{"any": [A, B]}, A], [A, B], (2, 0, 0)),  # greedy in order would find one
        ([{"any": [A, B]}, {**A, "optional": True}], [A], (1, 0, 0)),
        ([{"any": [A, None]}, {"any": [A, B]}], [A], (1, 0, 0)),
        ({"any": [[A, B], [C]]}, [C], (1, 0, 0)),
        ({"any": [[A, B], [C]]}, [A, B], (2, 0, 0)),
    ],
)
def test_counts_of_a_list_whatever_its_order(gold, predicted, counts) -> None:
    for values in itertools.permutations(predicted):
        assert value_outcome("target", "owner", gold, list(values)) == counts


def outcome_counts(gold: list[GoldRecord], predicted: list[dict[str, Any]]) -> tuple[int, ...]:
    """Pairs, gold left, predictions left, hits, errors."""
    outcomes = match_records(gold, predicted, kind=gold[0].type)
    pairs = sum(outcome.gold is not None and outcome.predicted is not None for outcome in outcomes)
    missed = sum(outcome.predicted is None for outcome in outcomes)
    extra = sum(outcome.gold is None for outcome in outcomes)
    hits = sum(outcome.hits for outcome in outcomes)
    return pairs, missed, extra, hits, sum(outcome.errors for outcome in outcomes)


def test_the_best_pairing_beats_the_greedy_one() -> None:
    """The best single pair (first gold, first prediction) would leave the second ones nothing.

    Every pair has the quantity and the indicator right. Of the owners, first with first has
    three right and second with second none; crosswise it is two and two.
    """
    a, b, c, d, e = (named(name) for name in ("甲县", "乙市", "丙省", "丁区", "戊镇"))
    gold = [
        gold_record("target", quantity=number(5), owner=[a, b, c, d]),
        gold_record("target", quantity=number(5), owner=[a, b, e]),
    ]
    same = {"quantity": number(5), "action": "新增", "indicator": "学位"}
    predicted = [{**same, "owner": [a, b, c]}, {**same, "owner": [c, d]}]
    for order in itertools.permutations(predicted):
        for golds in itertools.permutations(gold):
            assert outcome_counts(list(golds), list(order)) == (2, 0, 0, 8, 4)


def test_assignment_is_by_total_worth_and_nothing_is_no_pair() -> None:
    worths = {("a", "x"): 5, ("a", "y"): 4, ("b", "x"): 4, ("b", "y"): 0, ("c", "x"): 1}

    def worth(one: str, other: str) -> int:
        return worths.get((one, other), 0)

    assert sorted(assign(["a", "b", "c"], ["x", "y"], worth)) == [("a", "y"), ("b", "x")]
    assert assign(["b"], ["y"], worth) == []
    assert assign([], ["y"], worth) == []


def test_a_pair_needs_its_key_however_alike_the_rest() -> None:
    gold = [gold_record("target", quantity=number(5), owner=[A], item="新增学位")]
    predicted = {
        "quantity": number(6),
        "action": "新增",
        "indicator": "学位",
        "owner": [A],
        "item": "新增学位",
    }
    # missed: indicator, quantity, owner, item; extra: the same four
    assert outcome_counts(gold, [predicted]) == (0, 1, 1, 0, 8)


def test_a_slot_left_out_of_gold_is_not_scored() -> None:
    gold = [gold_record("target", quantity=number(5))]
    predicted = {
        "quantity": number(5),
        "action": "新增",
        "indicator": "学位",
        "owner": [A],
        "item": "x",
    }
    assert outcome_counts(gold, [predicted]) == (1, 0, 0, 2, 0)
    # nor in a prediction that answers no gold record of this document
    assert outcome_counts(gold, [predicted, {**predicted, "quantity": number(6)}]) == (
        1,
        0,
        1,
        2,
        2,
    )


def test_where_gold_has_no_record_all_slots_of_a_prediction_are_extra() -> None:
    predicted = {
        "quantity": number(5),
        "action": "新增",
        "indicator": "学位",
        "owner": [A, B],
        "item": "",
    }
    (outcome,) = match_records([], [predicted], kind="target")
    assert outcome.errors == 4  # indicator, quantity, two owners


def test_an_optional_record_counts_neither_found_nor_missed() -> None:
    optional = gold_record("target", quantity=number(5), owner=[A], optional=True)
    wrong = {"quantity": number(5), "action": "x", "indicator": "y", "owner": [B]}
    assert match_records([optional], [], kind="target") == []
    assert match_records([optional], [wrong], kind="target") == []


def test_an_optional_record_takes_no_prediction_from_a_demanded_one() -> None:
    demanded = gold_record("target", quantity=number(5), owner=[B])
    optional = gold_record("target", quantity=number(5), owner=[A], optional=True)
    found = {"quantity": number(5), "action": "新增", "indicator": "学位", "owner": [A]}
    (outcome,) = match_records([optional, demanded], [found], kind="target")
    assert (outcome.gold, outcome.hits, outcome.errors) == (demanded, 2, 2)


def test_more_pairs_are_preferred_to_fewer_of_equal_hits() -> None:
    gold = [gold_record("target", quantity=number(5), indicator="甲", owner=[A])]
    alike = {"quantity": number(5), "action": None, "indicator": "乙", "owner": [B]}
    assert outcome_counts(gold, [alike])[:3] == (1, 0, 0)
