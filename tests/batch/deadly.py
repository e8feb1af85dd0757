"""A worker like the real one, but for documents that kill it or hold it up."""

import os
import signal
import time
from multiprocessing.connection import Connection

from jiyao.batch import worker
from jiyao.batch.task import Outcome, Task, Tool, outcome_of


def work(connection: Connection, tool: Tool) -> None:
    def process(nlp, task: Task, *, min_confidence: float) -> Outcome:
        names = [entry.id for entry in task.inputs]
        if any("kills" in name for name in names):
            os.kill(os.getpid(), signal.SIGKILL)
        if any("hangs" in name for name in names):
            time.sleep(600)
        return outcome_of(nlp, task, min_confidence=min_confidence)

    worker.outcome_of = process  # this process is a worker's, nobody else sees it
    worker.work(connection, tool)
