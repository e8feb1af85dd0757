"""Gold files (标注): NAME.txt, the raw document, and NAME.json, what a careful reader finds in it.

Gold is checked while it is read; what does not follow the contract stops with file and place.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiyao.errors import GoldError
from jiyao.evaluate.gold_values import (
    GoldSlot,
    Place,
    checked_list,
    checked_mapping,
    flag_at,
    slots_from_fields,
)
from jiyao.evaluate.slots import RECORD_TYPES, SLOTS

LABELS = ("ORG", "LOC", "PER", "DATE", "QUANTITY")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRecord:
    """One record as annotated.

    Attributes:
        type: "meeting", "agreement" or "target".
        slots: the annotated slots by name; a slot left out is not scored.
        fields: the JSON object as it stands in the file.
        optional: neither its absence nor its presence counts.
    """

    type: str
    slots: Mapping[str, GoldSlot]
    fields: Mapping[str, Any]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """One entity mention as annotated; `value` has the annotated parts of a DATE or QUANTITY."""

    label: str
    text: str
    value: Mapping[str, Any]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A raw document with its annotation.

    Attributes:
        name: path relative to the gold folder, without the ending, with forward slashes.
        text: the decoded raw document.
        published: ISO day that the caller passes to the pipeline, None when nothing is passed.
        scope: raw [start, end) ranges outside which nothing counts, None for the whole document.
        types: record types that are annotated.
        titles: headlines of the articles in order, without those that have none.
        records: of all articles, in order.
        entities: of all articles, in order; None where they are not annotated.
    """

    name: str
    text: str
    published: str | None
    scope: tuple[tuple[int, int], ...] | None
    types: frozenset[str]
    titles: tuple[str, ...]
    records: tuple[GoldRecord, ...]
    entities: tuple[GoldEntity, ...] | None

    def in_scope(self, position: int) -> bool:
        """Whether what stands at a raw position counts."""
        return self.scope is None or any(start <= position < end for start, end in self.scope)


def read_gold(folder: Path) -> list[GoldDocument]:
    """Read a folder of gold, searched recursively, in the order of the names.

    A JSON file without a text beside it is passed over unless it holds articles.

    Raises:
        GoldError: the folder holds no gold, or a file does not follow the contract.
    """
    documents = []
    for path in sorted(folder.rglob("*.json")):
        if path.with_suffix(".txt").is_file():
            name = path.relative_to(folder).with_suffix("").as_posix()
            documents.append(read_gold_document(path, name=name))
        elif isinstance(content := _json(path), dict) and "articles" in content:
            raise GoldError(f"{path}: has articles but no text; expected {path.stem}.txt beside it")
    if not documents:
        raise GoldError(f"{folder}: no gold found; expected pairs NAME.txt and NAME.json")
    return documents


def read_gold_document(path: Path, *, name: str) -> GoldDocument:
    """Read NAME.json and the NAME.txt beside it.

    Raises:
        GoldError: naming the file and the place in it of what does not follow the contract.
    """
    place = Place(path.name)
    gold = checked_mapping(_json(path), place)
    articles = [
        (checked_mapping(article, place / "articles" / number), place / "articles" / number)
        for number, article in enumerate(checked_list(gold.get("articles"), place / "articles"))
    ]
    text = _text(path.with_suffix(".txt"))
    return GoldDocument(
        name=name,
        text=text,
        published=_day(gold.get("published"), place / "published"),
        scope=_scope(gold.get("scope"), place / "scope", length=len(text)),
        types=_types(gold.get("types"), place / "types"),
        titles=tuple(title for article, at in articles if (title := _title(article, at / "title"))),
        records=tuple(
            _record(record, at / "records" / number)
            for article, at in articles
            for number, record in enumerate(checked_list(article.get("records"), at / "records"))
        ),
        entities=_entities(articles),
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: not readable as JSON in UTF-8: {error}") from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GoldError(f"{path}: neither UTF-8 nor GB18030")


def _string_or_none(value: Any, place: Place) -> str | None:
    if value is not None and not isinstance(value, str):
        raise place.error(f"{value!r}; expected a string or null")
    return value


def _day(value: Any, place: Place) -> str | None:
    try:
        return None if value is None else dt.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise place.error(f"{value!r}; expected a day such as 2024-03-08 or null") from error


def _title(article: Mapping[str, Any], place: Place) -> str:
    return _string_or_none(article.get("title"), place) or ""


def _scope(value: Any, place: Place, *, length: int) -> tuple[tuple[int, int], ...] | None:
    if value is None:
        return None
    ranges = []
    for number, pair in enumerate(checked_list(value, place)):
        match pair:
            case [int(start), int(end)] if 0 <= start < end <= length:
                ranges.append((start, end))
            case _:
                raise (place / number).error(f"{pair!r}; expected [start, end) within the text")
    return tuple(ranges)


def _types(value: Any, place: Place) -> frozenset[str]:
    if value is None:
        return frozenset(RECORD_TYPES)
    types = checked_list(value, place)
    for unknown in [kind for kind in types if kind not in RECORD_TYPES]:
        raise place.error(f"{unknown!r}; expected {', '.join(RECORD_TYPES)}")
    return frozenset(types)


def _record(value: Any, place: Place) -> GoldRecord:
    fields = checked_mapping(value, place)
    kind = fields.get("type")
    if kind not in RECORD_TYPES:
        raise (place / "type").error(f"{kind!r}; expected {', '.join(RECORD_TYPES)}")
    return GoldRecord(
        type=kind,
        slots=slots_from_fields(fields, SLOTS[kind], place),
        fields=fields,
        optional=flag_at(fields, place),
    )


def _entities(
    articles: list[tuple[Mapping[str, Any], Place]],
) -> tuple[GoldEntity, ...] | None:
    if any(article.get("entities") is None for article, _ in articles):
        return None
    return tuple(
        _entity(entity, at / "entities" / number)
        for article, at in articles
        for number, entity in enumerate(checked_list(article["entities"], at / "entities"))
    )


def _entity(value: Any, place: Place) -> GoldEntity:
    fields = checked_mapping(value, place)
    label, text = fields.get("label"), fields.get("text")
    if label not in LABELS:
        raise (place / "label").error(f"{label!r}; expected {', '.join(LABELS)}")
    if not isinstance(text, str) or not text.strip():
        raise (place / "text").error(f"{text!r}; expected characters of the document")
    parts = ("value", "start_date", "end_date", "min", "max", "unit", "comparator")
    return GoldEntity(
        label=label,
        text=text,
        value={part: fields[part] for part in parts if part in fields},
        optional=flag_at(fields, place),
    )
