"""The command `jiyao`: parses arguments, calls functions, sets exit codes.

Exit codes: 0 all documents gave output, 1 some did not (or the command failed), 2 wrong usage,
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler

import jiyao
from jiyao.batch.progress import RunProgress
from jiyao.batch.run import RunOptions
from jiyao.batch.run import run as run_documents
from jiyao.batch.sizes import is_sized, sizes_of
from jiyao.batch.status import status_of
from jiyao.errors import JiyaoError
from jiyao.segment.engine import EngineSpec
from jiyao.write.formats import FORMATS, convert
from jiyao.write.whole import write_whole

app = typer.Typer(
    help="Meetings, targets and agreements from Chinese official news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
WORKERS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
console = Console(soft_wrap=True, highlight=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False)


@app.command()
def extract(  # noqa: PLR0913  a command has as many parameters as options
    inputs: Annotated[
        list[str],
        typer.Argument(help="Text files, folders, globs, .jsonl or .parquet files, - for stdin."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the results.")],
    published: Annotated[
        str | None, typer.Option(help="Publication date, 2024-03-08; else read from each text.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Segmenter: lexer, pkuseg, hanlp.")] = "lexer",
    model: Annotated[str | None, typer.Option(help="Its model, else the one shipped.")] = None,
    user_dict: Annotated[
        str | None, typer.Option(help="File of words that pkuseg keeps whole.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = WORKERS,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out records below it.")
    ] = 0.0,
    timeout: Annotated[float, typer.Option(help="Seconds until a document is given up.")] = 120.0,
    overwrite: Annotated[bool, typer.Option(help="Start anew in a folder of results.")] = False,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="Also: csv, parquet, sqlite, duckdb.")
    ] = None,
    bom: Annotated[bool, typer.Option(help="Byte-order mark in CSV files, for Excel.")] = False,
) -> None:
    """Extract records from documents; run again to take up what was stopped."""
    unknown = [name for name in formats or [] if name not in FORMATS]
    if unknown:
        raise typer.BadParameter(f"--format {unknown[0]}: choose from {', '.join(FORMATS)}")
    options = RunOptions(
        engine=EngineSpec(engine, model, user_dict),
        published=_day(published),
        workers=workers,
        min_confidence=min_confidence,
        timeout=timeout,
        overwrite=overwrite,
        version=jiyao.__version__,
    )
    try:
        sizes = sizes_of(inputs) if is_sized(inputs) else None
        with RunProgress(errors, sizes) as progress:
            report = run_documents(inputs, output, options, report=progress.report)
    except KeyboardInterrupt:
        errors.print(f"stopped; the same command goes on where {output} ends", markup=False)
        raise typer.Exit(130) from None
    for name in formats or []:
        if name != "jsonl":
            convert(output, name, bom=bom)
    counts = report.counts
    found = ", ".join(f"{counts[name]} {name}s" for name in ("meeting", "agreement", "target"))
    errors.print(
        f"{counts['documents']} documents ({report.skipped} done before), "
        f"{counts['articles']} articles: {found}; {counts['rejected']} rejected; "
        f"results in {output}",
        markup=False,
    )
    raise typer.Exit(1 if counts["rejected"] else 0)


@app.command()
def explain(
    document: Annotated[Path, typer.Argument(help="A text file.")],
    published: Annotated[str | None, typer.Option(help="Publication date.")] = None,
    engine: Annotated[str, typer.Option(help="Segmenter: lexer, pkuseg, hanlp.")] = "lexer",
    model: Annotated[str | None, typer.Option(help="Its model, else the one shipped.")] = None,
    user_dict: Annotated[
        str | None, typer.Option(help="File of words that pkuseg keeps whole.")
    ] = None,
) -> None:
    """Show each record of a document with its evidence and the rules behind its slots."""
    from jiyao.explain import explanations
    from jiyao.read.decode import source_from_path

    source = source_from_path(document, published=_day(published))
    nlp = jiyao.load(engine, model=model, user_dict=user_dict)
    wrapped = Console(highlight=False)
    for part in explanations(nlp, source):
        wrapped.print(part)


@app.command()
def spark(
    source: Annotated[str, typer.Argument(help="JSON or Parquet documents, any file system.")],
    output: Annotated[str, typer.Argument(help="Folder for the results, any file system.")],
    engine: Annotated[str, typer.Option(help="Segmenter: lexer, pkuseg, hanlp.")] = "lexer",
    form: Annotated[str, typer.Option("--format", help="parquet or json.")] = "parquet",
) -> None:
    """Extract records on Spark; the session is the one that spark-submit sets up."""
    from jiyao import spark as on_spark

    on_spark.run(source, output, engine=engine, form=form)


@app.command()
def status(output: Annotated[Path, typer.Argument(help="Folder of results.")]) -> None:
    """Show how far a run has come."""
    console.print(status_of(output), markup=False)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of NAME.txt and NAME.json.")],
    output: Annotated[Path, typer.Argument(help="Folder of results.")],
    errors_file: Annotated[
        Path | None, typer.Option("--errors", help="File for every mistake, with its sentence.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="File for the figures.")] = None,
    only: Annotated[Path | None, typer.Option(help="Score only documents listed here.")] = None,
    without: Annotated[
        Path | None, typer.Option("--except", help="Leave out documents listed here.")
    ] = None,
) -> None:
    """Score results against gold: tables by record type, slot and entity label."""
    from jiyao.evaluate.report import as_json, mistakes_text, tables
    from jiyao.evaluate.score import evaluate_run

    evaluation = evaluate_run(gold, output, only=only, leave_out=without)
    for table in tables(evaluation):
        console.print(table)
    if errors_file is not None:
        write_whole(errors_file, mistakes_text(evaluation.mistakes))
    if json_file is not None:
        write_whole(json_file, as_json(evaluation))


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(help="Folder of results.")],
    after: Annotated[Path, typer.Argument(help="Folder of results.")],
    as_lines: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the records that a run gained, lost and changed against another."""
    from jiyao.evaluate.compare import compare_runs, comparison_json, comparison_text

    comparison = compare_runs(before, after)
    text = comparison_json(comparison) if as_lines else comparison_text(comparison)
    sys.stdout.write(text)


@app.command()
def schema(
    columns: Annotated[bool, typer.Option(help="The columns of CSV and SQLite files.")] = False,
) -> None:
    """Print the JSON Schema (2020-12) of the output files."""
    from jiyao.write.columns import columns_page
    from jiyao.write.schema import schema_json

    sys.stdout.write(columns_page() if columns else schema_json())


@app.callback()
def _settings(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log each step.")] = False,
) -> None:
    level = logging.DEBUG if verbose else logging.WARNING
    handler = RichHandler(console=errors, show_path=False)
    logging.basicConfig(level=level, format="%(name)s: %(message)s", handlers=[handler])


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date such as 2024-03-08") from error


def main() -> None:
    """Entry point: errors of ours end in one line on stderr and exit code 1."""
    try:
        app()
    except JiyaoError as error:
        errors.print(f"jiyao: {error}", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
