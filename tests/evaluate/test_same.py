"""Section 7 of the contract, a table a row."""

import pytest

from jiyao.evaluate import same


@pytest.mark.parametrize(
    ("gold", "predicted", "alike"),
    [
        ("南开区委常委会会议", "南开区委常委会会议", True),
        ("《合作备忘录》", "合作备忘录", True),
        ("“十项行动”推进会", "十项行动 推进会", True),
        ("ＡＩ产业大会", "AI产业大会", True),
        ("全区经济工作会议", "区经济工作会议", True),  # 6 of 7 and 6 bigrams: 12/13
        ("全区经济工作会议", "全区安全生产会议", False),
        ("会", "会", True),
        ("会", "会议", False),
        ("", "会议", False),
    ],
)
def test_texts(gold: str, predicted: str, alike: bool) -> None:
    assert same.same_text(gold, predicted) is alike


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("abcd", "abcd", 1.0),
        ("abcd", "bcde", 2 * 2 / 6),
        ("abcd", "efgh", 0.0),
        ("aaaa", "aa", 2 * 1 / 4),  # multisets: aa three times against once
        ("a", "a", 1.0),
        ("a", "ab", 0.0),
    ],
)
def test_dice(first: str, second: str, value: float) -> None:
    assert same.dice(first, second) == pytest.approx(value)
    assert same.dice(second, first) == pytest.approx(value)


def test_dice_of_exactly_seven_tenths_is_enough() -> None:
    # 10 bigrams each, 7 shared: 14/20
    first, second = "abcdefghijk", "abcdefghxyz"
    assert same.dice(first, second) == pytest.approx(0.7)
    assert same.same_text(first, second)


@pytest.mark.parametrize(
    ("gold", "predicted", "alike"),
    [
        ({"action": "新增", "indicator": "学位"}, {"action": "新增", "indicator": "学位"}, True),
        ({"action": "新增", "indicator": "学位"}, {"action": None, "indicator": "新增学位"}, True),
        ({"action": None, "indicator": "新增学位"}, {"action": "新增", "indicator": "学位"}, True),
        ({"action": "新增", "indicator": "学位"}, {"action": None, "indicator": "学位"}, False),
        ({"indicator": "学位"}, {"action": "大力新增", "indicator": "学位"}, True),
    ],
)
def test_indicators_are_compared_with_their_action(gold, predicted, alike) -> None:
    assert same.same_indicator(gold, predicted) is alike


@pytest.mark.parametrize(
    ("gold", "predicted", "alike"),
    [
        ({"text": "区委", "name": "甲区委"}, {"text": "中共甲区委", "name": "甲区委"}, True),
        ({"text": "区委", "name": "甲区委"}, {"text": "区委", "name": "乙区委"}, True),
        ({"text": "区委", "name": "甲区委"}, {"text": "乙区委", "name": "乙区委"}, False),
        ({"text": "甲 公司", "name": "甲公司"}, {"text": "x", "name": "“甲”（公司）"}, True),
        ({"text": "县长", "name": None}, {"text": "县长", "name": None}, True),
        ({"text": "县长", "name": None}, {"text": "区长", "name": None}, False),
        ({"text": "甲县"}, {"text": "甲县", "name": "乙市甲县"}, True),
    ],
)
def test_organisations_places_persons(gold, predicted, alike) -> None:
    assert same.same_named(gold, predicted) is alike


@pytest.mark.parametrize(
    ("compare", "part", "right", "wrong"),
    [
        (same.same_party, "side", 1, 2),
        (same.same_participant, "role", "chair", "speaker"),
        (same.same_agenda_item, "action", "hear", "study"),
        (same.same_point, "verb", "强调", "指出"),
    ],
)
def test_a_second_part_must_be_equal(compare, part, right, wrong) -> None:
    gold = {"text": "全力抓好春耕生产", "name": "甲", part: right}
    assert compare(gold, {**gold, part: right})
    assert not compare(gold, {**gold, part: wrong})
    assert not compare(gold, {"text": "严守耕地红线", "name": "乙", part: right})


def test_points_need_half_of_the_clause() -> None:
    gold = {"verb": "强调", "text": "abcde"}
    assert same.same_point(gold, {"verb": "强调", "text": "abcxy"})  # 2 of 4 and 4
    assert not same.same_point(gold, {"verb": "强调", "text": "abxyz"})


def day(start: str | None, end: str | None, value: str | None = None) -> dict[str, object]:
    return {"text": "", "start_date": start, "end_date": end, "value": value}


@pytest.mark.parametrize(
    ("gold", "predicted", "alike"),
    [
        (day("2024-03-08", "2024-03-08", "2024-03-08"), day("2024-03-08", "2024-03-08"), True),
        (day("2024-01-01", "2024-12-31"), day("2024-01-01", "2024-12-30"), False),
        (day(None, "2027-12-31", "2027"), day(None, "2027-12-31", "2027-12-31"), True),
        (day(None, "2027-12-31"), day("2027-01-01", "2027-12-31"), False),
        (day(None, None, "PAST_REF"), day(None, None, "PAST_REF"), True),
        (day(None, None, "PAST_REF"), day(None, None, "PRESENT_REF"), False),
        (day(None, None, None), day(None, None, None), True),
        (day(None, None, None), day(None, None, "P3Y"), False),
        ({"text": "全年", "value": "2024"}, day("2024-01-01", "2024-12-31", "2024"), True),
        ({"text": "全 年"}, {"text": "全年", "value": "2024"}, True),
        ({"text": "全年"}, {"text": "今年", "value": "2024"}, False),
    ],
)
def test_dates(gold, predicted, alike) -> None:
    assert same.same_date(gold, predicted) is alike


FULL = {"value": 100, "min": None, "max": None, "unit": "套", "comparator": "ge"}


@pytest.mark.parametrize(
    ("change", "alike"),
    [
        ({}, True),
        ({"value": 100.0}, True),
        ({"value": 101}, False),
        ({"value": None, "min": 100}, False),
        ({"max": 200}, False),
        ({"unit": "个"}, False),
        ({"unit": None}, False),
        ({"comparator": "gt"}, False),
    ],
)
def test_quantities_by_all_five(change, alike) -> None:
    assert same.same_quantity(FULL, {**FULL, **change}) is alike


def test_bounds_that_gold_leaves_out_are_not_compared() -> None:
    gold = {"value": 100, "unit": "套", "comparator": "ge"}
    assert same.same_quantity(gold, FULL)


def test_white_space_includes_zero_width_characters() -> None:
    assert same.squeezed("\ufeff　甲\u200b 县\n会\xa0议") == "甲县会议"
