"""Made-up names (虚构名称): persons, places, official bodies, firms, schools."""

from __future__ import annotations

import random
from dataclasses import dataclass

from jiyao.tables.load import load_table

LEVELS = "区县市省州旗镇"
_PUT_TOGETHER = {
    "区": "county",
    "县": "county",
    "旗": "county",
    "市": "prefecture",
    "省": "province",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A row of tables/training_words.tsv."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The columns of tables/regions.tsv that names are made of."""

    adcode: str
    name: str
    short: tuple[str, ...] = ()
    level: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A word of a table with a column `word`."""

    word: str
    kind: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A word of a table with a column `name`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A row of tables/titles.tsv."""

    word: str
    use: str


class NameMaker:
    """Draws names.

    Args:
        chance: the source of randomness.
        characters: common characters, for given names that no list has.
    """

    def __init__(self, chance: random.Random, characters: str) -> None:
        self.chance = chance
        self._characters = characters
        self._words: dict[str, tuple[str, ...]] = {
            row.kind: row.words for row in load_table("training_words", Words)
        }
        areas = [row for row in load_table("regions", Area) if row.status == "current"]
        self.areas: dict[str, list[Area]] = {
            level: [row for row in areas if row.level == level]
            for level in ("province", "prefecture", "county")
        }
        self.level_of: dict[str, str] = {row.name: row.level for row in areas}
        self.level_of_short: dict[str, str] = {
            short: row.level for row in areas for short in row.short if short[1:]
        }
        self._surnames: list[str] = [row.word for row in load_table("surnames", Plain)]
        self._bodies: list[str] = [row.word for row in load_table("organisation_bodies", Plain)]
        self._fields: list[str] = [row.word for row in load_table("organisation_fields", Plain)]
        units = load_table("organisation_units", Plain)
        self._units: list[str] = [row.word for row in units if row.kind == "government"]
        self._nation: list[str] = [row.word for row in load_table("national_bodies", Plain)]
        suffixes = load_table("organisation_suffixes", Plain)
        self._ends = frozenset(row.word for row in suffixes if row.strength == "strong")
        self._places: list[str] = [row.word for row in load_table("place_suffixes", Plain)]
        self.place_ends = sorted(self._places, key=lambda word: -len(word))
        self._known_places: list[str] = [row.name for row in load_table("areas", Named)]
        titles = load_table("titles", Title)
        self._titles: list[str] = [row.word for row in titles if row.use == "before"]
        self._countries: list[str] = [row.name for row in load_table("world", Named)]

    def word(self, kind: str) -> str:
        """One of the training words of a kind."""
        return self.chance.choice(self._words[kind])

    def person(self) -> str:
        """A person of China: mostly surname and one or two characters."""
        draw = self.chance.random()
        for kind, share in (("tibetan", 0.05), ("yi", 0.07)):
            if draw < share:
                return "".join(self.chance.sample(self._words[kind], self.chance.choice((1, 2, 2))))
        if draw < 0.1:
            return "·".join(self.chance.sample(self._words["uyghur"], 2))
        if draw < 0.13:
            return self.word("mongol")
        common = self.chance.random() < 0.7
        surname = self.chance.choice(self._surnames[60:180] if common else self._surnames)
        given = [self._given() for _ in range(self.chance.choice((1, 2, 2, 2, 2)))]
        return surname + "".join(given)

    def _given(self) -> str:
        draw = self.chance.random()
        if draw < 0.2:
            return self.word("rare")
        return self.word("given") if draw < 0.8 else self.chance.choice(self._characters)

    def alien(self) -> str:
        """A foreign person in transliteration."""
        parts = [
            "".join(self.word("foreign") for _ in range(self.chance.choice((2, 3, 3, 4, 5))))
            for _ in range(self.chance.choice((1, 1, 2)))
        ]
        return "·".join(parts)

    def area(self, level: str, *, short: bool = False) -> str:
        """A region of the gazetteer by its full name, or by a short one where it has any."""
        row = self.chance.choice(self.areas[level])
        shorts = [name for name in row.short if name[1:]]
        return self.chance.choice(shorts) if short and shorts else row.name

    def any_area(self) -> str:
        """A region of any level, full or short."""
        level = self.chance.choice(("county", "county", "prefecture", "province"))
        return self.area(level, short=self.chance.random() < 0.4)

    def stem(self) -> str:
        """The first characters of a small place: 柳河, 石桥头."""
        return "".join(self.word("stem") for _ in range(self.chance.choice((2, 2, 3))))

    def place(self) -> str:
        """A region, a chain of regions, a small place, a country."""
        draw = self.chance.random()
        if draw < 0.4:
            return self.any_area()
        if draw < 0.5:
            return self.area("province") + self.area("prefecture")
        if draw < 0.57:
            return self.area("prefecture") + self.area("county")
        if draw < 0.6:
            return self.chain()
        if draw < 0.65:
            return self.chance.choice(self._known_places)
        if draw < 0.68:
            return self.chance.choice(self._countries)
        return self.small_place()

    def small_place(self) -> str:
        """A place without a code: 柳河镇, 金塘村, 南开区高新技术产业园."""
        suffix = self.chance.choice(("镇", "乡", "村", "街道", "社区", *self._places))
        if len(suffix) > 1 and self.chance.random() < 0.4:
            return self.any_area() + suffix
        return self.stem() + suffix

    def chain(self) -> str:
        """Regions and small places from the largest down: 四川省…州…县, 柳河镇金塘村."""
        town = self.stem() + self.chance.choice(("镇", "乡", "街道"))
        village = self.stem() + self.chance.choice(("村", "村", "社区"))
        return self.chance.choice(
            (
                self.area("province") + self.area("prefecture") + self.area("county"),
                self.area("county") + town,
                self.area("county") + town + village,
                town + village,
            )
        )

    def hall(self) -> str:
        """A room by itself or in its venue: 厦门国际会议中心三层宴会厅, 行政楼203会议室."""
        house = self.chance.choice((self.any_area() + self.word("venue"), "行政楼", "市委"))
        return house + self.word("hall")

    def road(self) -> str:
        """A road or railway by its ends: 昌赣客专, 修平高速, 柳河大道."""
        return self.word("stem") + self.word("stem") + self.word("road")

    def committee(self, level: str) -> str:
        """A committee of the party: 中共南开区委员会, 中共琼海市第十二届委员会."""
        term = self.chance.choice(("", f"第十{self.chance.choice('一二三四五')}届"))
        return f"中共{self.region_of_level(level)}{term}委员会"

    def branch(self) -> str:
        """A local organisation of another party: 民盟宜昌市委会."""
        return self.word("branch") + self.any_area() + self.chance.choice(("委", "委会", "委员会"))

    def title(self) -> str:
        """An office: 副局长, 党组成员."""
        return self.chance.choice(self._titles)

    def country(self) -> str:
        """A country or a place abroad."""
        return self.chance.choice(self._countries)

    def level(self) -> str:
        """区, 县, 市 …"""
        return self.chance.choice("区区区县县县市市市省州旗镇")

    def region_of_level(self, level: str) -> str:
        """A region's full name that ends with the level's word, as far as there is one."""
        wanted = _PUT_TOGETHER.get(level, "county")
        for _ in range(20):
            name = self.area(wanted)
            if name.endswith(level):
                return name
        return self.stem() + level

    def office(self) -> str:
        """What follows a level's word: 委, 教育局, 市场监管局, 发展和改革委员会."""
        if self.chance.random() < 0.5:
            return self.chance.choice(self._bodies)
        field = self.chance.choice(self._fields)
        if self.chance.random() < 0.15:
            field += self.chance.choice(("和", "与", "")) + self.chance.choice(self._fields)
        if self.chance.random() < 0.75:
            return field + self.chance.choice(("局", "局", "局", "委", "办", "厅", "中心"))
        return field + self.chance.choice(self._units)

    def body(self, level: str) -> str:
        """A body in short form: 区委, 市教育局."""
        return level + self.office()

    def full_body(self, level: str) -> str:
        """A body with its region: 南开区委, 来安县教育局, 南京市委宣传部."""
        return self.region_of_level(level) + self.office()

    def nation(self) -> str:
        """A national body."""
        return self.chance.choice(self._nation)

    def firm(self) -> str:
        """An enterprise, with all or some of place, stem, trade and form."""
        stem = "".join(self.word("brand") for _ in range(self.chance.choice((2, 2, 2, 3, 4))))
        place = self.any_area() if self.chance.random() < 0.4 else ""
        draw = self.chance.random()
        if draw < 0.65:
            return place + stem + self.word("trade") + self.word("firm")
        if draw < 0.8:
            return stem + self.chance.choice(("集团", "公司", "股份", "控股", "银行"))
        if draw < 0.9:
            return stem + self.word("trade")
        return place + self.word("bank") + self.chance.choice(("", "分行", "支行", "市分行"))

    def brand(self) -> str:
        """A firm by its short name: 正恒能源, 大华纺织."""
        stem = "".join(self.word("brand") for _ in range(self.chance.choice((2, 2, 2, 3))))
        return stem + self.word("trade")

    def utility(self, level: str) -> str:
        """A town's own firm: 市交投公司, 县城投集团, 旅投公司."""
        place = self.chance.choice((level, level, "", self.any_area()))
        return place + self.word("utility") + self.chance.choice(("公司", "公司", "集团"))

    def own_area(self) -> str:
        """A place with a name of its own: 木棉河景区, 三道岭, 柳河二桥."""
        if self.chance.random() < 0.12:
            return self.stem()
        front = self.any_area() if self.chance.random() < 0.2 else self.stem()
        return front + self.word("area")

    def ending_like(self, old: str) -> str | None:
        """Another organisation with the same last word, None where it has none of the table."""
        size = next((n for n in range(min(8, len(old) - 2), 1, -1) if old[-n:] in self._ends), 0)
        if not size:
            return None
        front = self.any_area() if self.chance.random() < 0.6 else self.stem()
        return front + old[-size:]

    def bank(self) -> str:
        """A bank's branch."""
        return self.any_area() + self.word("bank") + self.chance.choice(("", "分行", "支行"))

    def school(self) -> str:
        """A school, hospital or institute."""
        kind = self.chance.choice(("school", "school", "hospital", "institute"))
        place = self.any_area() if self.chance.random() < 0.75 else self.level()
        return place + self.word(kind)

    def hospital(self) -> str:
        """A hospital."""
        return self.any_area() + self.word("hospital")

    def organisation(self, level: str) -> str:
        """Any organisation."""
        draw = self.chance.random()
        if draw < 0.3:
            return self.body(level)
        if draw < 0.5:
            return self.full_body(level)
        if draw < 0.6:
            return self.nation()
        return self.firm() if draw < 0.8 else self.school()
