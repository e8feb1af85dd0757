"""Accuracy gate: fails when a figure over tests/gold falls below the baseline.

python benchmarks/gate.py            compare with tests/gold/baseline.json
python benchmarks/gate.py --raise    write the figures of now as the new baseline
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from accuracy import ROOT, evaluation_of
from jiyao.evaluate.gate import TOLERANCE, Figures, fallen
from jiyao.evaluate.report import figures

GOLD = ROOT / "tests" / "gold"
BASELINE = GOLD / "baseline.json"


def main(
    new: Annotated[bool, typer.Option("--raise", help="Write a new baseline.")] = False,
    gold: Annotated[Path, typer.Option(help="Folder of gold.")] = GOLD,
    baseline: Annotated[Path, typer.Option(help="File with the figures to keep.")] = BASELINE,
) -> None:
    """Compare the figures of now with the baseline, or make them the baseline."""
    now = figures(evaluation_of([gold]).tally)
    before: Figures = json.loads(baseline.read_text(encoding="utf-8")) if baseline.is_file() else {}
    if new:
        rounded = {name: None if f is None else round(f, 4) for name, f in now.items()}
        baseline.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
        changed = {name: f for name, f in rounded.items() if f != before.get(name)}
        print(f"{baseline.name}: {len(changed)} figures changed")
        _list(changed, before)
        return
    low = fallen(before, now)
    if low or not before:
        print(
            f"gate: {len(low)} figures fell by more than {TOLERANCE}"
            if before
            else "gate: no baseline; write one with --raise"
        )
        _list({name: now.get(name) for name in low}, before)
        raise typer.Exit(1)
    print(f"gate: {len(before)} figures hold")


def _list(changed: Figures, before: Figures) -> None:
    for name, figure in changed.items():
        print(f"  {name:32} {_shown(before.get(name)):>7} -> {_shown(figure):>7}")


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.4f}"


if __name__ == "__main__":
    typer.run(main)
