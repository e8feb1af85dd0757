"""The engine pkuseg: its words, cut at the borders of names, and its errors."""

from itertools import accumulate

import pytest

from jiyao.errors import ModelError
from jiyao.segment import load_engine

SENTENCES = [
    "5月8日，临江区区长王建国主持会议。",
    "",
    "（记者　李明）北京市发展改革委与中铁建 签署战略合作协议。",
    "😀５G縣長" * 30,
    " ",
]


@pytest.fixture(scope="module")
def engine():
    return load_engine("pkuseg")


def test_words_cover_sentences_and_names_are_runs_of_words(engine):
    for sentence, analysis in zip(SENTENCES, engine.analyse(SENTENCES), strict=True):
        assert "".join(analysis.words) == sentence
        assert len(analysis.tags) == len(analysis.words)
        borders = {0, *accumulate(map(len, analysis.words))}
        assert all({start, end} <= borders for start, end, _, _ in analysis.names)


def test_names_are_those_of_the_lexer(engine):
    wanted = load_engine("lexer").analyse(SENTENCES)
    assert [a.names for a in engine.analyse(SENTENCES)] == [a.names for a in wanted]


def test_words_of_the_user_are_kept_whole(tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("创新启航计划\n", encoding="utf-8")
    sentence = "会议部署创新启航计划。"
    [plain] = load_engine("pkuseg").analyse([sentence])
    [mine] = load_engine("pkuseg", user_dict=str(words)).analyse([sentence])
    assert "创新启航计划" not in plain.words
    assert "创新启航计划" in mine.words


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": "no/such/folder"}, "no/such/folder"),
        ({"user_dict": "no-such-words.txt"}, "no-such-words.txt: no such list of words"),
    ],
)
def test_what_is_missing_is_named(options, message):
    with pytest.raises(ModelError, match=message):
        load_engine("pkuseg", **options)


def test_other_engines_take_no_words_of_the_user():
    with pytest.raises(ModelError, match="takes no user dictionary"):
        load_engine("lexer", user_dict="words.txt")
