"""What a person sees of a run: a bar on a terminal, plain lines in a log (进度)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from jiyao.batch.task import Outcome

LINE_EVERY = 30.0
"""Seconds between two lines where there is no terminal."""
SIZING = 0.02
"""Seconds spent, after each task, on finding out how large the input is."""


class RunProgress:
    """Shows documents, characters per second, records, rejects and the time left.

    Args:
        console: where to; a bar if it is a terminal, else a line now and then. Each reject is
            printed with its reason either way.
        sizes: bytes of the input's files, summed up bit by bit while the run goes on; the time
            left is shown when their end is reached. None if the input's end cannot be seen.
        clock: gives seconds.
    """

    def __init__(
        self,
        console: Console,
        sizes: Iterator[int] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.console = console
        self._clock = clock
        self._sizes = sizes
        self._sized = 0
        self._started = self._last_line = clock()
        self._documents = self._characters = self._records = self._rejects = 0
        self._bytes = self._skipped = 0
        columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
        self._bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self._task = self._bar.add_task("starting", total=None)

    def __enter__(self) -> RunProgress:
        if self.console.is_terminal:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.console.is_terminal:
            self._bar.stop()

    def report(self, outcome: Outcome) -> None:
        """Take up a finished task; one without documents was finished by an earlier run."""
        if outcome.counts["documents"]:
            self._bytes += outcome.size
        else:
            self._skipped += outcome.size
        self._documents += outcome.counts["documents"]
        self._characters += outcome.counts["characters"]
        self._records += len(outcome.records)
        self._rejects += len(outcome.rejects)
        for line in outcome.rejects:
            reject = json.loads(line)
            self.console.print(f"rejected: {reject['source']}: {reject['reason']}", markup=False)
        self._measure_input()
        now = self._clock()
        if self.console.is_terminal:
            total = self._total()
            done = self._bytes + self._skipped
            self._bar.update(self._task, description=self._line(now), total=total, completed=done)
            self._bar.refresh()
        elif now - self._last_line > LINE_EVERY:
            self._last_line = now
            self.console.print(self._line(now), markup=False)

    def _line(self, now: float) -> str:
        passed = max(now - self._started, 1e-9)
        line = (
            f"{self._documents} documents, {self._characters / passed / 1000:.1f} k characters "
            f"per second, {self._records} records, {self._rejects} rejected"
        )
        total = self._total()
        if total is None or not self._bytes:
            return line
        left = max(total - self._bytes - self._skipped, 0) / self._bytes * passed
        return f"{line}, {_clock_face(left)} left"

    def _total(self) -> int | None:
        """Bytes of the whole input, None while they are not known."""
        return self._sized if self._sizes is None and self._sized else None

    def _measure_input(self) -> None:
        if self._sizes is None:
            return
        until = time.monotonic() + SIZING
        for size in self._sizes:
            self._sized += size
            if time.monotonic() > until:
                return
        self._sizes = None


def _clock_face(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
