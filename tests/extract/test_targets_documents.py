"""Targets of whole documents: review and plan, programmes with items, headings, issuers."""

from __future__ import annotations

import datetime as dt

import pytest

import jiyao
from jiyao.records import Target

REPORT = """2025年青河县政府工作报告

——2025年1月15日在青河县第十八届人民代表大会第五次会议上

各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。

一、2024年工作回顾
地区生产总值增长6%，新建学校20所，城镇新增就业4130人。

二、2025年工作安排
建议今年的主要预期目标是：地区生产总值增长6.5%左右，粮食产量稳定在1.8亿公斤。
（一）坚持项目为王。全年实施重点项目60个，完成投资80亿元。
（二）增进民生福祉。
今年继续办好10件民生实事：
1.学位扩容。新建中小学12所。
2.便民服务。推进“一窗通办”。
同时，建成智慧小区100个。

名词解释
1.“三新”：指新技术20项。
"""

PROGRAMME = """青河县2023年民生实事项目

经县委、县政府研究，2023年办好以下民生实事。

一、教育提质（责任单位：县教育局）

新建公办幼儿园3所，新增学位2400个。

二、平安建设

持续开展交通安全隐患整治。

三、健康惠民

建成乡镇中医馆6个，为老年人免费体检2.5万人次。

四、工作要求

各责任单位每季度通报进度，扣减绩效奖金10%。
"""

INLINE = """安平区第六届人民代表大会第二次会议举行

　　会议票决产生2023年十件民生实事项目：一是新建公办幼儿园3所；二是改造老旧小区15个；三是推进智慧社区建设；四是新增停车泊位1000个。
"""


def targets_of(nlp, page: str, published: dt.date | None = None) -> list[Target]:
    found = jiyao.extract(page, published=published, nlp=nlp)
    targets = [record for record in found if isinstance(record, Target)]
    return sorted(targets, key=lambda t: t.quantity.start if t.quantity else t.evidence[0].start)


@pytest.fixture(scope="module")
def report(nlp) -> list[Target]:
    return targets_of(nlp, REPORT, dt.date(2025, 1, 20))


def test_review_and_notes_of_a_report_hold_no_targets(report: list[Target]) -> None:
    numbers = [target.quantity.text for target in report if target.quantity]
    assert sorted(numbers) == sorted(["6.5%左右", "1.8亿公斤", "60个", "80亿元", "12所", "100个"])


def test_section_gives_the_period_and_the_speaker_the_owner(report: list[Target]) -> None:
    assert {target.period.value for target in report if target.period} == {"2025"}
    assert {body.text for target in report for body in target.owner} == {"县人民政府"}


def test_programme_inside_a_report(report: list[Target]) -> None:
    inside = [target for target in report if target.item]
    assert [(t.programme, t.item) for t in inside] == [
        ("10件民生实事", "学位扩容"),
        ("10件民生实事", "便民服务"),
    ]


def test_items_of_a_programme(nlp) -> None:
    found = targets_of(nlp, PROGRAMME)
    assert [(t.item, t.quantity.text if t.quantity else None) for t in found] == [
        ("教育提质", "3所"),
        ("教育提质", "2400个"),
        ("平安建设", None),
        ("健康惠民", "6个"),
        ("健康惠民", "2.5万人次"),
    ]
    assert {target.programme for target in found} == {"青河县2023年民生实事项目"}
    assert {target.period.text for target in found if target.period} == {"2023年"}


def test_issuers_and_departments_of_a_programme(nlp) -> None:
    found = targets_of(nlp, PROGRAMME)
    owners = {target.item: [body.text for body in target.owner] for target in found}
    assert owners["教育提质"] == ["县委", "县政府", "县教育局"]
    assert owners["健康惠民"] == ["县委", "县政府"]


def test_programme_listed_inside_a_paragraph(nlp) -> None:
    found = targets_of(nlp, INLINE)
    told = [(t.indicator, t.quantity.text) for t in found if t.quantity]
    assert [t.item for t in found if t.quantity is None] == ["推进智慧社区建设"]
    assert told == [
        ("公办幼儿园", "3所"),
        ("老旧小区", "15个"),
        ("停车泊位", "1000个"),
    ]
    assert {target.programme for target in found} == {"2023年十件民生实事项目"}
