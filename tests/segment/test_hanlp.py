"""The engine hanlp: with stand-ins for HanLP's components, and with the library end to end."""

import builtins
from contextlib import nullcontext
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import pytest

import jiyao
from jiyao.errors import ModelError
from jiyao.read.decode import source_from_path
from jiyao.segment import hanlp, load_engine
from jiyao.segment.hanlp_parts import Parts, Reading, located

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def engine():
    pytest.importorskip("hanlp")
    return load_engine("hanlp")


@pytest.fixture(scope="module")
def road():
    pytest.importorskip("hanlp")
    return jiyao.load("hanlp")


@pytest.mark.hanlp
def test_a_missing_model_is_named(engine, tmp_path):
    with pytest.raises(ModelError, match=r"no/such: no such folder, and no identifier"):
        load_engine("hanlp", model="no/such")
    with pytest.raises(ModelError, match=r"config\.json: missing"):
        load_engine("hanlp", model=str(tmp_path))
    with pytest.raises(ModelError, match="no component for ner"):
        load_engine("hanlp", model=str(ROOT / "models" / "hanlp" / "tok"))
    (tmp_path / "config.json").write_text('{"classpath": "no.Such"}', encoding="utf-8")
    with pytest.raises(ModelError, match="HanLP cannot load it"):
        load_engine("hanlp", model=str(tmp_path) + "/")


@pytest.mark.hanlp
def test_words_cover_sentences_of_any_length(engine):
    sentences = [SENTENCE, "", " ", "长" * 700 + "，南京市政府。", "😀\ue000縣長"]
    for sentence, analysis in zip(sentences, engine.analyse(sentences), strict=True):
        assert "".join(analysis.words) == sentence
        assert len(analysis.tags) == len(analysis.words)
        borders = {0, *accumulate(map(len, analysis.words))}
        assert all({start, end} <= borders for start, end, _, _ in analysis.names)
    assert engine.analyse([SENTENCE])[0] == engine.analyse(sentences)[0]


@pytest.mark.hanlp
@pytest.mark.parametrize("path", sorted((ROOT / "raw").glob("*.txt")), ids=lambda path: path.stem)
def test_the_whole_road(road, path):
    text = source_from_path(path).text
    records = jiyao.extract(path, nlp=road)
    assert records
    for record in records:
        assert all(text[e.start : e.end].split() for e in record.evidence)
