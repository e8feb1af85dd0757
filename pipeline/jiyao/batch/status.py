"""How far the run in a folder has come (进度)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jiyao.batch.journal import PROGRESS, last_mark
from jiyao.batch.run import RUN
from jiyao.errors import OutputError


def status_of(output: Path) -> str:
    """A line on the run in a folder: finished or under way, and its counts.

    Raises:
        OutputError: there is no run in the folder.
    """
    if (output / PROGRESS).exists():
        mark = last_mark(output)
        return f"{output}: {mark.task + 1} tasks finished so far; {_counts(mark.counts)}"
    if (output / RUN).exists():
        about = json.loads((output / RUN).read_text(encoding="utf-8"))
        return f"{output}: finished in {about['seconds']} seconds; {_counts(about['counts'])}"
    raise OutputError(f"{output}: holds no run; start one with jiyao extract")


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "nothing yet"
