"""Targets in sentences: what is found, with its verb, indicator and number, and what never is."""

from __future__ import annotations

import datetime as dt

import pytest

import jiyao
from jiyao.records import Target

TODAY = dt.date(2025, 3, 10)
TITLE = "全县重点工作推进会议召开"


def targets_in(nlp, text: str, title: str = TITLE) -> list[Target]:
    page = f"{title}\n\n　　{text}\n"
    found = jiyao.extract(page, published=TODAY, nlp=nlp)
    return [record for record in found if isinstance(record, Target)]


def shown(targets: list[Target]) -> str:
    """verb noun number; … in the order of the text, "-" where there is no verb."""
    ordered = sorted(targets, key=lambda t: (t.quantity.start if t.quantity else 0, t.indicator))
    numbers = (t.quantity.text if t.quantity else "-" for t in ordered)
    pairs = zip(ordered, numbers, strict=True)
    return "; ".join(f"{t.action or '-'} {t.indicator} {number}" for t, number in pairs)


# Each line: sentence | targets expected, all of them.
FRAMES = """
今年将新增义务教育学位1080个。 | 新增 义务教育学位 1080个
计划年内新建、改扩建公办幼儿园6所。 | 新建、改扩建 公办幼儿园 6所
年内将建成县域快递物流中心44个。 | 建成 县域快递物流中心 44个
力争打造10个“数字领航”企业、100个智能工厂。 | 打造 “数字领航”企业 10个; 打造 智能工厂 100个
确保全年地区生产总值增长6%左右。 | 增长 地区生产总值 6%左右
城镇调查失业率要控制在5.5%以内。 | 控制在 城镇调查失业率 5.5%以内
力争空气质量优良天数比率不低于85%。 | - 空气质量优良天数比率 不低于85%
力争城镇新增就业4000人。 | - 城镇新增就业 4000人
利润总额力争达到5.2亿元。 | 达到 利润总额 5.2亿元
今年将新建高标准农田6.5万亩，其中改造提升2.3万亩。 | 新建 高标准农田 6.5万亩; 改造提升 高标准农田 2.3万亩
今年将新增规上工业企业5户、高新技术企业2户。 | 新增 规上工业企业 5户; 新增 高新技术企业 2户
今年将启动42个老旧小区改造，惠及居民1.3万户。 | 启动 老旧小区改造 42个; 惠及 居民 1.3万户
力争营业收入增长8%以上、突破85亿元。 | 增长 营业收入 8%以上; 突破 营业收入 突破85亿元
县域内就诊率将由82%提高到90%以上。 | 提高到 县域内就诊率 90%以上
力争新开工5亿元以上产业项目8个。 | 新开工 5亿元以上产业项目 8个
今年将带动2000人就业。 | 带动 就业 2000人
今年将为残疾儿童提供康复服务500人次。 | 提供 康复服务 500人次
每千人口托位数将达到4.6个。 | 达到 每千人口托位数 4.6个
水务局要确保12座泵站全部开机待命。 | 开机待命 泵站 12座
要确保脱贫人口收入增速高于全县平均水平2个百分点。 | 高于 脱贫人口收入增速 2个百分点
力争重点人群签约率不低于75%。 | - 重点人群签约率 不低于75%
要抓好农田建设，确保6月底前完成5.6万亩建设任务。 | 完成 农田建设 5.6万亩
力争公交站点500米覆盖率达到100%。 | 达到 公交站点500米覆盖率 100%
会议明确，玉米120万亩，其中鲜食玉米30万亩，蔬菜冲到25万亩。 | - 玉米 120万亩; - 鲜食玉米 30万亩; 冲到 蔬菜 25万亩
12处地质灾害点，汛期前必须全部治理到位。 | 治理到位 地质灾害点 12处
力争规上企业数量翻一番，达到600家。 | 达到 规上企业数量 600家
今年将培训10名老师成为应急救护培训师。 | 培训 老师 10名
"""

LISTS = """
确保全年固定资产投资、工业增加值分别增长10%和8%以上。 | 增长 固定资产投资 10%; 增长 工业增加值 8%以上
力争汽车产量、销量分别达到80万辆、75万辆。 | 达到 汽车产量 80万辆; 达到 汽车销量 75万辆
确保肉、奶产量分别稳定在310万吨和750万吨。 | 稳定在 肉产量 310万吨; 稳定在 奶产量 750万吨
力争工业增加值、固定资产投资均增长6%。 | 增长 固定资产投资 6%; 增长 工业增加值 6%
力争门诊、住院次均费用增幅分别控制在5%、6%以内。 | 控制在 门诊次均费用增幅 5%; 控制在 住院次均费用增幅 6%以内
"""

# Nothing in these sentences is a target.
NEVER = """
去年，全县新建农村公路62公里，城镇新增就业4130人。
截至目前，全县已建成养老服务站98个。
会议指出，上半年全市地区生产总值增长3.6%。
根据规划，项目计划总投资12亿元，用地150亩。
要认真落实32项举措，扎实办好20件民生实事。
今年将为65岁以上老年人免费体检。
今年将对困难家庭每人补助1万元。
前三季度，进出口总值5287.6亿元，同比增长18.7%。
会上，市政府与华东电力设计院等3家单位签署合作备忘录。
委员建议，设立不低于5000万元的产业引导基金。
项目建成后年可储存果蔬2万吨。
今年将开工建设750千伏输变电工程。
会议将于3月20日举行，200余名专家学者受邀参会。
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


@pytest.mark.parametrize("line", lines(FRAMES + LISTS.strip()))
def test_numbers_with_verb_and_indicator(nlp, line: str) -> None:
    sentence, expected = line.split(" | ")
    assert shown(targets_in(nlp, sentence)) == expected


@pytest.mark.parametrize("sentence", lines(NEVER))
def test_never_a_target(nlp, sentence: str) -> None:
    assert shown(targets_in(nlp, sentence)) == ""


def periods(targets: list[Target]) -> list[str | None]:
    return [target.period.text if target.period else None for target in targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2027年，建成公园12个，新增绿道30公里。", ["到2027年", "到2027年"]),
        ("今年计划新增车位900个；10月底前开工改造540套。", ["今年", "10月底前"]),
        (
            "今年将完成投资75亿元，6月底前完成修复1230处；新增就业500人。",
            ["今年", "6月底前", "今年"],
        ),
        ("会议明确2025年目标：营业收入增长8%；新建管网260公里。", ["2025年", "2025年"]),
        ("力争建成加氢站30座。", [None]),
    ],
)
def test_period_by_clause_and_sentence(nlp, sentence: str, expected: list[str | None]) -> None:
    assert periods(targets_in(nlp, sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市金融办上半年要组织银企对接5次。", ["市金融办"]),
        ("县农牧局局长边国权说，今年计划新建温室3000座。", ["县农牧局"]),
        ("项目建成后预计年税收6亿元。", []),
        ("记者从县水利局获悉，今年全县将新建堤防36公里。", ["县水利局"]),
    ],
)
def test_owner_by_subject_and_speaker(nlp, sentence: str, expected: list[str]) -> None:
    [target] = targets_in(nlp, sentence)
    assert [body.text for body in target.owner] == expected


def test_every_value_points_at_the_raw_text(nlp) -> None:
    page = f"{TITLE}\n\n　　到2027年，海宁市将建成公园12\n个，新增绿道30公里。\n"
    found = [r for r in jiyao.extract(page, published=TODAY, nlp=nlp) if isinstance(r, Target)]
    assert len(found) == 2
    for target in found:
        values = [target.quantity, target.period, *target.owner, *target.place, *target.evidence]
        for value in values:
            assert value is not None
            assert page[value.start : value.end].replace("\n", "") == value.text


def test_confidence_and_stable_ids(nlp) -> None:
    first, again = (targets_in(nlp, "今年将新增学位1080个，新建学校2所。") for _ in range(2))
    assert [target.id for target in first] == [target.id for target in again]
    assert len({target.id for target in first}) == 2
    assert all(0 < target.confidence <= 1 for target in first)
