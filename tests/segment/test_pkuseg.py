"""The engine pkuseg: its words, cut at the borders of names, and its errors."""

import random
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiyao.document import article_of
from jiyao.errors import ModelError
from jiyao.segment import load_engine
from jiyao.segment.docs import NAMES, analyses_of, docs_from_articles
from jiyao.segment.pkuseg import Pkuseg

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


PAGE = (
    "临江区召开营商环境座谈会\n"
    "2024年6月8日，临江区召开营商环境座谈会，区委书记马存仁主持会议。（记者　李明）"
    "会上，区发展改革委与宁夏北塔科技有限公司 签署战略合作协议，总投资12亿元。"
)


class Scissors:
    """Stands for the segmenter of spacy-pkuseg: cuts at random and drops white space."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def cut(self, text: str) -> list[str]:
        inner = [at for at in range(1, len(text)) if self.chance.random() < 0.4]
        return [word for a, b in pairwise([0, *inner, len(text)]) for word in text[a:b].split()]


@pytest.fixture(scope="module")
def cutting():
    """The engine, with words at random."""
    return Pkuseg(load_engine("lexer"))


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10_000))
def test_no_name_is_lost_whatever_the_words(cutting, nlp, seed):
    cutting._segmenter = Scissors(random.Random(seed))
    wanted = load_engine("lexer")
    for found, known in zip(
        analyses_of([PAGE], cutting)[0], analyses_of([PAGE], wanted)[0], strict=True
    ):
        assert found.analysis.names == known.analysis.names
    doc = next(docs_from_articles([article_of(nlp.make_doc(PAGE))], cutting, nlp.vocab))
    names = [(PAGE[start:end], label) for start, end, label, _ in doc.user_data[NAMES]]
    assert names == [(ent.text, ent.label_) for ent in doc.ents]
    for _, component in nlp.pipeline:
        doc = component(doc)
    shown = [(ent.text, ent.label_) for ent in doc.ents]
    assert shown == [(mention.text, mention.label) for mention in doc._.mentions]
    assert "".join(token.text for token in doc) == PAGE
