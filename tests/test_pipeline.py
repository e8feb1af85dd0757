"""The pipeline as spaCy users meet it."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

import jiyao
from jiyao.flow import COMPONENTS

TEXT = (
    "利通区召开营商环境座谈会\n"
    "2024年6月8日，利通区召开营商环境座谈会，区委书记马存仁主持会议并讲话。"
    "会上，利通区政府与宁夏北塔科技有限公司签署战略合作协议。"
    "马存仁表示，今年全区计划新增规模以上工业企业12家。"
)


def types(doc) -> list[str]:
    return sorted(record.type for record in doc._.records)


def test_doc_has_the_records(nlp):
    assert types(nlp(TEXT)) == ["agreement", "meeting", "target"]


def test_extract_takes_a_text_or_a_path(nlp, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    from_text = jiyao.extract(TEXT, nlp=nlp)
    assert [r.type for r in from_text] == [r.type for r in jiyao.extract(path, nlp=nlp)]
    assert len(from_text) == 3
    assert jiyao.extract(str(path), nlp=nlp) == jiyao.extract(Path(path), nlp=nlp)


def test_a_saved_pipeline_loads_by_itself(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    assert types(spacy.load(tmp_path / "pipeline")(TEXT)) == types(nlp(TEXT))


def test_records_survive_serialisation(nlp):
    doc = nlp(TEXT)
    binary = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin().from_bytes(binary).get_docs(nlp.vocab)
    assert again._.records == doc._.records
    assert again._.mentions == doc._.mentions


def test_processes_carry_records(nlp):
    docs = list(nlp.pipe([TEXT] * 4, n_process=2, batch_size=2))
    assert [doc._.records for doc in docs] == [nlp(TEXT)._.records] * 4


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。", "🎉", "\ue000\ue001", "臺灣", "a" * 5000])
def test_odd_texts_do_not_fail(nlp, text):
    assert nlp(text)._.records == []


def test_the_components_are_registered_under_their_names(nlp):
    assert (
        tuple(nlp.pipe_names)
        == COMPONENTS
        == (
            "jiyao_dates",
            "jiyao_quantities",
            "jiyao_organisations",
            "jiyao_meetings",
            "jiyao_agreements",
            "jiyao_targets",
        )
    )
