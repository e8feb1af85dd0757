"""jiyao as spaCy users expect it: any Chinese pipeline, config files, displacy, processes."""

import importlib.util
import re
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.cli import app
from spacy.cli.init_config import fill_config
from spacy.tokens import Doc, DocBin, Span
from typer.testing import CliRunner

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


def blocks_of_readme(root: Path, language: str) -> list[str]:
    """Code of one language in the section about spaCy."""
    section = (root / "README.md").read_text(encoding="utf-8").split("\n## In spaCy\n")[1]
    section = section.split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def beside_models(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder from which the README's paths lead somewhere."""
    (tmp_path / "models").symlink_to(root / "models")
    (tmp_path / "words.txt").write_text("营商环境座谈会\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("segmenter", ["jieba", "pkuseg"])
def test_the_lines_of_the_readme_do_what_they_say(segmenter, root, beside_models, capsys):
    [code] = blocks_of_readme(root, "python")
    if segmenter == "pkuseg":
        code = code.replace('"jieba"', '"pkuseg"').replace("# nlp.tokenizer", "nlp.tokenizer")
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("['meeting']")
    assert lines[1].startswith("['target']")
    assert lines[-1] == "2024年3月6日 2024-03-06"
    labels = {ent.label_ for ent in names["doc"].ents}
    assert {"ORG", "LOC", "DATE", "QUANTITY"} <= labels
    assert all(label in names["page"] for label in labels)
    wanted = names["doc"]._.records
    assert [record.type for record in wanted] == ["meeting", "target"]
    assert names["again"]._.records == wanted
    assert [doc._.records for doc in names["docs"]] == [wanted] * 4


def test_every_extension_is_in_the_readme(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    stated = set(re.findall(r"^\| `((?:Doc|Span)\._\.\w+)` ", text, re.MULTILINE))
    ours = {f"Doc._.{name}" for name in ("article", "region", "mentions", "records")}
    ours |= {f"Span._.{name}" for name in ("mention", "mentions", "records", "raw")}
    assert stated == ours
    assert all(Doc.has_extension(name[6:]) for name in ours if name.startswith("Doc"))
    assert all(Span.has_extension(name[7:]) for name in ours if name.startswith("Span"))


def test_the_config_of_the_readme_is_filled_and_assembled(root, tmp_path):
    [config] = blocks_of_readme(root, "ini")
    (tmp_path / "base.cfg").write_text(config, encoding="utf-8")
    base, full, built = (str(tmp_path / name) for name in ("base.cfg", "full.cfg", "my-pipeline"))
    spacy_cli("init", "fill-config", base, full)
    filled = spacy.util.load_config(full)["nlp"]["tokenizer"]
    assert (filled["engine"], filled["model"], filled["user_dict"]) == ("pkuseg", None, None)
    spacy_cli("assemble", full, built)
    nlp = spacy.load(built)
    assert nlp.tokenizer.engine.info.name == "pkuseg"
    assert [record.type for record in nlp(TEXT)._.records] == ["meeting"]


def spacy_cli(*arguments: str) -> None:
    """What `python -m spacy` does with these arguments."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output


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
