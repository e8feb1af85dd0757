"""Places to codes, and the region of an article from its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiyao.resolve.places import Context, places_in_chain
from jiyao.resolve.region import Evidence, region_of_evidence
from jiyao.resolve.zones import zone_of, zone_region_name
from jiyao.tables.gazetteer import RegionRow, as_organisation, gazetteer, places_named, within
from jiyao.values import Place

CASES = Path(__file__).parents[1] / "cases" / "places.tsv"


def cases() -> list[tuple[str, str, str, str]]:
    lines = [x for x in CASES.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def row(full_name: str) -> RegionRow | None:
    known = gazetteer()
    found = [r for r in known.rows if r.status == "current" and known.full_name(r) == full_name]
    return found[0] if found else None


@pytest.mark.parametrize(("surface", "region", "seen", "adcode"), cases())
def test_place_cases(surface: str, region: str, seen: str, adcode: str) -> None:
    place = Context(row(region), seen.split("|") if seen else ()).place(surface)
    assert (place.adcode if place else "") == adcode


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 200
    assert sum(len(gazetteer().named(surface)) > 1 for surface, *_ in cases()) >= 60


def test_the_gazetteer_is_sound() -> None:
    known = gazetteer()
    current = [r for r in known.rows if r.status == "current"]
    assert len({r.adcode for r in current}) == len(current)
    for each in known.rows:
        assert len(each.adcode) == 6
        assert each.adcode.isdigit()
        path = known.path(each)
        assert path[0].level == "province"
        assert all(within(each, above) for above in path)
    assert len([r for r in current if r.level == "province"]) == 34


def test_a_town_that_begins_like_a_county_is_another_place() -> None:
    assert places_in_chain("惠安堡镇大坝村") == ()
    assert places_in_chain("城关镇") == ()
    assert places_in_chain("上海合作组织") == ()
    assert places_in_chain("福建舰") == ()
    assert places_in_chain("中西企业") == ()
    assert [rows[0].name for rows in places_in_chain("上海合作区")] == ["上海市"]
    assert [rows[0].name for rows in places_in_chain("福建南平")] == ["福建省", "南平市"]


REGIONS = [
    ("县委常委会召开会议", "", "审议《来安县方案》。", ["县委常委会", "来安县"], "安徽省滁州市来安县"),
    ("南开区委常委会召开会议", "", "市委常委会。全市。全区。", ["南开区委常委会", "市委常委会"], "天津市南开区"),
    ("省政府与集团签约", "", "省政府在贵阳签约。省能源局。", ["贵阳", "省能源局"], "贵州省"),
    ("全市要闻", "今日江山 | 要闻", "我市召开会议。", [], "浙江省衢州市江山市"),
    ("李四主持召开国务院常务会议", "", "国务院在北京开会。", ["国务院", "北京"], None),
    ("培训班在广东省东莞市举办", "", "国家发展改革委在广东省东莞市举办培训班。", ["广东省东莞市"], None),
    ("福建省发展改革委召开座谈会", "", "参加座谈。", ["福建省发展改革委"], "福建省"),
    ("我区下达资金", "", "宁夏回族自治区发展改革委支持我区。", ["宁夏回族自治区发展改革委"], "宁夏回族自治区"),
    ("城固县赴西安招商", "", "省果业局主办。副县长推介。", ["省果业局", "西安"], "陕西省汉中市城固县"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "masthead", "text", "names", "expected"), REGIONS)
def test_region_of_an_article(
    title: str, masthead: str, text: str, names: list[str], expected: str | None
) -> None:
    reading = f"{title}\n{text}"
    placed = [(reading.find(name), name) for name in names]
    evidence = Evidence(title=title, masthead=masthead, text=reading, names=placed)
    found = region_of_evidence(evidence)
    assert (gazetteer().full_name(found) if found else None) == expected


def test_a_name_of_many_places_by_itself_is_the_highest() -> None:
    text = "自贸港扩能工程提速\n会议听取区自然资源局汇报，海南自贸港建设加快。城区供暖面积扩大。"
    names = [(text.index(name), name) for name in ("区自然资源局", "海南自贸港", "城区")]
    found = region_of_evidence(Evidence(title=text[:9], masthead="", text=text, names=names))
    assert found is not None
    assert found.name == "海南省"


def test_a_part_of_town_is_no_region() -> None:
    text = "供暖提升工作会议召开\n城区供暖面积扩大，市交通运输局参加。"
    names = [(text.index(name), name) for name in ("城区", "市交通运输局")]
    evidence = Evidence(title=text[:10], masthead="", text=text, names=names)
    assert region_of_evidence(evidence) is None


def test_a_page_speaks_for_its_articles() -> None:
    page = places_named("修武县老年大学获奖。\n修武县文旅局在焦作推介。")
    assert page == ("修武县", "修武县", "焦作")
    evidence = Evidence(title="七贤镇签约", masthead="", text="近日。", names=[], page=page)
    found = region_of_evidence(evidence)
    assert found is not None
    assert found.adcode == "410821"


def test_a_zone_without_code() -> None:
    zone = zone_of("洛阳国家高新技术产业开发区", ["高新区党工委", "高新区管委会"])
    assert zone is not None
    assert zone[0] == "洛阳高新区"
    assert zone_region_name(*zone) == "河南省洛阳高新区"
    assert zone_of("洛阳国家高新技术产业开发区", ["高新区管委会"]) is None


def test_a_place_as_a_party() -> None:
    place = Place(text="云南", start=0, end=2, name="云南", adcode="530000")
    party = as_organisation(place)
    assert (party.name, party.kind, party.adcode) == ("云南省", "region", "530000")
