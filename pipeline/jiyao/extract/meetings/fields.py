"""A meeting told by a form (会议纪要, 文字实录): 时间：…, 地点：…, 主持人：…, 列席：…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jiyao.extract.meetings.days import is_definite
from jiyao.extract.meetings.patterns import FIELD_ROLE, alternatives
from jiyao.extract.meetings.people import members
from jiyao.extract.meetings.places import place_from
from jiyao.extract.meetings.view import View
from jiyao.records import Role
from jiyao.values import Block, Date, Organisation, Person, Place

_LABEL = re.compile(
    rf"[\s　]{{0,4}}(?:会议|发布会?|活动|本次会议)?(?P<label>时间|地点|{alternatives(FIELD_ROLE)})[：:]"
)
_OTHER = re.compile(r"[^：:，。]{1,12}[：:]|[\[［]")
_STOPPED = re.compile(r"[。；！？][\s　]*$")


@dataclass(slots=True)
class Form:
    """What the fields of a form say: day, place, who took part in which role."""

    day: Date | None = None
    place: Place | None = None
    people: list[tuple[Person | Organisation, Role]] = field(default_factory=list)


def form_of(view: View) -> Form:
    """The fields of an article, empty where it has no form."""
    form = Form()
    for label, start, end in _fields(view):
        if label == "时间":
            day = next((day for day in view.dates(start, end) if is_definite(day)), None)
            form.day = form.day or day
        elif label == "地点":
            form.place = form.place or place_from(view, start, end)
        else:
            listed = members(view, start, end)
            form.people.extend((member.entity, FIELD_ROLE[label]) for member in listed)
    return form


def _fields(view: View) -> Iterator[tuple[str, int, int]]:
    """Label, start and end of each value; lines without a label go on with the list above."""
    open_label = ""
    for block in view.article.blocks:
        label = _LABEL.match(view.text, block.start, block.end)
        if label is not None:
            open_label = label["label"]
            yield open_label, label.end(), block.end
        elif open_label in FIELD_ROLE and _goes_on(view, block):
            yield open_label, block.start, block.end
        else:
            open_label = ""


def _goes_on(view: View, block: Block) -> bool:
    if _OTHER.match(view.text, block.start, block.end):
        return False
    listed = view.people(block.start, block.end)
    return bool(listed) and not _STOPPED.search(view.text[block.start : block.end])
