"""How large an input is, without reading it: for the time that is left (剩余时间)."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from jiyao.batch.sources import ROW_ENDINGS, TEXT_ENDINGS


def sizes_of(paths: Sequence[str | Path]) -> Iterator[int]:
    """Sizes of the files behind arguments as `Input.size` counts them, in any order.

    Of a Parquet file it is about the length of its texts, by the file's own account.
    """
    for argument in map(str, paths):
        names = [argument]
        if not os.path.exists(argument) and glob.has_magic(argument):
            names = glob.iglob(argument, recursive=True)  # type: ignore[assignment]
        for name in names:
            yield from _of_folder(name) if os.path.isdir(name) else [_of_file(name)]


def is_sized(paths: Sequence[str | Path]) -> bool:
    """Whether the input ends somewhere that can be seen: standard input does not."""
    return "-" not in map(str, paths)


def _of_folder(folder: str) -> Iterator[int]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _of_folder(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in TEXT_ENDINGS:
                yield _of_file(entry.path)


def _of_file(name: str) -> int:
    ending = os.path.splitext(name)[1].lower()
    try:
        if ending in ROW_ENDINGS and ending != ".jsonl":
            return _of_parquet(name)
        return os.stat(name).st_size
    except OSError:
        return 0


def _of_parquet(name: str) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return 0
    try:
        about = pq.read_metadata(name)
    except pa.ArrowException:
        return 0
    groups = (about.row_group(number) for number in range(about.num_row_groups))
    columns = (group.column(number) for group in groups for number in range(group.num_columns))
    return sum(c.total_uncompressed_size for c in columns if c.path_in_schema == "text")
