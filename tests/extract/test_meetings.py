"""Meetings from marked texts; the cases stand in tests/cases/meetings.txt."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from jiyao.document import ARTICLE, set_mentions
from jiyao.extract.meetings import meetings_from_doc
from jiyao.extract.meetings.names import is_bare
from jiyao.extract.meetings.patterns import kind_of
from jiyao.extract.trace import trace_of
from jiyao.records import Meeting
from jiyao.values import Article, Block, Date, Entity, OffsetMap, Organisation, Person, Place

VOCAB = Vocab()
SLOTS = (
    "name",
    "kind",
    "status",
    "date",
    "place",
    "participants",
    "agenda",
    "points",
    "organisers",
)
CASES = Path(__file__).parents[1] / "cases" / "meetings.txt"
_MARK = re.compile(r"\{([OLPD])\|([^{}=]+)(?:=([^{}]+))?\}")


def mention_from(label: str, text: str, value: str | None, start: int) -> Entity:
    where = {"text": text, "start": start, "end": start + len(text)}
    if label == "O":
        return Organisation(**where, name=text, kind="government")
    if label == "L":
        return Place(**where, name=text)
    if label == "P":
        return Person(**where, name=text)
    day = dt.date.fromisoformat(value) if value and len(value) == 10 else None
    return Date(**where, kind="date", value=value, start_date=day, end_date=day)


def doc_from(marked: str) -> Doc:
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(mention_from(match[1], match[2], match[3], len(text)))
        text += match[2]
        last = match.end()
    text += marked[last:]
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        headline = number == 0 and not line.endswith("。")
        blocks.append(
            Block(kind="headline" if headline else "paragraph", start=start, end=start + len(line))
        )
        start += len(line) + 1
    doc = Doc(VOCAB, words=[text], spaces=[False])
    doc.user_data[ARTICLE] = Article(
        id="a", source="s", title="", byline=None, published=dt.date(2024, 3, 20), masthead="",
        text=text, blocks=tuple(blocks), offsets=OffsetMap.identity(), start=0, end=len(text),
    )  # fmt: skip
    set_mentions(doc, mentions)
    return doc


def shown(meeting: Meeting, slot: str) -> str:
    if slot == "organisers":
        return "、".join(body.name for body in meeting.organisers)
    if slot == "date":
        return str(meeting.date.value) if meeting.date else ""
    if slot == "place":
        return meeting.place.text if meeting.place else ""
    if slot == "participants":
        return " / ".join(f"{p.role} {p.name}" for p in meeting.participants)
    if slot == "agenda":
        return " / ".join(f"{item.action} {item.text}" for item in meeting.agenda)
    if slot == "points":
        return " / ".join(f"{p.verb} {p.speaker or '-'} {p.text}" for p in meeting.points)
    return str(getattr(meeting, slot))


def cases() -> list[tuple[str, list[dict[str, str]]]]:
    found = []
    for paragraph in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line and not line.startswith("#")]
        text = "\n".join(line[2:] for line in lines if line.startswith("> "))
        records: list[dict[str, str]] = [{}]
        for line in lines:
            if line == "--":
                records.append({})
            elif not line.startswith("> ") and line != "none":
                slot, _, value = line.partition(":")
                records[-1][slot] = value.strip()
        if text:
            found.append((text, [] if "none" in lines else records))
    return found


@pytest.mark.parametrize(
    ("text", "expected"), cases(), ids=lambda v: v[:24] if isinstance(v, str) else ""
)
def test_records(text: str, expected: list[dict[str, str]]) -> None:
    meetings = meetings_from_doc(doc_from(text))
    got = [
        {slot: shown(meeting, slot) for slot in record}
        for meeting, record in zip(meetings, expected, strict=False)
    ]
    assert got == expected
    assert len(meetings) == len(expected), [m.name for m in meetings]


@pytest.mark.parametrize(("text", "_expected"), cases(), ids=lambda _: "")
def test_values_stand_in_the_text(text: str, _expected: object) -> None:
    doc = doc_from(text)
    for meeting in meetings_from_doc(doc):
        values = [*meeting.organisers, *meeting.participants, *meeting.agenda, *meeting.points]
        for value in [*values, *meeting.evidence, *(v for v in (meeting.date, meeting.place) if v)]:
            assert doc.text[value.start : value.end] == value.text
        assert 0 < meeting.confidence < 1
        filled = {slot for slot in SLOTS if getattr(meeting, slot)}
        assert filled - {"organisers"} <= trace_of(doc, meeting.id).keys()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市委常委会（扩大）会议", "standing_committee"),
        ("十六届区政协常委会第二十一次会议", "standing_committee"),
        ("中共中央政治局会议", "standing_committee"),
        ("国务院常务会议", "executive"),
        ("区政协第五十三次主席会议", "executive"),
        ("局党组（扩大）会议", "executive"),
        ("县第十九届人民代表大会第五次会议", "plenary"),
        ("市委十一届七次全会", "plenary"),
        ("服务第四届博览会动员大会", "work"),
        ("全县防汛工作视频会议", "work"),
        ("脱贫攻坚工作新闻发布会", "press"),
        ("理论学习中心组学习会", "study"),
        ("干部培训班", "study"),
        ("民营企业家座谈会", "symposium"),
        ("2026年工作务虚会", "symposium"),
        ("生态农业招商推介会", "promotion"),
        ("项目集中签约开工仪式", "signing"),
        ("第六届康养产业博览会", "forum"),
        ("第二届企业家峰会", "forum"),
        ("两省对口协作联席会议", "other"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name", ["会议", "（扩大）会议", "第五次会议", "2024年第三次会议", "专题会议"]
)
def test_bare_names(name: str) -> None:
    assert is_bare(name)


@pytest.mark.parametrize("name", ["座谈会推进会议", "防汛会议", "签约大会现场会"])
def test_names_with_content(name: str) -> None:
    assert not is_bare(name)


def test_long_runs_of_one_sign_take_linear_steps() -> None:
    for sign in ("会", "将", "时", "在", "、", "（", "就", "会议强调，"):
        assert meetings_from_doc(doc_from(sign * 4000 + "召开" + sign * 4000 + "。")) is not None
