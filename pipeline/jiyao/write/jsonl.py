"""Files that appear whole or not at all: written under a temporary name, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from pydantic import BaseModel

from jiyao.errors import OutputError


class JsonlFiles:
    """Line files of one run, opened together and published together.

    Used as a context manager: on a clean exit every file is renamed to its final name, in the
    order given; on an exception the temporary files are removed and nothing else has changed.

    Args:
        folder: where the files go; made if need be.
        names: final file names, such as "records.jsonl".
    Raises:
        OutputError: the folder or a file cannot be written.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self.folder = folder
        self.names = tuple(names)
        self._open: dict[str, TextIOWrapper] = {}

    def __enter__(self) -> JsonlFiles:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in self.names:
                path = self._temporary(name)
                self._open[name] = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            self._discard()
            raise OutputError(f"{self.folder}: cannot be written: {error.strerror}") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._discard()
            return
        for stream in self._open.values():
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        for name in self.names:
            os.replace(self._temporary(name), self.folder / name)

    def write(self, name: str, row: BaseModel) -> None:
        """Add one line to the file `name`: the model as compact JSON, null fields kept."""
        self._open[name].write(row.model_dump_json() + "\n")

    def _temporary(self, name: str) -> Path:
        return self.folder / f".{name}.{os.getpid()}.part"

    def _discard(self) -> None:
        for name, stream in self._open.items():
            stream.close()
            self._temporary(name).unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is seen complete or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
