"""White space: what is layout and what the author wrote."""

from __future__ import annotations

import pytest

from jiyao.read.articles import articles_from_source
from jiyao.values import SourceText

PAGE = "清河县召开春耕会议\n\n{body}\n"


def reading(body: str) -> str:
    (article,) = articles_from_source(SourceText(id="a", text=PAGE.format(body=body)))
    return article.text.partition("\n")[2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("　　会议要求，抓好春耕。", "会议要求，抓好春耕。"),
        ("会议要求，投资260 万元，用地 15亩。", "会议要求，投资260万元，用地15亩。"),
        ("会议要求,抓好春耕,筛\n\n查风险。", "会议要求,抓好春耕,筛查风险。"),
        ("引进Bosch Rexroth公司，建设AI 中心。", "引进Bosch Rexroth公司，建设AI中心。"),
        (
            "会议召开。\n引进项目，在经济开发区建设Cloud\nValley园区。",
            "会议召开。\n引进项目，在经济开发区建设Cloud Valley园区。",
        ),
        (
            "本报讯（记者　冯　骥　官　平）　3月5日，会议召开。",
            "本报讯（记者　冯骥　官平）3月5日，会议召开。",
        ),
        ("本报讯 3月5日，会议召开。", "本报讯 3月5日，会议召开。"),
        ("围绕“发展银发经济　提升服务品质”协商。", "围绕“发展银发经济　提升服务品质”协商。"),
        ("会议由周　也主持。", "会议由周也主持。"),
        ("会议召开。 (沈 栋)", "会议召开。(沈栋)"),
        ("会议召开。（张晓\n明）", "会议召开。（张晓明）"),
        ("会议召开。\n（记者覃　月 通讯员梁广庆）", "会议召开。\n（记者覃月 通讯员梁广庆）"),
        ("会议召开。\n▲3月5日，村民插秧。 陈 晨 摄", "会议召开。\n▲3月5日，村民插秧。 陈晨 摄"),
        ("会议召开。\n■ 通讯员 周 也 罗一苇", "会议召开。\n■ 通讯员 周也 罗一苇"),
        ("会议召开。\n记者 靳 双 喜", "会议召开。\n记者 靳双喜"),
    ],
)
def test_reading(body, expected):
    assert reading(body) == expected
