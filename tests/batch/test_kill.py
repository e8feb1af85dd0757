"""Kill -9 at any moment: the next run completes to the bytes of an undisturbed one."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

FILES = ("records.jsonl", "articles.jsonl", "rejects.jsonl")
KILLS = 4


def command(folder, output, *more):
    return [
        *(sys.executable, "-m", "jiyao.cli", "extract", str(folder)),
        *("--output", str(output), "--workers", "2", *more),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, root):
    """Some tasks' worth of pages: the samples, repeated under other names, one in ten broken."""
    folder = tmp_path_factory.mktemp("archive")
    pages = [path.read_bytes() for path in sorted((root / "raw").glob("*.txt"))]
    for number in range(900):
        bad = number % 10 == 7
        (folder / f"{number:04}.txt").write_bytes(
            b"\x00\x01" if bad else pages[number % len(pages)]
        )
    return folder


def test_a_killed_run_ends_with_the_same_bytes(folder, tmp_path):
    subprocess.run(command(folder, tmp_path / "whole"), check=False, capture_output=True)
    expected = {name: (tmp_path / "whole" / name).read_bytes() for name in FILES}
    assert expected["rejects.jsonl"].count(b"\n") == 90
    chance = random.Random(20)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command(folder, tmp_path / "killed"), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(chance.uniform(1, 8))
        killed += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
    assert killed
    subprocess.run(command(folder, tmp_path / "killed"), check=False, capture_output=True)
    assert {name: (tmp_path / "killed" / name).read_bytes() for name in FILES} == expected


def test_an_interrupt_keeps_what_is_finished(folder, tmp_path):
    process = subprocess.Popen(
        command(folder, tmp_path / "out"), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (tmp_path / "out" / "progress.jsonl").exists():
        time.sleep(0.1)
    time.sleep(6)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode in (130, 0, 1)
    assert "Traceback" not in said
    if process.returncode == 130:
        assert "same command" in said
        assert (tmp_path / "out" / "progress.jsonl").exists()
