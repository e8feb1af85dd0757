"""Archive scale: speed with one and two workers, peak memory from small to large inputs.

    python benchmarks/batch.py --megabytes 1 --megabytes 10

Generates documents from the samples in raw/ with other figures in them, one in a hundred broken,
runs `jiyao extract` on them as a user would, and prints a Markdown table. Memory is the largest
resident set of any process of the run (Linux only).
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

ROOT = Path(__file__).parents[1]
BROKEN_EVERY = 100
HEADER = "| MB | documents | rejected | workers | seconds | characters/s | peak MiB |"


def generate(folder: Path, *, size: int) -> None:
    """Documents of about `size` bytes together; the same for the same size."""
    pages = [path.read_bytes() for path in sorted((ROOT / "raw").glob("*.txt"))]
    chance = random.Random(size)
    number = written = 0
    while written < size:
        page = pages[number % len(pages)]
        data = re.sub(rb"[1-9](?=\d)", lambda _: b"%d" % chance.randint(1, 9), page)
        if number % BROKEN_EVERY == BROKEN_EVERY - 1:
            data = b"\x00" + data
        (folder / f"{number:06}.txt").write_bytes(data)
        number, written = number + 1, written + len(data)


def peak_of_session(session: int) -> int:
    """Largest resident set so far, in KiB, among the living processes of a session."""
    peaks = [0]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                status = (stat.parent / "status").read_text()
                peaks.append(int(re.search(r"VmHWM:\s+(\d+)", status)[1]))  # type: ignore[index]
        except (OSError, TypeError):  # the process has ended meanwhile
            continue
    return max(peaks)


def measure(folder: Path, output: Path, *, workers: int) -> tuple[float, int, dict[str, int]]:
    """Seconds, peak KiB and counts of one run."""
    arguments = ["extract", str(folder), "-o", str(output), "--workers", str(workers)]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "jiyao.cli", *arguments],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, peak_of_session(process.pid))
        time.sleep(0.2)
    about = json.loads((output / "run.json").read_text(encoding="utf-8"))
    return time.perf_counter() - started, peak, about["counts"]


def main(megabytes: Annotated[list[float], typer.Option(help="Sizes of the input.")]) -> None:
    """Print the table."""
    print(HEADER)
    print("| " + " | ".join(["---:"] * (HEADER.count("|") - 1)) + " |")
    for size in megabytes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "in")
            folder.mkdir()
            generate(folder, size=int(size * 1_000_000))
            for workers in (1, 2):
                output = Path(place, f"out-{workers}")
                seconds, peak, counts = measure(folder, output, workers=workers)
                cells = [f"{size:g}", counts["documents"], counts["rejected"], workers]
                cells += [f"{seconds:.1f}", f"{counts['characters'] / seconds:,.0f}", peak // 1024]
                print("| " + " | ".join(map(str, cells)) + " |", flush=True)
            one, two = (Path(place, f"out-{n}", "records.jsonl").read_bytes() for n in (1, 2))
            assert one == two, "the output depends on the number of workers"


if __name__ == "__main__":
    typer.run(main)
