"""The accuracy gate as CI calls it, over a folder of one document."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOLD = {
    "published": "2024-03-08",
    "articles": [
        {
            "title": "甲县召开常务会议",
            "region": None,
            "records": [],
            "entities": [{"label": "DATE", "text": "2024年3月1日", "value": "2024-03-01"}],
        }
    ],
}
TEXT = "甲县召开常务会议\n\n2024年3月1日，天气晴好，市民纷纷出门踏青。\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def gate(root: Path, gold: Path, *options: str) -> subprocess.CompletedProcess[str]:
    baseline = gold / "baseline.json"
    command = [sys.executable, root / "benchmarks" / "gate.py", "--gold", gold]
    return subprocess.run(
        [*command, "--baseline", baseline, *options], capture_output=True, text=True, check=False
    )


def test_without_a_baseline_the_gate_is_shut(root: Path, gold: Path) -> None:
    run = gate(root, gold)
    assert (run.returncode, "--raise" in run.stdout) == (1, True), run.stderr


def test_raised_then_held_then_fallen(root: Path, gold: Path) -> None:
    assert gate(root, gold, "--raise").returncode == 0
    assert gate(root, gold).returncode == 0
    baseline = gold / "baseline.json"
    figures = json.loads(baseline.read_text(encoding="utf-8"))
    baseline.write_text(json.dumps({**figures, "records.meeting": 0.5}), encoding="utf-8")
    run = gate(root, gold)
    assert run.returncode == 1
    assert "records.meeting" in run.stdout
