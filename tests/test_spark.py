"""Spark gives the records that one machine gives, and rejects on the side."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

import jiyao.spark  # noqa: E402
from jiyao.batch.sources import Input  # noqa: E402
from jiyao.batch.task import Task, outcome_of  # noqa: E402
from jiyao.read.decode import source_from_path  # noqa: E402


@pytest.fixture(scope="module")
def session():
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)  # whatever python3 the path may name
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("jiyao-test")
    options = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.default.parallelism": "2",
        "spark.executor.memory": "1g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    for key, value in options.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    yield spark
    spark.stop()
    patch.undo()


def test_the_same_records_as_on_one_machine(session, nlp, root):
    paths = sorted((root / "raw").glob("*.txt"))
    rows = [(p.name, source_from_path(p).text, dt.date(2025, 4, 18)) for p in paths]
    rows.append(("bad", None, None))
    documents = session.createDataFrame(rows, "id string, text string, published date")
    frame = jiyao.spark.extract(documents.repartition(2)).persist()
    assert frame.rdd.getNumPartitions() == 2
    inputs = tuple(Input(id=i, text=text, published=day) for i, text, day in rows if text)
    outcome = outcome_of(nlp, Task(number=0, inputs=inputs))
    expected = [json.loads(line) for line in outcome.records]
    for kind in ("meeting", "agreement", "target"):
        found = [row.asDict(recursive=True) for row in jiyao.spark.records(frame, kind).collect()]
        assert sorted(row["id"] for row in found) == sorted(
            record["id"] for record in expected if record["type"] == kind
        )
        model = jiyao.records.RECORD_CLASSES[kind]
        if kind != "meeting":
            validated = {row["id"]: model.model_validate(row) for row in found}
            for record in expected:
                if record["type"] == kind:
                    again = validated[record["id"]].model_dump(mode="json")
                    assert again == model.model_validate(record).model_dump(mode="json")
    [reject] = jiyao.spark.records(frame, "reject").collect()
    assert (reject["source"], reject["reason"]) == ("bad", "has no text")


def test_the_command_reads_and_writes_files(session, tmp_path, root):
    path = root / "raw" / "wuzhong-litong.txt"
    row = {"id": "1", "text": path.read_text(encoding="utf-8"), "published": "2023-06-09"}
    (tmp_path / "in.json").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    jiyao.spark.run(str(tmp_path / "in.json"), str(tmp_path / "out"))
    agreements = session.read.parquet(str(tmp_path / "out" / "agreements"))
    assert agreements.count() == 2
    assert {row["source"] for row in agreements.collect()} == {"1"}
    assert session.read.parquet(str(tmp_path / "out" / "rejects")).count() == 0


def test_spark_submit_takes_the_entry(tmp_path, root):
    """A folder of Parquet in, JSON out, by the command that a cluster is given."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    text = (root / "raw" / "wuzhong-litong.txt").read_text(encoding="utf-8")
    rows = [{"id": "1", "text": text, "published": "2023-06-09"}, {"id": "2", "text": None}]
    (tmp_path / "in").mkdir()
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in" / "part-0.parquet")
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    command = [
        *(str(submit), "--master", "local[2]", "--conf", "spark.ui.enabled=false"),
        *("--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.driver.host=127.0.0.1"),
        *(str(Path(jiyao.__file__).parent / "submit" / "main.py"), "spark"),
        *(str(tmp_path / "in"), str(tmp_path / "out"), "--format", "json"),
    ]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stderr[-2000:]

    def lines(kind: str) -> list[dict]:
        parts = sorted((tmp_path / "out" / kind).glob("*.json"))
        return [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]

    assert len(lines("agreements")) == 2
    assert [(row["source"], row["reason"]) for row in lines("rejects")] == [("2", "has no text")]


def test_nothing_is_collected_on_the_driver(session, monkeypatch, tmp_path):
    from pyspark.sql.classic.dataframe import DataFrame

    def refused(*_, **__):
        raise AssertionError("collected")

    for name in ("collect", "toPandas", "toLocalIterator", "toArrow", "take"):
        monkeypatch.setattr(DataFrame, name, refused)
    (tmp_path / "in.json").write_text('{"id": "1", "text": "会议"}', encoding="utf-8")
    jiyao.spark.run(str(tmp_path / "in.json"), str(tmp_path / "out"))
    assert (tmp_path / "out" / "rejects" / "_SUCCESS").exists()
