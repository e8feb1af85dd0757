"""Who speaks in a whole document (发文机关): the one represented, deciding, named in the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiyao.extract.clauses import Sentence
from jiyao.extract.targets.bodies import (
    NOBODY,
    WHOLE,
    Owners,
    as_organisation,
    is_department,
    row_before,
    row_from,
    short_name,
    whole_region,
    within,
)
from jiyao.values import Entity, Organisation, Place, Region

_REPRESENTS = re.compile("我(?:谨|受)?代表|受")
_DECIDES = re.compile("决定|研究确定|研究同意|审定|确定|研究，|研究,")
_HOLDS = re.compile("召开|举行|举办|主持召开")
_LEADERS = re.compile("党工委$|[省市区县州旗镇乡盟]委(?:常委会)?$|常委会$|中心组$")
_CONFERENCE = re.compile("^(?:中国人民)?政治协商会议(.{1,12}?)第.{1,3}届委员会$")
_OFFICE = re.compile("(?:政府|委员?会?|委)办公[室厅]$")
"""Offices that send out what their government decides (印发)."""
_OFFICE_TAIL = re.compile("办公[室厅]$")
_UPPER_UNIT = re.compile(
    "[一-龥]{2,8}?(?:省|自治区|市|自治州|盟)(?=[一-龥]{2,12}(?:人民政府|政府|委员会|委)$)"
)
_ASSEMBLY = re.compile("人民代表大会|人大")
_OWN_SHARE = 0.5
"""Share of an article's places that lie in the region for which it speaks."""
_OPENING = 2500
"""Characters of the reading in which a report says whom it represents."""


class Issuer:
    """Finds the body for which an article speaks.

    Args:
        text: the reading.
        mentions: the article's mentions in order.
        sentences: its sentences in order.
        region: the article's region.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Entity],
        sentences: Sequence[Sentence],
        region: Region | None,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self.region = region

    def find(self, holders: Sequence[str], *, plan: bool) -> Owners:
        """The issuer, NOBODY when the text does not tell.

        Args:
            holders: names of the bodies that hold the meetings reported.
            plan: the document is a plan, report or programme rather than news.
        """
        return (
            self._represented()
            or self._deciders()
            or (self._in_title() or self._government() if plan else None)
            or self._before_colon()
            or self._holder(holders)
            or self._of_region()
            or self._holder(holders, strict=False)
            or NOBODY
        )

    def _represented(self) -> Owners | None:
        """我代表县人民政府: the body right behind."""
        for match in _REPRESENTS.finditer(self.text, 0, _OPENING):
            following = next((m for m in self.mentions if m.start >= match.end()), None)
            if following is not None and following.text.endswith("常委会"):
                continue
            if isinstance(following, Organisation) and following.start - match.end() <= 1:
                return Owners(bodies=(following,), rule="represented body")
        return None

    def _deciders(self) -> Owners | None:
        """区委、区政府决定: the bodies right before."""
        for sentence in self.sentences[:12]:
            match = _DECIDES.search(sentence.text)
            if not match:
                continue
            stop = sentence.start + match.start()
            bodies = [m for m in sentence.mentions if isinstance(m, Organisation) and m.end <= stop]
            row = row_before(bodies, self.text)
            if row and stop - row[-1].end <= 4:
                return Owners(bodies=tuple(row), rule="deciding bodies")
        return None

    def _in_title(self) -> Owners | None:
        """市卫生局2012年工作计划: the body in the title, or its place if no region is known."""
        named = self.sentences[0].mentions if self.sentences else ()
        bodies = [m for m in named if isinstance(m, Organisation) and not _OFFICE.search(m.text)]
        if bodies:
            return Owners(bodies=tuple(row_from(bodies, self.text)), rule="body in the title")
        office = next((m for m in named if isinstance(m, Organisation)), None)
        if office is not None and _OFFICE.search(office.text):
            return Owners(
                bodies=(_served_by(office),), rule="government of the office in the title"
            )
        places = [m for m in named if isinstance(m, Place)] if self.region is None else []
        body = as_organisation(places[0]) if places else None
        return Owners(bodies=(body,), rule="place in the title") if body else None

    def _before_colon(self) -> Owners | None:
        """市交通运输局：… as a headline."""
        named = self.sentences[0].mentions[:1] if self.sentences else ()
        bodies = [m for m in named if isinstance(m, Organisation) and is_department(m)]
        if not bodies or self.text[bodies[0].end : bodies[0].end + 1] not in ("：", ":"):
            return None
        return Owners(bodies=tuple(bodies), rule="body before the headline's colon")

    def _government(self) -> Owners | None:
        """The government of the article's region, when the text names it."""
        if self.region is None:
            return None
        names = tuple(short_name(self.region) + tail for tail in ("政府", "人民政府"))
        for mention in self.mentions:
            if isinstance(mention, Organisation) and mention.name.endswith(names):
                return Owners(bodies=(mention,), rule="the region's government")
        return None

    def _holder(self, holders: Sequence[str], *, strict: bool = True) -> Owners | None:
        """The body whose meeting is reported; `strict` leaves out party committees."""
        for body in (*self._named(holders), *self._convening()):
            if body.kind == "legislature" and _ASSEMBLY.search(body.name):
                continue
            if self._is_above(body) or body.name.endswith("委常委会"):
                continue
            if not strict or self._speaks_for_itself(body):
                return Owners(bodies=(body,), rule="holder of the meeting")
        return None

    def _named(self, holders: Sequence[str]) -> list[Organisation]:
        bodies = [m for m in self.mentions if isinstance(m, Organisation)]
        names = [_CONFERENCE.sub(r"\1政协", name.removesuffix("党组")) for name in holders]
        known = {body.name for body in bodies}
        names = [n if n in known else name for n, name in zip(names, holders, strict=True)]
        found = (next((m for m in bodies if m.name == name), None) for name in names)
        return [body for body in found if body is not None]

    def _convening(self) -> list[Organisation]:
        found: list[Organisation] = []
        for sentence in self.sentences[:6]:
            match = _HOLDS.search(sentence.text)
            if match:
                stop = sentence.start + match.end()
                bodies = (as_organisation(m) for m in sentence.mentions if m.start < stop)
                found += [b for b in bodies if b is not None and not self._is_venue(b)]
        return found

    def _is_above(self, body: Organisation) -> bool:
        """A place of which the article's region is a part."""
        if self.region is None or body.kind != "region":
            return False
        return self.region.name.startswith(body.name) and self.region.name != body.name

    def _is_venue(self, body: Organisation) -> bool:
        return body.kind == "region" and self.text[max(0, body.start - 1) : body.start] in "在于赴"

    def _speaks_for_itself(self, body: Organisation) -> bool:
        """Not a press office; a party committee only in its plenary session (全会)."""
        if "新闻办" in body.text or body.text.endswith("宣传部"):
            return False
        head = self.sentences[0].text if self.sentences else ""
        plenary = "全会" in head or "全体会议" in head
        return plenary or not _LEADERS.search(body.text)

    def _is_everywhere(self) -> bool:
        """The article tells of many places; its region is only one of them (各地…)."""
        located = [m for m in self.mentions if isinstance(m, Place) and m.adcode]
        inside = sum(within(place, self.region) for place in located)
        return inside < _OWN_SHARE * len(located)

    def _of_region(self) -> Owners | None:
        """The article's region, where the text first names it."""
        if self.region is None or self._is_everywhere():
            return None
        names = (short_name(self.region), self.region.name)
        for mention in self.mentions:
            body = as_organisation(mention) if isinstance(mention, Place) else None
            if body is not None and body.name in names:
                return Owners(bodies=(body,), rule="the article's region")
        for match in WHOLE.finditer(self.text):
            body = whole_region(match, 0, self.region, self.mentions)
            if body is not None and body.name in names:
                return Owners(bodies=(body,), rule="the article's region")
        return None


def _served_by(office: Organisation) -> Organisation:
    """The government or committee whose office sends out the document, by its last unit's name."""
    text = _OFFICE_TAIL.sub("", office.text)
    upper = _UPPER_UNIT.match(text)
    skip = upper.end() if upper else 0
    name = text[skip:] if upper else _OFFICE_TAIL.sub("", office.name)
    return replace(
        office, text=text[skip:], start=office.start + skip, end=office.start + len(text), name=name
    )
