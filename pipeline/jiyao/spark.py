"""Extraction on Apache Spark (分布式): a frame of documents in, a frame of typed records out.

Needs the extra `spark` and Java 17. Documents go through `jiyao.batch.task.outcome_of`, the same
function as on one machine; each Python worker builds one pipeline and keeps it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jiyao.batch.sources import Input
from jiyao.batch.task import TASK_DOCUMENTS, Task, outcome_of, pipeline_of
from jiyao.errors import ModelError
from jiyao.records import RECORD_CLASSES, Reject
from jiyao.segment.engine import EngineSpec
from jiyao.write.arrow import arrow_schema, plain

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from spacy.language import Language

KINDS = (*RECORD_CLASSES, "reject")


def extract(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    published: str | None = "published",
    engine: str = "lexer",
) -> DataFrame:
    """Records of all documents of a frame.

    Args:
        df: one document a row.
        text, id: names of its columns with the text and with an id that is unique.
        published: column with the publication date (a date or "2024-03-08"), None without one.
        engine: name of the segmenter.
    Returns:
        A frame, not yet computed, with the columns `source` (the document's id), `type`
        ("meeting", "agreement", "target" or "reject") and one struct column per type, of which
        the one named in `type` is filled. See `records`. Persist it before using it twice.
    Raises:
        ModelError: pyspark or pyarrow is missing.
    """
    schema = _spark_schema()
    columns = [df[text].alias("text"), df[id].cast("string").alias("id")]
    if published is not None and published in df.columns:
        columns.append(df[published].cast("string").alias("published"))

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        nlp = _pipeline(engine)
        for batch in batches:
            rows = batch.to_pylist()
            for first in range(0, len(rows), TASK_DOCUMENTS):
                inputs = tuple(map(_input, rows[first : first + TASK_DOCUMENTS]))
                found = list(_rows(nlp, Task(number=0, inputs=inputs)))
                yield from pa.Table.from_pylist(found, _schema()).to_batches()

    return df.select(*columns).mapInArrow(work, schema)


def records(frame: DataFrame, kind: str) -> DataFrame:
    """The records of one type, or the rejects, of a frame from `extract`, a column a field.

    Args:
        frame: what `extract` returned.
        kind: "meeting", "agreement", "target" or "reject".
    """
    return frame.where(frame["type"] == kind).select(f"{kind}.*")


@cache
def _pipeline(engine: str) -> Language:
    return pipeline_of(EngineSpec(engine))


def _input(row: dict[str, Any]) -> Input:
    problem = None if isinstance(row["text"], str) else "has no text"
    day = None
    try:
        day = dt.date.fromisoformat(row["published"][:10]) if row.get("published") else None
    except ValueError:
        problem = f"`published` {row['published']!r} is not a date such as 2024-03-08"
    return Input(id=str(row["id"]), text=row["text"], published=day, problem=problem)


def _rows(nlp: Language, task: Task) -> Iterator[dict[str, Any]]:
    outcome = outcome_of(nlp, task)
    for line in outcome.records:
        record = json.loads(line)
        kind = record["type"]
        value = plain(RECORD_CLASSES[kind].model_validate(record).model_dump())
        yield {"source": record["source"], "type": kind, kind: value}
    for line in outcome.rejects:
        reject = json.loads(line)
        yield {"source": reject["source"], "type": "reject", "reject": reject}


@cache
def _schema() -> pa.Schema:
    import pyarrow as pa

    models = {**RECORD_CLASSES, "reject": Reject}
    structs = [(kind, pa.struct(list(arrow_schema(model)))) for kind, model in models.items()]
    return pa.schema([("source", pa.string()), ("type", pa.string()), *structs])


def _spark_schema() -> Any:
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise ModelError("Spark is not installed: pip install 'jiyao[spark]'") from error
    return from_arrow_schema(_schema())


def run(source: str, output: str, *, engine: str = "lexer", form: str = "parquet") -> None:
    """Read documents, extract, and write a folder of files per record type.

    Args:
        source: path of JSON or Parquet documents with `id`, `text` and perhaps `published`, on
            any file system that Spark reaches.
        output: folder there; `meetings`, `agreements`, `targets` and `rejects` appear in it.
        engine: name of the segmenter.
        form: "parquet" or "json", of the output. The input's form follows its name's ending.
    Raises:
        ModelError: pyspark is missing.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ModelError("Spark is not installed: pip install 'jiyao[spark]'") from error
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # not begun by spark-submit: workers beside us
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.appName("jiyao").getOrCreate()
    is_json = source.rstrip("/*").endswith((".json", ".jsonl"))
    documents = session.read.json(source) if is_json else session.read.parquet(source)
    frame = extract(documents, engine=engine).persist()
    for kind in KINDS:
        records(frame, kind).write.format(form).save(f"{output}/{kind}s")
    frame.unpersist()
