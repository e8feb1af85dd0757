"""The three engines on the full road over raw/ and tests/gold, and how each way names them."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

import jiyao
from jiyao.cli import app, main
from jiyao.errors import ModelError
from jiyao.evaluate.report import figures
from jiyao.evaluate.score import evaluate_run
from jiyao.read.decode import source_from_path
from jiyao.segment import ENGINES, load_engine
from jiyao.segment.engine import EngineSpec

PKUSEG_MAY_LOSE = 0.03
"""Record detection F1 that pkuseg may stay below the default."""
ALL = [
    *(name for name in ENGINES if name != "hanlp"),
    pytest.param("hanlp", marks=pytest.mark.hanlp),
]
SPACY_CONFIG = """
[nlp]
lang = "zh"
pipeline = ["jiyao_dates", "jiyao_quantities", "jiyao_organisations", "jiyao_meetings"]

[nlp.tokenizer]
@tokenizers = "jiyao.ArticleTokenizer.v1"
engine = "{engine}"

[components]
jiyao_dates = {{"factory": "jiyao_dates"}}
jiyao_quantities = {{"factory": "jiyao_quantities"}}
jiyao_organisations = {{"factory": "jiyao_organisations"}}
jiyao_meetings = {{"factory": "jiyao_meetings"}}
"""
TEXT = "临江区召开工作会议\n2024年5月8日，临江区召开工作会议，区长王建国主持会议。"


@dataclass(frozen=True)
class Run:
    """What the command line left in its folder with one engine."""

    engine: str
    folder: Path

    @property
    def about(self) -> dict:
        return json.loads((self.folder / "run.json").read_text(encoding="utf-8"))

    def lines(self, name: str) -> list[dict]:
        text = (self.folder / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="session")
def run_of(tmp_path_factory: pytest.TempPathFactory, root: Path):
    """A run over raw/ and tests/gold by engine, made once a session."""
    runs: dict[str, Run] = {}

    def made(engine: str) -> Run:
        if engine == "hanlp":
            pytest.importorskip("hanlp")
        if engine not in runs:
            folder = tmp_path_factory.mktemp(f"run-{engine}")
            inputs = [str(root / "raw"), str(root / "tests" / "gold")]
            options = ["--engine", engine, "--output", str(folder), "--workers", "1"]
            result = CliRunner().invoke(app, ["extract", *inputs, *options])
            assert result.exit_code == 0, result.output
            runs[engine] = Run(engine, folder)
        return runs[engine]

    return made


def identity(info) -> dict[str, str]:
    return {"name": info.name, "version": info.version, "model": info.model_hash}


def spans(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


@pytest.mark.parametrize("engine", ALL)
def test_every_document_comes_out_and_every_type_is_found(run_of, root, engine):
    run = run_of(engine)
    assert run.about["counts"]["rejected"] == 0
    records = run.lines("records.jsonl")
    assert {record["type"] for record in records} == {"meeting", "agreement", "target"}
    documents = {path.name for path in (root / "raw").glob("*.txt")}
    assert documents <= {record["source"] for record in records}


@pytest.mark.parametrize("engine", ALL)
def test_offsets_are_sacred(run_of, root, engine):
    run = run_of(engine)
    paths = [*(root / "raw").glob("*.txt"), *(root / "tests" / "gold").rglob("*.txt")]
    texts = {path.name: source_from_path(path).text for path in paths}
    checked = 0
    for row in [*run.lines("records.jsonl"), *run.lines("articles.jsonl")]:
        text = texts[Path(row["source"]).name]
        for span in spans(row):
            checked += 1
            raw = text[span["start"] : span["end"]]
            assert "".join(raw.split()) == "".join(span["text"].split()), span
    assert checked > 1000


@pytest.mark.parametrize("engine", ALL)
def test_the_run_and_every_article_name_the_engine(run_of, engine):
    run = run_of(engine)
    wanted = identity(load_engine(engine).info)
    assert (wanted["name"], len(wanted["model"])) == (engine, 64)
    assert run.about["engine"] == wanted
    articles = run.lines("articles.jsonl")
    assert articles
    assert all(article["engine"] == wanted for article in articles)


@pytest.mark.parametrize("engine", ALL)
def test_two_workers_give_the_same_lines(run_of, root, tmp_path, engine):
    wanted = run_of(engine)
    given = ["--engine", engine, "--workers", "2", "--output", str(tmp_path)]
    result = CliRunner().invoke(app, ["extract", str(root / "raw"), *given])
    assert result.exit_code == 0, result.output
    for name in ("records.jsonl", "articles.jsonl"):
        lines = Run(engine, tmp_path).lines(name)
        assert lines
        assert lines == wanted.lines(name)[: len(lines)]


def detection(run: Run, root: Path) -> float:
    """F1 of record detection over tests/gold."""
    f1 = figures(evaluate_run(root / "tests" / "gold", run.folder).tally)["records.all"]
    assert f1 is not None
    return f1


def test_pkuseg_detects_nearly_as_many_records(run_of, root):
    lost = detection(run_of("lexer"), root) - detection(run_of("pkuseg"), root)
    assert lost <= PKUSEG_MAY_LOSE


@pytest.mark.hanlp
def test_the_small_hanlp_model_is_sane(run_of, root, record_testsuite_property):
    f1 = detection(run_of("hanlp"), root)
    record_testsuite_property("record detection F1, small HanLP model", round(f1, 4))
    assert f1 > 0.5


def meetings_of(nlp: spacy.Language) -> list[str]:
    return [record.name for record in nlp(TEXT)._.records if record.type == "meeting"]


@pytest.mark.parametrize("engine", ALL)
def test_an_engine_is_chosen_by_name_in_python_and_in_a_config(engine, tmp_path):
    if engine == "hanlp":
        pytest.importorskip("hanlp")
    wanted = load_engine(engine).info
    by_name = jiyao.load(engine=engine)
    config = spacy.util.Config().from_str(SPACY_CONFIG.format(engine=engine))
    by_config = spacy.util.load_model_from_config(config, auto_fill=True)
    by_config.to_disk(tmp_path / "saved")
    for nlp in (by_name, by_config, spacy.load(tmp_path / "saved")):
        assert nlp.tokenizer.engine.info == wanted
        assert meetings_of(nlp) == ["临江区工作会议"]


@pytest.mark.parametrize("engine", ALL)
def test_a_document_is_explained_with_every_engine(engine, root):
    if engine == "hanlp":
        pytest.importorskip("hanlp")
    page = sorted((root / "raw").glob("*.txt"))[0]
    result = CliRunner().invoke(app, ["explain", str(page), "--engine", engine])
    assert result.exit_code == 0, result.output
    assert result.output


MISSING_MODELS = {
    "lexer": r"model\.onnx: missing",
    "pkuseg": r"features\.msgpack: missing",
    "hanlp": r"config\.json: missing",
}


@pytest.mark.parametrize("engine", ALL)
def test_a_missing_model_is_named_by_the_path_expected(engine, tmp_path, monkeypatch):
    if engine == "hanlp":
        pytest.importorskip("hanlp")
    with pytest.raises(ModelError, match=MISSING_MODELS[engine]) as caught:
        jiyao.load(engine, model=str(tmp_path))
    assert str(tmp_path) in str(caught.value)
    monkeypatch.setenv("JIYAO_MODELS", str(tmp_path / "nowhere"))
    with pytest.raises(ModelError, match=rf"nowhere/{engine}.*JIYAO_MODELS"):
        ENGINES[engine](EngineSpec(engine))


@pytest.mark.parametrize("engine", ["lexer", "pkuseg"])
def test_the_command_names_a_missing_model(engine, tmp_path, root, monkeypatch, capsys):
    given = ["--engine", engine, "--model", str(tmp_path / "none"), "-o", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["jiyao", "extract", str(root / "raw"), *given])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 1
    assert str(tmp_path / "none") in capsys.readouterr().err
    assert not (tmp_path / "out" / "records.jsonl").exists()


def test_words_of_the_user_change_the_model_named(run_of, tmp_path, root):
    (tmp_path / "words.txt").write_text("营商环境座谈会\n", encoding="utf-8")
    page = next(iter(sorted((root / "raw").glob("*.txt"))))
    given = ["--engine", "pkuseg", "--user-dict", str(tmp_path / "words.txt"), "--workers", "1"]
    result = CliRunner().invoke(app, ["extract", str(page), *given, "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    mine, plain = Run("pkuseg", tmp_path / "out").about["engine"], run_of("pkuseg").about["engine"]
    assert mine["model"] != plain["model"]
    assert mine["version"] == plain["version"]


def test_the_command_names_a_missing_extra(tmp_path, root, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "hanlp", None)  # as if it were not installed
    given = ["--engine", "hanlp", "--model", "any", "-o", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["jiyao", "extract", str(root / "raw"), *given])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 1
    assert "hanlp is not installed; pip install 'jiyao[hanlp]'" in capsys.readouterr().err
    with pytest.raises(ModelError, match=r"pip install 'jiyao\[hanlp\]'"):
        jiyao.load("hanlp", model="any")
