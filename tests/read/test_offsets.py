"""Whatever the layout: readings are the raw text without layout white space, and lead back to it."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiyao.read.articles import articles_from_source
from jiyao.read.decode import text_from_bytes
from jiyao.values import SourceText

WORDS = [
    "清河县召开春耕会议",
    "会议要求，",
    "抓好生产。",
    "3月5日，",
    "■ 通讯员 周 也",
    "本报讯（记者 王 一）",
    "一、新增学位",
    "1.建设2.3公里",
    "来源：清河报　记者：李江",
    "▲插秧。 陈 晨 摄",
    "首页 > 要闻",
    "【省里召开工作会议部署】",
    "——2024年1月5日在会上",
    "Cloud Valley",
    "（办公室）",
    "打印",
    "……",
]
GAPS = [
    "",
    "",
    " ",
    "　",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\n　　",
    "\r",
    "\n    ",
    " \n \n",
    "\x0b",
    "\u2028",
]
PAGES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(deadline=None, max_examples=300)
@given(PAGES, st.data())
def test_readings_lead_back_to_raw(page, data):
    articles = articles_from_source(SourceText(id="a", text=page))
    for article in articles:
        assert article.text == "\n".join(article.text[b.start : b.end] for b in article.blocks)
        for block in article.blocks:
            assert 0 <= block.start < block.end <= len(article.text)
            assert article.text[block.start : block.end].strip()
            start = data.draw(st.integers(block.start, block.end - 1))
            end = data.draw(st.integers(start + 1, block.end))
            raw = page[slice(*article.offsets.span(start, end))]
            assert squeezed(raw) == squeezed(article.text[start:end])
        spans = [article.offsets.span(b.start, b.end) for b in article.blocks]
        assert spans == sorted(spans)
        assert article.start <= spans[0][0]
        assert spans[-1][1] <= article.end


@settings(deadline=None, max_examples=200)
@example("清河县召开春耕会议\n抓好生产。\n清河县召开春耕会议\n——2024年1月5日在会上")
@given(PAGES)
def test_nothing_is_lost(page):
    articles = articles_from_source(SourceText(id="a", text=page))
    if articles:
        shown = squeezed(articles[0].masthead + "".join(a.text for a in articles))
        assert not set(squeezed(page)) - set(shown)
        assert len(shown) >= len(squeezed(page))


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from("春耕会议部署粮食安全工作要求抓好落实"), min_size=30, max_size=200),
    st.data(),
)
def test_a_broken_paragraph_is_one_block(characters, data):
    body = "3月5日，" + "".join(characters) + "，会议强调落实。"
    cuts = sorted(data.draw(st.sets(st.integers(10, len(body) - 8), max_size=4)))
    pieces = [body[i:j] for i, j in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    page = "清河县召开春耕会议\n\n　　" + "\n".join(pieces) + "\n"
    (article,) = articles_from_source(SourceText(id="a", text=page))
    assert article.text == "清河县召开春耕会议\n" + body


def test_a_byte_order_mark_is_no_character():
    page = "清河县召开春耕会议\r\n\r\n　　3月5日，会议召开。\r\n"
    text, _ = text_from_bytes(codecs.BOM_UTF8 + page.encode(), "a")
    (article,) = articles_from_source(SourceText(id="a", text=text))
    assert article.start == 0
    assert article.offsets.span(10, 15) == (15, 20)
    assert text[15:20] == article.text[10:15] == "3月5日，"


HARD = {
    "headlines": "清河县召开春耕会议\n\n3月5日，会议召开。\n\n",
    "one headline": "清河县召开春耕会议\n",
    "bare lines": "春耕备耕工作\n",
    "bylines": "■ 通讯员 王一鸣\n",
    "furniture": "打印\n",
    "links": "上一篇：春耕\n",
    "captions": "▲村民插秧\n",
    "dashes": "——在会上\n",
    "broken lines": "会议要求抓好春耕生产各项工作部署落实到位确保全年\n",
    "gaps": "春 耕　会  议。 ",
    "credits": "（记者 王",
    "brackets": "【春耕会议部署安排】",
    "names": "周 也 ",
    "spaces": "　 ",
    "bulletin": "■春耕会议部署\n　　3月5日，会议。\n",
    "numbers": "一、春耕会议部署安排\n　　3月5日，会议。\n",
}


@pytest.mark.parametrize("name", HARD)
def test_work_grows_with_the_length_only(name, count_calls):
    """Twice the text takes about twice the calls, whatever is repeated."""
    once = count_calls(HARD[name] * 400)
    twice = count_calls(HARD[name] * 800)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("name", HARD)
def test_long_repetitions_finish(name):
    articles_from_source(SourceText(id="a", text=HARD[name] * 20_000))
