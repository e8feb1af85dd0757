"""Agreements from marked sentences; the cases stand in tests/cases/agreements.txt."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from jiyao.document import ARTICLE, REGION, set_mentions
from jiyao.extract.agreements import agreements_from_doc
from jiyao.records import Agreement, ArticleRef, Meeting
from jiyao.values import (
    Article,
    Block,
    Date,
    Entity,
    Mention,
    OffsetMap,
    Organisation,
    Person,
    Place,
    Quantity,
    Region,
)

_MARK = re.compile(r"\{([OLPDQ])\|([^{}]+)\}")
_NUMBER = re.compile(r"(不少于|不低于|超)?([\d.]+)(亿|万)?(.*)")
_SCALE = {None: 1, "万": 10**4, "亿": 10**8}
VOCAB = Vocab()
CASES = Path(__file__).parents[1] / "cases" / "agreements.txt"


def doc_from(marked: str, *, region: str | None = None) -> Doc:
    """A Doc whose mentions are those marked."""
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(_mention(match.group(1), match.group(2), len(text)))
        text += match.group(2)
        last = match.end()
    text += marked[last:]
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        headline = number == 0 and not line.endswith(("。", "；"))
        kind = "headline" if headline else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    doc = Doc(VOCAB, words=[text], spaces=[False])
    doc.user_data[ARTICLE] = Article(
        id="a", source="s", title=text.split("\n")[0] if blocks[0].kind == "headline" else "",
        byline=None, published=None, masthead="", text=text, blocks=tuple(blocks),
        offsets=OffsetMap.identity(), start=0, end=len(text),
    )  # fmt: skip
    doc.user_data[REGION] = Region(name=region) if region else None
    set_mentions(doc, mentions)
    return doc


def _mention(label: str, text: str, start: int) -> Entity:
    place = {"text": text, "start": start, "end": start + len(text)}
    if label == "O":
        return Organisation(**place, name=text, kind="institution")
    if label == "L":
        return Place(**place, name=text)
    if label == "P":
        return Person(**place, name=text)
    if label == "D":
        past = text in ("日前", "近日", "近期")
        return Date(**place, kind="date", value="PAST_REF" if past else "XXXX-05-06")
    match = _NUMBER.fullmatch(text)
    assert match is not None, text
    value = Decimal(match.group(2)) * _SCALE[match.group(3)]
    return Quantity(**place, value=value, unit=match.group(4))


def meeting(doc: Doc, name: str, *, date: str = "", place: str = "") -> Meeting:
    """A meeting record whose evidence is the sentence that holds its name."""
    article = doc.user_data[ARTICLE]
    start = article.text.index(name)
    found = {m.text: m for m in doc._.mentions}
    return Meeting(
        id="m", source="s", article=ArticleRef(id="a", title="", published=None, region=None),
        evidence=[Mention(text=name, start=start, end=start + len(name))], confidence=1.0,
        name=name, kind="signing", status="held", organisers=[], date=found.get(date),
        place=found.get(place), participants=[], agenda=[], points=[],
    )  # fmt: skip


def line_of(record: Agreement) -> str:
    """One line: kind name: side 1 → side 2 (count …) | slot=value, slots only when filled."""
    sides = [" + ".join(p.text for p in record.parties if p.side == side) for side in (1, 2)]
    line = f"{record.kind} {record.name}: {sides[0] or '∅'} → {sides[1] or '∅'}"
    if record.party_count:
        line += f" ({record.party_count.text})"
    if not record.parties_complete:
        line += " …"
    for slot in ("amount", "project_count", "date", "place"):
        value = getattr(record, slot)
        if value is not None:
            line += f" | {slot}={value.text}"
    for slot in ("subject", "occasion"):
        if getattr(record, slot):
            line += f" | {slot}={getattr(record, slot)}"
    return line


def lines_of(
    marked: str, *, region: str | None = None, meetings: tuple[tuple[str, str, str], ...] = ()
) -> list[str]:
    """Agreements of a marked text, one line each."""
    doc = doc_from(marked, region=region)
    held = [meeting(doc, name, date=date, place=place) for name, date, place in meetings]
    records = agreements_from_doc(doc, held)
    for record in records:
        for party in record.parties:
            assert doc.text[party.start : party.end] == party.text
    return [line_of(record) for record in records]


def read_cases() -> list[tuple[str, str | None, list[str]]]:
    """Text, region and expected lines of every case."""
    cases: list[tuple[str, str | None, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("    "):
            cases[-1][2].append(line.strip())
            continue
        region, text = line[1:].split(" ", 1) if line.startswith("@") else (None, line)
        cases.append((text.replace("\\n", "\n"), region, []))
    return cases


@pytest.mark.parametrize(("marked", "region", "expected"), read_cases())
def test_case(marked: str, region: str | None, expected: list[str]) -> None:
    assert sorted(lines_of(marked, region=region)) == sorted(expected)


MEETING = (
    "{D|5月6日}，全市招商推介会在{L|滨江饭店}举行。会上，{O|市政府}与{O|海通集团}签署合作协议。"
    "推介会共签约{Q|12个}项目，总投资{Q|60亿元}。"
)


def test_setting_comes_from_the_meeting() -> None:
    meetings = (("全市招商推介会", "5月6日", "滨江饭店"),)
    where = "date=5月6日 | place=滨江饭店 | {}occasion=全市招商推介会"
    assert lines_of(MEETING, meetings=meetings) == [
        "cooperation 合作协议: 市政府 → 海通集团 | " + where.format(""),
        "other 项目: ∅ → ∅ … | amount=60亿元 | project_count=12个 | " + where.format(""),
    ]


def test_own_date_beats_the_meeting() -> None:
    marked = "{D|5月5日}，全市招商推介会举行。{D|5月6日}，{O|市政府}与{O|海通集团}在{L|北京}签约。"
    assert lines_of(marked, meetings=(("全市招商推介会", "5月5日", ""),)) == [
        "other 签约: 市政府 → 海通集团 | date=5月6日 | place=北京"
    ]


def test_pronouns_and_sums_after() -> None:
    marked = (
        "{D|5月6日}，{O|市政府}与{O|海通集团}在{L|北京}举行会谈。双方签署战略合作协议。"
        "根据协议，双方将在港口、物流等领域开展合作。项目总投资{Q|60亿元}。"
    )
    assert lines_of(marked) == [
        "strategic 战略合作协议: 市政府 → 海通集团 | amount=60亿元 | date=5月6日 | subject=港口、物流"
    ]


def test_one_sum_for_each() -> None:
    marked = (
        "{O|县政府}分别与{O|桂海公司}、{O|北湾集团}签订投资合同。"
        "其中，编织品基地项目投资{Q|6亿元}，建成后可带动就业；热电联产项目投资{Q|4亿元}。"
    )
    assert lines_of(marked) == [
        "investment 投资合同: 县政府 → 桂海公司 | amount=6亿元 | subject=编织品基地项目",
        "investment 投资合同: 县政府 → 北湾集团 | amount=4亿元 | subject=热电联产项目",
    ]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "{L|江川区}、{L|云岭区}两区农业农村局签署协议。",
            ["江川区农业农村局", "云岭区农业农村局"],
        ),
        ("{L|成都市}、{L|绵阳市}两市有关部门签订互认协议。", ["成都市", "绵阳市"]),
        (
            "{L|江川县}、{O|海东县人大常委会}签署立法协议。",
            ["江川县人大常委会", "海东县人大常委会"],
        ),
    ],
)
def test_shared_bodies(marked: str, names: list[str]) -> None:
    [agreement] = agreements_from_doc(doc_from(marked), [])
    assert [party.name for party in agreement.parties] == names
