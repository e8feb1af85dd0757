"""Sentences and clauses: `|` in the example marks where a clause is cut."""

import pytest
import spacy

from jiyao.document import set_mentions
from jiyao.extract.clauses import clauses_of, sentences_of
from jiyao.extract.trace import add_trace, trace_of
from jiyao.values import Place

NLP = spacy.blank("zh")

CLAUSES = [
    "会议指出，|要抓好落实；|要补齐短板。",
    "会议传达“稳字当头，稳中求进”要求，|听取汇报。",
    "学习《关于甲，乙和丙的通知》|，并部署工作。".replace("|，", "，|"),
    "投资1,200万元,|新增岗位3,000个。",
    "会议于9:30开始：|听取汇报",
    "他说：|“" + "要把工作做实做细做到位，|" * 6 + "请大家放心。”",
    "没有闭合的“引号，|照样断开。",
]


@pytest.mark.parametrize("marked", CLAUSES)
def test_clauses(marked: str) -> None:
    doc = NLP(marked.replace("|", ""))
    (sentence,) = sentences_of(doc)
    clauses = clauses_of(sentence)
    assert [c.text + c.mark for c in clauses] == [
        part.rstrip("。”") + ("。" if part.endswith(("。", "。”")) else "")
        for part in marked.split("|")
    ]
    assert all(doc.text[c.start : c.end] == c.text for c in clauses)


def test_sentences_stay_inside_blocks_and_hold_their_mentions() -> None:
    doc = NLP("甲区召开会议\n会议强调，要快。“请放心。”他说！")
    set_mentions(doc, [Place(text="甲区", start=0, end=2, name="甲区")])
    sentences = sentences_of(doc)
    assert [s.text for s in sentences] == [
        "甲区召开会议",
        "会议强调，要快。",
        "“请放心。”",
        "他说！",
    ]
    assert [len(s.mentions) for s in sentences] == [1, 0, 0, 0]
    assert [s.block_index for s in sentences] == [0, 1, 1, 1]


def test_no_text_gives_no_sentence() -> None:
    assert sentences_of(NLP("")) == ()


def test_traces_join_rules_once() -> None:
    doc = NLP("甲")
    for rule in ("a", "b", "a"):
        add_trace(doc, "id", "name", rule)
    assert trace_of(doc, "id") == {"name": "a; b"}
    assert trace_of(doc, "other") == {}
