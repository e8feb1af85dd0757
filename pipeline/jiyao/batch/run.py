"""A run: documents from disk to a folder of results."""

from __future__ import annotations

import datetime as dt
import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from jiyao.batch.process import Result, process_batch
from jiyao.batch.sources import Input, inputs_from_paths
from jiyao.errors import SourceError
from jiyao.read.decode import source_from_path
from jiyao.records import SCHEMA_VERSION, Reject
from jiyao.segment.docs import ArticleTokenizer
from jiyao.values import SourceText
from jiyao.write.jsonl import JsonlFiles, write_whole

logger = logging.getLogger(__name__)

RECORDS, ARTICLES, REJECTS, RUN = "records.jsonl", "articles.jsonl", "rejects.jsonl", "run.json"
BATCH_CHARACTERS = 500_000
"""Documents are processed together up to about this many characters, which bounds the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What a run was asked for; written to run.json."""

    engine: str
    published: dt.date | None
    version: str


def run(
    nlp: Language,
    paths: Sequence[Path],
    output: Path,
    options: RunOptions,
    *,
    report: Callable[[Result], None] = lambda result: None,
) -> Counter[str]:
    """Read documents, extract, and write the four files of a run.

    Args:
        nlp: a pipeline from `jiyao.load`.
        paths: files and folders.
        output: folder for records.jsonl, articles.jsonl, rejects.jsonl and run.json, which
            replace those of an earlier run only when this one has come to its end.
        options: recorded in run.json; `published` overrides what the documents say.
        report: called with each result, in order.
    Returns:
        Counts: documents, rejected, articles, characters, and records by type.
    Raises:
        OutputError: the folder cannot be written.
    """
    started = time.perf_counter()
    counts: Counter[str] = Counter(documents=0, rejected=0, articles=0, characters=0)
    with JsonlFiles(output, [RECORDS, ARTICLES, REJECTS]) as files:
        for result in _results(nlp, paths, options.published):
            _count(counts, result)
            for record in result.records:
                files.write(RECORDS, record)
            for article in result.articles:
                files.write(ARTICLES, article)
            if result.reject is not None:
                files.write(REJECTS, result.reject)
            report(result)
    seconds = round(time.perf_counter() - started, 3)
    write_whole(output / RUN, _run_json(nlp, paths, options, counts, seconds))
    return counts


def _results(nlp: Language, paths: Sequence[Path], published: dt.date | None) -> Iterator[Result]:
    for batch in _batches(_read(inputs_from_paths(paths), published)):
        sources = [entry for entry in batch if isinstance(entry, SourceText)]
        done = iter(process_batch(nlp, sources))
        for entry in batch:
            yield next(done) if isinstance(entry, SourceText) else entry


def _read(
    inputs: Iterable[Input | SourceError], published: dt.date | None
) -> Iterator[SourceText | Result]:
    for entry in inputs:
        try:
            if isinstance(entry, SourceError):
                raise entry
            yield source_from_path(entry.path, id=entry.id, published=published)
        except SourceError as error:
            source = entry.id if isinstance(entry, Input) else error.source
            reject = Reject(source=source, stage=error.stage, reason=error.reason)
            yield Result(source=source, reject=reject)


def _batches(entries: Iterable[SourceText | Result]) -> Iterator[list[SourceText | Result]]:
    batch: list[SourceText | Result] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.text) if isinstance(entry, SourceText) else 0
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _count(counts: Counter[str], result: Result) -> None:
    counts["documents"] += 1
    counts["rejected"] += result.reject is not None
    counts["articles"] += len(result.articles)
    counts["characters"] += result.characters
    for record in result.records:
        counts[record.type] += 1


def _run_json(
    nlp: Language,
    paths: Sequence[Path],
    options: RunOptions,
    counts: Counter[str],
    seconds: float,
) -> str:
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    info = tokenizer.engine.info
    run = {
        "jiyao": options.version,
        "schema_version": SCHEMA_VERSION,
        "engine": {"name": info.name, "version": info.version, "model": info.model_hash},
        "options": {
            "inputs": [path.as_posix() for path in paths],
            "engine": options.engine,
            "published": options.published and options.published.isoformat(),
        },
        "counts": dict(counts),
        "seconds": seconds,
    }
    return json.dumps(run, ensure_ascii=False, indent=2) + "\n"
