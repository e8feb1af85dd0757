"""The command `jiyao extract` on good and bad input."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from jiyao.cli import app

GOOD = "利通区召开经济运行调度会\n\n6月8日，利通区召开经济运行调度会，区长白雁芳主持会议。\n"
FILES = ("records.jsonl", "articles.jsonl", "rejects.jsonl")


def run(*arguments: object):
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def sample_run(tmp_path_factory, root) -> Path:
    output = tmp_path_factory.mktemp("run")
    result = run(root / "raw", "--output", output)
    assert result.exit_code == 0, result.output
    return output


def test_raw_gives_records_of_every_type(sample_run):
    assert {row["type"] for row in rows(sample_run / "records.jsonl")} == {
        "meeting",
        "agreement",
        "target",
    }
    assert rows(sample_run / "rejects.jsonl") == []


def test_every_line_follows_the_schema(sample_run, root):
    schema = json.loads((root / "pipeline/jiyao/write/schema.json").read_text(encoding="utf-8"))
    for row in rows(sample_run / "records.jsonl"):
        Draft202012Validator(schema).validate(row)
    article = {"$ref": "#/$defs/ArticleRecord", "$defs": schema["$defs"]}
    for row in rows(sample_run / "articles.jsonl"):
        Draft202012Validator(article).validate(row)


def test_ids_are_unique(sample_run):
    ids = [row["id"] for row in rows(sample_run / "records.jsonl")]
    assert len(set(ids)) == len(ids)


def test_the_same_input_gives_the_same_bytes(sample_run, tmp_path, root):
    run(root / "raw", "--output", tmp_path)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (sample_run / name).read_bytes()


def test_a_finished_run_is_left_alone_and_another_needs_overwrite(tmp_path, root):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD, encoding="utf-8")
    assert run(tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    before = (tmp_path / "out" / "run.json").read_bytes()
    again = run(tmp_path / "in", "--output", tmp_path / "out")
    assert "1 done before" in again.output
    assert (tmp_path / "out" / "run.json").read_bytes() == before
    other = run(tmp_path / "in", "--output", tmp_path / "out", "--published", "2024-01-01")
    assert other.exit_code == 1
    assert "--overwrite" in str(other.exception)
    (tmp_path / "in" / "b.txt").write_text(GOOD, encoding="utf-8")
    assert "other documents" in str(run(tmp_path / "in", "-o", tmp_path / "out").exception)
    assert run(tmp_path / "in", "-o", tmp_path / "out", "--overwrite").exit_code == 0
    status = CliRunner().invoke(app, ["status", str(tmp_path / "out")]).output
    assert "finished" in status
    assert "documents 2" in status


def test_run_json_names_what_stands_behind_the_output(sample_run):
    about = json.loads((sample_run / "run.json").read_text(encoding="utf-8"))
    assert list(about) == [
        *("jiyao", "schema_version", "engine", "published", "min_confidence"),
        *("options", "inputs_digest", "counts", "seconds"),
    ]
    assert len(about["engine"]["model"]) >= 16
    assert about["counts"]["documents"] == 5
    assert about["counts"]["rejected"] == 0


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (" \n\u3000\n".encode(), "white space"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "invalid.txt": ("利通区召开会议".encode() + b"\xff\xff\xff" + "，研究工作。".encode(), "byte"),
    "line.txt": (("文" * 17_000_000).encode(), "characters"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_rejected_and_the_others_come_out(name, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    data, reason = BAD[name]
    (folder / name).write_bytes(data)
    result = run(folder, "--output", tmp_path / "out")
    assert result.exit_code == 1
    [reject] = rows(tmp_path / "out" / "rejects.jsonl")
    assert reject["source"] == name
    assert reason in reject["reason"]
    assert name in result.output
    assert [row["source"] for row in rows(tmp_path / "out" / "articles.jsonl")] == ["good.txt"]


def test_an_unreadable_file_and_an_empty_folder_are_rejected(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    paths = [tmp_path / name for name in ("folder", "dangling.txt", "good.txt")]
    result = run(*paths, "--output", tmp_path / "out")
    assert result.exit_code == 1
    reasons = {row["source"]: row["reason"] for row in rows(tmp_path / "out" / "rejects.jsonl")}
    assert "folder without documents" in reasons[str(tmp_path / "folder")]
    assert len(reasons) == 2
    assert len(rows(tmp_path / "out" / "articles.jsonl")) == 1


def test_a_failing_component_rejects_its_document_alone(nlp, monkeypatch, tmp_path):
    from jiyao import components
    from jiyao.batch.process import process_batch
    from jiyao.values import SourceText

    def fail(doc):
        if "炸" in doc.text:
            raise ValueError("cannot")

    monkeypatch.setattr(components, "mark_names", fail)
    sources = [SourceText(id=name, text=text) for name, text in (("a", GOOD), ("b", "炸" + GOOD))]
    good, bad = process_batch(nlp, sources)
    assert good.reject is None
    assert bad.reject is not None
    assert bad.reject.reason == "ValueError: cannot"


@pytest.mark.parametrize(
    "arguments",
    [[], ["raw"], ["raw", "--output", "x", "--published", "yesterday"], ["--nonsense"]],
    ids=str,
)
def test_wrong_usage_exits_with_2(arguments):
    assert CliRunner().invoke(app, ["extract", *arguments]).exit_code == 2


def test_metadata_of_a_row_is_carried_through(tmp_path):
    row = {"id": "7", "text": GOOD, "published": "2023-06-09", "site": "吴忠", "page": 3}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert run(tmp_path / "in.jsonl", "-o", tmp_path / "out").exit_code == 0
    [article] = rows(tmp_path / "out" / "articles.jsonl")
    assert article["metadata"] == {"site": "吴忠", "page": 3}
    assert (article["source"], article["published"]) == ("7", "2023-06-09")


def test_an_option_changed_in_the_middle_of_a_run_is_refused(tmp_path, monkeypatch):
    from jiyao.batch import run as runs

    def stopped(*_):
        raise KeyboardInterrupt

    page = tmp_path / "a.txt"
    page.write_text(GOOD, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(runs, "_work", stopped)
        result = run(page, "-o", tmp_path / "out")
    assert result.exit_code == 130
    assert "goes on" in result.output
    status = CliRunner().invoke(app, ["status", str(tmp_path / "out")])
    assert "0 tasks finished so far" in status.output
    changed = run(page, "-o", tmp_path / "out", "--min-confidence", "0.9")
    assert "min_confidence 0.0, this one has 0.9" in str(changed.exception)
    assert run(page, "-o", tmp_path / "out").exit_code == 0


def test_stats_tell_the_time_of_each_stage(sample_run):
    stats = json.loads((sample_run / "stats.json").read_text(encoding="utf-8"))
    assert set(stats["stages"]) == {
        *("decode", "read", "segment", "serialise"),
        *("jiyao_dates", "jiyao_quantities", "jiyao_organisations"),
        *("jiyao_meetings", "jiyao_agreements", "jiyao_targets"),
    }


def test_a_worker_forgets_the_words_of_a_task():
    from jiyao.batch.sources import Input
    from jiyao.batch.task import Task, outcome_of, pipeline_of
    from jiyao.segment.engine import EngineSpec

    nlp = pipeline_of(EngineSpec())
    text = "6月8日，" + "、".join(chr(0x4E00 + 7 * n) + chr(0x5E00 + 3 * n) for n in range(400))
    known = len(nlp.vocab.strings)
    outcome = outcome_of(nlp, Task(number=0, inputs=(Input(id="a", text=text),)))
    assert outcome.counts["characters"] == len(text)
    assert len(nlp.vocab.strings) == known
