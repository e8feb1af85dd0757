"""Which documents a command line names (输入文件)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiyao.errors import SourceError

DOCUMENT_ENDINGS = frozenset({".txt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A document to read.

    Attributes:
        path: where it lies.
        id: its path relative to the folder that was named, with "/" between the parts; its file
            name if it was named itself.
    """

    path: Path
    id: str


def inputs_from_paths(paths: Sequence[Path]) -> Iterator[Input | SourceError]:
    """The documents behind files and folders, each folder's in sorted order.

    A folder is searched through for files ending in `.txt`; a file named itself may end in
    anything. A path that does not exist, or a folder without documents, comes out as an error.
    When two inputs would have the same id, the later one's starts with its folder's name.
    """
    taken: set[str] = set()
    for path in paths:
        if not path.exists():
            yield SourceError(str(path), "does not exist")
            continue
        found = sorted(_documents(path)) if path.is_dir() else [path]
        if not found:
            endings = ", ".join(sorted(DOCUMENT_ENDINGS))
            yield SourceError(str(path), f"a folder without documents (files ending in {endings})")
        for document in found:
            inside = document.relative_to(path) if path.is_dir() else Path(document.name)
            yield Input(path=document, id=_unused(inside, path, taken))


def _documents(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in DOCUMENT_ENDINGS and not path.name.startswith("."):
            yield path


def _unused(inside: Path, root: Path, taken: set[str]) -> str:
    candidate = inside.as_posix()
    number = 1
    while candidate in taken:
        prefix = root.resolve().name if root.is_dir() else root.resolve().parent.name
        candidate = Path(prefix + ("" if number == 1 else f"-{number}"), inside).as_posix()
        number += 1
    taken.add(candidate)
    return candidate
