"""Accuracy and speed of the three engines on the same corpora, in one run, as a Markdown table.

    python benchmarks/engines.py tests/gold ../shared/corpus/news [--engine hanlp]

F1 of the held-out documents and, after a slash, of the others, which the rules were made with: only
the first says how good an engine is. Speed is that of the full road over all of them by the
processor's time of the process, median of three runs in turn; loading is not counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

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


def accuracy_of(nlp: Language, gold: Sequence[GoldDocument]) -> list[str]:
    """Cells of one engine: F1 of the held-out documents and of the others."""
    results = process_batch(nlp, [source_of(document) for document in gold])
    evaluation = evaluate_documents(gold, found_in(results))
    parts = [figures(part_of(evaluation, part).tally) for part in (Part.held_out, Part.dev)]
    return [
        " / ".join("–" if part.get(key) is None else f"{part[key]:.3f}" for part in parts)
        for key in COLUMNS.values()
    ]


def seconds_of(nlp: Language, sources: Sequence[SourceText]) -> float:
    """Processor seconds of one run over all documents."""
    began = time.process_time()
    process_batch(nlp, sources)
    return time.process_time() - began


def main() -> None:
    """Print the table; an engine that is missing is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of gold")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="only these")
    arguments = parser.parse_args()
    gold = gold_of(arguments.folders)
    pipelines = {}
    for engine in arguments.engine or ENGINES:
        try:
            pipelines[engine] = jiyao.load(engine)
        except ModelError as error:
            print(f"{engine}: {error}", file=sys.stderr)
    cells = {engine: accuracy_of(nlp, gold) for engine, nlp in pipelines.items()}
    sources = [source_of(document) for document in gold]
    runs = [{name: seconds_of(nlp, sources) for name, nlp in pipelines.items()} for _ in range(3)]
    characters = sum(len(source.text) for source in sources)
    print(f"| engine | {' | '.join(COLUMNS)} | characters/s |")
    print("| --- " + "| ---: " * (len(COLUMNS) + 1) + "|")
    for engine, row in cells.items():
        speed = characters / statistics.median(run[engine] for run in runs)
        print(f"| {engine} | {' | '.join(row)} | {speed:,.0f} |")


if __name__ == "__main__":
    main()
