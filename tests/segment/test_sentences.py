import pytest

from jiyao.segment.sentences import pieces, sentence_spans


@pytest.mark.parametrize(
    "marked",
    [
        "会议召开。|县长讲话。",
        "会议召开；县长讲话，提出要求。",
        "他说：“好！”|大家鼓掌。",
        "（会议由县长主持。）|散会",
        "怎么办？！|抓落实……|再抓落实",
        "放映《你好！同学》一片。|完",
        "没有句号的标题",
        "。|完",
        "英文 end. 不断句",
        "",
    ],
)
def test_sentences_end_where_marked(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[s:e] for s, e in sentence_spans(text)] == [p for p in marked.split("|") if p]


def test_line_feeds_are_hard_borders() -> None:
    text = "\n标题一行\n\n正文，未完\n续行。"
    spans = sentence_spans(text)
    assert [text[s:e] for s, e in spans] == ["标题一行", "正文，未完", "续行。"]


def test_pieces_cut_at_the_last_comma_and_lose_nothing() -> None:
    text = "一二三四五六，七八九，十" + "百" * 30
    cuts = pieces(text, 0, len(text), longest=12)
    assert next(text[s:e] for s, e in cuts) == "一二三四五六，七八九，"
    assert "".join(text[s:e] for s, e in cuts) == text
    assert all(0 < e - s <= 12 for s, e in cuts)


def test_short_sentence_is_one_piece() -> None:
    assert pieces("甲，乙。", 0, 4) == [(0, 4)]


def test_spans_are_linear_on_marks_only() -> None:
    text = "《" * 20_000 + "。" * 20_000
    spans = sentence_spans(text)
    assert "".join(text[s:e] for s, e in spans) == text
