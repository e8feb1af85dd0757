"""A worker for tests: it dies or hangs on documents that say so."""

import os
import time
from multiprocessing.connection import Connection

from jiyao.batch.task import Outcome


def work(connection: Connection, engine: str) -> None:
    connection.send(None)
    try:
        while True:
            task = connection.recv()
            texts = [str(entry.text) for entry in task.inputs]
            if "die" in texts:
                os._exit(9)
            if "hang" in texts:
                time.sleep(60)
            if "slow" in texts:
                time.sleep(0.2)
            outcome = Outcome(number=task.number, part=task.part, records=texts)
            outcome.counts["documents"] = len(texts)
            connection.send(outcome)
    except EOFError:
        return


def stillborn(connection: Connection, engine: str) -> None:
    os._exit(3)
