"""Who commits (责任主体): subject, speaker, meeting, issuer or the article's region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiyao.extract.clauses import Clause, Sentence
from jiyao.extract.targets.lexicon import MAKE_START
from jiyao.values import Entity, Mention, Organisation, Person, Place, Region

_UNITS = re.compile(
    r"^(?:.+?(?:省|自治区|特别行政区|市))?(?:.+?(?:市|自治州|盟|地区))?(.+)$"
)
_WHOLE = re.compile("全(?:省|市|县|区|州|旗|镇|乡|街道)(?!社会)|我(?:省|市|县|区|州|旗|镇|乡)|本市|本省|本县|本区")
_OPENING = re.compile(
    "^(?:根据|按照|依照)[^,，]{0,20}$|^(?:其中|同时|此外|另外|今年以来|下一步|接下来|会议要求|会议强调|要)$"
)
_PHRASED = re.compile("(?:将|要)?[向对为在给与和同于到从]$")
_DISTRICT = re.compile("[省市县区旗州盟镇乡村]$|街道$|[一-龥]{2}$")
_PROJECT = re.compile("(?:机场|铁路|高速|公路|港|期|园|湖|河|江|水库|工程|大桥|隧道|线|站)$")
_BOTH = re.compile("双方|各方|三方|四方|两地|两市|两县")
_SIGNED = re.compile("签|协议|合作|共建|结对")
_SAYS = re.compile("说|表示|介绍|指出|强调|要求|透露|称|告诉|宣布|提出|希望")
_DECIDES = re.compile("决定|研究确定|研究同意|审定|确定")
_HOLDS = re.compile("召开|举行|举办|主持召开")
_DEPARTMENT = re.compile("[局厅委办署]$|委员会$|办公室$|中心$|管理处$|公司$|集团$|医院$|大学$|学院$|商会$|协会$")
_NOT_DEPARTMENT = re.compile("[省市区县州旗镇乡盟]委$|工委$|常委$|纪委$|宣传部$|新闻办")
_LEADERS = re.compile("党工委$|[省市区县州旗镇乡盟]委(?:常委会)?$|常委会$|中心组$")
_FORECAST = re.compile("预计|有望|预期(?!目标)|可望|(?:建成|达产|投产|投用|投运)后")


def short_name(region: Region) -> str:
    """The last unit of a full region name: 浙江省衢州市江山市 is 江山市."""
    match = _UNITS.match(region.name)
    return match[1] if match else region.name


def as_organisation(mention: Entity) -> Organisation | None:
    """A body or a place as the one who commits."""
    if isinstance(mention, Organisation):
        return mention
    if isinstance(mention, Place):
        return Organisation(
            text=mention.text,
            start=mention.start,
            end=mention.end,
            name=mention.name,
            kind="region",
            adcode=mention.adcode,
        )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Owners found, with the rule that found them."""

    bodies: tuple[Organisation, ...]
    rule: str


NOBODY = Owners(bodies=(), rule="nobody")


class OwnerFinder:
    """Finds who commits in the sentences of one article.

    Args:
        text: the reading.
        mentions: the article's mentions in order.
        sentences: its sentences in order.
        region: the article's region.
        holders: names of the bodies that hold the reported meetings.
        plan: the document is a plan, report or programme rather than news.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Entity],
        sentences: Sequence[Sentence],
        region: Region | None,
        *,
        holders: Sequence[str] = (),
        plan: bool = False,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.sentences = sentences
        self.region = region
        self.holders = holders
        self.plan = plan
        self._speakers: dict[str, Organisation] | None = None
        self._default: Owners | None = None

    def of_document(self, duty: Sequence[Organisation]) -> Owners:
        """Owners of an item of a plan or report: its issuer and the departments in charge."""
        base = self.issuer()
        added = [body for body in duty if body.name not in {b.name for b in base.bodies}]
        if not added:
            return base
        return Owners(bodies=(*base.bodies, *added), rule=base.rule + "; department of the item")

    def issuer(self) -> Owners:
        """Who speaks in the document as a whole."""
        if self._default is None:
            self._default = (
                self._represented()
                or self._deciders()
                or self._titled_body()
                or self._holder()
                or self._region()
                or self._holder(strict=False)
                or NOBODY
            )
        return self._default

    def of(self, sentence: Sentence, clauses: Sequence[Clause], at: int) -> Owners:
        """Owners of the number in `clauses[at]` of a sentence of news."""
        speaker = self._department(sentence)
        for index in range(at, -1, -1):
            found = self._subject(clauses[index], sentence)
            if found and not (speaker and found.rule == "the whole region"):
                return found
            if _FORECAST.search(clauses[index].text):
                return NOBODY
        if speaker:
            return Owners(bodies=(speaker,), rule="speaker of a department")
        return self.issuer()

    def _department(self, sentence: Sentence) -> Organisation | None:
        """The department whose officer spoke last, in this sentence or before (新闻发布会)."""
        for earlier in reversed([s for s in self.sentences if s.start <= sentence.start][-12:]):
            for mention in reversed(earlier.mentions):
                if isinstance(mention, Person) and self._says(mention, earlier):
                    body = self._speaker(mention)
                    ours = body is not None and _DEPARTMENT.search(body.text)
                    return body if ours and body and not _NOT_DEPARTMENT.search(body.text) else None
        return None

    def _says(self, person: Person, sentence: Sentence) -> bool:
        after = sentence.text[person.end - sentence.start : person.end - sentence.start + 16]
        return _SAYS.search(after.split("，")[0]) is not None

    def _document(self, sentence: Sentence) -> Owners:
        base = self.issuer()
        duty = self._departments(sentence)
        if not duty:
            return base
        return Owners(bodies=(*base.bodies, *duty), rule=base.rule + "; department of the item")

    def _subject(self, clause: Clause, sentence: Sentence) -> Owners | None:
        both = _BOTH.search(clause.text[:12])
        if both:
            parties = self._parties(clause.start + both.start())
            if parties:
                return Owners(bodies=parties, rule="both sides")
        whole = _WHOLE.search(clause.text[:14])
        if whole and not _PHRASED.search(clause.text[: whole.start()]):
            body = self._whole(clause, whole)
            if body:
                return Owners(bodies=(body,), rule="the whole region")
        first = next((m for m in clause.mentions if not _is_filler(m)), None)
        if first is None:
            return None
        lead = clause.text[: first.start - clause.start]
        if isinstance(first, Person):
            return self._spoken(first) if _SAYS.search(clause.text[-6:]) else None
        if len(lead.strip()) > 6 and not lead.startswith(("据", "根据", "按照")):
            return None
        if lead.rstrip().endswith(("在", "于", "对", "为", "向", "与", "到", "至", "帮助", "从", "推进", "解决")):
            return None
        return self._named(clause, first)

    def _named(self, clause: Clause, first: Entity) -> Owners | None:
        body = as_organisation(first)
        if body is None or MAKE_START.match(first.text):
            return None
        rest = [m for m in clause.mentions if m.start >= first.end]
        speaker = next((m for m in rest if isinstance(m, Person)), None)
        if speaker is not None and _SAYS.search(clause.text[-6:]):
            return self._spoken(speaker)
        if isinstance(first, Place) and (_is_part(first, clause) or _PROJECT.search(first.text)):
            return None
        row = _listed(first, clause)
        return Owners(bodies=tuple(row), rule="subject") if row else None

    def _spoken(self, speaker: Person) -> Owners | None:
        """A department's officer speaks for it; a leader for what he leads, told elsewhere."""
        body = self._speaker(speaker)
        if body is None or _NOT_DEPARTMENT.search(body.text) or not _DEPARTMENT.search(body.text):
            return None
        return Owners(bodies=(body,), rule="speaker")

    def _whole(self, clause: Clause, match: re.Match[str]) -> Organisation | None:
        if self.region is None:
            return None
        start = clause.start + match.start()
        return Organisation(
            text=match.group(),
            start=start,
            end=start + len(match.group()),
            name=short_name(self.region),
            kind="region",
            adcode=self.region.adcode,
        )

    def _speaker(self, person: Person) -> Organisation | None:
        if self._speakers is None:
            self._speakers = dict(self._titled())
        return self._speakers.get(person.name or person.text)

    def _titled(self) -> Iterator[tuple[str, Organisation]]:
        seen: set[str] = set()
        for body, person in zip(self.mentions, self.mentions[1:], strict=False):
            if not isinstance(person, Person) or not isinstance(body, Organisation):
                continue
            gap = self.text[body.end : person.start]
            name = person.name or person.text
            if 0 < len(gap) <= 14 and not re.search("[，。；,;\n]", gap) and name not in seen:
                seen.add(name)
                yield name, body

    def _parties(self, upto: int) -> tuple[Organisation, ...]:
        before = [s for s in self.sentences if s.start < upto]
        for earlier in reversed(before[-8:]):
            if not _SIGNED.search(earlier.text):
                continue
            inside = (m for m in earlier.mentions if m.end <= upto)
            bodies = [as_organisation(m) for m in inside if not isinstance(m, Person)]
            row = _joined([b for b in bodies if b is not None], self.text)
            if len(row) > 1:
                return tuple(row)
        return ()

    def _represented(self) -> Owners | None:
        match = re.search("我(?:谨|受)?代表|受", self.text[:2500])
        while match:
            following = next((m for m in self.mentions if m.start >= match.end()), None)
            if isinstance(following, Organisation) and following.start - match.end() <= 1:
                return Owners(bodies=(following,), rule="represented body")
            start = match.end()
            match = re.compile("我(?:谨|受)?代表|受").search(self.text, start, 2500)
        return None

    def _deciders(self) -> Owners | None:
        for sentence in self.sentences[:12]:
            match = _DECIDES.search(sentence.text)
            if not match:
                continue
            stop = sentence.start + match.start()
            bodies = [m for m in sentence.mentions if isinstance(m, Organisation) and m.end <= stop]
            row = _joined_back(bodies, self.text)
            if row and stop - row[-1].end <= 4:
                return Owners(bodies=tuple(row), rule="deciding bodies")
        return None

    def _titled_body(self) -> Owners | None:
        """The body in the title of a plan: 市卫生局2012年工作计划."""
        if not self.plan:
            return None
        first = self.sentences[0] if self.sentences else None
        named = first.mentions if first else ()
        bodies = [m for m in named if isinstance(m, Organisation)]
        if bodies:
            return Owners(bodies=tuple(_first_row(bodies, self.text)), rule="body in the title")
        places = [m for m in named if isinstance(m, Place)] if self.region is None else []
        body = as_organisation(places[0]) if places else None
        if body:
            return Owners(bodies=(body,), rule="place in the title")
        return self._government()

    def _government(self) -> Owners | None:
        """The government of the article's region, when the text names it."""
        if self.region is None:
            return None
        short = short_name(self.region)
        for mention in self.mentions:
            if isinstance(mention, Organisation) and mention.name.endswith(("政府", "人民政府")):
                if mention.name.removesuffix("政府").removesuffix("人民").endswith(short):
                    return Owners(bodies=(mention,), rule="the region's government")
        return None

    def _holder(self, *, strict: bool = True) -> Owners | None:
        for name in self.holders:
            mention = next(
                (m for m in self.mentions if isinstance(m, Organisation) and m.name == name), None
            )
            if mention and (not strict or _speaks_for_itself(mention, self.text)):
                return Owners(bodies=(mention,), rule="holder of the meeting")
        for sentence in self.sentences[:6]:
            match = _HOLDS.search(sentence.text)
            if not match:
                continue
            for mention in sentence.mentions:
                body = as_organisation(mention)
                if body is None or body.start >= sentence.start + match.end():
                    continue
                if not strict or _speaks_for_itself(body, self.text):
                    return Owners(bodies=(body,), rule="holder of the meeting")
        return None

    def _region(self) -> Owners | None:
        if self.region is None:
            return None
        name = short_name(self.region)
        for mention in self.mentions:
            if isinstance(mention, Place) and mention.name in (name, self.region.name):
                body = as_organisation(mention)
                return Owners(bodies=(body,), rule="the article's region") if body else None
        match = _WHOLE.search(self.text)
        if match:
            body = Organisation(
                text=match.group(),
                start=match.start(),
                end=match.end(),
                name=name,
                kind="region",
                adcode=self.region.adcode,
            )
            return Owners(bodies=(body,), rule="the article's region")
        return None


def _speaks_for_itself(body: Organisation, text: str) -> bool:
    """Not a press office; a party committee only in its plenary session (全会)."""
    if "新闻办" in body.text or body.text.endswith("宣传部"):
        return False
    return not _LEADERS.search(body.text) or "全会" in text[:200] or "全体会议" in text[:200]


def _is_filler(mention: Mention) -> bool:
    return not isinstance(mention, (Organisation, Place, Person))


def _is_part(first: Place, clause: Clause) -> bool:
    after = clause.text[first.end - clause.start : first.end - clause.start + 12]
    return re.match("等|至|到|籍|(?:、[^，,]{1,9})+等", after) is not None


def _listed(first: Entity, clause: Clause) -> list[Organisation]:
    """The subject with those that 、 lists beside it (甲、乙、丙计划…)."""
    row: list[Organisation] = []
    for mention in clause.mentions:
        body = as_organisation(mention) if mention.start >= first.start else None
        if body is None:
            continue
        gap = clause.text[row[-1].end - clause.start : body.start - clause.start] if row else ""
        if row and gap != "、" and not (gap in ("和", "与") and len(row) > 1):
            break
        row.append(body)
    return row


def _joined(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The first run of bodies that only 、, 与 and the like part; aliases in brackets are skipped."""
    row: list[Organisation] = []
    for body in bodies:
        if row:
            gap = re.sub(r"[（(][^（）()]*[）)]?", "", text[row[-1].end : body.start])
            if gap.strip("“”") not in ("、", "与", "和", "同", "及", ""):
                if len(row) > 1:
                    break
                row = []
            elif gap == "" or not gap.strip("“”"):
                continue
        row.append(body)
    return row


def _first_row(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The first body with those that 、 or 和 joins to it."""
    row = [bodies[0]]
    for body in bodies[1:]:
        if text[row[-1].end : body.start] not in ("、", "和", "与", ""):
            break
        row.append(body)
    return row


def _joined_back(bodies: Sequence[Organisation], text: str) -> list[Organisation]:
    """The last run of bodies that only 、 or 和 part."""
    row: list[Organisation] = []
    for body in reversed(bodies):
        if row and text[body.end : row[0].start] not in ("、", "和", "与", ""):
            break
        row.insert(0, body)
    return row
