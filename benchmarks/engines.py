"""Accuracy and speed of the three engines on the same corpora, in one run, as a Markdown table.

    python benchmarks/engines.py tests/gold ../shared/corpus/news [--engine hanlp]

F1 of the held-out documents and, after a slash, of the others. Speed is that of the full road over
all of them on one thread, after a warm-up; loading is not counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import jiyao
from accuracy import Part, found_in, gold_of, part_of
from jiyao.batch.process import process_batch
from jiyao.errors import ModelError
from jiyao.evaluate.gold import GoldDocument
from jiyao.evaluate.report import figures
from jiyao.evaluate.score import evaluate_documents
from jiyao.segment import ENGINES
from jiyao.values import SourceText

COLUMNS = {
    "records": "records.all",
    "slots": "slots.all",
    "ORG": "entities.ORG",
    "LOC": "entities.LOC",
    "PER": "entities.PER",
    "DATE": "entities.DATE",
    "QUANTITY": "entities.QUANTITY",
}


def source_of(document: GoldDocument) -> SourceText:
    """A gold document as the pipeline takes it."""
    day = dt.date.fromisoformat(document.published) if document.published else None
    return SourceText(id=f"{document.name}.txt", text=document.text, published=day)


def row_of(engine: str, gold: Sequence[GoldDocument]) -> str:
    """One engine's row of the table."""
    sources = [source_of(document) for document in gold]
    nlp = jiyao.load(engine)
    process_batch(nlp, sources[:1])
    began = time.perf_counter()
    results = process_batch(nlp, sources)
    speed = sum(len(source.text) for source in sources) / (time.perf_counter() - began)
    evaluation = evaluate_documents(gold, found_in(results))
    parts = [figures(part_of(evaluation, part).tally) for part in (Part.held_out, Part.dev)]
    cells = [
        " / ".join("–" if part.get(key) is None else f"{part[key]:.3f}" for part in parts)
        for key in COLUMNS.values()
    ]
    return f"| {engine} | {' | '.join(cells)} | {speed:,.0f} |"


def main() -> None:
    """Print the table, a row as soon as it is known; an engine that is missing is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of gold")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="only these")
    arguments = parser.parse_args()
    gold = gold_of(arguments.folders)
    print(f"| engine | {' | '.join(COLUMNS)} | characters/s |")
    print("| --- " + "| ---: " * (len(COLUMNS) + 1) + "|", flush=True)
    for engine in arguments.engine or ENGINES:
        try:
            print(row_of(engine, gold), flush=True)
        except ModelError as error:
            print(f"{engine}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
