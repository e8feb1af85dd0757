"""A run: documents from disk, through workers, to a folder of results."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiyao.batch.journal import Journal, chained, discard
from jiyao.batch.pool import Pool
from jiyao.batch.sources import Input, inputs_from_paths
from jiyao.batch.task import Outcome, Task, Tool, digest_of, size_of, tasks_from_inputs
from jiyao.errors import OutputError
from jiyao.records import SCHEMA_VERSION
from jiyao.segment.engine import EngineSpec, engine_of
from jiyao.write.formats import OTHER_FILES
from jiyao.write.whole import write_whole

logger = logging.getLogger(__name__)

RUN, STATS = "run.json", "stats.json"


DEFAULT_ENGINE = EngineSpec()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What a run was asked for.

    Attributes:
        engine: the segmenter.
        published: overrides what the documents say.
        workers: number of processes.
        timeout: seconds after which a document (or a task of many) is given up.
        min_confidence: records below it are left out.
        overwrite: start anew even if the folder holds another run.
        version: of jiyao, written to run.json.
    """

    engine: EngineSpec = DEFAULT_ENGINE
    published: dt.date | None = None
    workers: int = 1
    timeout: float = 120.0
    min_confidence: float = 0.0
    overwrite: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How a run ended: counts of everything, and whether there was anything left to do."""

    counts: Counter[str]
    skipped: int


def run(
    paths: Sequence[str | Path],
    output: Path,
    options: RunOptions,
    *,
    report: Callable[[Outcome], None] = lambda outcome: None,
) -> RunReport:
    """Read documents, extract, and write the files of a run.

    Args:
        paths: see `inputs_from_paths`.
        output: folder for records.jsonl, articles.jsonl, rejects.jsonl, run.json and stats.json,
            which appear when the run has come to its end. A run that was stopped is taken up
            where it ended; one that is finished is left as it is.
        options: see RunOptions.
        report: called with the outcome of each task, in order; of a task that an earlier run
            has finished, with an empty one of its size.
    Returns:
        Counts (documents, rejected, articles, characters, records by type) of the whole run, and
        how many documents had been done before.
    Raises:
        OutputError: the folder cannot be written or holds another run.
        ModelError: the engine is missing.
    """
    config = _config(options)
    tasks = tasks_from_inputs(_with_published(inputs_from_paths(paths), options.published))
    if options.overwrite:
        for name in (RUN, STATS, *OTHER_FILES):  # of another run, and soon wrong
            (output / name).unlink(missing_ok=True)
        discard(output)
    elif (finished := _finished(output)) is not None:
        _same_or_refuse(output, finished, config, tasks)
        counts = Counter[str](finished["counts"])
        return RunReport(counts=counts, skipped=counts["documents"])
    started = time.perf_counter()
    journal = Journal(output, config)
    skipped = journal.mark.counts["documents"]
    try:
        _work(journal, tasks, options, report)
        journal.publish()
    except BaseException:
        journal.close()
        raise
    seconds = round(time.perf_counter() - started, 3)
    about = {
        **config,
        "options": {
            "inputs": [str(path) for path in paths],
            "workers": options.workers,
            "timeout": options.timeout,
        },
        "inputs_digest": journal.digest(),
        "counts": dict(journal.mark.counts),
        "seconds": seconds,
    }
    stages = {stage: round(spent, 3) for stage, spent in sorted(journal.mark.seconds.items())}
    write_whole(output / STATS, _json({"seconds": seconds, "stages": stages}))
    write_whole(output / RUN, _json(about))
    journal.forget()
    return RunReport(counts=journal.mark.counts, skipped=skipped)


def _work(
    journal: Journal,
    tasks: Iterator[Task],
    options: RunOptions,
    report: Callable[[Outcome], None],
) -> None:
    under_way: dict[int, Task] = {}

    def unfinished() -> Iterator[Task]:
        for task in tasks:
            if task.number < journal.finished:
                journal.check(task)
                report(Outcome(number=task.number, size=size_of(task)))
                continue
            under_way[task.number] = task
            yield task

    tool = Tool(engine=options.engine, min_confidence=options.min_confidence)
    pool = Pool(tool, workers=options.workers, timeout=options.timeout)
    try:
        for outcome in pool.outcomes(unfinished(), first=journal.finished):
            journal.add(under_way.pop(outcome.number), outcome)
            report(outcome)
    finally:
        pool.close()


def _with_published(inputs: Iterator[Input], published: dt.date | None) -> Iterator[Input]:
    for entry in inputs:
        yield entry if published is None else dataclasses.replace(entry, published=published)


def _config(options: RunOptions) -> dict[str, Any]:
    """What the output depends on besides the documents."""
    info = engine_of(options.engine).info
    return {
        "jiyao": options.version,
        "schema_version": SCHEMA_VERSION,
        "engine": {"name": info.name, "version": info.version, "model": info.model_hash},
        "published": options.published and options.published.isoformat(),
        "min_confidence": options.min_confidence,
    }


def _finished(output: Path) -> dict[str, Any] | None:
    path = output / RUN
    if not path.exists():
        return None
    about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return about


def _same_or_refuse(
    output: Path, finished: dict[str, Any], config: dict[str, Any], tasks: Iterator[Task]
) -> None:
    changed = [key for key in config if finished.get(key) != config[key]]
    if not changed and chained(map(digest_of, tasks)) == finished["inputs_digest"]:
        return
    what = f"another {changed[0]}" if changed else "other documents"
    raise OutputError(f"{output}: holds a finished run with {what}; start anew with --overwrite")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
