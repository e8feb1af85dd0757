"""Two runs: records gained, lost and changed."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from jiyao.evaluate.compare import (
    compare_records,
    compare_runs,
    comparison_json,
    comparison_text,
)


def target(start: int, value: int, indicator: str = "学位", **more: Any) -> dict[str, Any]:
    quantity = {"text": f"{value}个", "start": start, "end": start + 2, "value": value}
    evidence = [{"text": "今年新增学位、改造小区。", "start": 0, "end": 40}]
    fixed = {"id": f"{start}-{value}", "type": "target", "source": "a.txt", "confidence": 0.9}
    record = {"indicator": indicator, "action": None, "quantity": quantity, "item": None}
    return {**fixed, **record, "evidence": evidence, **more}


def changes(before, after) -> list[tuple[str, list[str]]]:
    comparison = compare_records(before, after)
    return [(change.change, [f.field for f in change.fields]) for change in comparison.changes]


def test_equal_runs_have_no_changes() -> None:
    records = [target(5, 300), target(20, 5)]
    comparison = compare_records(records, list(reversed(records)))
    assert (comparison.changes, comparison.same) == ((), 2)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [target(5, 300)], [("gained", [])]),
        ([target(5, 300)], [], [("lost", [])]),
        ([target(5, 300)], [target(5, 301)], [("changed", ["quantity"])]),
        ([target(5, 300)], [target(5, 300, item="新增学位")], [("changed", ["item"])]),
        ([target(5, 300)], [target(5, 300, confidence=0.1, id="x")], []),
        ([target(5, 300)], [target(20, 300)], [("gained", []), ("lost", [])]),
        ([target(5, 300)], [target(5, 300, source="b.txt")], [("lost", []), ("gained", [])]),
        ([target(5, 300)], [target(5, 300), target(5, 300)], [("gained", [])]),
    ],
)
def test_changes(before, after, expected) -> None:
    assert changes(before, after) == expected


def test_most_equal_fields_decide_whatever_the_order() -> None:
    before = [target(5, 300, "学位"), target(5, 300, "小区")]
    after = [target(5, 300, "小区", item="改造"), target(5, 300, "学位")]
    for one in itertools.permutations(before):
        for other in itertools.permutations(after):
            assert changes(one, other) == [("changed", ["item"])]


def test_runs_in_folders_as_text_and_json(tmp_path: Path) -> None:
    runs = {"a": [target(5, 300), target(20, 5)], "b": [target(5, 301), target(30, 7)]}
    for name, records in runs.items():
        (tmp_path / name).mkdir()
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (tmp_path / name / "records.jsonl").write_text(lines, encoding="utf-8")
    comparison = compare_runs(tmp_path / "a", tmp_path / "b")
    assert comparison_text(comparison).splitlines() == [
        "1 gained, 1 lost, 1 changed, 0 the same",
        "~ a.txt 0:40 target: – | 学位 | 301个 (value=301)",
        "    quantity: 300个 (value=300) -> 301个 (value=301)",
        "+ a.txt 0:40 target: – | 学位 | 7个 (value=7)",
        "- a.txt 0:40 target: – | 学位 | 5个 (value=5)",
    ]
    content = json.loads(comparison_json(comparison))
    assert content["same"] == 0
    assert [change["change"] for change in content["changes"]] == ["changed", "gained", "lost"]
    assert content["changes"][0]["fields"][0]["after"]["value"] == 301


def test_a_change_of_offsets_alone_is_shown() -> None:
    before, after = (
        target(5, 300),
        target(5, 300, evidence=[{"text": "今年", "start": 1, "end": 9}]),
    )
    before["evidence"][0]["text"] = "今年"
    text = comparison_text(compare_records([before], [after]))
    assert '"start": 0' in text
    assert '"start": 1' in text
