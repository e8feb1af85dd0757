"""Worker processes that may die: tasks go out, outcomes come back in order."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from jiyao.batch.task import Outcome, Task, Tool, rejected_outcome
from jiyao.batch.worker import Life, context_for, hired, work
from jiyao.errors import WorkerError

logger = logging.getLogger(__name__)

AHEAD = 4
"""Tasks per worker that may be under way or wait for an earlier one: bounds the memory."""
START = 120.0
"""Seconds that a worker has for building its pipeline."""
STILLBORN = 3
"""Workers that may end, one after another, before they are ready; then the run stops."""


@dataclass(slots=True)
class Worker:
    """A process, the line to it, whether it has its pipeline, and the task it has at the moment."""

    process: BaseProcess
    line: Connection
    ready: bool = False
    task: Task | None = None
    since: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class Retry:
    """A task whose worker died: its documents go out once more, each alone."""

    waiting: deque[Task]
    documents: int
    outcomes: list[Outcome] = field(default_factory=list)

    @classmethod
    def of(cls, task: Task) -> Retry:
        """The documents of a task, each a task of its own."""
        alone = (
            Task(number=task.number, inputs=(entry,), part=part)
            for part, entry in enumerate(task.inputs)
        )
        return cls(deque(alone), len(task.inputs))

    def merged(self) -> Outcome:
        """The outcomes of all documents, in the order of the input."""
        first, *others = sorted(self.outcomes, key=lambda outcome: outcome.part)
        for outcome in others:
            first.add(outcome)
        return first


class Pool:
    """Runs tasks on worker processes.

    Args:
        tool: what each worker works with; it builds one pipeline.
        workers: how many processes.
        timeout: seconds after which a worker that still has the same task is killed.
        life: what a worker process does; another than `work` only in tests.
    """

    def __init__(self, tool: Tool, *, workers: int, timeout: float, life: Life = work) -> None:
        self.tool = tool
        self.timeout = timeout
        self._life = life
        self._context = context_for(tool, life)
        self._stillborn = 0
        self._workers: list[Worker] = []
        for _ in range(workers):
            self._workers.append(self._hire())
        self._retries: dict[int, Retry] = {}

    def outcomes(self, tasks: Iterator[Task], *, first: int = 0) -> Iterator[Outcome]:
        """Outcomes in the order of the tasks, whose numbers ascend from `first`.

        A worker that dies, or outlasts the timeout, is replaced. The documents of its task go
        out once more, each alone; one that brings its worker down again becomes a reject.

        Raises:
            JiyaoError: what kept a worker from building its pipeline.
        """
        done: dict[int, Outcome] = {}
        more = True
        while more or self._busy() or self._retries or done:
            more = self._hand_out(tasks, more, held=len(done))
            for outcome in self._collect():
                done[outcome.number] = outcome
            while first in done:
                yield done.pop(first)
                first += 1

    def close(self) -> None:
        """Stop all workers at once; what they were doing is lost."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.line.close()

    def _hire(self) -> Worker:
        others = [worker.line for worker in self._workers]
        return Worker(*hired(self._context, self._life, self.tool, others))

    def _busy(self) -> bool:
        return any(worker.task is not None for worker in self._workers)

    def _hand_out(self, tasks: Iterator[Task], more: bool, *, held: int) -> bool:
        for worker in self._workers:
            if worker.task is not None or not worker.ready:
                continue
            task = self._next_retry()
            if task is None and more and held < AHEAD * len(self._workers):
                task = next(tasks, None)
                more = task is not None
            if task is None:
                continue
            worker.task, worker.since = task, time.monotonic()
            try:
                worker.line.send(task)
            except (BrokenPipeError, ConnectionResetError):
                self._died_idle(worker, task)
        return more

    def _died_idle(self, worker: Worker, task: Task) -> None:
        """A worker that was gone before its task came: the task is nobody's fault, and waits."""
        worker.task = None
        self._replace(worker)
        if task.number in self._retries:
            self._retries[task.number].waiting.appendleft(task)
        else:
            self._retries[task.number] = Retry.of(task)

    def _next_retry(self) -> Task | None:
        return next((r.waiting.popleft() for r in self._retries.values() if r.waiting), None)

    def _collect(self) -> Iterator[Outcome]:
        waited = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        if not waited:
            return
        now = time.monotonic()
        patience = min(worker.since + self._allowed(worker) for worker in waited) - now
        ready = set(wait([worker.line for worker in waited], timeout=max(patience, 0.0)))
        for worker in waited:
            outcome = None
            if worker.line in ready:
                outcome = self._received(worker)
            elif time.monotonic() - worker.since > self._allowed(worker):
                outcome = self._lost(worker, f"took longer than {self._allowed(worker):g} seconds")
            if outcome is not None:
                yield outcome

    def _allowed(self, worker: Worker) -> float:
        return self.timeout if worker.ready else START

    def _received(self, worker: Worker) -> Outcome | None:
        try:
            message: Outcome | Exception | None = worker.line.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            return self._lost(worker, f"its process ended with code {worker.process.exitcode}")
        if isinstance(message, Exception):
            raise message
        if message is None:
            worker.ready, self._stillborn = True, 0
            return None
        worker.task = None
        return self._retried(message) if message.number in self._retries else message

    def _lost(self, worker: Worker, reason: str) -> Outcome | None:
        task = worker.task
        self._replace(worker)
        if task is None:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise WorkerError(f"workers do not start: {reason} before it had a pipeline")
            return None
        logger.warning("task %d (%d documents): %s", task.number, len(task.inputs), reason)
        if task.number in self._retries:
            return self._retried(rejected_outcome(task, reason))
        self._retries[task.number] = Retry.of(task)
        return None

    def _replace(self, worker: Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        self._workers[self._workers.index(worker)] = self._hire()

    def _retried(self, outcome: Outcome) -> Outcome | None:
        retry = self._retries[outcome.number]
        retry.outcomes.append(outcome)
        if len(retry.outcomes) < retry.documents:
            return None
        return self._retries.pop(outcome.number).merged()
