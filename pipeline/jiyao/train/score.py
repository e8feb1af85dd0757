"""How good a lexer is by itself, before any grammar:

    python -m jiyao.train.score models/lexer build/lac --corpora ../shared/corpus

Strict F1 of names over the held-out documents (or over the others with `--part dev`), and the
share of the last model's words, outside names, that each cuts and tags alike.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from jiyao.evaluate.entities import match_entities
from jiyao.evaluate.gold import GoldDocument
from jiyao.evaluate.spots import SqueezedText
from jiyao.segment.engine import Analysis, Engine
from jiyao.segment.lexer import NAMES, Lexer
from jiyao.train.examples import (
    LABELS,
    HeldOut,
    gold_documents,
    gold_folders,
    predicted_names,
    sentences_of,
)


def counts_of(documents: Iterable[GoldDocument], engine: Engine) -> Counter[tuple[str, str]]:
    """Counts by label: "gold", "found" and "right"."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        found = predicted_names(document, engine)
        for outcome in match_entities(document, found, SqueezedText(document.text)):
            if outcome.label in LABELS:
                counts[outcome.label, "gold"] += outcome.gold is not None
                counts[outcome.label, "found"] += outcome.predicted is not None
                both = outcome.gold is not None and outcome.predicted is not None
                counts[outcome.label, "right"] += both
    return counts


def agreement(found: Sequence[Analysis], wanted: Sequence[Analysis]) -> float | None:
    """Share of the wanted words, names left out, that are found with the same tag."""
    total = right = 0
    for one, other in zip(found, wanted, strict=True):
        words = set(_words(one))
        for word in _words(other):
            if word[2] not in NAMES:
                total += 1
                right += word in words
    return right / total if total else None


def _words(analysis: Analysis) -> Iterable[tuple[int, int, str]]:
    start = 0
    for word, tag in zip(analysis.words, analysis.tags, strict=True):
        yield start, start + len(word), tag
        start += len(word)


def row_of(name: str, counts: Counter[tuple[str, str]]) -> str:
    """A row of a Markdown table: precision, recall and F1 of each label."""
    cells = []
    for label in LABELS:
        right, found, gold = (counts[label, key] for key in ("right", "found", "gold"))
        if not found + gold:
            cells.append("–")
            continue
        precision, recall = right / max(found, 1), right / max(gold, 1)
        cells.append(f"{precision:.3f} {recall:.3f} **{2 * right / (found + gold):.3f}**")
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Write a table of models to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/held-out.txt"))
    parser.add_argument("--part", choices=["held-out", "dev"], default="held-out")
    arguments = parser.parse_args()
    held = HeldOut(arguments.held_out)
    documents = [
        document
        for document in gold_documents(gold_folders(arguments.gold, arguments.corpora))
        if document.entities and (document.name in held) == (arguments.part == "held-out")
    ]
    head = " | ".join(f"{label} P R F1" for label in LABELS)
    lines = [f"| model | {head} | words |", "| --- " * (len(LABELS) + 2) + "|"]
    texts = [text for document in documents for text in sentences_of(document.name, document.text)]
    lexers = [Lexer(path) for path in arguments.models]
    wanted = lexers[-1].analyse(texts)
    for path, lexer in zip(arguments.models, lexers, strict=True):
        same = agreement(lexer.analyse(texts), wanted)
        lines.append(f"{row_of(path.name, counts_of(documents, lexer))} {same:.3f} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
