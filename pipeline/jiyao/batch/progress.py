"""What a person sees of a run: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import json
import logging
import time
from types import TracebackType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from jiyao.batch.task import Outcome

logger = logging.getLogger(__name__)

LINE_EVERY = 30.0
"""Seconds between two lines where there is no terminal."""


class RunProgress:
    """Shows documents, characters per second, records and rejects while a run goes on.

    Args:
        console: where to; a bar if it is a terminal, else a line now and then. Each reject is
            printed with its reason either way.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self._started = self._last_line = time.monotonic()
        self._documents = self._characters = self._records = self._rejects = 0
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console, transient=True)
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
        """Take up a finished task."""
        self._documents += outcome.counts["documents"]
        self._characters += outcome.counts["characters"]
        self._records += len(outcome.records)
        self._rejects += len(outcome.rejects)
        for line in outcome.rejects:
            reject = json.loads(line)
            self.console.print(f"rejected: {reject['source']}: {reject['reason']}", markup=False)
        now = time.monotonic()
        if self.console.is_terminal:
            self._bar.update(self._task, description=self._line(now))
        elif now - self._last_line > LINE_EVERY:
            self._last_line = now
            self.console.print(self._line(now), markup=False)

    def _line(self, now: float) -> str:
        speed = self._characters / max(now - self._started, 1e-9) / 1000
        return (
            f"{self._documents} documents, {speed:.1f} k characters per second, "
            f"{self._records} records, {self._rejects} rejected"
        )
