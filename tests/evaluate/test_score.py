"""Whole runs: gold against itself, hand-computed documents, permutations, lists of documents."""

import dataclasses
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiyao.errors import GoldError, OutputError
from jiyao.evaluate.gold import GoldDocument, read_gold
from jiyao.evaluate.metrics import Counts
from jiyao.evaluate.output import Found, document_name, read_output
from jiyao.evaluate.report import figures
from jiyao.evaluate.score import evaluate_documents, evaluate_run, named_in, score_document


def test_gold_against_itself_is_right_in_everything(corpus, as_found) -> None:
    evaluation = evaluate_documents(corpus, {gold.name: as_found(gold) for gold in corpus})
    assert evaluation.mistakes == []
    assert set(figures(evaluation.tally).values()) == {1.0}


def test_gold_against_nothing_is_missed_in_everything(corpus) -> None:
    tally = evaluate_documents(corpus, {}).tally
    assert {count.hits for _, count in tally} == {0}
    assert {count.extra for _, count in tally} == {0}
    assert tally.total("entities").recall == 0
    assert tally.total("entities").precision is None
    assert tally.total("records").missed == sum(
        not record.optional for document in corpus for record in document.records
    )


def damaged(found: Found, chance: random.Random) -> Found:
    """What a poor extractor would find: things lost, doubled, and mixed up."""
    records = [dict(record) for record in found.records if chance.random() > 0.2]
    for record in records:
        other = chance.choice([one for one in found.records if one["type"] == record["type"]])
        for name in record:
            if name in other and name != "evidence" and chance.random() < 0.2:
                record[name] = other[name]
    records += [dict(record) for record in records if chance.random() < 0.1]
    articles = [
        {**article, "entities": [e for e in article["entities"] if chance.random() > 0.2]}
        for article in found.articles
    ]
    return Found(records=list(records), articles=list(articles))


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same JSON with every list in another order."""
    if isinstance(value, dict):
        return {name: shuffled(part, chance) for name, part in value.items()}
    if isinstance(value, list):
        return chance.sample([shuffled(item, chance) for item in value], len(value))
    return value


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_lines_and_lists_changes_nothing(corpus, as_found, seed: int) -> None:
    for gold in corpus:
        chance = random.Random(f"{gold.name} {seed}")
        found = damaged(as_found(gold), chance)
        other = Found(
            records=shuffled(found.records, chance), articles=shuffled(found.articles, chance)
        )
        records = tuple(chance.sample(gold.records, len(gold.records)))
        permuted = dataclasses.replace(gold, records=records)
        tally = score_document(gold, found).tally
        assert tally.total("slots").f1 is None or tally.total("slots").f1 < 1
        assert score_document(permuted, other).tally == tally


@pytest.fixture
def document(one_document) -> GoldDocument:
    text = "甲县新增学位\n甲县政府3月1日召开常务会议。今年新增学位300个，改造小区5个。\n"
    records = [
        {
            "type": "meeting",
            "name": "常务会议",
            "kind": "executive",
            "organisers": [{"text": "甲县政府", "name": "甲县政府"}],
            "place": None,
        },
        {
            "type": "target",
            "indicator": "学位",
            "action": "新增",
            "quantity": amount("300个", 300, 0),
        },
        {"type": "target", "indicator": "小区", "action": "改造", "quantity": amount("5个", 5, 0)},
    ]
    entities = [
        {"label": "ORG", "text": "甲县政府"},
        {"label": "DATE", "text": "3月1日", "value": "2024-03-01"},
        {"label": "QUANTITY", "text": "300个", "value": 300, "unit": "个", "comparator": "eq"},
    ]
    return one_document(title="甲县新增学位", text=text, records=records, entities=entities)


def amount(text: str, value: int, start: int) -> dict[str, Any]:
    spot = {"text": text, "start": start, "end": start + len(text)}
    return {**spot, "value": value, "min": None, "max": None, "unit": "个", "comparator": "eq"}


FOUND = {
    "records": [
        {
            "type": "meeting",
            "name": "常务会议",
            "kind": "work",
            "organisers": [{"text": "甲县", "name": "甲县"}],
            "place": {"text": "甲县", "name": "甲县"},
        },
        {
            "type": "target",
            "indicator": "学位",
            "action": "新增",
            "quantity": amount("300个", 300, 28),
        },
        {"type": "target", "indicator": "小区", "action": "改造", "quantity": amount("5个", 6, 37)},
    ],
    "articles": [
        {
            "title": "甲县 新增学位",
            "entities": [
                {"label": "ORG", "text": "甲县", "start": 7, "end": 9},
                {"label": "DATE", "text": "3月1日", "start": 11, "end": 15, "value": "2024-03-02"},
                {"label": "QUANTITY", **amount("300个", 300, 28)},
            ],
        },
        {"title": "召开常务会议", "entities": []},
    ],
}


def found_by_hand() -> Found:
    evidence = [{"text": "甲县政府", "start": 7, "end": 11}]
    return Found(
        records=[{**record, "evidence": evidence} for record in FOUND["records"]],
        articles=list(FOUND["articles"]),
    )


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        (("records", "meeting"), Counts(1, 0, 0)),
        (("records", "target"), Counts(1, 1, 1)),
        (("slots", "meeting", "name"), Counts(1, 0, 0)),
        (("slots", "meeting", "kind"), Counts(0, 1, 1)),
        (("slots", "meeting", "organisers"), Counts(0, 1, 1)),
        (("slots", "meeting", "place"), Counts(0, 0, 1)),
        (("slots", "meeting", "status"), Counts()),
        (("slots", "meeting"), Counts(1, 2, 3)),
        (("slots", "target"), Counts(2, 2, 2)),
        (("exact", "meeting"), Counts(0, 1, 0)),
        (("exact", "target"), Counts(1, 1, 0)),
        (("titles",), Counts(1, 0, 1)),
        (("entities", "ORG"), Counts(0, 1, 1)),
        (("entities", "DATE"), Counts(1, 0, 0)),
        (("values", "DATE"), Counts(0, 1, 1)),
        (("values", "QUANTITY"), Counts(1, 0, 0)),
    ],
)
def test_counts_of_a_document_by_hand(document, key, counts) -> None:
    assert score_document(document, found_by_hand()).tally.total(*key) == counts


def test_mistakes_of_a_document_by_hand(document) -> None:
    mistakes = score_document(document, found_by_hand()).mistakes
    assert [(m.what, m.kind, m.expected, m.got) for m in mistakes] == [
        ("meeting.kind", "wrong value", "executive", "work"),
        ("meeting.organisers", "wrong value", "甲县政府", "甲县"),
        ("meeting.place", "false alarm", "", "甲县"),
        ("target", "miss", "改造 | 小区 | 5个 (value=5, unit=个, comparator=eq)", ""),
        ("target", "false alarm", "", "改造 | 小区 | 5个 (value=6, unit=个, comparator=eq)"),
        ("title", "false alarm", "", "召开常务会议"),
        ("ORG", "wrong span", "ORG 甲县政府", "ORG 甲县"),
        ("DATE", "wrong value", "DATE 3月1日 (value=2024-03-01)", "DATE 3月1日 (value=2024-03-02)"),
    ]
    assert mistakes[3].sentence == "今年新增学位300个，改造小区5个。"
    assert mistakes[6].sentence == "甲县新增学位甲县政府3月1日召开常务会议。"


def test_types_scope_and_entities_that_are_not_annotated_are_not_scored(document) -> None:
    # the number 300 stands at 28, the other at 37
    part = dataclasses.replace(
        document, types=frozenset({"target"}), scope=((20, 36),), entities=None,
        records=document.records[1:2],
    )  # fmt: skip
    tally = score_document(part, found_by_hand()).tally
    assert tally.total("records") == Counts(1, 0, 0)
    assert tally.total("titles") == tally.total("entities") == Counts()


def write_run(folder: Path, found: dict[str, Found]) -> Path:
    folder.mkdir(exist_ok=True)
    for part in ("records", "articles"):
        rows = [
            json.dumps({**row, "source": f"{name}.txt"}, ensure_ascii=False)
            for name, one in found.items()
            for row in getattr(one, part)
        ]
        (folder / f"{part}.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return folder


def test_a_run_in_files(write_gold: Callable[..., Path], as_found, tmp_path: Path) -> None:
    write_gold("a", title="甲县", entities=[{"label": "LOC", "text": "甲县"}])
    folder = write_gold("b", title="甲县", entities=[{"label": "LOC", "text": "甲县"}])
    found = {gold.name: as_found(gold) for gold in read_gold(folder)[:1]}
    run = write_run(tmp_path / "run", found)
    evaluation = evaluate_run(folder, run)
    assert evaluation.tally.total("entities") == Counts(1, 1, 0)
    names = tmp_path / "names.txt"
    names.write_text("# those held out\nsome/folder/b\n", encoding="utf-8")
    assert evaluate_run(folder, run, only=names).tally.total("titles") == Counts(0, 1, 0)
    assert evaluate_run(folder, run, leave_out=names).tally.total("titles") == Counts(1, 0, 0)
    assert evaluation.part(named_in(names)) == evaluate_run(folder, run, only=names)


def test_a_run_on_other_documents_is_refused(write_gold, tmp_path: Path) -> None:
    folder = write_gold("a")
    other = Found(articles=[{"title": "甲", "entities": []}])
    with pytest.raises(OutputError, match=r"'x/a'.*'a'"):
        evaluate_run(folder, write_run(tmp_path / "run", {"x/a": other}))
    names = tmp_path / "names.txt"
    names.write_text("b\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no document is left"):
        evaluate_run(folder, write_run(tmp_path / "run", {}), only=names)
    with pytest.raises(GoldError, match=r"none\.txt"):
        named_in(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("line", "message"), [("{", r"records\.jsonl:2: not JSON"), ("{}", r"records\.jsonl:2")]
)
def test_a_bad_line_of_output_is_named(tmp_path: Path, line: str, message: str) -> None:
    run = write_run(tmp_path / "run", {})
    (run / "records.jsonl").write_text(f'{{"source": "a.txt"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(OutputError, match=message):
        read_output(run)
    with pytest.raises(OutputError, match="cannot be read"):
        read_output(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("source", "name"),
    [("lc-01.txt", "lc-01"), ("a/2024.1.txt", "a/2024.1"), ("a/b.html", "a/b"), ("c", "c")],
)
def test_names_of_documents(source: str, name: str) -> None:
    assert document_name(source) == name


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("local/lc-03", True),
        ("lc-03", True),
        ("x/local/lc-03", True),
        ("lc-0", False),
        ("lc-033", False),
    ],
)
def test_lists_of_documents_match_with_or_without_folder(tmp_path: Path, name, listed) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# comment\n\nlocal/lc-03\n", encoding="utf-8")
    assert named_in(names)(name) is listed
