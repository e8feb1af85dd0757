"""Full names, kinds, titles and anaphora."""

from __future__ import annotations

import pytest

from jiyao.resolve.anaphora import anaphora_in
from jiyao.resolve.kinds import kind_of
from jiyao.resolve.organisations import Naming
from jiyao.resolve.persons import titles_of
from jiyao.resolve.places import Context
from jiyao.tables.gazetteer import RegionRow, gazetteer


def region(adcode: str) -> RegionRow:
    row = gazetteer().with_code(adcode)
    assert row is not None
    return row


def naming(adcode: str | None) -> Naming:
    row = region(adcode) if adcode else None
    return Naming(region=row, context=Context(row))


FULL = [
    ("120104", "区委", "南开区委"),
    ("120104", "市委常委会", "天津市委常委会"),
    ("120104", "区发改委", "南开区发改委"),
    ("120104", "团区委", "团南开区委"),
    ("341122", "县人大常委会", "来安县人大常委会"),
    ("341122", "市政府", "滁州市政府"),
    ("341122", "省发展改革委", "安徽省发展改革委"),
    ("610725", "县委", "勉县县委"),
    ("610723", "县十七届人大常委会", "洋县十七届人大常委会"),
    ("330881", "市委", "江山市委"),
    ("450000", "自治区发展改革委", "广西壮族自治区发展改革委"),
    ("532923", "州卫生健康委", "大理州卫生健康委"),
    ("640000", "区政府", "宁夏回族自治区政府"),
    ("330881", "组织部", "江山市委组织部"),
    ("120104", "南开区发改委", "南开区发改委"),
    ("120104", "公安南开分局", "公安南开分局"),
    ("120104", "国家发展改革委", "国家发展改革委"),
    (None, "省政府", "省政府"),
    (None, "市委", "市委"),
]


@pytest.mark.parametrize(("adcode", "surface", "expected"), FULL)
def test_full_names(adcode: str | None, surface: str, expected: str) -> None:
    assert naming(adcode).full(surface) == expected


def test_the_first_of_a_list_gives_its_place() -> None:
    names = naming("120104")
    assert names.full("科技局", names.full("区发改委")) == "南开区科技局"
    assert names.full("商务局") == "商务局"
    assert names.full("科技局") == "南开区科技局"
    assert names.full("民政厅", names.full("辽宁省科技厅")) == "辽宁省民政厅"


def test_parts_take_the_whole() -> None:
    names = naming("330881")
    names.full("木业产业研究院")
    assert names.full("研究院") == "木业产业研究院"
    names.full("岱岳文旅集团")
    assert names.full("第四届董事会") == "岱岳文旅集团第四届董事会"
    assert names.full("民营经济处", "辽宁省发展改革委社会处") == "辽宁省发展改革委民营经济处"


def test_towns_own_their_bodies() -> None:
    names = naming("310118")
    names.see_place("练塘镇")
    assert names.full("镇人大") == "练塘镇人大"
    names.see_place("百步亭街道")
    assert names.full("街道办事处") == "百步亭街道办事处"


KINDS = [
    ("南开区委", "party"),
    ("南开区委宣传部", "party"),
    ("中共中央政治局", "party"),
    ("来安县纪委监委", "party"),
    ("夏阳街道党工委", "party"),
    ("南开区发改委", "government"),
    ("国家发展改革委社会发展司", "government"),
    ("福建省国资委", "government"),
    ("盐池县卫健局", "government"),
    ("江岸区防汛抗旱指挥部", "government"),
    ("公安南开分局打侦支队", "government"),
    ("江岸区人大常委会", "legislature"),
    ("政协盐池县第十届委员会常务委员会", "legislature"),
    ("河楚建设集团有限公司", "enterprise"),
    ("海林农商银行横道河子支行", "enterprise"),
    ("云岭大学附属第三医院", "institution"),
    ("新华社", "institution"),
    ("四川省浙江商会", "institution"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


TITLES = [
    ("区委副书记、区长卓文澜出席。", ["卓文澜"], ["区委"], ["区委副书记、区长"]),
    ("副县长庹玉婷、祁大任、邹学勤到会。", ["庹玉婷", "祁大任", "邹学勤"], [], ["副县长"] * 3),
    ("江汉理工学院教授沙彦博讲课。", ["沙彦博"], ["江汉理工学院"], ["江汉理工学院教授"]),
    ("市长佟振海致辞。佟振海说。", ["佟振海", "佟振海"], [], ["市长", "市长"]),
    ("韩冰副主任总结。", ["韩冰"], [], ["副主任"]),
    ("记者周也报道。", ["周也"], [], [None]),
    ("区政协委员、康寿中心主任晏清平发言。", ["晏清平"], ["区政协", "康寿中心"], ["区政协委员、康寿中心主任"]),
    ("党组成员、副主任盛维舟出席。", ["盛维舟"], [], ["党组成员、副主任"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "persons", "bodies", "expected"), TITLES)
def test_titles(
    text: str, persons: list[str], bodies: list[str], expected: list[str | None]
) -> None:
    spans, at = [], 0
    for person in persons:
        at = text.find(person, at)
        spans.append((at, at + len(person)))
        at += len(person)
    named = sorted((text.find(body), text.find(body) + len(body)) for body in bodies)
    assert titles_of(text, spans, named) == expected


def test_anaphora() -> None:
    text = (
        "河川能源集团来访。该集团将投资。若尔盖县参会，该县支持。全区、我市响应，区域合作，全市场。"
    )
    end = text.find("来访")
    towns = [(text.find("若尔盖县") + 4, "若尔盖县")]
    found = anaphora_in(text, naming("120104"), [(end, "河川能源集团")], towns)
    assert [(each.text, each.name, each.kind) for each in found] == [
        ("该集团", "河川能源集团", "enterprise"),
        ("该县", "若尔盖县", "region"),
        ("全区", "南开区", "region"),
        ("我市", "天津市", "region"),
    ]
