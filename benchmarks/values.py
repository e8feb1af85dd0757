"""Dates and quantities of jiyao beside JioNLP and Recognizers-Text on tests/cases, in one run.

    python benchmarks/values.py [--peers FOLDER]

The peers live in an environment of their own, made on the first run in FOLDER (by default a
cache folder) from values-peers.txt: one of them is not permissively licensed, none is used by
jiyao. Their answers are read generously: the best overlapping mention counts, any of several
values may be right, an open side is not asked for, a unit is what is written behind the number.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from jiyao.evaluate.marked import MarkedSentence, marked_sentences
from jiyao.find import find_dates, find_quantities
from jiyao.values import Date, Quantity

HERE = Path(__file__).parent
CASES = HERE.parent / "tests" / "cases"
Found = dict[str, Any]


def cases() -> list[MarkedSentence]:
    """All marked sentences of dates and quantities."""
    paths = sorted([*CASES.glob("dates-*.txt"), *CASES.glob("quantities-*.txt")])
    return [
        case
        for path in paths
        for case in marked_sentences(path.read_text(encoding="utf-8"), file=path.name)
    ]


def peers_python(folder: Path) -> Path:
    """The interpreter of the peers' environment, which is made when missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        listing = str(HERE / "values-peers.txt")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", listing], check=True)
    return python


def ask_peer(name: str, python: Path, sentences: Sequence[MarkedSentence]) -> dict[str, Any]:
    """Answers of one peer, one list a sentence, with the seconds they took."""
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder) / "cases.json", Path(folder) / "answers.json"
        rows = [
            {"text": case.text, "anchor": case.anchor and case.anchor.isoformat()}
            for case in sentences
        ]
        asked.write_text(json.dumps(rows), encoding="utf-8")
        script = str(HERE / "values_peers.py")
        command = [str(python), script, name, str(asked), str(told)]
        subprocess.run(command, check=True, capture_output=True)
        answers: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
        return answers


def ask_jiyao(sentences: Sequence[MarkedSentence]) -> dict[str, Any]:
    """Our answers in the peers' form; patterns are compiled before the clock starts."""
    find_dates("今天"), find_quantities("3家")
    began = time.perf_counter()
    found = [(find_dates(c.text, c.anchor), find_quantities(c.text)) for c in sentences]
    seconds = time.perf_counter() - began
    answers = [[*map(_date, dates), *map(_quantity, some)] for dates, some in found]
    return {"seconds": seconds, "raised": 0, "answers": answers}


def _date(date: Date) -> Found:
    days = [side and side.isoformat() for side in (date.start_date, date.end_date)]
    span = {"kind": "date", "start": date.start, "end": date.end}
    return {**span, "days": [days] if any(days) else [], "value": date.value}


def _quantity(found: Quantity) -> Found:
    bounds = [found.value] if found.value is not None else [found.min, found.max]
    span = {"kind": "quantity", "start": found.start, "end": found.end}
    return {**span, "numbers": [str(b) for b in bounds], "unit": found.unit or ""}


def score(sentences: Sequence[MarkedSentence], answers: Sequence[Sequence[Found]]) -> Counter[str]:
    """Counts per kind: gold mentions, found with the exact span, right value, extra mentions."""
    counts: Counter[str] = Counter()
    for case, found in zip(sentences, answers, strict=True):
        for kind, gold in (("date", case.dates), ("quantity", case.quantities)):
            mine = [answer for answer in found if answer["kind"] == kind]
            for mention in gold:
                near = [a for a in mine if a["start"] < mention.end and a["end"] > mention.start]
                counts[f"{kind} gold"] += 1
                exact = any((a["start"], a["end"]) == (mention.start, mention.end) for a in near)
                counts[f"{kind} span"] += exact
                near.sort(key=lambda a: -_overlap(a, mention))
                counts[f"{kind} value"] += any(_right(a, mention) for a in near)
    return counts


def _overlap(answer: Found, mention: Date | Quantity) -> int:
    return min(answer["end"], mention.end) - max(answer["start"], mention.start)


def _right(answer: Found, mention: Date | Quantity) -> bool:
    if isinstance(mention, Quantity):
        wanted = [mention.value] if mention.value is not None else [mention.min, mention.max]
        unit = (mention.unit or "").removeprefix("人民币")
        return _numbers(answer["numbers"]) == wanted and answer["unit"] in (unit, unit[-1:])
    sides = [side and side.isoformat() for side in (mention.start_date, mention.end_date)]
    if any(sides):
        return any(_same_days(sides, days) for days in answer.get("days", []))
    return bool(answer.get("value") == mention.value)


def _same_days(wanted: Sequence[str | None], days: Sequence[str | None]) -> bool:
    return all(side is None or side == day for side, day in zip(wanted, days, strict=True))


def _numbers(texts: Sequence[str]) -> list[Decimal] | None:
    try:
        return [Decimal(text.replace(",", "")) for text in texts]
    except InvalidOperation:
        return None


def main() -> None:
    """Print one table."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "jiyao-peers"
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--peers", type=Path, default=cache, help="folder of their environment")
    sentences = cases()
    python = peers_python(parser.parse_args().peers)
    results = {"jiyao": ask_jiyao(sentences)}
    results |= {name: ask_peer(name, python, sentences) for name in ("jionlp", "recognizers")}
    characters = sum(len(case.text) for case in sentences)
    print(f"{len(sentences)} cases, Python {sys.version.split()[0]}")
    head = ("", "date span", "date value", "quantity span", "quantity value", "chars/s", "raised")
    print("".join(f"{cell:>16}" for cell in head))
    for name, result in results.items():
        counts = score(sentences, result["answers"])
        row = [name]
        for kind in ("date", "quantity"):
            total = counts[f"{kind} gold"]
            row += [f"{100 * counts[f'{kind} {what}'] / total:.1f}" for what in ("span", "value")]
        row += [f"{characters / result['seconds']:.0f}", str(result["raised"])]
        print("".join(f"{cell:>16}" for cell in row))


if __name__ == "__main__":
    main()
