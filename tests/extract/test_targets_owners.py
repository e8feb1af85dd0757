"""Who commits: subjects, bodies named before, regions, offices, departments noted."""

from __future__ import annotations

import datetime as dt

import pytest

import jiyao
from jiyao.extract.targets.stand_in import STAND_IN, antecedent, is_own_body
from jiyao.records import Target
from jiyao.values import Organisation, OrganisationKind


def body(name: str, at: int, kind: OrganisationKind = "institution") -> Organisation:
    return Organisation(text=name, start=at, end=at + len(name), name=name, kind=kind)


SCHOOL = body("西川职业技术学院", 0)
HOSPITAL = body("县人民医院", 10)
FIRM = body("华东电力公司", 30, "enterprise")
TOWN = body("仙庾镇", 50, "region")
NAMED = [SCHOOL, HOSPITAL, FIRM, TOWN]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("院方", "县人民医院"),
        ("校方", "西川职业技术学院"),
        ("该公司", "华东电力公司"),
        ("企业", "华东电力公司"),
        ("该镇", "仙庾镇"),
        ("后者", "华东电力公司"),
        ("该乡", None),
        ("银行", None),
    ],
)
def test_phrase_for_a_body_named_before(phrase: str, meant: str | None) -> None:
    found = antecedent(phrase, 100, NAMED, ())
    assert (found.name if found else None) == meant
    if found is not None:
        assert (found.text, found.start, found.end) == (phrase, 100, 100 + len(phrase))


def test_sides_of_an_agreement() -> None:
    pact = (FIRM, HOSPITAL)
    for phrase, side in (("前者", FIRM), ("后者", HOSPITAL)):
        found = antecedent(phrase, 100, NAMED, pact)
        assert found is not None
        assert found.name == side.name


def test_a_body_named_far_before_is_not_meant() -> None:
    assert antecedent("院方", 5000, NAMED, ()) is None


@pytest.mark.parametrize(
    ("clause", "phrase"),
    [
        ("院方将派出专家20名", "院方"),
        ("其中，学校", None),
        ("同时企业计划投资", "企业"),
        ("企业投资意愿增强", None),
        ("公司总部设在海宁", None),
    ],
)
def test_where_a_phrase_stands_for_a_body(clause: str, phrase: str | None) -> None:
    match = STAND_IN.match(clause)
    assert (match["phrase"] if match else None) == phrase


def test_own_bodies() -> None:
    assert is_own_body("院方")
    assert is_own_body("该公司")
    assert not is_own_body("该镇")


def owners_in(nlp, title: str, text: str) -> list[list[str]]:
    page = f"{title}\n\n　　{text}\n"
    found = jiyao.extract(page, published=dt.date(2025, 3, 10), nlp=nlp)
    targets = sorted(
        (r for r in found if isinstance(r, Target)),
        key=lambda t: t.quantity.start if t.quantity else 0,
    )
    return [[owner.text for owner in target.owner] for target in targets]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # in an article on many places each place owns its own
        (
            "各地抢抓农时推进秋种",
            "黑龙江推出十条线路，力争游客增长10%。四川计划播种冬小麦925万亩。",
            [["黑龙江"], ["四川"]],
        ),
        (
            "安徽省推进秋种",
            "河南以整地为重点，确保全省小麦稳定在8500万亩以上。",
            [["河南"]],
        ),
        # a town before an indicator is where, not who
        (
            "海宁市召开供暖工作会议",
            "会议明确，今年硖石街道供暖入户率不低于90%。（牵头单位：市住房和城乡建设局）",
            [["市住房和城乡建设局"]],
        ),
        # a place that only describes does not commit
        ("海宁市召开工作会议", "台湾展位将达到50个。", [["海宁市"]]),
    ],
)
def test_owners(nlp, title: str, text: str, expected: list[list[str]]) -> None:
    assert owners_in(nlp, title, text) == expected
