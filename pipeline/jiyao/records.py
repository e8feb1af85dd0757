"""What the pipeline emits: meetings, agreements, targets and articles.

Every `start` and `end` counts Unicode code points of the decoded raw document (JavaScript
strings count UTF-16 units instead). The JSON Schema is exported from these classes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from jiyao.values import Date, Mention, Organisation, Person, Place, Quantity, Region

SCHEMA_VERSION: Final = "1.0"

MeetingKind = Literal[
    "standing_committee",
    "executive",
    "plenary",
    "work",
    "symposium",
    "study",
    "promotion",
    "signing",
    "press",
    "forum",
    "other",
]
AgreementKind = Literal[
    "strategic", "framework", "cooperation", "investment", "memorandum", "purchase", "other"
]
Role = Literal["chair", "speaker", "attendee", "nonvoting"]
AgendaAction = Literal["convey", "review", "hear", "study", "deploy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonParticipant(Person):
    """A person at a meeting, one entry per role."""

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationParticipant(Organisation):
    """A body at a meeting, one entry per role."""

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Organisation):
    """A party of an agreement: side 1 is the subject, side 2 the counterparty."""

    side: Literal[1, 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Mention):
    """What a meeting did with one object: `text` is the object, `action` the verb's class."""

    action: AgendaAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Mention):
    """A statement made at a meeting: first clause, introducing verb, named speaker if any."""

    verb: str
    speaker: str | None


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArticleRef(_Frozen):
    """The article a record belongs to."""

    id: str
    title: str
    published: dt.date | None
    region: Region | None


class RecordBase(_Frozen):
    """What every record has."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: str
    article: ArticleRef
    evidence: list[Mention]
    confidence: Annotated[float, Field(ge=0, le=1)]


class Meeting(RecordBase):
    """A meeting (会议) held or to be held."""

    type: Literal["meeting"] = "meeting"
    name: str
    kind: MeetingKind
    status: Literal["held", "scheduled"]
    organisers: list[Organisation]
    date: Date | None
    place: Place | None
    participants: list[PersonParticipant | OrganisationParticipant]
    agenda: list[AgendaItem]
    points: list[Point]


class Agreement(RecordBase):
    """An agreement (协议) signed."""

    type: Literal["agreement"] = "agreement"
    name: str
    kind: AgreementKind
    parties: list[Party]
    party_count: Quantity | None
    parties_complete: bool
    subject: str | None
    date: Date | None
    place: Place | None
    amount: Quantity | None
    project_count: Quantity | None
    occasion: str | None


class Target(RecordBase):
    """A quantified commitment (目标)."""

    type: Literal["target"] = "target"
    indicator: str
    action: str | None
    quantity: Quantity | None
    period: Date | None
    owner: list[Organisation]
    place: list[Place]
    programme: str | None
    item: str | None


Record = Annotated[Meeting | Agreement | Target, Field(discriminator="type")]
AnyRecord = Meeting | Agreement | Target
RECORD_CLASSES: dict[str, type[AnyRecord]] = {
    "meeting": Meeting,
    "agreement": Agreement,
    "target": Target,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntity(Organisation):
    """An organisation among an article's entities."""

    label: Literal["ORG"] = "ORG"  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntity(Place):
    """A place among an article's entities."""

    label: Literal["LOC"] = "LOC"  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntity(Person):
    """A person among an article's entities."""

    label: Literal["PER"] = "PER"  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEntity(Date):
    """A date among an article's entities."""

    label: Literal["DATE"] = "DATE"  # type: ignore[misc]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityEntity(Quantity):
    """A quantity among an article's entities."""

    label: Literal["QUANTITY"] = "QUANTITY"  # type: ignore[misc]


EntityRecord = Annotated[
    OrganisationEntity | PlaceEntity | PersonEntity | DateEntity | QuantityEntity,
    Field(discriminator="label"),
]
ENTITY_CLASSES = {
    "ORG": OrganisationEntity,
    "LOC": PlaceEntity,
    "PER": PersonEntity,
    "DATE": DateEntity,
    "QUANTITY": QuantityEntity,
}


class EngineRecord(_Frozen):
    """Which segmenter gave words and names: its library's version, SHA-256 of its model."""

    name: str
    version: str
    model: str


class ArticleRecord(_Frozen):
    """One article of the input with its entity mentions, in order, raw offsets."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    source: str
    title: str
    byline: str | None
    published: dt.date | None
    region: Region | None
    start: int
    end: int
    engine: EngineRecord
    entities: list[EntityRecord]
    metadata: dict[str, object] | None = None


class Reject(_Frozen):
    """A document that gave no output: at which stage and why."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: str
    stage: str
    reason: str
