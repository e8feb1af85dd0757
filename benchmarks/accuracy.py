"""Accuracy over corpora with gold: runs the pipeline, scores it, prints tables.

    python benchmarks/accuracy.py ../shared/corpus --errors errors.txt

Gold's `published` is what the pipeline is given. Documents listed in held-out.txt are for scoring
only: their mistakes are listed, and their slots shown, only by `--part held-out` or `--part all`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

import jiyao
from jiyao.batch.process import Result, process_batch
from jiyao.errors import JiyaoError
from jiyao.evaluate.gold import GoldDocument, read_gold
from jiyao.evaluate.output import Found, found_by_document
from jiyao.evaluate.report import as_json, figures, mistakes_text, tables
from jiyao.evaluate.score import Evaluation, evaluate_documents, named_in
from jiyao.values import SourceText

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "benchmarks" / "held-out.txt"
WIDTH = 100


class Part(str, Enum):
    """Which documents the tables and the list of mistakes are about."""

    dev = "dev"
    held_out = "held-out"
    all = "all"


def gold_of(folders: Sequence[Path]) -> list[GoldDocument]:
    """Gold of several folders; the names begin with the folder's if there are several.

    A document that several folders hold counts once, where it comes first.
    """
    if len(folders) == 1:
        return read_gold(folders[0])
    by_text: dict[str, GoldDocument] = {}
    for folder in folders:
        for document in read_gold(folder):
            name = f"{folder.resolve().name}/{document.name}"
            by_text.setdefault(document.text, dataclasses.replace(document, name=name))
    return list(by_text.values())


def run_on(gold: Sequence[GoldDocument], *, engine: str = "lexer") -> list[Result]:
    """What the pipeline finds in the documents, given the gold's day of publication."""
    sources = [
        SourceText(
            id=f"{document.name}.txt",
            text=document.text,
            published=dt.date.fromisoformat(document.published) if document.published else None,
        )
        for document in gold
    ]
    return process_batch(jiyao.load(engine=engine), sources)


def found_in(results: Sequence[Result]) -> dict[str, Found]:
    """Results as the scorer wants them: the JSON that would stand in the output files."""
    return found_by_document(
        [record.model_dump(mode="json") for result in results for record in result.records],
        [article.model_dump(mode="json") for result in results for article in result.articles],
    )


def evaluation_of(folders: Sequence[Path], *, engine: str = "lexer") -> Evaluation:
    """Run and score; a document on which the pipeline fails counts as missed and is named."""
    gold = gold_of(folders)
    results = run_on(gold, engine=engine)
    failed: dict[str, list[str]] = defaultdict(list)
    for result in results:
        if result.reject is not None:
            failed[result.reject.reason].append(result.source)
    for reason, sources in failed.items():
        print(f"failed: {', '.join(sources)}: {reason}", file=sys.stderr)
    return evaluate_documents(gold, found_in(results))


def part_of(evaluation: Evaluation, part: Part) -> Evaluation:
    """The evaluation of one part of the documents."""
    held_out = named_in(HELD_OUT)
    wanted: dict[Part, Callable[[str], bool]] = {
        Part.all: lambda name: True,
        Part.dev: lambda name: not held_out(name),
        Part.held_out: held_out,
    }
    return evaluation.part(wanted[part])


def parts_table(evaluation: Evaluation) -> Table:
    """The main figures of all documents, the development part and the held-out part."""
    columns = {part: figures(part_of(evaluation, part).tally) for part in Part}
    table = Table(
        title="F1 (exact: share of gold records)", title_justify="left", box=box.SIMPLE_HEAD
    )
    table.add_column("figure")
    for part in columns:
        table.add_column(part.value, justify="right")
    for name in columns[Part.all]:
        if name.count(".") < 2:
            row = [column[name] for column in columns.values()]
            table.add_row(name, *("–" if figure is None else f"{figure:.3f}" for figure in row))
    return table


def main(
    folders: Annotated[list[Path], typer.Argument(help="Folders of gold, searched recursively.")],
    part: Annotated[Part, typer.Option(help="What the tables and --errors show.")] = Part.dev,
    errors: Annotated[Path | None, typer.Option(help="File for the list of mistakes.")] = None,
    json: Annotated[Path | None, typer.Option(help="File for all figures and counts.")] = None,
    engine: Annotated[str, typer.Option(help="Segmenter.")] = "lexer",
) -> None:
    """Measure the accuracy of the pipeline."""
    began = time.perf_counter()
    try:
        evaluation = evaluation_of(folders, engine=engine)
    except JiyaoError as error:
        raise SystemExit(f"accuracy: {error}") from error
    chosen = part_of(evaluation, part)
    console = Console(width=WIDTH)
    for table in (*tables(chosen, title=part.value), parts_table(evaluation)):
        console.print(table)
    if errors is not None:
        errors.write_text(mistakes_text(chosen.mistakes), encoding="utf-8")
        console.print(f"{len(chosen.mistakes)} mistakes in {errors}", markup=False)
    if json is not None:
        json.write_text(as_json(evaluation), encoding="utf-8")
    console.print(f"{time.perf_counter() - began:.1f} s", markup=False)


if __name__ == "__main__":
    typer.run(main)
