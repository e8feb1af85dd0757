"""jiyao as spaCy users expect it: any Chinese pipeline, config files, displacy, processes."""

import importlib.util
from importlib.metadata import entry_points

import pytest
import spacy
from spacy import displacy
from spacy.cli.init_config import fill_config
from spacy.tokens import DocBin

import jiyao
from jiyao.flow import COMPONENTS
from jiyao.segment.models import model_folder

TEXT = (
    "利通区召开营商环境座谈会\n"
    "2024年6月8日，利通区召开营商环境座谈会，区委书记马存仁主持会议并讲话。"
    "会上，利通区政府与宁夏北塔科技有限公司签署战略合作协议。"
    "马存仁表示，今年全区计划新增规模以上工业企业12家。"
)
SEGMENTERS = ["char", "pkuseg", "jieba"]


def foreign(segmenter: str):
    """A pipeline with spaCy's own Chinese tokenizer and our components."""
    if segmenter == "jieba" and importlib.util.find_spec("jieba") is None:
        pytest.skip("jieba is not installed")
    config = {"nlp": {"tokenizer": {"segmenter": segmenter}}}
    nlp = spacy.blank("zh", config=config)
    if segmenter == "pkuseg":
        nlp.tokenizer.initialize(pkuseg_model=str(model_folder("pkuseg")))
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def test_every_component_is_an_entry_point():
    names = {entry.name for entry in entry_points(group="spacy_factories")}
    assert set(COMPONENTS) <= names


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_components_work_on_foreign_docs(segmenter):
    doc = foreign(segmenter)(TEXT)
    assert sorted(record.type for record in doc._.records) == ["agreement", "meeting", "target"]
    texts = {mention.text for mention in doc._.mentions}
    assert {"利通区", "2024年6月8日", "12家"} <= texts


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name):
    nlp = spacy.blank("zh")
    nlp.add_pipe(name)
    assert nlp(TEXT).text == TEXT
    assert nlp("")._.records == []


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_a_foreign_pipeline_is_saved_and_loaded(segmenter, tmp_path):
    nlp = foreign(segmenter)
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again(TEXT)._.records == nlp(TEXT)._.records


@pytest.mark.parametrize(
    "engine", ["lexer", "pkuseg", pytest.param("hanlp", marks=pytest.mark.hanlp)]
)
def test_engines_keep_records_on_disk_in_bytes_and_in_processes(engine, tmp_path):
    if engine == "hanlp":
        pytest.importorskip("hanlp")
    nlp = jiyao.load(engine)
    wanted = nlp(TEXT)._.records
    assert wanted
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved")(TEXT)._.records == wanted
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    [doc] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert doc._.records == wanted
    docs = list(nlp.pipe([TEXT] * 4, n_process=2, batch_size=2))
    assert [doc._.records for doc in docs] == [wanted] * 4


def test_displacy_shows_our_labels(nlp):
    doc = nlp(TEXT)
    page = displacy.render(doc, style="ent", page=False, jupyter=False)
    labels = {ent.label_ for ent in doc.ents}
    assert labels == {"ORG", "LOC", "PER", "DATE", "QUANTITY"}
    assert all(label in page for label in labels)


def test_a_config_is_filled(tmp_path):
    base, filled = tmp_path / "base.cfg", tmp_path / "filled.cfg"
    pipes = "\n".join(f'[components.{name}]\nfactory = "{name}"\n' for name in COMPONENTS)
    listed = ", ".join(f'"{name}"' for name in COMPONENTS)
    base.write_text(
        f'[nlp]\nlang = "zh"\npipeline = [{listed}]\n\n'
        f'[nlp.tokenizer]\n@tokenizers = "jiyao.ArticleTokenizer.v1"\n\n[components]\n\n{pipes}',
        encoding="utf-8",
    )
    fill_config(filled, base, silent=True)
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(filled), auto_fill=False)
    tokenizer = nlp.config["nlp"]["tokenizer"]
    assert (tokenizer["engine"], tokenizer["model"], tokenizer["user_dict"]) == (
        "lexer",
        None,
        None,
    )
    assert len(nlp(TEXT)._.records) == 3
