"""The engine hanlp with the real library: models/hanlp, and transformers trained on the spot."""

import json
import shutil
from itertools import accumulate
from pathlib import Path

import pytest

from jiyao.errors import ModelError
from jiyao.segment import Analysis, load_engine

pytestmark = pytest.mark.hanlp
pytest.importorskip("hanlp")

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "models" / "hanlp"
SENTENCE = "（记者 李明）北京市发改委与中铁建　签署协议。"
KNOWN = "王建国主持会议。"
LONG = "北京市发改委召开会议，" * 60 + "王建国主持会议。"
SENTENCES = [
    KNOWN,
    "陈树 到\u3000南开区调研。",
    "",
    " ",
    LONG,
    "长" * 700,
    "😀\ue000縣長５G \x7f网",
    SENTENCE,
]


def surfaces(sentence: str, found: Analysis) -> list[tuple[str, str]]:
    return [(sentence[start:end], label) for start, end, label, _ in found.names]


@pytest.fixture(scope="module", params=["small", "together", "apart"])
def engine(request, transformers_folder):
    """The shipped model, a multi-task one, and one of each task."""
    folder = SMALL if request.param == "small" else transformers_folder / request.param
    return load_engine("hanlp", model=str(folder))


def test_words_and_names_cover_sentences_of_any_length(engine):
    for sentence, found in zip(SENTENCES, engine.analyse(SENTENCES), strict=True):
        assert "".join(found.words) == sentence
        assert len(found.tags) == len(found.words)
        borders = {0, *accumulate(map(len, found.words))}
        last = 0
        for start, end, label, _ in found.names:
            assert {start, end} <= borders
            assert last <= start < end
            assert label in {"ORG", "LOC", "PER"}
            last = end


def test_batches_change_nothing(engine):
    alone = [engine.analyse([sentence])[0] for sentence in SENTENCES]
    both = engine.analyse(SENTENCES * 2)
    assert [(each.words, each.names) for each in both] == [
        (each.words, each.names) for each in alone * 2
    ]


def test_a_multi_task_model_gives_words_tags_and_names(transformers_folder):
    engine = load_engine("hanlp", model=str(transformers_folder / "together"))
    [found] = engine.analyse([KNOWN])
    assert found.words == ("王建国", "主持", "会议", "。")
    assert found.tags == ("nr", "v", "n", "w")
    assert surfaces(KNOWN, found) == [("王建国", "PER")]


def test_names_behind_the_cut_of_a_long_sentence_keep_their_place(transformers_folder):
    engine = load_engine("hanlp", model=str(transformers_folder / "together"))
    [found] = engine.analyse([LONG])
    assert len(LONG) > 3 * 200
    assert surfaces(LONG, found)[-1] == ("王建国", "PER")
    assert surfaces(LONG, found).count(("北京市", "LOC")) == 60


def test_models_of_one_task_each_are_joined_by_commas(transformers_folder):
    folder = transformers_folder / "apart"
    named = ",".join(str(folder / task) for task in ("tok", "ner"))
    [found] = load_engine("hanlp", model=named).analyse([KNOWN])
    assert surfaces(KNOWN, found) == [("王建国", "PER")]
    assert found.tags[0] == "nr"


def test_an_identifier_of_hanlp_is_loaded_by_its_name(transformers_folder, monkeypatch):
    import hanlp

    folder = str(transformers_folder / "together")
    monkeypatch.setitem(hanlp.pretrained.ALL, "OUR_TOK_POS_NER", folder)
    named = load_engine("hanlp", model="OUR_TOK_POS_NER")
    assert named.info == load_engine("hanlp", model=folder).info
    assert surfaces(KNOWN, named.analyse([KNOWN])[0]) == [("王建国", "PER")]


def test_hashes_tell_models_apart(transformers_folder):
    folders = [SMALL, transformers_folder / "together", transformers_folder / "apart"]
    infos = [load_engine("hanlp", model=str(folder)).info for folder in folders]
    assert len({info.model_hash for info in infos}) == 3
    assert {info.name for info in infos} == {"hanlp"}


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"no/such: no such folder, and no identifier"):
        load_engine("hanlp", model="no/such")
    with pytest.raises(ModelError, match=r"config\.json: missing"):
        load_engine("hanlp", model=str(tmp_path))
    with pytest.raises(ModelError, match="no component for ner"):
        load_engine("hanlp", model=str(SMALL / "tok"))
    (tmp_path / "config.json").write_text('{"classpath": "no.Such"}', encoding="utf-8")
    with pytest.raises(ModelError, match="HanLP cannot load it"):
        load_engine("hanlp", model=str(tmp_path) + "/")


def test_a_local_model_fetches_no_encoder(transformers_folder, tmp_path, monkeypatch):
    from huggingface_hub import constants

    folder = tmp_path / "model"
    shutil.copytree(transformers_folder / "together", folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["encoder"]["transformer"] = "nobody/no-such-encoder"
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr("socket.socket.connect", fail)
    with pytest.raises(ModelError, match=r"HanLP cannot load it: .*'nobody/no-such-encoder'"):
        load_engine("hanlp", model=str(folder))
    assert constants.HF_HUB_OFFLINE is False


def fail(*_: object) -> None:
    pytest.fail("a connection was tried")
