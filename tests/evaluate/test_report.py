"""Tables, figures, JSON, lists of mistakes; and the gate that compares figures."""

import io
import json

import pytest
from rich.console import Console
from rich.table import Table

from jiyao.evaluate.gate import fallen
from jiyao.evaluate.mistakes import Mistake
from jiyao.evaluate.report import as_json, figures, mistakes_text, tables
from jiyao.evaluate.score import evaluate_documents
from jiyao.evaluate.slots import SLOTS


def printed(parts: list[Table]) -> str:
    console = Console(width=120, file=io.StringIO())
    for table in parts:
        console.print(table)
    return console.file.getvalue()


@pytest.fixture
def evaluation(corpus, as_found):
    found = {gold.name: as_found(gold) for gold in corpus}
    found[corpus[0].name].records.clear()
    return evaluate_documents(corpus, found)


def test_tables_have_a_row_for_each_type_slot_and_label(evaluation, corpus) -> None:
    text = printed(tables(evaluation, title="all"))
    rows = [f"{kind}.{slot.name}" for kind, slots in SLOTS.items() for slot in slots]
    size = f"all ({len(corpus)} documents)"
    for row in (*SLOTS, *rows, "ORG", "article titles", "DATE with value", size):
        assert f" {row} " in text or text.startswith(row)


def test_nothing_to_divide_is_shown_as_a_dash() -> None:
    assert "–" in printed(tables(evaluate_documents([], {})))
    assert set(figures(evaluate_documents([], {}).tally).values()) == {None}


def test_json_has_figures_and_counts_by_document(evaluation, corpus) -> None:
    content = json.loads(as_json(evaluation))
    assert content["documents"] == len(content["by_document"]) == len(corpus)
    assert content["figures"]["titles"] == 1.0
    counts = content["counts"]["slots.meeting.name"]
    assert counts["missed"] > 0
    assert counts["recall"] == pytest.approx(
        counts["hits"] / (counts["hits"] + counts["missed"]), abs=1e-6
    )
    assert content["by_document"][corpus[0].name]["records.meeting"]["precision"] is None


def test_mistakes_are_grouped_the_most_frequent_first() -> None:
    slot = Mistake(
        document="a",
        what="meeting.kind",
        kind="miss",
        sentence="开会。",
        record="大会",
        expected="work",
    )
    assert mistakes_text([slot]).splitlines()[3:] == [
        "", "a: 开会。", "    in        大会", "    expected  work"
    ]  # fmt: skip
    one = Mistake(document="b", what="ORG", kind="miss", sentence="甲县开会。", expected="ORG 甲县")
    two = Mistake(document="a", what="title", kind="false alarm", sentence="", got="开会")
    three = Mistake(
        document="a", what="ORG", kind="miss", sentence="乙市开会。", expected="ORG 乙市"
    )
    assert mistakes_text([two, one, three]) == (
        "    2  ORG: miss\n    1  title: false alarm\n"
        "\n== ORG: miss (2)\n"
        "\na: 乙市开会。\n    expected  ORG 乙市\n"
        "\nb: 甲县开会。\n    expected  ORG 甲县\n"
        "\n== title: false alarm (1)\n"
        "\na\n    got       开会\n"
    )


@pytest.mark.parametrize(
    ("before", "now", "low"),
    [
        ({"a": 0.8}, {"a": 0.8}, []),
        ({"a": 0.8}, {"a": 0.795}, []),
        ({"a": 0.8}, {"a": 0.7949}, ["a"]),
        ({"a": 0.8, "b": 0.5}, {"a": 0.9, "b": 0.1}, ["b"]),
        ({"a": 0.8}, {"a": None}, ["a"]),
        ({"a": 0.8}, {}, ["a"]),
        ({"a": None}, {"a": 0.0}, []),
        ({}, {"a": 0.0}, []),
    ],
)
def test_a_fall_of_more_than_half_a_point_is_found(before, now, low) -> None:
    assert fallen(before, now) == low
