"""Workers die, hang and lag behind; no other document is lost and the order stays."""

import importlib
import json
from pathlib import Path

import pytest

from jiyao.batch.pool import Pool
from jiyao.batch.sources import Input
from jiyao.batch.task import Task, Tool
from jiyao.errors import ModelError, WorkerError
from jiyao.segment.engine import EngineSpec


@pytest.fixture
def crashing(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("crashing")


def tasks(*texts: str) -> list[Task]:
    """One task per string, its documents separated by spaces."""
    return [
        Task(
            number=number,
            inputs=tuple(Input(id=f"{number}.{i}", text=t) for i, t in enumerate(text.split())),
        )
        for number, text in enumerate(texts)
    ]


CASES = [
    (["a b", "c", "d"], ["a", "b", "c", "d"], []),
    (["slow", "b", "c", "d"], ["slow", "b", "c", "d"], []),
    (["a die c", "d"], ["a", "c", "d"], ["0.1"]),
    (["die", "b"], ["b"], ["0.0"]),
    (["a hang c", "d"], ["a", "c", "d"], ["0.1"]),
    (["die die", "hang", "z"], ["z"], ["0.0", "0.1", "1.0"]),
]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("texts", "records", "rejected"), CASES, ids=lambda c: "-".join(c))
def test_outcomes_come_in_order(crashing, texts, records, rejected, workers):
    pool = Pool(Tool(), workers=workers, timeout=1, life=crashing.work)
    try:
        outcomes = list(pool.outcomes(iter(tasks(*texts))))
    finally:
        pool.close()
    assert [outcome.number for outcome in outcomes] == list(range(len(texts)))
    assert [line for outcome in outcomes for line in outcome.records] == records
    rejects = [json.loads(line) for outcome in outcomes for line in outcome.rejects]
    assert [reject["source"] for reject in rejects] == rejected
    assert all("code 9" in r["reason"] or "longer than 1 s" in r["reason"] for r in rejects)
    assert sum(outcome.counts["documents"] for outcome in outcomes) == len(records + rejected)


def test_a_run_taken_up_begins_with_its_number(crashing):
    pool = Pool(Tool(), workers=2, timeout=1, life=crashing.work)
    try:
        later = tasks("a", "b", "c")[1:]
        assert [outcome.number for outcome in pool.outcomes(iter(later), first=1)] == [1, 2]
    finally:
        pool.close()


def test_a_worker_that_died_before_its_task_is_replaced(crashing):
    pool = Pool(Tool(), workers=1, timeout=5, life=crashing.work)
    try:
        outcomes = pool.outcomes(iter(tasks("a", "b", "c")))
        assert next(outcomes).records == ["a"]
        for worker in pool._workers:
            worker.process.kill()
            worker.process.join()
        rest = list(outcomes)
    finally:
        pool.close()
    assert [(outcome.records, outcome.rejects) for outcome in rest] == [(["b"], []), (["c"], [])]


def test_workers_that_never_start_end_the_run(crashing):
    pool = Pool(Tool(), workers=2, timeout=5, life=crashing.stillborn)
    try:
        with pytest.raises(WorkerError, match="code 3"):
            list(pool.outcomes(iter(tasks("a", "b"))))
    finally:
        pool.close()


def test_a_missing_model_is_said_by_its_own_error(tmp_path):
    tool = Tool(engine=EngineSpec("lexer", str(tmp_path)))
    pool = Pool(tool, workers=1, timeout=5)
    try:
        with pytest.raises(ModelError, match="missing"):
            list(pool.outcomes(iter(tasks("a"))))
    finally:
        pool.close()
