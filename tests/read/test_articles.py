"""Pages of many layouts: titles, and the kind and text of every block.

Each page is written for this test. The expected blocks follow it, one a line, `kind|text`;
a line `# title` opens an article.
"""

from __future__ import annotations

import pytest

from jiyao.read.articles import articles_from_source
from jiyao.values import SourceText

PAGES = {
    "a page of several articles": (
        """清河报　要闻　02版　2024年6月14日　星期五　责任编辑:宋昕　版式:罗敏

清河区召开城市更新推进会

□ 记者 池莉莉

6月12日,清河区召开城市更新推进会。会议要聚焦历史风貌区等

重点片区,算好民生账。

强化统筹推进

清河区全力以赴抓项目。

柳林街道:小食堂办成大民生

■ 通讯员 周 也 罗一苇

今年以来,街道建成食堂3个。

▲6月10日,街道组织活动。 李想 摄

清河区2024年10项民生工程

为增进福祉,区政府决定实施10项民生工程。

一、新增学位

新增学位1080个。
""",
        """# 清河区召开城市更新推进会
headline|清河区召开城市更新推进会
byline|□ 记者 池莉莉
paragraph|6月12日,清河区召开城市更新推进会。会议要聚焦历史风貌区等重点片区,算好民生账。
section|强化统筹推进
paragraph|清河区全力以赴抓项目。
# 柳林街道:小食堂办成大民生
headline|柳林街道:小食堂办成大民生
byline|■ 通讯员 周也 罗一苇
paragraph|今年以来,街道建成食堂3个。
caption|▲6月10日,街道组织活动。 李想 摄
# 清河区2024年10项民生工程
headline|清河区2024年10项民生工程
paragraph|为增进福祉,区政府决定实施10项民生工程。
section|一、新增学位
paragraph|新增学位1080个。""",
    ),
    "bylines before headlines": (
        """清河区委常委会召开会议

研究部署防汛工作

■ 通讯员 王一鸣

日前,清河区委常委会召开会议。

■ 通讯员 李大江 吴然

清河区推动产业协作走深走实

今年是协作十周年,清河区成绩斐然。

本版摄影 王一鸣
""",
        """# 清河区委常委会召开会议 研究部署防汛工作
headline|清河区委常委会召开会议
headline|研究部署防汛工作
byline|■ 通讯员 王一鸣
paragraph|日前,清河区委常委会召开会议。
# 清河区推动产业协作走深走实
byline|■ 通讯员 李大江 吴然
headline|清河区推动产业协作走深走实
paragraph|今年是协作十周年,清河区成绩斐然。
byline|本版摄影 王一鸣""",
    ),
    "a government site": (
        """当前位置：首页 > 新闻动态 > 要闻

清河省与华岳集团签署战略合作协议

发布时间：2022-06-17 08:41　　来源：清河日报　　字体：【大 中 小】　　分享到：

　　6月16日下午，双方签署战略合作协议。

　　根据协议，双方将深化合作。

（责任编辑：周末）　【打印本页】【关闭窗口】
""",
        """# 清河省与华岳集团签署战略合作协议
headline|清河省与华岳集团签署战略合作协议
byline|来源：清河日报
paragraph|6月16日下午，双方签署战略合作协议。
paragraph|根据协议，双方将深化合作。""",
    ),
    "kicker, headline, sub-headline": (
        """围绕“银发经济”协商议政

区政协召开双月协商座谈会

签下12亿元大单

　　3月24日上午，区政协召开双月协商座谈会。
""",
        """# 区政协召开双月协商座谈会
subheadline|围绕“银发经济”协商议政
headline|区政协召开双月协商座谈会
subheadline|签下12亿元大单
paragraph|3月24日上午，区政协召开双月协商座谈会。""",
    ),
    "a headline that breaks off": (
        """全县防汛调度会强调
以时时放心不下的责任感守牢防线

　　本报讯（记者 胡杨）6月11日，全县防汛调度会召开。
""",
        """# 全县防汛调度会强调 以时时放心不下的责任感守牢防线
headline|全县防汛调度会强调
headline|以时时放心不下的责任感守牢防线
paragraph|本报讯（记者 胡杨）6月11日，全县防汛调度会召开。""",
    ),
    "lines broken by width": (
        """清河县与东山县召开协作联席会

　　8月4日，东山县党政代表团来清河县对接扶贫协作工作
，两县召开扶贫协作第四次联席会议。县长戴风驰主持会议。
村民何秀英说。会议听取了上半年任务完成情况的汇报，下1
4个项目年底前全部完工，带动脱贫户905户，成效明显。
　　会议要求，两县要再接再厉，在巩固脱贫成果上下更大功
夫。（司马
燕）
""",
        """# 清河县与东山县召开协作联席会
headline|清河县与东山县召开协作联席会
paragraph|8月4日，东山县党政代表团来清河县对接扶贫协作工作，两县召开扶贫协作第四次联席会议。"""
        """县长戴风驰主持会议。村民何秀英说。会议听取了上半年任务完成情况的汇报，下14个项目"""
        """年底前全部完工，带动脱贫户905户，成效明显。
paragraph|会议要求，两县要再接再厉，在巩固脱贫成果上下更大功夫。（司马燕）""",
    ),
    "a bulletin with bulleted heads": (
        """县区快讯
（清河日报　第2版　综合）

■勉县分析上半年工业运行形势
　　8月26日，勉县召开运行分析会。（康宁）

■城固县赴外地招商揽资23亿元
　　由城固县主办的推介会8月27日举行。（司马燕）
""",
        """# 勉县分析上半年工业运行形势
headline|■勉县分析上半年工业运行形势
paragraph|8月26日，勉县召开运行分析会。（康宁）
# 城固县赴外地招商揽资23亿元
headline|■城固县赴外地招商揽资23亿元
paragraph|由城固县主办的推介会8月27日举行。（司马燕）""",
    ),
    "a bulletin with heads in brackets": (
        """国企快讯 | 2025年12月12日　星期五

【港航集团与海运公司签署长期协议】12月8日，双方签署协议。

【省国资委调度四季度重点工作】12月9日，省国资委召开调度会。
""",
        """# 港航集团与海运公司签署长期协议
headline|【港航集团与海运公司签署长期协议】
paragraph|12月8日，双方签署协议。
# 省国资委调度四季度重点工作
headline|【省国资委调度四季度重点工作】
paragraph|12月9日，省国资委召开调度会。""",
    ),
    "a bulletin with numbered heads": (
        """政务动态

一、县政府召开第三次常务会议
　　5月12日，县政府召开常务会议。

二、县商务局举办招商推介会
　　5月13日，县商务局举办推介会。
""",
        """# 县政府召开第三次常务会议
headline|一、县政府召开第三次常务会议
paragraph|5月12日，县政府召开常务会议。
# 县商务局举办招商推介会
headline|二、县商务局举办招商推介会
paragraph|5月13日，县商务局举办推介会。""",
    ),
    "a brief without heads": (
        """高新区一周要闻(3月14日—20日)

录入:admin    时间:2016-3-22 9:41:06    点击:[308]    字号 [T|T]

● 3月14日,高新区召开会议。

● 16日,管委会签订投资协议。

    (办公室供稿)        【推荐】【打印】【关闭】
""",
        """# 高新区一周要闻(3月14日—20日)
headline|高新区一周要闻(3月14日—20日)
item|●3月14日,高新区召开会议。
item|●16日,管委会签订投资协议。
byline|(办公室供稿)""",
    ),
    "a work report": (
        """下载
打印
【字号：
加大
减小
】
2026年清河省政府工作报告
——2026年1月26日在清河省第十四届人民代表大会第四次会议上
来源：清河日报
时间：2026-02-02
清河省省长 王一鸣
王一鸣作政府工作报告。本报记者 霍山摄
各位代表：
现在，我代表省人民政府报告工作。
一、2025年工作回顾
过去一年，成绩显著。
（一）坚持创新驱动。新增企业20家。
1.新建学校3所。
各位代表！让我们团结奋斗！
相关报道：""",
        """# 2026年清河省政府工作报告
headline|2026年清河省政府工作报告
subheadline|——2026年1月26日在清河省第十四届人民代表大会第四次会议上
byline|来源：清河日报
byline|清河省省长 王一鸣
caption|王一鸣作政府工作报告。本报记者 霍山摄
paragraph|各位代表：
paragraph|现在，我代表省人民政府报告工作。
section|一、2025年工作回顾
paragraph|过去一年，成绩显著。
item|（一）坚持创新驱动。新增企业20家。
item|1.新建学校3所。
paragraph|各位代表！让我们团结奋斗！""",
    ),
    "paragraphs parted by spaces only": (
        "清河省委召开会议 研究经济工作\n\n"
        "新华社清河12月8日电　清河省委12月8日召开会议，分析研究明年的经济工作，审议工作条例，"
        "听取落实情况的汇报，并对下一步工作提出要求。  会议认为，今年成绩显著。  会议强调，"
        "要稳中求进。 【纠错】    【责任编辑:施歌】    阅读下一篇：\n",
        """# 清河省委召开会议 研究经济工作
headline|清河省委召开会议 研究经济工作
paragraph|新华社清河12月8日电　清河省委12月8日召开会议，分析研究明年的经济工作，审议工作条例，"""
        """听取落实情况的汇报，并对下一步工作提出要求。
paragraph|会议认为，今年成绩显著。
paragraph|会议强调，要稳中求进。""",
    ),
    "articles signed at the end": (
        """清河县召开春耕会议

3月5日，清河县召开春耕会议。（王一鸣）

村里来了电影队

傍晚的村口坐满了人，村里的电影队又来了。（李 江）

送戏送到家门口

锣鼓一响，好戏开场。
""",
        """# 清河县召开春耕会议
headline|清河县召开春耕会议
paragraph|3月5日，清河县召开春耕会议。（王一鸣）
# 村里来了电影队
headline|村里来了电影队
paragraph|傍晚的村口坐满了人，村里的电影队又来了。（李江）
# 送戏送到家门口
headline|送戏送到家门口
paragraph|锣鼓一响，好戏开场。""",
    ),
    "pictures only": (
        """清河县召开春耕会议

3月5日，清河县召开春耕会议。

图说新闻

▼3月4日，村民插秧。（徐　霞摄）
""",
        """# 清河县召开春耕会议
headline|清河县召开春耕会议
paragraph|3月5日，清河县召开春耕会议。
# 图说新闻
headline|图说新闻
caption|▼3月4日，村民插秧。（徐霞摄）""",
    ),
    "text without a headline": (
        "　　3月5日，清河县召开春耕会议。会议要求抓好生产。\n　　会议还研究了其他事项。\n",
        """#\x20
paragraph|3月5日，清河县召开春耕会议。会议要求抓好生产。
paragraph|会议还研究了其他事项。""",
    ),
}


def shown(text: str) -> str:
    lines = []
    for article in articles_from_source(SourceText(id="a", text=text)):
        lines.append(f"# {article.title}")
        lines += [f"{b.kind}|{article.text[b.start : b.end]}" for b in article.blocks]
    return "\n".join(lines)


@pytest.mark.parametrize("name", PAGES)
def test_page(name):
    page, expected = PAGES[name]
    assert shown(page) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_change_nothing(name, line_end):
    page, expected = PAGES[name]
    assert shown(page.replace("\n", line_end)) == expected


def test_masthead_byline_and_ids():
    page = PAGES["a page of several articles"][0]
    articles = articles_from_source(SourceText(id="a", text=page))
    assert {a.masthead.split("　")[0] for a in articles} == {"清河报"}
    assert [a.byline for a in articles] == ["□ 记者 池莉莉", "■ 通讯员 周也 罗一苇", None]
    assert len({a.id for a in articles}) == 3
    assert [a.id for a in articles_from_source(SourceText(id="a", text=page))] == [
        a.id for a in articles
    ]
    assert all(page[a.start : a.end].strip() == page[a.start : a.end] for a in articles)


def test_the_credit_of_a_lead_is_the_byline():
    page = PAGES["a headline that breaks off"][0]
    (article,) = articles_from_source(SourceText(id="a", text=page))
    assert article.byline == "（记者 胡杨）"


def test_furniture_alone_holds_no_article():
    assert articles_from_source(SourceText(id="a", text="首页 > 要闻\n打印\n关闭窗口\n")) == []


def test_markers_and_levels():
    page = PAGES["a work report"][0]
    (article,) = articles_from_source(SourceText(id="a", text=page))
    marked = [(b.marker, b.level) for b in article.blocks if b.marker and b.kind != "subheadline"]
    assert marked == [("一、", 1), ("（一）", 2), ("1.", 3)]
