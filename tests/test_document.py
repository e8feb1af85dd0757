"""What jiyao keeps on a Doc: tokens cut at borders, extensions, serialisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from jiyao.document import cut_tokens
from jiyao.flow import docs_from_sources
from jiyao.values import SourceText

WORDS = ["北京市发改委", "召开", "会议", "。", "\n", "2024年上年5亿元", "完成", "。"]
TAGS = ["nt", "v", "n", "w", "_SP", "m", "v", "w"]
TEXT = "".join(WORDS)


@pytest.fixture
def doc() -> Doc:
    starts = [index in (0, 4, 5) for index in range(len(WORDS))]
    return Doc(
        Vocab(),
        words=WORDS,
        spaces=[False] * len(WORDS),
        tags=TAGS,
        pos=["X"] * len(WORDS),
        sent_starts=starts,
        ents=["B-ORG", *["O"] * (len(WORDS) - 1)],
    )


def state(doc: Doc) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    ents = [(ent.text, ent.label_) for ent in doc.ents]
    return [token.text for token in doc], [sent.text for sent in doc.sents], ents


def test_tokens_are_cut_and_nothing_else_changes(doc):
    sentences = [sent.text for sent in doc.sents]
    cut_tokens(doc, [0, 3, 6, 8, len(TEXT) - 6, len(TEXT), 19])
    assert [token.text for token in doc][:3] == ["北京市", "发改委", "召开"]
    assert [token.tag_ for token in doc][:3] == ["nt", "nt", "v"]
    assert [token.pos_ for token in doc][:3] == ["X", "X", "X"]
    assert [sent.text for sent in doc.sents] == sentences
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("北京市发改委", "ORG")]
    assert not doc.has_annotation("DEP")
    assert doc.text == TEXT


def test_borders_between_tokens_change_nothing(doc):
    before = state(doc)
    cut_tokens(doc, [0, 6, 8, 10, len(TEXT)])
    assert state(doc) == before


@given(borders=st.lists(st.integers(0, len(TEXT))))
def test_every_border_is_one_of_tokens(borders):
    doc = Doc(Vocab(), words=WORDS, spaces=[False] * len(WORDS), tags=TAGS)
    cut_tokens(doc, borders)
    assert doc.text == TEXT
    assert {*borders} <= {0, len(TEXT), *(token.idx for token in doc)}
    stored = DocBin(docs=[doc]).to_bytes()
    [again] = DocBin().from_bytes(stored).get_docs(doc.vocab)
    assert [token.text for token in again] == [token.text for token in doc]


RAW = "临江区召开工作会议\n\n2024年5月8日，临江\n区召开工作会议，区长王建国主持会议。今年全区力争新增企业30家。\n"


@pytest.fixture
def read(nlp) -> Doc:
    [doc] = docs_from_sources(nlp, [SourceText(id="a.txt", text=RAW)])
    return doc


def test_spans_show_the_value_of_their_mention(read):
    values = {ent.text: ent._.mention for ent in read.ents}
    assert values["2024年5月8日"].value == "2024-05-08"
    assert values["30家"].value == 30
    assert values["王建国"].title == "区长"
    assert read[:1]._.mention in (None, read.ents[0]._.mention)
    assert read[:]._.mention is None


def test_sentences_show_their_mentions_and_records(read):
    shown = [
        ([part.text for part in sent._.mentions], [record.type for record in sent._.records])
        for sent in read.sents
    ]
    assert shown == [
        (["临江区"], ["meeting"]),
        (["2024年5月8日", "临江区", "王建国"], ["meeting"]),
        (["今年", "30家"], ["target"]),
    ]
    assert read[:]._.mentions == read._.mentions
    assert read[:]._.records == read._.records


def test_spans_know_their_place_in_the_raw_document(read):
    for ent in read.ents:
        start, end = ent._.raw
        assert RAW[start:end].replace("\n", "") == ent.text


def test_setting_an_extension_has_no_effect(read):
    records = read._.records
    read._.records = []
    assert records
    assert read._.records == records
