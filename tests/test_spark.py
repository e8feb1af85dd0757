"""Spark gives the records that one machine gives, and rejects on the side."""

import datetime as dt
import json

import pytest

pyspark = pytest.importorskip("pyspark")

from pyspark.sql import SparkSession  # noqa: E402

import jiyao.spark  # noqa: E402
from jiyao.batch.sources import Input  # noqa: E402
from jiyao.batch.task import Task, outcome_of  # noqa: E402
from jiyao.read.decode import source_from_path  # noqa: E402


@pytest.fixture(scope="module")
def session():
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
