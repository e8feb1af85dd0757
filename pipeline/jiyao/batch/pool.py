"""Worker processes that may die: tasks go out, outcomes come back in order."""

from __future__ import annotations

import logging
import multiprocessing as mp
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from jiyao.batch.task import Outcome, Task, Tool, outcome_of, rejected_outcome

logger = logging.getLogger(__name__)

AHEAD = 4
"""Tasks per worker that may be under way or wait for an earlier one: bounds the memory."""


def work(connection: Connection, tool: Tool) -> None:
    """Life of a worker: one pipeline, then an outcome for each task until the line closes."""
    from jiyao.flow import load

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    engine = tool.engine
    nlp = load(engine.name, model=engine.model, user_dict=engine.user_dict)
    try:
        while True:
            task = connection.recv()
            connection.send(outcome_of(nlp, task, min_confidence=tool.min_confidence))
    except (EOFError, BrokenPipeError):
        return


@dataclass(slots=True)
class Worker:
    """A process, the line to it, and the task it has at the moment."""

    process: BaseProcess
    line: Connection
    task: Task | None = None
    since: float = 0.0


@dataclass(slots=True)
class Retry:
    """A task whose worker died: its documents go out once more, each alone."""

    waiting: deque[Task]
    documents: int
    outcomes: list[Outcome] = field(default_factory=list)

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

    def __init__(
        self,
        tool: Tool,
        *,
        workers: int,
        timeout: float,
        life: Callable[[Connection, Tool], None] = work,
    ) -> None:
        self.tool = tool
        self.timeout = timeout
        self._life = life
        methods = mp.get_all_start_methods()
        self._context: SpawnContext | ForkServerContext = mp.get_context("spawn")
        if "forkserver" in methods:
            self._context = mp.get_context("forkserver")
            self._context.set_forkserver_preload(["jiyao.flow", "jiyao.batch.task"])
        self._workers = [self._hire() for _ in range(workers)]
        self._retries: dict[int, Retry] = {}

    def outcomes(self, tasks: Iterator[Task], *, first: int = 0) -> Iterator[Outcome]:
        """Outcomes in the order of the tasks, whose numbers ascend from `first`.

        A worker that dies, or outlasts the timeout, is replaced. The documents of its task go
        out once more, each alone; one that brings its worker down again becomes a reject.
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
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=self._life, args=(theirs, self.tool), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _busy(self) -> bool:
        return any(worker.task is not None for worker in self._workers)

    def _hand_out(self, tasks: Iterator[Task], more: bool, *, held: int) -> bool:
        for worker in self._workers:
            if worker.task is not None:
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
                logger.debug("a worker died before its task; seen when it is collected")
        return more

    def _next_retry(self) -> Task | None:
        return next((r.waiting.popleft() for r in self._retries.values() if r.waiting), None)

    def _collect(self) -> Iterator[Outcome]:
        busy = [worker for worker in self._workers if worker.task is not None]
        if not busy:
            return
        patience = min(worker.since for worker in busy) + self.timeout - time.monotonic()
        ready = wait([worker.line for worker in busy], timeout=max(patience, 0.0))
        for worker in busy:
            outcome = None
            if worker.line in ready:
                outcome = self._received(worker)
            elif time.monotonic() - worker.since > self.timeout:
                outcome = self._lost(worker, f"took longer than {self.timeout:g} seconds")
            if outcome is not None:
                yield outcome

    def _received(self, worker: Worker) -> Outcome | None:
        try:
            outcome: Outcome = worker.line.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            return self._lost(worker, f"its process ended with code {worker.process.exitcode}")
        worker.task = None
        return self._retried(outcome) if outcome.number in self._retries else outcome

    def _lost(self, worker: Worker, reason: str) -> Outcome | None:
        task = worker.task
        assert task is not None
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        self._workers[self._workers.index(worker)] = self._hire()
        logger.warning("task %d (%d documents): %s", task.number, len(task.inputs), reason)
        if task.number in self._retries:
            return self._retried(rejected_outcome(task, reason))
        alone = (
            Task(number=task.number, inputs=(entry,), part=part)
            for part, entry in enumerate(task.inputs)
        )
        self._retries[task.number] = Retry(deque(alone), len(task.inputs))
        return None

    def _retried(self, outcome: Outcome) -> Outcome | None:
        retry = self._retries[outcome.number]
        retry.outcomes.append(outcome)
        if len(retry.outcomes) < retry.documents:
            return None
        return self._retries.pop(outcome.number).merged()
