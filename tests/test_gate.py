"""The accuracy gate: no baseline, a new one, figures that hold, figures that fell."""

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
import typer

from jiyao.evaluate.metrics import Counts, Key, Tally
from jiyao.evaluate.score import DocumentScore, Evaluation


def evaluation(right: int) -> Evaluation:
    tally = Tally([(Key("titles"), Counts(right, 1000 - right, 0))])
    return Evaluation(documents=(DocumentScore(name="one", tally=tally, mistakes=()),))


@pytest.fixture
def gate(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return importlib.import_module("gate")


@pytest.fixture
def call(gate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Call the gate on a run with so many titles of 1000 right; gives the exit code."""

    def run(right: int, *, new: bool = False) -> int:
        monkeypatch.setattr(gate, "evaluation_of", lambda folders: evaluation(right))
        try:
            gate.main(new=new, gold=tmp_path, baseline=tmp_path / "baseline.json")
        except typer.Exit as stop:
            return stop.exit_code
        return 0

    return run


def test_without_a_baseline_the_gate_is_shut(call, capsys) -> None:
    assert call(800) == 1
    assert "--raise" in capsys.readouterr().out


def test_raised_then_held_then_fallen(call, capsys, tmp_path: Path) -> None:
    assert call(800, new=True) == 0
    assert json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))["titles"] == 0.8889
    capsys.readouterr()
    assert call(800) == 0
    assert call(795) == 0
    assert call(900) == 0
    assert "hold" in capsys.readouterr().out
    assert call(780) == 1
    assert "titles" in capsys.readouterr().out


def test_the_committed_baseline_has_every_figure(gate: ModuleType) -> None:
    baseline = json.loads(gate.BASELINE.read_text(encoding="utf-8"))
    assert set(baseline) == set(gate.figures(evaluation(800).tally))
