"""The engine hanlp with stand-ins for HanLP's components; see also test_hanlp_library."""

import builtins
import random
from contextlib import nullcontext
from itertools import accumulate, pairwise
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jiyao.errors import ModelError
from jiyao.segment import hanlp, load_engine
from jiyao.segment.docs import TagRow
from jiyao.segment.hanlp_parts import Parts, Reading, located
from jiyao.tables.load import load_table

SENTENCE = "（记者 李明）北京市发改委与中铁建　签署协议。"


class Fixed:
    """Stands for `Parts`: the readings are given."""

    version, model_hash = "0", "0"

    def __init__(self, readings, has_tags):
        self.readings, self.has_tags = readings, has_tags

    def read(self, texts):
        return [self.readings[text] for text in texts]


def analysed(sentence, reading, monkeypatch, *, has_tags):
    text = "".join(sentence.split())
    monkeypatch.setattr(hanlp, "Parts", lambda model: Fixed({text: reading}, has_tags))
    monkeypatch.setattr(hanlp, "_one_thread", nullcontext)
    return hanlp.Hanlp(load_engine("lexer")).analyse([sentence])[0]


def test_names_beside_white_space_and_across_words(monkeypatch):
    words = ["（", "记者李", "明", "）", "北京", "市发改委", "与中铁", "建签署", "协议", "。"]
    names = [(3, 5, "NR"), (6, 12, "NT"), (13, 16, "ORGANIZATION"), (16, 18, "DATE")]
    found = analysed(SENTENCE, Reading(words, [], names), monkeypatch, has_tags=False)
    surfaces = [(SENTENCE[start:end], label) for start, end, label, _ in found.names]
    assert surfaces == [("李明", "PER"), ("北京市发改委", "ORG"), ("中铁建", "ORG")]
    assert "".join(found.words) == SENTENCE
    assert found.words[:5] == ("（", "记者", " ", "李", "明")
    assert found.tags[2:5] == ("_SP", "nr", "nr")


def test_tags_of_a_tagger_become_lac_tags(monkeypatch):
    tags = [(0, 2, "NR"), (2, 4, "VV"), (4, 6, "NN"), (6, 7, "PU")]
    reading = Reading(["张三", "主持", "会议", "。"], tags, [])
    found = analysed("张三主持会议。", reading, monkeypatch, has_tags=True)
    assert found.tags == ("nz", "v", "n", "w")


def test_of_two_names_that_overlap_the_first_counts(monkeypatch):
    reading = Reading(["南开区", "委"], [], [(0, 4, "ORG"), (0, 3, "GPE")])
    found = analysed("南开区委", reading, monkeypatch, has_tags=False)
    assert [name[:3] for name in found.names] == [(0, 3, "LOC")]


def test_tokens_that_the_model_changed_have_no_place():
    assert located("５G网络", ["5", "G", "网络"]) == [(0, 0), (1, 2), (2, 4)]


class Random:
    """Stands for `Parts`: cuts every text at random and names random stretches of it."""

    version, model_hash = "0", "0"

    def __init__(self, chance, *, has_tags):
        self.chance, self.has_tags = chance, has_tags
        self.named = []

    def read(self, texts):
        return [self.reading(text) for text in texts]

    def reading(self, text):
        cuts = self.borders(text, 0.5)
        words = [text[a:b] for a, b in pairwise(cuts)]
        tags = [(a, b, "NN") for a, b in pairwise(cuts)]
        labels = ("PERSON", "GPE", "NT", "DATE")
        names = [
            (a, b, self.chance.choice(labels))
            for a, b in pairwise(self.borders(text, 0.3))
            if self.chance.random() < 0.5
        ]
        self.named += [text[a:b] for a, b, label in names if label != "DATE"]
        return Reading(words, tags, names)

    def borders(self, text, rate):
        inner = [at for at in range(1, len(text)) if self.chance.random() < rate]
        return [0, *inner, len(text)]


TEXTS = st.text(st.sampled_from("南开区委召开会议，。　 \t中a1😀\ue000"), max_size=30)
PARTS_OF_LONG = st.lists(TEXTS, max_size=40)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(PARTS_OF_LONG, max_size=4), seed=st.integers(0, 999), has_tags=st.booleans())
@example(texts=[["长" * 30] * 40, ["，"] * 900, [" "] * 900], seed=1, has_tags=True)
def test_no_name_is_lost_whatever_the_words_and_however_long(monkeypatch, texts, seed, has_tags):
    parts = Random(random.Random(seed), has_tags=has_tags)
    monkeypatch.setattr(hanlp, "Parts", lambda model: parts)
    monkeypatch.setattr(hanlp, "_one_thread", nullcontext)
    sentences = ["".join(text) for text in texts]
    surfaces = []
    found = hanlp.Hanlp(load_engine("lexer")).analyse(sentences)
    for sentence, analysis in zip(sentences, found, strict=True):
        assert "".join(analysis.words) == sentence
        assert all(analysis.words)
        assert len(analysis.tags) == len(analysis.words)
        borders = {0, *accumulate(map(len, analysis.words))}
        assert all({start, end} <= borders for start, end, _, _ in analysis.names)
        surfaces += ["".join(sentence[start:end].split()) for start, end, _, _ in analysis.names]
    assert surfaces == parts.named


LABELS = [
    ("ner", "NR", "PER"),
    ("ner", "PERSON", "PER"),
    ("ner", "nr", "PER"),
    ("ner", "NT", "ORG"),
    ("ner", "ORGANIZATION", "ORG"),
    ("ner", "ORG", "ORG"),
    ("ner", "GPE", "LOC"),
    ("ner", "FAC", "LOC"),
    ("ner", "LOC", "LOC"),
    ("ner", "ns", "LOC"),
    ("ner", "DATE", None),
    ("ner", "MONEY", None),
    ("pos", "VV", "v"),
    ("pos", "PU", "w"),
    ("pos", "vn", "vn"),
    ("pos", "NOUN", "n"),
    ("pos", "NR", "nz"),
]


@pytest.mark.parametrize(("task", "label", "ours"), LABELS)
def test_labels_are_mapped_by_the_table(task, label, ours):
    assert hanlp._labels(task).get(label) == ours


def test_the_table_knows_our_labels_and_tags_alone():
    known = {row.tag for row in load_table("lac_tags", TagRow)}
    assert set(hanlp._labels("ner").values()) == {"ORG", "LOC", "PER"}
    assert set(hanlp._labels("pos").values()) <= known


def test_a_multi_task_model_is_asked_for_three_tasks():
    asked = []

    class Model(SimpleNamespace):
        def __call__(self, texts, tasks):
            asked.extend(tasks)
            words = [[["南开", 0, 2], ["区", 2, 3], ["召开", 3, 5]]]
            names = [[("南开区", "LOCATION", 0, 2)]]
            return {"tok/fine": words, "pos/ctb": [["NR", "NN", "VV"]], "ner/msra": names}

    present = dict.fromkeys(["tok/coarse", "tok/fine", "pos/pku", "pos/ctb", "ner/pku", "ner/msra"])
    parts = Parts.__new__(Parts)
    parts._by_kind = {"mtl": Model(tasks=present)}
    parts._tasks = parts._tasks_of_model()
    assert parts.read(["南开区召开"]) == [
        Reading(
            ["南开", "区", "召开"],
            [(0, 2, "NR"), (2, 3, "NN"), (3, 5, "VV")],
            [(0, 3, "LOCATION")],
        )
    ]
    assert asked == ["tok/fine", "pos/ctb", "ner/msra"]


def test_a_missing_extra_is_named(monkeypatch):
    find = builtins.__import__

    def without(name, *rest, **more):
        if name == "hanlp":
            raise ImportError(name="hanlp")
        return find(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match=r"pip install 'jiyao\[hanlp\]'"):
        Parts("some/path")
