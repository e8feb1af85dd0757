"""Reliability of `confidence`: how many records of a stated confidence are right.

    python benchmarks/calibration.py ../shared/corpus tests/gold

Over documents of held-out.txt only. A record counts as right when the scorer pairs it with a
record of the gold, and as exact when all of its scored slots are right too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from accuracy import HELD_OUT, found_in, gold_of, run_on
from jiyao.evaluate.match import match_records
from jiyao.evaluate.score import in_scope, named_in
from jiyao.records import RECORD_CLASSES

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)

Judged = tuple[str, float, bool, bool]


def judged(folders: Sequence[Path]) -> Iterator[Judged]:
    """(type, confidence, right, exact) of each record found in a held-out document, once."""
    held_out = named_in(HELD_OUT)
    gold = [document for document in gold_of(folders) if held_out(document.name)]
    unique = {document.name.rpartition("/")[2]: document for document in gold}
    found = found_in(run_on(list(unique.values())))
    for document in unique.values():
        here = found.get(document.name)
        for kind in RECORD_CLASSES if here else ():
            if kind not in document.types:
                continue
            wanted = [record for record in document.records if record.type == kind]
            given = [r for r in here.records if r["type"] == kind and in_scope(document, r)]
            for outcome in match_records(wanted, given, kind=kind):
                if outcome.predicted is not None:
                    right = outcome.gold is not None
                    yield kind, outcome.predicted["confidence"], right, right and outcome.right


def main(folders: Annotated[list[Path], typer.Argument(help="Folders of gold.")]) -> None:
    """Print the reliability table as Markdown."""
    rows: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    for each in judged(folders):
        place = max(index for index, least in enumerate(BINS) if each[1] >= least)
        rows[each[0], place].append(each)
        rows["all", place].append(each)
    print("| records | confidence | number | mean confidence | right | exact |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for (kind, place), group in sorted(rows.items()):
        number = len(group)
        mean, right, exact = (sum(each[i] for each in group) / number for i in (1, 2, 3))
        least, most = BINS[place], min(BINS[place + 1], 1.0)
        print(
            f"| {kind} | {least:.2f} to {most:.2f} | {number} "
            f"| {mean:.2f} | {right:.2f} | {exact:.2f} |"
        )


if __name__ == "__main__":
    typer.run(main)
