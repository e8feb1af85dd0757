"""Which documents a command line names (输入): files, folders, globs, JSONL, Parquet, "-"."""

from __future__ import annotations

import datetime as dt
import glob
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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
        size: bytes of the file or characters of the row, for balancing.
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
    """The documents behind the arguments, in order, a folder's sorted by name.

    A folder is searched through for `.txt` files; JSONL and Parquet files named themselves, or
    found by a glob, give a document a row; "-" reads one document from standard input. What
    cannot be read comes out with its `problem`. When two documents would have the same id, the
    later one's starts with the name of its folder.
    """
    taken: set[str] = set()
    for argument in paths:
        for entry in _inputs(str(argument)):
            yield _with_unused_id(entry, taken)


def _inputs(argument: str) -> Iterator[Input]:
    path = Path(argument)
    if argument == "-":
        text = sys.stdin.buffer.read()
        yield from _stdin_rows(text)
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists() or path.is_symlink():
        yield from _file(path, root=path.parent)
    elif glob.has_magic(argument) and (found := sorted(glob.glob(argument, recursive=True))):
        for name in found:
            yield from _folder(Path(name)) if Path(name).is_dir() else _file(Path(name), root=None)
    else:
        yield Input(id=argument, problem="does not exist")


def _stdin_rows(data: bytes) -> Iterator[Input]:
    from jiyao.read.decode import text_from_bytes

    try:
        text, _ = text_from_bytes(data, "-")
        yield Input(id="-", text=text, size=len(text))
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
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in TEXT_ENDINGS:
            yield path


def _file(path: Path, *, root: Path | None) -> Iterator[Input]:
    ending = path.suffix.lower()
    if ending in ROW_ENDINGS and path.is_file():
        try:
            yield from _rows(path, _json_rows(path) if ending == ".jsonl" else _parquet_rows(path))
        except (OSError, UnicodeDecodeError) as error:
            yield Input(id=str(path), problem=f"cannot be read: {error}")
        return
    name = (path if root is None else path.relative_to(root)).as_posix()
    size = path.stat().st_size if path.exists() else 0
    yield Input(id=name, path=path, size=size)


def _json_rows(path: Path) -> Iterator[object]:
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    yield f"not JSON: {error}"


def _parquet_rows(path: Path) -> Iterator[object]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        yield "reading Parquet needs pyarrow: pip install 'jiyao[tables]'"
        return
    try:
        for batch in pq.ParquetFile(path).iter_batches(PARQUET_ROWS):
            yield from batch.to_pylist()
    except pa.ArrowException as error:
        yield f"not a Parquet file: {error}"


def _rows(path: Path, rows: Iterable[object]) -> Iterator[Input]:
    for number, row in enumerate(rows, start=1):
        place = f"{path.name}:{number}"
        if isinstance(row, str):
            yield Input(id=place, problem=row)
            continue
        problem = _row_problem(row)
        if problem or not isinstance(row, Mapping):
            yield Input(id=place, problem=problem)
            continue
        rest = {key: row[key] for key in row if key not in ("id", "text", "published")}
        text, day = row["text"], row.get("published")
        yield Input(
            id=str(row["id"]) if row.get("id") is not None else place,
            text=text,
            published=dt.date.fromisoformat(str(day)[:10]) if day else None,
            metadata=json.loads(json.dumps(rest, default=str)),
            size=len(text),
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


def _with_unused_id(entry: Input, taken: set[str]) -> Input:
    import dataclasses

    prefix = entry.path.resolve().parent.name if entry.path else "row"
    candidate, number = entry.id, 1
    while candidate in taken:
        candidate = f"{prefix}{'' if number == 1 else f'-{number}'}/{entry.id}"
        number += 1
    taken.add(candidate)
    return entry if candidate == entry.id else dataclasses.replace(entry, id=candidate)
