"""Scoring a run against gold: a tally and a list of mistakes for each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiyao.errors import GoldError, OutputError
from jiyao.evaluate.entities import EntityOutcome, match_entities
from jiyao.evaluate.gold import GoldDocument, read_gold
from jiyao.evaluate.match import Prediction, RecordOutcome, match_records
from jiyao.evaluate.metrics import Counts, Key, Tally
from jiyao.evaluate.mistakes import Mistake, entity_mistakes, record_mistakes, title_mistakes
from jiyao.evaluate.output import Found, read_output
from jiyao.evaluate.same import squeezed
from jiyao.evaluate.slots import RECORD_TYPES
from jiyao.evaluate.spots import SqueezedText


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """One document's counts and mistakes."""

    name: str
    tally: Tally
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores of a run, one a document, in the order of the gold."""

    documents: tuple[DocumentScore, ...]

    @property
    def tally(self) -> Tally:
        """Counts summed over the documents."""
        return sum((document.tally for document in self.documents), Tally())

    @property
    def mistakes(self) -> list[Mistake]:
        """The mistakes in all documents."""
        return [mistake for document in self.documents for mistake in document.mistakes]

    def part(self, wanted: Callable[[str], bool]) -> Evaluation:
        """The evaluation of those documents alone whose name is wanted."""
        return Evaluation(documents=tuple(d for d in self.documents if wanted(d.name)))


def evaluate_run(
    gold: Path,
    output: Path,
    *,
    only: Path | None = None,
    leave_out: Path | None = None,
) -> Evaluation:
    """Score an output folder.

    Args:
        gold: folder of NAME.txt and NAME.json, searched recursively.
        output: folder with records.jsonl and articles.jsonl, whose sources are relative to
            the same folder as the gold's names. A document without output counts as missed.
        only: a list of document names, one a line; the others are not scored.
        leave_out: a list of document names that are not scored.
    Raises:
        GoldError: gold that does not follow the contract, or no document left to score.
        OutputError: the output cannot be read, or none of it is about a gold document.
    """
    documents = read_gold(gold)
    found = read_output(output)
    if found and not any(document.name in found for document in documents):
        raise OutputError(
            f"{output}: has {min(found)!r} but no document of the gold, "
            f"such as {documents[0].name!r}; run on the same folder as {gold}"
        )
    if only is not None:
        named = named_in(only)
        documents = [document for document in documents if named(document.name)]
    if leave_out is not None:
        named = named_in(leave_out)
        documents = [document for document in documents if not named(document.name)]
    if not documents:
        raise GoldError(f"{gold}: no document is left to score by the list given")
    return evaluate_documents(documents, found)


def named_in(path: Path) -> Callable[[str], bool]:
    """Whether a document is in a list of names: one a line, folder/name, `#` comments.

    A folder may be missing on either side, since gold can be read from an inner folder.

    Raises:
        GoldError: the list cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: the list of documents cannot be read: {error}") from error
    entries = [line.strip() for line in lines if line.strip() and not line.startswith("#")]

    def named(name: str) -> bool:
        return any(f"/{name}".endswith(f"/{e}") or f"/{e}".endswith(f"/{name}") for e in entries)

    return named


def evaluate_documents(gold: Sequence[GoldDocument], found: Mapping[str, Found]) -> Evaluation:
    """Score what was found, by document name; see `evaluate_run`."""
    return Evaluation(
        documents=tuple(
            score_document(document, found.get(document.name, Found())) for document in gold
        )
    )


def score_document(gold: GoldDocument, found: Found) -> DocumentScore:
    """Score one document."""
    text = SqueezedText(gold.text)
    tally = Tally()
    mistakes: list[Mistake] = []
    for kind in RECORD_TYPES:
        if kind in gold.types:
            outcomes = match_records(
                [record for record in gold.records if record.type == kind],
                [
                    record
                    for record in found.records
                    if record["type"] == kind and in_scope(gold, record)
                ],
                kind=kind,
            )
            for outcome in outcomes:
                _count_record(tally, kind, outcome)
            mistakes += record_mistakes(gold.name, kind, outcomes, text)
    if gold.scope is None:
        missed, extra = _count_titles(tally, gold, found)
        mistakes += title_mistakes(gold.name, missed, extra)
    if gold.entities is not None:
        entities = [entity for article in found.articles for entity in article["entities"]]
        marked = match_entities(gold, entities, text)
        for mention in marked:
            _count_entity(tally, mention)
        mistakes += entity_mistakes(gold.name, marked, text)
    return DocumentScore(name=gold.name, tally=tally, mistakes=tuple(mistakes))


def in_scope(gold: GoldDocument, record: Prediction) -> bool:
    """By where a target's number stands, else by where the evidence begins."""
    spot = record.get("quantity") or next(iter(record.get("evidence") or ()), None)
    return spot is None or gold.in_scope(spot["start"])


def _count_record(tally: Tally, kind: str, outcome: RecordOutcome) -> None:
    paired = outcome.gold is not None and outcome.predicted is not None
    tally.add(
        Key("records", kind),
        Counts(int(paired), int(outcome.predicted is None), int(outcome.gold is None)),
    )
    if outcome.gold is not None:
        exact = paired and outcome.right
        tally.add(Key("exact", kind), Counts(int(exact), int(not exact)))
    for slot in outcome.slots:
        tally.add(
            Key("slots", kind, slot.slot), Counts(slot.hits, len(slot.missed), len(slot.extra))
        )


def _count_titles(tally: Tally, gold: GoldDocument, found: Found) -> tuple[list[str], list[str]]:
    """Count titles, compared without white space; give those missed and those extra."""
    expected = Counter(squeezed(title) for title in gold.titles)
    predicted = Counter(
        squeezed(article["title"]) for article in found.articles if article["title"]
    )
    missed, extra = expected - predicted, predicted - expected
    right = expected & predicted
    tally.add(Key("titles"), Counts(right.total(), missed.total(), extra.total()))
    return sorted(missed.elements()), sorted(extra.elements())


def _count_entity(tally: Tally, mention: EntityOutcome) -> None:
    paired = mention.gold is not None and mention.predicted is not None
    missed, extra = int(mention.predicted is None), int(mention.gold is None)
    tally.add(Key("entities", mention.label), Counts(int(paired), missed, extra))
    if mention.label in ("DATE", "QUANTITY"):
        right = paired and mention.value_right
        wrong = int(paired and not right)
        tally.add(Key("values", mention.label), Counts(int(right), missed + wrong, extra + wrong))
