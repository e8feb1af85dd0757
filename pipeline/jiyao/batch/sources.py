"""Which documents a command line names (输入): files, folders, globs, JSONL, Parquet, "-"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from jiyao.batch.order import Seen, in_order
from jiyao.errors import SourceError

TEXT_ENDINGS = frozenset({".txt"})
ROW_ENDINGS = frozenset({".jsonl", ".parquet"})
PARQUET_ROWS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A document to read, or the reason why it cannot be.

    Attributes:
        id: path relative to the folder that was named, with "/" between the parts; the file name
            of a file named itself; the `id` of a row. Unique within a run.
        path: where the text lies, None when `text` holds it.
        text: the document of a row.
        published: its row's day of publication.
        metadata: the other columns of its row, carried through to its articles.
        size: bytes of the file, the line or the row's text, for balancing.
        problem: why there is nothing to read.
    """

    id: str
    path: Path | None = None
    text: str | None = None
    published: dt.date | None = None
    metadata: Mapping[str, object] | None = None
    size: int = 0
    problem: str | None = None


def inputs_from_paths(paths: Sequence[str | Path]) -> Iterator[Input]:
    """The documents behind the arguments, in order, a folder's and a glob's sorted by name.

    A folder is searched through for `.txt` files; JSONL and Parquet files named themselves, or
    found by a glob, give a document a row; "-" reads standard input, one document or, if its
    first line is a JSON object, JSONL. What cannot be read comes out with its `problem`. When two
    documents would have the same id, the later one's starts with the name of its folder.

    Nothing is kept of a document once it is handed out but 16 bytes of its id, to tell equal ones
    apart; nothing at all where the arguments are a single folder.
    """
    if len(paths) == 1 and Path(paths[0]).is_dir():
        yield from _inputs(str(paths[0]))
        return
    taken = Seen()
    for argument in paths:
        for entry in _inputs(str(argument)):
            yield _with_unused_id(entry, taken)


def _inputs(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if argument == "-":
        yield from _stdin()
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists() or path.is_symlink():
        yield from _file(path, root=path.parent)
    elif glob.has_magic(argument):
        empty = True
        for name in in_order(lambda: glob.iglob(argument, recursive=True)):
            empty = False
            yield from _folder(Path(name)) if Path(name).is_dir() else _file(Path(name), root=None)
        if empty:
            yield Input(id=argument, problem="matches no file")
    else:
        yield Input(id=argument, problem="does not exist")


def _stdin() -> Iterator[Input]:
    from jiyao.read.decode import text_from_bytes

    stream = sys.stdin.buffer
    first = stream.readline()
    if isinstance(_json_row(first).value, dict):
        yield from _rows("-", map(_json_row, filter(bytes.strip, chain([first], stream))))
        return
    data = first + stream.read()
    try:
        text, _ = text_from_bytes(data, "-")
        yield Input(id="-", text=text, size=len(data))
    except SourceError as error:
        yield Input(id="-", problem=error.reason)


def _folder(root: Path) -> Iterator[Input]:
    empty = True
    for path in _walk(root):
        empty = False
        yield from _file(path, root=root)
    if empty:
        endings = ", ".join(sorted(TEXT_ENDINGS))
        yield Input(id=str(root), problem=f"a folder without documents (files ending in {endings})")


def _walk(folder: Path) -> Iterator[Path]:
    for name in in_order(lambda: _names(folder)):
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in TEXT_ENDINGS:
            yield path


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry.name


def _file(path: Path, *, root: Path | None) -> Iterator[Input]:
    ending = path.suffix.lower()
    if ending in ROW_ENDINGS and path.is_file():
        try:
            yield from _rows(
                path.name, _json_rows(path) if ending == ".jsonl" else _parquet_rows(path)
            )
        except OSError as error:
            yield Input(id=str(path), problem=f"cannot be read: {error}")
        return
    name = (path if root is None else path.relative_to(root)).as_posix()
    size = path.stat().st_size if path.exists() else 0
    yield Input(id=name, path=path, size=size)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file of documents, or the reason why it holds none; size in bytes."""

    value: object
    size: int
    problem: str | None = None


def _json_rows(path: Path) -> Iterator[Row]:
    with path.open("rb") as lines:
        yield from map(_json_row, filter(bytes.strip, lines))


def _json_row(line: bytes) -> Row:
    try:
        return Row(json.loads(line.decode("utf-8-sig")), len(line))
    except ValueError as error:
        return Row(None, len(line), f"not JSON: {error}")


def _parquet_rows(path: Path) -> Iterator[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        yield Row(None, 0, "reading Parquet needs pyarrow: pip install 'jiyao[tables]'")
        return
    try:
        for batch in pq.ParquetFile(path).iter_batches(PARQUET_ROWS):
            for row in batch.to_pylist():
                yield Row(row, len(str(row.get("text")).encode("utf-8", "replace")))
    except pa.ArrowException as error:
        yield Row(None, 0, f"not a Parquet file: {error}")


def _rows(file: str, rows: Iterable[Row]) -> Iterator[Input]:
    for number, row in enumerate(rows, start=1):
        place = f"{file}:{number}"
        value = row.value
        problem = row.problem or _row_problem(value)
        if problem or not isinstance(value, Mapping):
            yield Input(id=place, problem=problem, size=row.size)
            continue
        rest = {key: value[key] for key in value if key not in ("id", "text", "published")}
        day = value.get("published")
        yield Input(
            id=str(value["id"]) if value.get("id") is not None else place,
            text=value["text"],
            published=dt.date.fromisoformat(str(day)[:10]) if day else None,
            metadata=json.loads(json.dumps(rest, default=str)),
            size=row.size,
        )


def _row_problem(row: object) -> str | None:
    if not isinstance(row, Mapping):
        return "expected an object with `text`"
    if not isinstance(row.get("text"), str):
        return "has no string under `text`"
    day = row.get("published")
    try:
        dt.date.fromisoformat(str(day)[:10] if day else "2024-01-01")
    except ValueError:
        return f"`published` {day!r} is not a date such as 2024-03-08"
    return None


def _with_unused_id(entry: Input, taken: Seen) -> Input:
    prefix = entry.path.resolve().parent.name if entry.path else "row"
    candidate, number = entry.id, 1
    while not taken.add(candidate):
        candidate = f"{prefix}{'' if number == 1 else f'-{number}'}/{entry.id}"
        number += 1
    return entry if candidate == entry.id else dataclasses.replace(entry, id=candidate)
