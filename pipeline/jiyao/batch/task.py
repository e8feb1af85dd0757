"""A task: some documents that are read and processed together, and the lines they give."""

from __future__ import annotations

import dataclasses
import gc
import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language

from jiyao.batch.process import Result, process_batch
from jiyao.batch.sources import Input
from jiyao.errors import SourceError
from jiyao.flow import load
from jiyao.read.decode import source_from_path, text_from_bytes
from jiyao.records import Reject
from jiyao.segment.engine import EngineSpec
from jiyao.values import SourceText

TASK_SIZE = 200_000
"""Bytes of a task's documents, which bounds a worker's memory and the wait for the last one."""
TASK_DOCUMENTS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What a worker works with: the engine of its pipeline, and which records it keeps."""

    engine: EngineSpec = EngineSpec()  # noqa: RUF009  immutable
    min_confidence: float = 0.0


def pipeline_of(engine: EngineSpec) -> Language:
    """A pipeline for a worker: spaCy's own attributes of words, which no stage asks for, are left out.

    `token.is_alpha`, `token.shape_` and their like are empty on its Docs; to fill them in for
    each new word takes longer than to find its names.

    Raises:
        ModelError: the engine or its model is missing.
    """
    nlp = load(engine.name, model=engine.model, user_dict=engine.user_dict)
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()  # tables and patterns stay for good: no use in looking for garbage among them
    return nlp


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Documents in the order of the input.

    Attributes:
        number: counts the tasks of a run from 0.
        inputs: the documents.
        part: place of the document among its task's when it is processed alone.
    """

    number: int
    inputs: tuple[Input, ...]
    part: int = 0


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a task gave: lines for the output files, counts, seconds per stage.

    `size` is that of the task's documents, in bytes.
    """

    number: int
    part: int = 0
    size: int = 0
    records: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, other: Outcome) -> None:
        """Take up the outcome of later documents of the same task."""
        self.records += other.records
        self.articles += other.articles
        self.rejects += other.rejects
        self.size += other.size
        self.counts.update(other.counts)
        add_seconds(self.seconds, other.seconds)


def add_seconds(total: dict[str, float], more: Mapping[str, float]) -> None:
    """Add the times of stages to a total, in place."""
    for stage, spent in more.items():
        total[stage] = total.get(stage, 0.0) + spent


def tasks_from_inputs(inputs: Iterable[Input]) -> Iterator[Task]:
    """Group inputs into tasks of about equal size; the grouping depends on nothing else."""
    number, held, size = 0, list[Input](), 0
    for entry in inputs:
        held.append(entry)
        size += entry.size
        if size >= TASK_SIZE or len(held) >= TASK_DOCUMENTS:
            yield Task(number=number, inputs=tuple(held))
            number, held, size = number + 1, [], 0
    if held:
        yield Task(number=number, inputs=tuple(held))


def size_of(task: Task) -> int:
    """Bytes of a task's documents."""
    return sum(entry.size for entry in task.inputs)


def digest_of(task: Task) -> str:
    """Hash of a task's ids and contents: what a finished stretch of a run stands for."""
    digest = hashlib.sha256()
    for entry in task.inputs:
        digest.update(f"{entry.id}\n{entry.published}\n".encode())
        digest.update(_content(entry))
    return digest.hexdigest()[:16]


def _content(entry: Input) -> bytes:
    if entry.path is None:
        return (entry.text or entry.problem or "").encode()
    try:
        data = entry.path.read_bytes()
    except OSError as error:
        data = str(error.strerror).encode()
    return hashlib.sha256(data).digest()


def outcome_of(nlp: Language, task: Task, *, min_confidence: float = 0.0) -> Outcome:
    """Read and process a task's documents; what cannot be read becomes a reject.

    Args:
        nlp: a pipeline from `pipeline_of` or `jiyao.load`.
        task: the documents.
        min_confidence: records below it are left out.
    """
    outcome = Outcome(number=task.number, part=task.part, size=size_of(task))
    started = time.perf_counter()
    entries = [_read(entry) for entry in task.inputs]
    decoded = time.perf_counter() - started
    sources = [entry for entry in entries if isinstance(entry, SourceText)]
    with nlp.memory_zone():  # words seen only here are forgotten again
        results = iter(process_batch(nlp, sources, seconds=outcome.seconds))
    started = time.perf_counter()
    for origin, entry in zip(task.inputs, entries, strict=True):
        result = next(results) if isinstance(entry, SourceText) else rejected(origin.id, entry)
        kept = [record for record in result.records if record.confidence >= min_confidence]
        _add_lines(outcome, dataclasses.replace(result, records=kept), origin)
    serialised = time.perf_counter() - started
    add_seconds(outcome.seconds, {"decode": decoded, "serialise": serialised})
    return outcome


def rejected(source: str, error: SourceError) -> Result:
    """The result of a document that could not be processed."""
    return Result(
        source=source, reject=Reject(source=source, stage=error.stage, reason=error.reason)
    )


def rejected_outcome(task: Task, reason: str) -> Outcome:
    """The outcome of a task whose documents brought a worker down."""
    outcome = Outcome(number=task.number, part=task.part, size=size_of(task))
    for entry in task.inputs:
        error = SourceError(entry.id, reason, stage="worker")
        _add_lines(outcome, rejected(entry.id, error), entry)
    return outcome


def _read(entry: Input) -> SourceText | SourceError:
    try:
        if entry.problem is not None:
            return SourceError(entry.id, entry.problem)
        if entry.path is not None:
            return source_from_path(entry.path, id=entry.id, published=entry.published)
        text, _ = text_from_bytes((entry.text or "").encode("utf-8", "surrogatepass"), entry.id)
        return SourceText(id=entry.id, text=text, published=entry.published)
    except SourceError as error:
        return error


def _add_lines(outcome: Outcome, result: Result, origin: Input) -> None:
    counts = outcome.counts
    counts["documents"] += 1
    counts["rejected"] += result.reject is not None
    counts["articles"] += len(result.articles)
    counts["characters"] += result.characters
    for record in result.records:
        counts[record.type] += 1
        outcome.records.append(record.model_dump_json())
    for article in result.articles:
        if origin.metadata is not None:
            article = article.model_copy(update={"metadata": origin.metadata})
        outcome.articles.append(article.model_dump_json())
    if result.reject is not None:
        outcome.rejects.append(result.reject.model_dump_json())
