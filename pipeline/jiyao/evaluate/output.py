"""What a run found: records and articles by document, read from an output folder or given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jiyao.errors import OutputError


@dataclass(slots=True, kw_only=True)
class Found:
    """What was found in one document: lines of records.jsonl and of articles.jsonl."""

    records: list[Mapping[str, Any]] = field(default_factory=list)
    articles: list[Mapping[str, Any]] = field(default_factory=list)


def document_name(source: str) -> str:
    """A source without its ending, the name by which gold knows it."""
    return PurePosixPath(source).with_suffix("").as_posix()


def found_by_document(
    records: Iterable[Mapping[str, Any]], articles: Iterable[Mapping[str, Any]]
) -> dict[str, Found]:
    """Group records and articles by the document's name."""
    found: dict[str, Found] = {}
    for record in records:
        found.setdefault(document_name(record["source"]), Found()).records.append(record)
    for article in articles:
        found.setdefault(document_name(article["source"]), Found()).articles.append(article)
    return found


def read_output(folder: Path) -> dict[str, Found]:
    """Read records.jsonl and articles.jsonl of a run.

    Raises:
        OutputError: a file is missing or a line of it is not a JSON object with a source.
    """
    return found_by_document(
        read_lines(folder / "records.jsonl"), read_lines(folder / "articles.jsonl")
    )


def read_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON Lines file.

    Raises:
        OutputError: the file cannot be read, or a line is not a JSON object with a source.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be read; expected the output of a run") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise OutputError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict) or not isinstance(row.get("source"), str):
            raise OutputError(f"{path}:{number}: expected an object with a source")
        yield row
