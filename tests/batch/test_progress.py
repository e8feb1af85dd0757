"""What a person sees of a run: a bar on a terminal, plain lines in a log."""

import io
import json
import re
from collections import Counter

import pytest
from rich.console import Console

from jiyao.batch.progress import RunProgress
from jiyao.batch.sizes import is_sized, sizes_of
from jiyao.batch.task import Outcome

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def outcome(number: int, *, rejects: int = 0) -> Outcome:
    reject = json.dumps({"source": "坏.txt", "reason": "is empty"}, ensure_ascii=False)
    return Outcome(
        number=number,
        size=300,
        records=["{}"] * 3,
        rejects=[reject] * rejects,
        counts=Counter(documents=10, characters=100_000, rejected=rejects),
    )


def shown(*, terminal: bool, sizes=None, skipped: int = 0, tasks: int = 3) -> str:
    """What is printed in a run whose every task takes 20 seconds."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=160, soft_wrap=True)
    now = [0.0]
    with RunProgress(console, sizes, clock=lambda: now[0]) as progress:
        for number in range(skipped):
            progress.report(Outcome(number=number, size=300))
        for number in range(tasks):
            now[0] += 20
            progress.report(outcome(number, rejects=number == 0))
    return ESCAPE.sub("", stream.getvalue())


def test_a_log_gets_a_line_now_and_then():
    lines = shown(terminal=False, sizes=iter([1000, 500])).splitlines()
    assert lines == [
        "rejected: 坏.txt: is empty",
        "20 documents, 5.0 k characters per second, 6 records, 1 rejected, 0:01:00 left",
    ]


def test_a_terminal_gets_a_bar_with_every_task():
    said = shown(terminal=True, sizes=iter([1000, 500]))
    assert "rejected: 坏.txt: is empty" in said
    for line in (
        "10 documents, 5.0 k characters per second, 3 records, 1 rejected, 0:01:20 left",
        "30 documents, 5.0 k characters per second, 9 records, 1 rejected, 0:00:40 left",
    ):
        assert line in said


def test_what_was_done_before_counts_for_the_time_left_only():
    said = shown(terminal=True, sizes=iter([3000]), skipped=4)
    assert "30 documents, 5.0 k characters per second" in said
    assert "0:01:00 left" in said


def test_without_an_end_in_sight_no_time_is_told():
    assert "left" not in shown(terminal=False)


def test_sizes_are_those_of_the_inputs(tmp_path):
    for name in ("a.txt", "sub/b.txt", "c.jsonl", ".hidden.txt", "d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "文"}\n', encoding="utf-8")
    assert sum(sizes_of([tmp_path])) == 2 * 16
    assert sum(sizes_of([tmp_path / "c.jsonl", tmp_path / "missing", tmp_path / "*.md"])) == 2 * 16
    assert is_sized([tmp_path])
    assert not is_sized(["-"])


def test_the_length_of_parquet_texts_is_its_own_account(tmp_path):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    texts = [f"{number}号会议" * 50 for number in range(100)]
    pq.write_table(pa.table({"text": texts, "other": texts}), tmp_path / "a.parquet")
    length = sum(len(text.encode()) for text in texts)
    assert length < sum(sizes_of([tmp_path / "a.parquet"])) < 1.2 * length
