"""The small parts that targets are made of: phrases, lists, headings, titles."""

from __future__ import annotations

import doctest

import pytest

from jiyao.errors import TableError
from jiyao.extract.targets import inline, items, lists, phrases
from jiyao.extract.targets.bodies import short_name
from jiyao.extract.targets.groups import heading_in
from jiyao.extract.targets.heads import head_mode, lead_mode
from jiyao.extract.targets.inline import inline_list, list_opened
from jiyao.extract.targets.items import action_and_indicator
from jiyao.extract.targets.lexicon import ActionRow, fold
from jiyao.extract.targets.lists import completed, paired, sharing
from jiyao.extract.targets.style import programme_title
from jiyao.tables.load import rows_from_text
from jiyao.values import Region


@pytest.mark.parametrize("module", [inline, items, lists, phrases])
def test_examples_in_docstrings(module) -> None:
    assert doctest.testmod(module).failed == 0


def test_fold_keeps_the_length() -> None:
    text = "２０２５年，新（改）建　１００％"
    assert fold(text) == "2025年,新(改)建 100%"
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["城镇", "农村居民收入"], ["城镇居民收入", "农村居民收入"]),
        (["现代农业", "纺织领域投资"], ["现代农业领域投资", "纺织领域投资"]),
        (["固定资产投资", "零售总额"], ["固定资产投资", "零售总额"]),
    ],
)
def test_shared_parts_of_conjuncts(parts: list[str], expected: list[str]) -> None:
    assert completed(parts) == expected


def test_one_noun_for_several_numbers() -> None:
    assert paired("一二三产增加值", 3) == ["一二三产增加值"] * 3
    assert sharing("燃气、供排水管网") == ["燃气、供排水管网"]


@pytest.mark.parametrize(
    ("head", "mode"),
    [
        ("2024年工作回顾", "review"),
        ("2010年实事工程完成情况", "review"),
        ("2025年重点工作", "plan"),
        ("“十五五”时期主要目标", "plan"),
        ("名词解释", "off"),
        ("2011年工作总结和2012年工作计划", None),
        ("加快产业转型", None),
    ],
)
def test_what_headings_announce(head: str, mode: str | None) -> None:
    assert head_mode(head, None, None) == mode


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("今年经济社会发展的主要预期目标是:地区生产总值增长5%。", "plan"),
        ("过去一年,全县上下团结奋斗。", "review"),
        ("主要预期目标圆满完成。", None),
    ],
)
def test_what_leading_sentences_announce(sentence: str, mode: str | None) -> None:
    assert lead_mode(sentence) == mode


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        ("关于印发《青河县2022年工作计划》的通知", "青河县2022年工作计划"),
        ("云溪区2022年十大民生工程发布", "云溪区2022年十大民生工程"),
        ("政府工作报告（摘登）", "政府工作报告"),
        ("青河县五年规划纲要（草案）摘要", "青河县五年规划纲要（草案）"),
    ],
)
def test_programme_of_a_title(title: str, programme: str) -> None:
    assert programme_title(title) == programme


@pytest.mark.parametrize(
    ("block", "heading"),
    [
        ("1．教育提质工程。新建幼儿园3所。", "教育提质工程"),
        ("（二）壮大实体经济。新培育企业60家。", "壮大实体经济"),
        ("——民生福祉增进。新增就业2万人。", "民生福祉增进"),
        ("1、新增城镇就业3500人。", None),
        ("为此，全县动员。", None),
    ],
)
def test_heading_of_a_numbered_paragraph(block: str, heading: str | None) -> None:
    assert heading_in(block) == heading


def test_list_inside_a_paragraph() -> None:
    text = "今年办好3件民生实事。（1）修路；（2）建校；（3）改厕。"
    listed = inline_list(text)
    assert listed is not None
    assert [text[start:end] for start, end in listed.items] == [
        "（1）修路；",
        "（2）建校；",
        "（3）改厕。",
    ]
    assert inline_list("过去一年，我们一是修路，二是建校，三是改厕。") is None


def test_list_that_begins_below() -> None:
    assert list_opened("今年，我们将继续办好10件民生实事：") == "10件民生实事"
    assert list_opened("今年要办好民生实事。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展消防技能培训", ("开展", "消防技能培训")),
        ("为残疾儿童提供康复训练，减轻负担", ("提供", "康复训练")),
        ("第四届社区运动会", (None, "第四届社区运动会")),
    ],
)
def test_item_in_brief(text: str, expected: tuple[str | None, str]) -> None:
    assert action_and_indicator(text) == expected


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("浙江省衢州市江山市", "江山市"),
        ("云南省大理白族自治州祥云县", "祥云县"),
        ("重庆市綦江区", "綦江区"),
        ("吉林省吉林市", "吉林市"),
        ("内蒙古自治区", "内蒙古自治区"),
    ],
)
def test_last_unit_of_a_region(full: str, short: str) -> None:
    assert short_name(Region(name=full)) == short


def test_a_bad_verb_is_refused() -> None:
    text = "word\tkinds\tnot_before\tsource\n新建\tbuild\t\tthis test\n"
    with pytest.raises(TableError, match=r"target_actions\.tsv:2"):
        list(rows_from_text(text, ActionRow, file="target_actions.tsv"))
