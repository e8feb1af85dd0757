"""Constructions of official prose, each with its counter-examples: indicators, places, what is past."""

from __future__ import annotations

import datetime as dt

import pytest

import jiyao
from jiyao.records import Target

TITLE = "全县重点工作推进会议召开"
PROVINCE = "福建省重点工作推进会议召开"


def targets_in(nlp, text: str, title: str = TITLE) -> list[Target]:
    found = jiyao.extract(f"{title}\n\n　　{text}\n", published=dt.date(2025, 3, 10), nlp=nlp)
    targets = [record for record in found if isinstance(record, Target)]
    return sorted(targets, key=lambda t: (t.quantity.start if t.quantity else 0, t.indicator))


def shown(targets: list[Target]) -> str:
    told = (
        f"{t.action or '-'} {t.indicator} {t.quantity.text if t.quantity else '-'}" for t in targets
    )
    return "; ".join(told)


# Each line: sentence | targets expected, all of them; nothing behind the bar is a counter-example.
CONSTRUCTIONS = """
# those who act are counted, not what they do; a noun made of both stays whole
今年将选派50名科技特派员服务特色产业发展。 | 选派 科技特派员 50名
12月，巡查组还将对40个成员单位开展现场考核。 | 开展 成员单位 40个
今年将扶持100家企业技术改造项目。 | 扶持 企业技术改造项目 100家
今年将为500户居民提供上门服务。 | 提供 居民提供上门服务 500户
# verbs of one character stand right before their number
要办好爱心食堂，明年再开3家。 | 开 爱心食堂 3家
今年将开发新产品3个。 | 开发 新产品 3个
# the longest verb, not a prefix of it
计划下半年新增投入资金约20亿元。 | 新增投入 资金 约20亿元
今年将新改造老旧管网12公里。 | 新改造 老旧管网 12公里
# what becomes of the counted things stands behind a date
首批4台设备2025年10月底前交付。 | 交付 设备 4台
首批4台设备2025年1月底前已交付。 |
# a share of things that shall do something; a rate of an indicator
到2028年底，80%中型矿山要达到绿色标准。 | 达到 中型矿山 80%
到2028年底，绿色矿山占比要达到80%。 | 达到 绿色矿山占比 80%
# 分别 after numbers in the clause before, and after a list
力争出口汽车60万辆、手机6亿台，分别增长9%和3%。 | - 出口汽车 60万辆; - 手机 6亿台; 增长 出口汽车 9%; 增长 手机 3%
力争汽车产量、销量分别达到80万辆、75万辆。 | 达到 汽车产量 80万辆; 达到 汽车销量 75万辆
# a rate holds for each thing of a list, an amount for all of it
力争海洋电力、海洋旅游增速保持在10%以上。 | 保持在 海洋旅游增速 10%以上; 保持在 海洋电力增速 10%以上
# two numbers side by side count the same
今年将实施412户1586人易地搬迁。 | 实施 易地搬迁 412户; 实施 易地搬迁 1586人
# a bound inside the counted thing
力争25户以上自然村通畅率达100%。 | 达 25户以上自然村通畅率 100%
力争培训农民1000人以上，就业率达90%。 | 培训 农民 1000人以上; 达 就业率 90%
# courses are held in 期; 期 of a technical kind is none
今年将举办技术培训班10期。 | 举办 技术培训班 10期
# money pledged at least; a project's size
今年将抓好煤层气开发，力争投资超120亿元。 | - 投资 超120亿元
会上介绍的光伏项目投资12亿元。 |
# a plan that was not kept, a comparison, a preposition
一场原本计划100人参加的培训，最终爆满。 |
预计2026年经济增长仅为0.9%，也低于政府1.3%的增长预期。 | 为 经济增长 0.9%
"""

# Nothing here is a target: results told after a word of saying, after a date that is still open.
NEVER = """
他提出，要深化改革。“十四五”时期，市场准入事项压减到106项，清理规定4218件。
10月份，工业品价格环比上涨0.1%，为年内首次上涨；降幅比上月收窄0.2个百分点。
目前，全市已高质量谋划“十五五”期间项目230余个。
至此，我州国际友城增至9对。
会议指出，常旅客会员可获双倍积分。
新开通的快线将运输时效提升40%。
零就业家庭至少一人就业。
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines(CONSTRUCTIONS))
def test_constructions(nlp, line: str) -> None:
    sentence, expected = line.split("|")
    assert shown(targets_in(nlp, sentence.strip())) == expected.strip()


@pytest.mark.parametrize("sentence", lines(NEVER))
def test_results_are_no_targets(nlp, sentence: str) -> None:
    assert shown(targets_in(nlp, sentence)) == ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年将新增停车位1800个，其中建瓯市600个、顺昌县1200个。", [[], ["建瓯市"], ["顺昌县"]]),
        ("今年将改造浩门镇供热管网11.2公里。", [["浩门镇"]]),
        ("今年将在建瓯市新建公园3个。", [["建瓯市"]]),
        ("今年将吸纳盐池籍劳动力150人。", [[]]),
        ("今年将建设永安至漳平高速公路41公里。", [[]]),
    ],
)
def test_places(nlp, sentence: str, expected: list[list[str]]) -> None:
    found = targets_in(nlp, sentence, PROVINCE)
    assert [[place.text for place in target.place] for target in found] == expected


def test_places_alone_take_over_the_indicator(nlp) -> None:
    found = targets_in(nlp, "今年将新建笋竹林36万亩，其中建瓯市12万亩、顺昌县8万亩。")
    assert {target.indicator for target in found} == {"笋竹林"}


def test_goals_run_on_only_once_one_is_told(nlp) -> None:
    told = "会议提出，今年要抓好三农工作。粮食播种面积130万亩。农民人均纯收入增加2100元。"
    assert len(targets_in(nlp, told)) == 2
    untold = "会议提出，要抓好三农工作。粮食播种面积130万亩。农民人均纯收入增加2100元。"
    assert targets_in(nlp, untold) == []


def test_a_promise_runs_on_into_a_sentence_of_doing(nlp) -> None:
    told = "县长表示，我县将落实帮扶责任。2025年安排帮扶资金3900万元，新建车间6座。"
    assert len(targets_in(nlp, told)) == 2
    past = "县长表示，我县将落实帮扶责任。2024年安排帮扶资金3900万元，新建车间6座。"
    assert targets_in(nlp, past) == []
