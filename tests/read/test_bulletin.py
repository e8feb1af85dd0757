"""Items that run on: `|` marks where each headline ends."""

from __future__ import annotations

import re

import pytest

from jiyao.read.articles import articles_from_source
from jiyao.read.bulletin import run_on_cuts
from jiyao.values import SourceText

ITEMS = [
    "清河大桥正式建成通车|今天（11月5日），清河大桥通车。全桥长3公里。",
    "第十届清河艺术节闭幕 两项大奖揭晓|第十届清河艺术节昨天（11月4日）闭幕。",
    "清河物联网博览会闭幕|为期三天的清河物联网博览会今天（11月2日）闭幕，成果丰硕。",
    "前三季度我国新改建乡村公路7万公里|记者从有关部门了解到，公路投资增长。",
    "清河港货物吞吐量同比增长1.9倍|前三季度，清河港完成吞吐量960万吨。",
    "甲国军方在海峡附近水域举行演习|据甲国媒体报道，演习持续三天。",
    "乙国制造业活动连续九个月萎缩|乙国供应管理学会12月1日公布的报告显示，指数下降。",
    "两部门联合部署冬季取暖保障|近日，有关部门印发通知。通知要求，抓好落实。",
    "“山海同行”政策正式公布|“山海同行”政策今天（10月31日）公布，首批开放四市。",
]
PLAIN = [
    "会议指出，今年以来全市经济稳中有进。",
    "河北、辽宁等11个地区已完成年度改造计划。",
    "考生可于11月3日8时至11月9日18时期间，登录网站报名。",
    "据了解，展览面积51万平方米。",
    "有关部门今天（11月5日）发出通知，部署工作。",
    "3月5日，会议召开。",
    "2019年4月24日，两国代表团在清河举行会谈。",
    "据清河地区卫生部门今天（11月23日）公布的数据，病例减少。",
    "另据清河水文部门昨天（11月22日）通报，水位下降。",
]


@pytest.mark.parametrize("first", ITEMS)
@pytest.mark.parametrize("second", ITEMS[:3])
def test_headlines(first, second):
    text = (first + second).replace("|", "")
    expected = [item.partition("|")[0] for item in (first, second)]
    assert [text[start:end] for start, end in run_on_cuts(text)] == expected


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_sentences(sentence):
    assert list(run_on_cuts(sentence)) == []


def test_a_bulletin_is_split():
    body = "".join(ITEMS).replace("|", "")
    articles = articles_from_source(SourceText(id="a", text=f"清河联播快讯\n\n{body}\n"))
    assert [article.title for article in articles] == [i.partition("|")[0] for i in ITEMS]
    assert articles[0].masthead == "清河联播快讯"
    assert articles[0].text.partition("\n")[2] == "今天（11月5日），清河大桥通车。全桥长3公里。"


def test_other_pages_are_not():
    body = "".join(ITEMS).replace("|", "")
    page = f"清河大桥建成\n\n大桥全长3公里。\n\n{body}\n\n清河两岸居民往来更加方便。\n"
    articles = articles_from_source(SourceText(id="a", text=page))
    assert [article.title for article in articles] == ["清河大桥建成"]
    assert re.sub(r"\s", "", body) in re.sub(r"\s", "", articles[0].text)


def test_a_headline_and_one_paragraph_may_hold_more_news():
    lead = "清河港务局9月3日宣布，集装箱码头二期工程完成验收，新增泊位4个。" * 5
    said = "清江船厂表示不会停产|清江船厂厂长黎立明3日说，面对订单减少，船厂不会停产，也不会裁员。"
    unsaid = "近期，甲国多家工厂停产|据甲国媒体报道，原料价格上涨。"
    page = f"清河港二期工程完成验收\n\n{lead}{said}{unsaid}\n".replace("|", "")
    articles = articles_from_source(SourceText(id="a", text=page))
    assert [article.title for article in articles] == [
        "清河港二期工程完成验收",
        said.partition("|")[0],
    ]


@pytest.mark.parametrize(
    "item",
    [
        "东港称击退多次进攻 西港称守住阵地|巴西国防部10月31日称，部队击退多次进攻，守住阵地。",
        "清江上游流域发生多次洪水|据清江水文局正式测定，清江上游流域3日发生洪水，今年已发生多次洪水。",
        "我国最高票连任清河航运组织理事国|清河航运组织第9届大会28日选举新一届理事国。我国以最高票当选。",
        "甲国研究机构预计甲国出口下滑|甲国研究机构日前发布的报告显示，今年出口预计下滑。",
        "山洪袭击甲国北部 2人受伤|当地时间26日，山洪袭击甲国北部山区。",
    ],
)
def test_where_a_headline_ends(item):
    text = item.replace("|", "")
    cuts = [text[start:end] for start, end in run_on_cuts(text)]
    assert cuts == [item.partition("|")[0]]


RESTATED = [
    "清河称击落来犯无人机 青山称打击油库|清河国防部3日称，清河军队打击了多个地区的目标，包括油库。",
    "我国科学家揭示彗星起源机制|中国科学院今天（11月16日）发布消息，我国科学家发现彗星起源的关键。",
    "中央财政提前下达春耕补贴456亿元|为支持农业发展，财政部日前发布通知，提前下达春耕补贴456亿元。",
    "清河新签约绿色项目超570亿元|在今天（12月4日）召开的清河绿色发展大会上，达成32个绿色项目。",
    "第七届清河电影节开幕|12月3日晚，第七届清河电影节在凤凰岛开幕。",
    "前10个月全国办理登记业务超7400万笔|今年前10个月，我国累计办理登记业务7400多万笔。",
    "《外卖平台管理要求》国家标准发布|市场监管总局发布实施《外卖平台管理要求》国家标准，明确要求。",
]


@pytest.mark.parametrize("item", RESTATED)
def test_a_headline_that_the_text_says_again(item):
    text = item.replace("|", "")
    assert [text[start:end] for start, end in run_on_cuts(text)] == [item.partition("|")[0]]
