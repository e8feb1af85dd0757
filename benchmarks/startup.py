"""Seconds from the start of a process to the first record, beside those of `import spacy`.

    python benchmarks/startup.py [--repeats N]

Every run is a fresh process, the two in turn; processor time of one thread, median, best and worst,
and the most memory that a process held. Where torch is installed, spaCy loads it, which takes both
longer: a bare environment (`pip install jiyao`) tells what jiyao itself takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys

FIRST_RECORD = """
import jiyao
assert jiyao.extract("青阳县召开工作会议\\n\\n3月6日，青阳县召开工作会议，县长陈树主持会议。")
"""
PROGRAMS = {"import spacy": "import spacy", "first record": FIRST_RECORD}


def run(program: str) -> tuple[float, float]:
    """Processor seconds and mebibytes of a process."""
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([sys.executable, "-c", program], env=one_thread)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a run ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    for program in PROGRAMS.values():
        run(program)  # compiled files are written, files of libraries are in memory
    runs = [{name: run(program) for name, program in PROGRAMS.items()} for _ in range(repeats)]
    base = statistics.median(each["import spacy"][0] for each in runs)
    print("| | seconds (median) | best | worst | times | peak MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name in PROGRAMS:
        seconds = [each[name][0] for each in runs]
        middle, peak = statistics.median(seconds), max(each[name][1] for each in runs)
        figures = f"{middle:.2f} | {min(seconds):.2f} | {max(seconds):.2f} | {middle / base:.2f}"
        print(f"| {name} | {figures} | {peak:.0f} |")


if __name__ == "__main__":
    main()
