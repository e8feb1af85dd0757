"""Kill -9 at any moment: the next run completes to the bytes of an undisturbed one."""

import importlib
import multiprocessing as mp
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jiyao.batch import run as runs
from jiyao.batch import task

FILES = ("records.jsonl", "articles.jsonl", "rejects.jsonl")
DOCUMENTS = 240
PER_TASK = 12
"""So few that a small archive has many moments between two tasks."""
TASKS = DOCUMENTS // PER_TASK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks into /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, root):
    """Short pages, one in ten broken."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "benchmarks"))
        pages = importlib.import_module("pages")
    folder = tmp_path_factory.mktemp("archive")
    for number in range(DOCUMENTS):
        text = pages.page(number, articles=1, length=2)
        data = b"\x00\x01" if number % 10 == 7 else text.encode()
        (folder / f"{number:04}.txt").write_bytes(data)
    return folder


@pytest.fixture(autouse=True)
def _small_tasks(monkeypatch, nlp):
    monkeypatch.setattr(task, "TASK_DOCUMENTS", PER_TASK)


def run(folder: Path, output: Path) -> None:
    runs.run([folder], output, runs.RunOptions(workers=2, timeout=60))


def started(folder: Path, output: Path, before=lambda: None):
    """A run in a process group of its own."""

    def life() -> None:
        os.setsid()
        before()
        run(folder, output)

    process = mp.get_context("fork").Process(target=life)
    process.start()
    return process


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def tasks_done(output: Path) -> int:
    try:
        return max((output / "progress.jsonl").read_bytes().count(b"\n") - 1, 0)
    except FileNotFoundError:
        return 0


def bytes_of(output: Path) -> dict[str, bytes]:
    assert not list(output.glob("*.part"))
    return {name: (output / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def expected(folder, tmp_path_factory, nlp):
    output = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task, "TASK_DOCUMENTS", PER_TASK)
        run(folder, output)
    whole = bytes_of(output)
    assert whole["rejects.jsonl"].count(b"\n") == DOCUMENTS // 10
    assert whole["records.jsonl"].count(b"\n") > 20
    return whole


@pytest.mark.parametrize("number", range(20))
def test_a_killed_run_ends_with_the_same_bytes(number, folder, expected, tmp_path):
    """Twenty kills: everything, the parent alone, or a worker alone, anywhere from start to end."""
    chance = random.Random(number)
    victim = ("all", "all", "parent", "worker")[number % 4]
    moment = chance.choice((0, TASKS, chance.randrange(TASKS), chance.randrange(TASKS)))
    process = started(folder, tmp_path / "out")
    while process.is_alive() and tasks_done(tmp_path / "out") < moment:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.05))
    workers = children(process.pid) if process.is_alive() else []
    if victim == "all" and process.is_alive():
        os.killpg(process.pid, signal.SIGKILL)
    elif victim == "parent":
        process.kill()
    elif victim == "worker" and workers:
        os.kill(chance.choice(workers), signal.SIGKILL)
    process.join(60)
    assert process.exitcode == (0 if victim == "worker" else process.exitcode)
    if victim != "worker":
        run(folder, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == expected
    assert not any(is_running(worker) for worker in workers)


def is_running(pid: int) -> bool:
    """Whether a process is still there after some seconds' grace."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return False
        except (FileNotFoundError, ProcessLookupError):
            return False
        time.sleep(0.1)
    return True


def ending_at(line: int, tally: Path | None = None):
    """Count the lines of code that keep the journal; at the given one, end without a goodbye."""
    seen = 0

    def each_line(frame, event, _):
        nonlocal seen
        if event == "line":
            seen += 1
            if seen == line:
                os._exit(9)
            if tally is not None:
                tally.write_text(str(seen), encoding="ascii")
        return each_line

    def each_call(frame, event, _):
        name = frame.f_code.co_filename
        return each_line if name.endswith(("batch/journal.py", "write/whole.py")) else None

    return lambda: sys.settrace(each_call)


def test_any_line_of_the_journal_may_be_the_last(folder, expected, tmp_path):
    process = started(folder, tmp_path / "counted", ending_at(-1, tmp_path / "tally"))
    process.join()
    lines = int((tmp_path / "tally").read_text(encoding="ascii"))
    assert lines > 20 * TASKS
    chance = random.Random(7)
    moments = [lines - 1 - chance.randrange(60) for _ in range(8)]  # while it is finished
    moments += [chance.randrange(1, lines) for _ in range(6)]
    for number, moment in enumerate(moments):
        process = started(folder, tmp_path / f"{number}", ending_at(moment))
        process.join()
        assert process.exitcode in (9, 0)
        run(folder, tmp_path / f"{number}")
        assert bytes_of(tmp_path / f"{number}") == expected


def test_an_interrupt_keeps_what_is_finished(folder, expected, tmp_path):
    """The command itself, Ctrl-C in the middle, then the same command again."""
    command = [
        *(sys.executable, "-m", "jiyao.cli", "extract", *[str(folder)] * 8),
        *("--output", str(tmp_path / "out"), "--workers", "2"),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while process.poll() is None and tasks_done(tmp_path / "out") < 2:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "the same command goes on" in said
    done = tasks_done(tmp_path / "out")
    assert done >= 2
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 1  # bad documents, as they should be
    assert f"{8 * DOCUMENTS} documents" in again.stderr
    assert "(0 done before)" not in again.stderr
    records = (tmp_path / "out" / "records.jsonl").read_bytes()
    assert records.count(b"\n") == 8 * expected["records.jsonl"].count(b"\n")
