"""The command `jiyao`: parses arguments, calls functions, sets exit codes.

Exit codes: 0 all documents gave output, 1 some did not (or the command failed), 2 wrong usage.
"""

from __future__ import annotations

import datetime as dt
import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.logging import RichHandler
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import jiyao
from jiyao.batch.process import Result
from jiyao.batch.run import RunOptions
from jiyao.batch.run import run as run_documents
from jiyao.errors import JiyaoError
from jiyao.write.schema import schema_json

app = typer.Typer(
    help="Meetings, targets and agreements from Chinese official news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
errors = Console(stderr=True, soft_wrap=True, highlight=False)


@app.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(help="Text files, or folders of .txt files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the results.")],
    published: Annotated[
        str | None, typer.Option(help="Publication date, 2024-03-08; else read from each text.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Segmenter: lexer.")] = "lexer",
) -> None:
    """Extract records from documents into records.jsonl, articles.jsonl, rejects.jsonl."""
    options = RunOptions(engine=engine, published=_day(published), version=jiyao.__version__)
    nlp = jiyao.load(engine=engine)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        task = progress.add_task("0 documents", total=None)
        done = 0

        def report(result: Result) -> None:
            nonlocal done
            done += 1
            progress.update(task, description=f"{done} documents")
            if result.reject is not None:
                errors.print(f"rejected: {result.source}: {result.reject.reason}", markup=False)

        counts = run_documents(nlp, inputs, output, options, report=report)
    found = ", ".join(f"{counts[name]} {name}s" for name in ("meeting", "agreement", "target"))
    errors.print(
        f"{counts['documents']} documents, {counts['articles']} articles: {found}; "
        f"{counts['rejected']} rejected; results in {output}",
        markup=False,
    )
    raise typer.Exit(1 if counts["rejected"] else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the output files."""
    sys.stdout.write(schema_json())


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
