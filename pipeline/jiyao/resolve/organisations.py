"""Relative names of bodies to full ones (机构全称): 区委 is 南开区委, 科技局 after it 南开区科技局."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jiyao.resolve.places import Context
from jiyao.tables.gazetteer import RegionRow, gazetteer

_LEVEL = re.compile(
    r"^(?P<league>团)?(?P<level>自治区|自治州|自治县|自治旗|兵团|街道|高新区|经开区|开发区|新区|[省市区县州旗盟镇乡])(?P<rest>.+)$"
)
_TOWN = re.compile(r"[一-龥]{2,6}(?P<level>街道|镇|乡)$")
_BARE = re.compile(
    r"^(?:第?[一二三四五六七八九十]+届)?(?:研究院|研究所|研究中心|林业局|合作社|董事会|理事会|监事会|组委会|管委会|党工委|"
    r"办事处|街道办事处|集团|公司|医院|学院|大学|中学|学校|商会|协会|学会|联盟|银行|实验室|委员会|中心)"
)
_REACH = 200
"""How many bodies back a short form is looked for."""
_INNER = re.compile(r"^(?:第[一二三四五六七八九十]+届)?(?:董事会|理事会|监事会|会员代表大会)$")
_PART = re.compile(r"(?P<whole>.+?[委局厅部办府院])[一-龥]{1,8}[处科司室]$")
_PARTY_PARTS = re.compile(r"^(?:组织部|宣传部|统战部|政法委|党校|办公室)$")


@dataclass(slots=True)
class Naming:
    """Full names of bodies in one article, given out in the order of the text.

    Attributes:
        region: the place that the article speaks for.
        context: for places inside names.
        towns: (level, name) of towns and streets named so far, the last one last.
        bodies: full names given out so far.
        zone: a development zone that the article speaks for (洛阳高新区), None without one.
    """

    region: RegionRow | None
    context: Context
    zone: str | None = None
    towns: dict[str, str] = field(default_factory=dict)
    bodies: list[str] = field(default_factory=list)

    def see_place(self, surface: str) -> None:
        """Remember a town or street."""
        match = _TOWN.search(surface)
        if match is not None:
            self.towns[match.group("level")] = match.group()

    def full(
        self, surface: str, listed_after: str | None = None, *, beside: str | None = None
    ) -> str:
        """The full name of a body, by the nearest level only.

        Args:
            surface: as written.
            listed_after: full name of the first member of the list, where the region stood there.
            beside: the body of the same person's first office: 江苏省委书记、省人大常委会主任.
        """
        name = self._full(surface, listed_after, beside)
        self.bodies.append(name)
        return name

    def full_place(self, surface: str) -> str:
        """The full name of a place: 县工业集中区 is 博白县工业集中区, 川 is 四川."""
        if len(surface) == 1:
            rows = gazetteer().named(surface)
            return rows[0].short[0] if rows else surface
        if surface in ("高新区", "经开区", "开发区", "新区") and self.zone is not None:
            return self.zone
        relative = _LEVEL.match(surface)
        if relative is None or self.context.place(surface) is not None:
            return surface
        place = self.level_name(relative.group("level"))
        return surface if place is None else place + relative.group("rest")

    def level_name(self, level: str) -> str | None:
        """The place that a level word means here: 区 is 南开区, 市 is 天津市, 州 is 大理州."""
        if level in self.towns:
            return self.towns[level]
        if level in ("高新区", "经开区", "开发区", "新区"):
            return self.zone
        row = self.level_row(level)
        if row is None:
            return None
        return next((s for s in row.short if level == "州" and s.endswith("州")), row.name)

    def level_row(self, level: str) -> RegionRow | None:
        """The same as a place of the gazetteer."""
        if self.region is None:
            return None
        path = gazetteer().path(self.region)
        fitting = [row for row in path if _is_level(row, level)]
        return fitting[-1] if fitting else None

    def _full(self, surface: str, listed_after: str | None, beside: str | None) -> str:
        if listed_after is not None:
            return self._prefix(listed_after, surface) + surface
        relative = _LEVEL.match(surface)
        if relative is not None:
            level = relative.group("level")
            place = self._place_beside(beside, level) or self.level_name(level)
            if place is None:
                return surface
            rest = relative.group("rest")
            if len(place) == 2 and rest.startswith("委"):
                rest = relative.group("level") + rest
            return (relative.group("league") or "") + place + rest
        return self._bare(surface)

    def _place_beside(self, beside: str | None, level: str) -> str | None:
        row = None if beside is None else self.context.place(beside)
        return row.name if row is not None and _is_level(row, level) else None

    def _bare(self, surface: str) -> str:
        """A name without a place: a part of a body named before, or one of its own region."""
        if _PARTY_PARTS.match(surface) and self.region is not None:
            return self.region.name + "委" + surface
        if _INNER.match(surface):
            return (
                next((body for body in reversed(self.bodies[-_REACH:]) if _is_firm(body)), "")
                + surface
            )
        match = _BARE.match(surface)
        if match is None:
            return self._longer(surface)
        head = match.group()
        for body in reversed(self.bodies[-_REACH:]):
            if len(body) > len(head) and body.endswith(head):
                return body + surface[len(head) :]
        if surface in ("管委会", "党工委") and self.zone is not None:
            return self.zone + surface
        return surface

    def _longer(self, surface: str) -> str:
        """The full name of a body named before, whose place is left out (科技局)."""
        if len(surface) > 2 and surface.endswith(tuple("局厅委办处")):
            for body in reversed(self.bodies[-_REACH:]):
                if len(body) > len(surface) and body.endswith(surface):
                    return body
        return surface

    def _prefix(self, first: str, surface: str) -> str:
        """The place at the head of a full name, or the body whose parts are listed."""
        part = _PART.match(first)
        if part is not None and surface[-1] in "处科司室":
            return part.group("whole")
        rows = self.context.place(first)
        if rows is not None:
            for size in range(min(15, len(first)), 1, -1):
                if any(row == rows for row in gazetteer().named(first[:size])):
                    return first[:size]
            end = max(first.find(rows.name) + len(rows.name), 0)
            if first.find(rows.name) >= 0:
                return first[:end]
        match = re.match(r"[一-龥]{2,8}?(?:省|市|区|县|州|旗|街道|镇|乡)", first)
        return "" if match is None else match.group()


def _is_level(row: RegionRow, level: str) -> bool:
    if level == "省":
        return row.level == "province" and row.name.endswith("省")
    if level == "自治区":
        return row.level == "province" and row.name.endswith("自治区")
    if level == "区":
        return row.name.endswith("区") and not row.name.endswith("行政区")
    if level in ("州", "自治州"):
        return row.level == "prefecture" and row.name.endswith("州")
    if level == "县":
        return row.level == "county" and row.name.endswith("县")
    return row.name.endswith(level)


def _is_firm(body: str) -> bool:
    return body.endswith(("公司", "集团", "商会", "协会", "银行", "联合会", "学会"))
