import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from jiyao import document
from jiyao.segment import docs, load_engine
from jiyao.segment.docs import NAMES, ArticleTokenizer, docs_from_articles
from jiyao.segment.engine import EngineSpec
from jiyao.values import Article

TEXT = "临江区召开工作会议\n5月8日，区长王建国主持会议。会议指出，要抓落实。\n\n（记者 李明）"
ODD = ["", "\n", "\n\n甲\n", "😀" * 5, "\ue000\n縣長", "　缩进 有空格", "长" * 100_000]


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    return Vocab()


@pytest.fixture(scope="module")
def tokenizer(vocab: Vocab) -> ArticleTokenizer:
    return ArticleTokenizer(EngineSpec(), vocab)


def article(text: str) -> Article:
    return document.article_of(
        Doc(Vocab(), words=[text] if text else [], spaces=[False][: len(text)])
    )


@pytest.mark.parametrize("text", [TEXT, *ODD], ids=range(len(ODD) + 1))
def test_tokens_reproduce_the_text(tokenizer: ArticleTokenizer, text: str) -> None:
    doc = tokenizer(text)
    assert doc.text == text
    assert not any("\n" in token.text and token.text != "\n" for token in doc)
    assert not any(token.whitespace_ for token in doc)


def test_sentences_tags_and_names(tokenizer: ArticleTokenizer) -> None:
    doc = tokenizer(TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "临江区召开工作会议",
        "5月8日，区长王建国主持会议。",
        "会议指出，要抓落实。",
        "（记者 李明）",
    ]
    token = next(token for token in doc if token.text == "王建国")
    assert (token.tag_, token.pos_, token.ent_type_) == ("nr", "PROPN", "PER")
    assert all(token.pos_ for token in doc)
    named = [(doc.text[s:e], label) for s, e, label, _ in doc.user_data[NAMES]]
    assert named == [(ent.text, ent.label_) for ent in doc.ents]


def test_articles_keep_order_over_full_buffers(
    vocab: Vocab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docs, "BUFFER", 60)
    articles = [article(f"第{n}号公告。{TEXT}") for n in range(9)]
    taken = 0

    def source() -> Iterator[Article]:
        nonlocal taken
        for item in articles:
            taken += 1
            yield item

    found = docs_from_articles(source(), load_engine("lexer"), vocab)
    first = next(found)
    assert taken < 3
    everything = [first, *found]
    assert [doc.user_data[document.ARTICLE] for doc in everything] == articles
    assert [doc.text for doc in everything] == [item.text for item in articles]
    alone = [next(docs_from_articles([item], load_engine("lexer"), vocab)) for item in articles]
    assert [[t.text for t in d] for d in everything] == [[t.text for t in d] for d in alone]


def test_name_that_crosses_words_covers_them() -> None:
    words = ["甲乙", "丙", "丁戊"]
    assert docs._ents(words, [(1, 3, "ORG", 1.0), (3, 4, "PER", 1.0)]) == [
        "B-ORG",
        "I-ORG",
        "B-PER",
    ]


def test_pipeline_survives_disk_and_pickle(tmp_path: Path, tokenizer: ArticleTokenizer) -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "jiyao.ArticleTokenizer.v1", "engine": "lexer"}}}
    nlp = spacy.blank("zh", config=config)
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert isinstance(again.tokenizer, ArticleTokenizer)
    want = [(t.text, t.tag_) for t in tokenizer(TEXT)]
    assert [(t.text, t.tag_) for t in again(TEXT)] == want
    copied = pickle.loads(pickle.dumps(tokenizer))
    assert [(t.text, t.tag_) for t in copied(TEXT)] == want
    assert nlp.from_bytes(nlp.to_bytes())(TEXT).text == TEXT
