"""Reading gold, and refusing what does not follow the contract."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jiyao.errors import GoldError
from jiyao.evaluate.gold import LABELS, read_gold
from jiyao.evaluate.slots import RECORD_TYPES

MEETING = {"type": "meeting", "name": "甲县委常委会会议"}
TARGET = {"type": "target", "indicator": "学位", "quantity": None}
ENTITY = {"label": "LOC", "text": "甲县"}


def test_a_folder_is_read_recursively_and_named_by_path(write_gold, tmp_path: Path) -> None:
    inner = write_gold("b") / "inner"
    inner.mkdir()
    for ending in (".txt", ".json"):
        (inner / f"a{ending}").write_bytes((tmp_path / "gold" / f"b{ending}").read_bytes())
    assert [document.name for document in read_gold(tmp_path / "gold")] == ["b", "inner/a"]


def test_other_json_is_passed_over_but_gold_without_a_text_is_not(write_gold) -> None:
    folder = write_gold()
    (folder / "baseline.json").write_text("{}", encoding="utf-8")
    assert len(read_gold(folder)) == 1
    (folder / "two.json").write_text('{"articles": []}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"two\.json.*two\.txt"):
        read_gold(folder)


def test_left_out_means_all_types_and_no_scope(one_document) -> None:
    document = one_document()
    assert document.types == set(RECORD_TYPES)
    assert document.scope is None
    assert document.published is None
    assert document.in_scope(0)


def test_scope_is_half_open(one_document) -> None:
    document = one_document(scope=[[1, 3], [5, 6]], types=["target"])
    assert [document.in_scope(place) for place in range(7)] == [
        False, True, True, False, False, True, False,
    ]  # fmt: skip
    assert document.types == {"target"}


def test_entities_null_is_not_the_same_as_none_found(one_document) -> None:
    assert one_document(entities=None).entities is None
    assert one_document(entities=[]).entities == ()


def test_line_ends_are_kept_and_a_byte_order_mark_is_not(write_gold) -> None:
    folder = write_gold()
    (folder / "one.txt").write_bytes(b"\xef\xbb\xbf" + "甲\r\n乙".encode())
    assert read_gold(folder)[0].text == "甲\r\n乙"
    (folder / "one.txt").write_bytes("甲\r\n乙".encode("gb18030"))
    assert read_gold(folder)[0].text == "甲\r\n乙"


def test_any_inside_a_value_is_spelled_out(one_document) -> None:
    point = {"verb": {"any": ["指出", "强调"]}, "text": "要抓好春耕", "speaker": None}
    document = one_document(records=[{**MEETING, "points": [point]}])
    ((value,),) = document.records[0].slots["points"].alternatives
    assert [reading["verb"] for reading in value.readings] == ["指出", "强调"]


def test_any_with_null_makes_a_value_nullable(one_document) -> None:
    record = {**TARGET, "item": {"any": ["新增学位", None]}, "programme": None}
    slots = one_document(records=[record]).records[0].slots
    ((item,),) = slots["item"].alternatives
    ((programme,),) = slots["programme"].alternatives
    assert (item.readings, item.nullable, item.demanded) == (("新增学位",), True, False)
    assert (programme.readings, programme.nullable, programme.demanded) == ((), True, False)
    assert "owner" not in slots


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"scope": [[3, 1]]}, r"scope\[0\]"),
        ({"scope": [[0, 99]]}, r"scope\[0\]"),
        ({"scope": [[0]]}, r"scope\[0\]"),
        ({"scope": 3}, "scope"),
        ({"types": ["treaty"]}, "types.*treaty"),
        ({"published": 2024}, "published"),
        ({"published": "2024年"}, "published.*2024年"),
        ({"title": 3}, r"articles\[0\]\.title"),
        ({"records": None}, r"articles\[0\]\.records"),
        ({"records": ["x"]}, r"articles\[0\]\.records\[0\]"),
        ({"records": [{"type": "treaty"}]}, r"records\[0\]\.type.*treaty"),
        ({"records": [{"type": "meeting"}]}, r"records\[0\].*'name'"),
        ({"records": [{**MEETING, "optional": "yes"}]}, r"records\[0\]\.optional"),
        ({"records": [{**MEETING, "name": 3}]}, r"records\[0\]\.name.*str"),
        ({"records": [{**MEETING, "name": {"any": []}}]}, r"records\[0\]\.name.*any"),
        ({"records": [{**MEETING, "date": "昨天"}]}, r"records\[0\]\.date.*dict"),
        ({"records": [{**MEETING, "organisers": {}}]}, r"records\[0\]\.organisers"),
        ({"records": [{**MEETING, "organisers": {"any": []}}]}, r"organisers.*any"),
        ({"records": [{**MEETING, "organisers": [{}]}]}, r"organisers\[0\].*'text'"),
        ({"records": [{**MEETING, "participants": [ENTITY]}]}, r"participants\[0\].*'role'"),
        ({"records": [{**TARGET, "quantity": {"text": "3"}}]}, r"quantity.*'value'"),
        ({"records": [{**TARGET, "indicator": {"any": [3]}}]}, r"indicator.*3"),
        ({"entities": [{"label": "CITY", "text": "甲"}]}, r"entities\[0\]\.label.*CITY"),
        ({"entities": [{"label": "LOC"}]}, r"entities\[0\]\.text"),
        ({"entities": [{**ENTITY, "optional": 1}]}, r"entities\[0\]\.optional"),
    ],
)
def test_malformed_gold_is_refused_with_file_and_place(
    write_gold: Callable[..., Path], parts, place: str
) -> None:
    with pytest.raises(GoldError, match=rf"one\.json: .*{place}"):
        read_gold(write_gold(**parts))


@pytest.mark.parametrize("content", ["[]", "{}", '{"articles": 3}', "not json"])
def test_a_file_that_is_no_gold_is_refused(write_gold, content: str) -> None:
    folder = write_gold()
    (folder / "one.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"one\.json"):
        read_gold(folder)


def test_a_text_in_no_encoding_and_an_empty_folder_are_refused(write_gold, tmp_path: Path) -> None:
    folder = write_gold()
    (folder / "one.txt").write_bytes(b"\xff\xff\xff")
    with pytest.raises(GoldError, match=r"one\.txt"):
        read_gold(folder)
    with pytest.raises(GoldError, match="no gold"):
        read_gold(tmp_path / "nowhere")


def test_our_corpus_is_read_whole(corpus, root: Path) -> None:
    assert len(corpus) == len(list((root / "tests" / "gold").glob("*.txt")))
    assert {record.type for document in corpus for record in document.records} == set(RECORD_TYPES)
    labels = {entity.label for document in corpus for entity in document.entities or ()}
    assert labels == set(LABELS)
    assert json.dumps(corpus[0].records[0].fields, ensure_ascii=False)
