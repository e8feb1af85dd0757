"""What a run has finished so far, kept so that nothing is done twice (断点续跑).

While a run is under way its files grow under temporary names. After each task one line is added
to `progress.jsonl`: the digest of the task's documents and the length of every file then. A run
that is killed leaves at most a torn tail; the next one cuts the files back to the last full line.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, BinaryIO

from jiyao.batch.task import Outcome, Task, add_seconds, digest_of
from jiyao.errors import OutputError

RECORDS, ARTICLES, REJECTS = "records.jsonl", "articles.jsonl", "rejects.jsonl"
FILES = (RECORDS, ARTICLES, REJECTS)
PROGRESS = "progress.jsonl"


@dataclass(slots=True, kw_only=True)
class Mark:
    """State after a task: a line of progress.jsonl, except the first, which holds the config."""

    task: int
    digest: str
    lengths: dict[str, int]
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """The mark as a line of progress.jsonl, which `Mark(**json.loads(line))` reads."""
        return json.dumps({each.name: getattr(self, each.name) for each in fields(self)})


class Journal:
    """The growing files of one run.

    Args:
        folder: the output folder, made if need be.
        config: what the output depends on; a journal begun under another one is refused.
    Raises:
        OutputError: the folder cannot be written, or holds a run under another config.
    """

    def __init__(self, folder: Path, config: dict[str, Any]) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.mark = self._resume(config)
            self._files = {name: self._open(name) for name in FILES}
            self._progress = (folder / PROGRESS).open("ab")
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error

    @property
    def finished(self) -> int:
        """How many tasks are done."""
        return self.mark.task + 1

    def check(self, task: Task) -> None:
        """Make sure that a finished task still has the documents it had.

        Raises:
            OutputError: naming the first and last document of the task that has changed.
        """
        if task.number in self._digests and self._digests[task.number] != digest_of(task):
            names = f"{task.inputs[0].id} ... {task.inputs[-1].id}"
            raise OutputError(
                f"{self.folder}: documents have changed since the run began, among {names}; "
                "start anew with --overwrite"
            )

    def add(self, task: Task, outcome: Outcome) -> None:
        """Write the lines of a finished task, then the mark that says so."""
        lines = {RECORDS: outcome.records, ARTICLES: outcome.articles, REJECTS: outcome.rejects}
        for name, stream in self._files.items():
            stream.write("".join(f"{line}\n" for line in lines[name]).encode())
            stream.flush()
        seconds = dict(self.mark.seconds)
        add_seconds(seconds, outcome.seconds)
        counts = Counter(self.mark.counts)
        counts.update(outcome.counts)
        self.mark = Mark(
            task=task.number,
            digest=digest_of(task),
            lengths={name: stream.tell() for name, stream in self._files.items()},
            counts=counts,
            seconds=seconds,
        )
        self._digests[task.number] = self.mark.digest
        self._progress.write((self.mark.line() + "\n").encode())
        self._progress.flush()

    def close(self) -> None:
        """Stop writing; the run can be taken up again."""
        for stream in (*self._files.values(), self._progress):
            stream.close()

    def publish(self) -> None:
        """Give the files their final names."""
        for stream in self._files.values():
            os.fsync(stream.fileno())
        self.close()
        for name in FILES:
            os.replace(self._part(name), self.folder / name)

    def forget(self) -> None:
        """Remove the progress file, the last step of a run."""
        (self.folder / PROGRESS).unlink()

    def digest(self) -> str:
        """Hash of all finished tasks' documents."""
        return chained(self._digests[number] for number in sorted(self._digests))

    def _part(self, name: str) -> Path:
        return self.folder / f"{name}.part"

    def _open(self, name: str) -> BinaryIO:
        part = self._part(name)
        if self.finished and not part.exists():  # killed while the files got their final names
            os.replace(self.folder / name, part)
        stream = part.open("r+b" if part.exists() else "w+b")
        stream.truncate(self.mark.lengths[name])
        stream.seek(0, os.SEEK_END)
        return stream

    def _resume(self, config: dict[str, Any]) -> Mark:
        path = self.folder / PROGRESS
        lines = _full_lines(path)
        self._digests: dict[int, str] = {}
        mark = Mark(task=-1, digest="", lengths=dict.fromkeys(FILES, 0))
        if not lines:
            path.write_text(json.dumps(config, sort_keys=True) + "\n", encoding="utf-8")
            return mark
        _check_config(self.folder, lines[0], config)
        for line in lines[1:]:
            mark = Mark(**line)
            self._digests[mark.task] = mark.digest
        mark.counts = Counter(mark.counts)
        return mark


def chained(digests: Iterable[str]) -> str:
    """One hash of the digests of a run's tasks, in order."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]


def discard(folder: Path) -> None:
    """Forget the run in a folder, begun or finished; its records stay until they are replaced."""
    for name in (PROGRESS, *(f"{name}.part" for name in FILES)):
        (folder / name).unlink(missing_ok=True)


def last_mark(folder: Path) -> Mark:
    """State of the run that is under way in a folder; nothing is changed there."""
    marks = [Mark(**line) for line in _lines(folder / PROGRESS)[0][1:]]
    return marks[-1] if marks else Mark(task=-1, digest="", lengths={})


def _full_lines(path: Path) -> list[dict[str, Any]]:
    """The complete lines of a progress file; a torn last line is cut off the file."""
    if not path.exists():
        return []
    lines, whole = _lines(path)
    os.truncate(path, whole)
    return lines


def _lines(path: Path) -> tuple[list[dict[str, Any]], int]:
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    return [json.loads(line) for line in data[:whole].splitlines()], whole


def _check_config(folder: Path, begun: dict[str, Any], config: dict[str, Any]) -> None:
    changed = [key for key in sorted(begun.keys() | config) if begun.get(key) != config.get(key)]
    if changed:
        key = changed[0]
        raise OutputError(
            f"{folder}: holds a run with {key} {begun.get(key)!r}, this one has "
            f"{config.get(key)!r}; finish that one, or start anew with --overwrite"
        )
