"""Archive scale: speed with one and two workers, memory from small to large inputs.

    python benchmarks/batch.py --megabytes 1,10 [--workers 1,2] [--repeats 1]

Generates pages, one in a hundred broken (`pages.py`), runs `jiyao extract` on them as a user
would, the numbers of workers in turn, and prints a Markdown table: wall clock with start-up,
processor time of all processes, largest resident set of the parent and of any worker (Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import pages

SAMPLE_EVERY = 0.1
TICK = os.sysconf("SC_CLK_TCK")
Row = dict[str, float]


@dataclass
class Watch:
    """What is seen of the processes of one session while they live."""

    session: int
    peaks: dict[int, float] = field(default_factory=dict)
    cpu: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Take down peak memory (MiB) and processor seconds of each process."""
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[3]) != self.session:
                    continue
                status = (stat.parent / "status").read_text()
            except OSError:  # the process has ended meanwhile
                continue
            if found := re.search(r"VmHWM:\s+(\d+)", status):
                self.peaks[int(stat.parent.name)] = int(found[1]) / 1024
                self.cpu[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / TICK


def measure(folder: Path, output: Path, *, workers: int) -> Row:
    """Figures of one run of the command."""
    arguments = ["extract", str(folder), "-o", str(output), "--workers", str(workers)]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "jiyao.cli", *arguments, "--overwrite"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    watch = Watch(process.pid)
    while process.poll() is None:
        watch.look()
        time.sleep(SAMPLE_EVERY)
    seconds = time.perf_counter() - started
    about = json.loads((output / "run.json").read_text(encoding="utf-8"))
    others = {pid: peak for pid, peak in watch.peaks.items() if pid != process.pid}
    return {
        "documents": about["counts"]["documents"],
        "rejected": about["counts"]["rejected"],
        "characters": about["counts"]["characters"],
        "seconds": seconds,
        "cpu": sum(watch.cpu.values()),
        "parent_cpu": watch.cpu.get(process.pid, 0.0),
        "parent_mib": watch.peaks.get(process.pid, 0.0),
        "worker_mib": max(others.values(), default=0.0),
    }


def growth(sizes: list[float], workers: list[int], repeats: int) -> list[Row]:
    """A row per size and number of workers: medians of the repeats, the numbers run in turn."""
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "in")
            folder.mkdir()
            pages.write_pages(folder, size=int(size * 1_000_000))
            runs: dict[int, list[Row]] = {number: [] for number in workers}
            for _ in range(repeats):
                for number, found in runs.items():
                    found.append(measure(folder, Path(place, f"out-{number}"), workers=number))
            outputs = [Path(place, f"out-{n}", "records.jsonl").read_bytes() for n in workers]
            assert len(set(outputs)) == 1, "the output depends on the number of workers"
        for number, found in runs.items():
            row = {key: statistics.median(run[key] for run in found) for key in found[0]}
            rows.append({"megabytes": size, "workers": number, **row})
            print(f"{size:g} MB, {number} workers: {row['seconds']:.0f} s", file=sys.stderr)
    return rows


def table(rows: list[Row]) -> str:
    """The rows as Markdown.

    `times one` is the speed beside the first number of workers, by wall clock; `by CPU` the same
    as it would be if every process had a core to itself: on a busy machine the only fair figure.
    """
    lines = [
        "| MB | documents | rejected | workers | seconds | characters/s | times one "
        "| by CPU | CPU s | of it parent | worker MiB | parent MiB |",
        "| " + " | ".join(["---:"] * 12) + " |",
    ]
    for row in rows:
        base = next(each for each in rows if each["megabytes"] == row["megabytes"])
        cells = [f"{row['megabytes']:g}", f"{row['documents']:.0f}", f"{row['rejected']:.0f}"]
        cells += [f"{row['workers']:.0f}", f"{row['seconds']:.1f}"]
        cells += [f"{row['characters'] / row['seconds']:,.0f}"]
        by_cpu = _on_free_cores(base) / _on_free_cores(row)
        cells += [f"{base['seconds'] / row['seconds']:.2f}", f"{by_cpu:.2f}", f"{row['cpu']:.1f}"]
        cells += [
            f"{row['parent_cpu']:.1f}",
            f"{row['worker_mib']:.0f}",
            f"{row['parent_mib']:.0f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "", *_marginal(rows)])


def _on_free_cores(row: Row) -> float:
    """Seconds if start-up and parent come first and the workers then share the rest evenly."""
    return row["parent_cpu"] + (row["cpu"] - row["parent_cpu"]) / row["workers"]


def _marginal(rows: list[Row]) -> list[str]:
    """Speeds and ratio without start-up: what the largest input takes more than the smallest."""
    by_workers: dict[float, list[Row]] = {}
    for row in rows:
        by_workers.setdefault(row["workers"], []).append(row)
    speeds = {}
    by_cpu = {}
    for number, found in by_workers.items():
        first, last = found[0], found[-1]
        by_cpu[number] = _on_free_cores(last) - _on_free_cores(first)
        if last["seconds"] > first["seconds"]:
            more = last["characters"] - first["characters"]
            speeds[number] = more / (last["seconds"] - first["seconds"])
    lines = [f"without start-up, {n:.0f} workers: {s:,.0f} characters/s" for n, s in speeds.items()]
    if len(speeds) > 1:
        slow, *_, fast = speeds.values()
        lines.append(f"without start-up, last beside first number of workers: {fast / slow:.2f}")
        one, *_, two = by_cpu.values()
        lines.append(f"the same by processor time: {one / max(two, 1e-9):.2f}")
    peaks = [row["worker_mib"] for row in rows]
    lines.append(f"worker memory, largest beside smallest: {max(peaks) / max(min(peaks), 1):.2f}")
    return lines


def numbers(text: str) -> list[float]:
    """Numbers joined by commas, as in 1,10,100."""
    return [float(part) for part in text.split(",")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=numbers, default=[1.0, 10.0])
    parser.add_argument("--workers", type=numbers, default=[1.0, 2.0])
    parser.add_argument("--repeats", type=int, default=1)
    given = parser.parse_args()
    print(table(growth(given.megabytes, [int(n) for n in given.workers], given.repeats)))


if __name__ == "__main__":
    main()
