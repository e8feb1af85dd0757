"""Names of official bodies, found by grammar (党政机构): region or level, field, unit.

区发改委, 南开区委宣传部, 市第二人民医院, 中共铜陵市委, 政协盐池县第十届委员会常务委员会, and
lists whose region stands once: 区发改委、科技局、商务局.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiyao.recognise.body_patterns import NUMBER, TERM, bare_body, body, levels
from jiyao.recognise.lexicon import Hit
from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import Words

_CLASSES = frozenset("各两三四五六七八九多个诸某几")
"""Before a level word: the bodies of a whole class are meant, none is named (各县卫生局)."""

_NOT_OPENING = frozenset("全我该本此贵他城市区县乡郊辖地外境内跨社园景校大小")
"""Before 市, 区, 县: the word is no level word (全市, 该县, 城区, 市区)."""

_JOINS = frozenset("及和与由向对赴在并将把被从受")
"""At the start of an engine's place: characters that join rather than name (及|州财政局)."""

_PARTY = re.compile(
    r"(?:中国共产党|中共|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社)$|"
    r"(?:中国人民政治协商会议|人民政协|政协)$"
)
_COMMITTEE = re.compile(
    f"{TERM}?(?:纪律检查委员会|(?:基层|总支)?委员会(?:常务委员会)?|委(?:会|常委会|宣传部|组织部|办公室|办公厅|办)?(?!员))"
)
_SESSION = re.compile(f"第?{NUMBER}[届次]")
_LEAGUE = re.compile(r"团[省市区县州旗]委(?!员)")
_BOARD = re.compile(f"第{NUMBER}届(?:理事会|董事会|监事会)")
_SOURCE = re.compile(
    r"(?<=来源[:：])\s*(?P<name>[一-龥]{2,12}(?:报|网|社|台|发布|客户端|中心|在线|厅|局|委|办|部|政府|融媒))(?=[\s|｜/]|$)",
    re.MULTILINE,
)
_OFFICE = re.compile(
    "(?<=[、，])(?:组织部|宣传部|统战部|政法委|纪委)(?=长|部长|书记|副部长|副书记)"
)
_CENTRE = re.compile("中央(?=[一-龥]{2,8}工作会议)")
_BRANCH = re.compile(r"(?:公安|医保|税务|国税|地税|工商|民航|海关|国网|联通|电信|移动)$")
_BRANCH_TAIL = re.compile(
    r"(?:公安|交警|供电|消防)?(?:分局|分中心|税务局|监管局|管理局|海关|支队|大队|供电公司|电力公司|分公司|公司)"
    r"(?:[一-龥]{2,6}?(?:支队|大队|派出所))?"
)
_BUILDING = frozenset(("新建", "开放", "建设"))
"""Short names of districts that are verbs before a body that is built (新建|社区医院)."""
_FUNCTION_TAGS = frozenset(("c", "p", "v", "u", "d", "r", "f"))
_NAME_TAGS = frozenset(("ns", "LOC", "ORG", "nt", "nz"))
_LOW = frozenset(("街道", "镇", "乡", "村", "社区", "园区"))
_LOW_BODY = re.compile(
    "第|党|政府|人大|人民|办事处|管委会|纪|卫生院|中心学校|便民|武装|团委|妇联|工会|政协|综合"
)
"""What the lowest levels have; 街道养老服务中心 is a class of bodies."""
_ZONE_BODY = re.compile(r"管委会|管理委员会|党工委|党委|管理局|执委会")
_BODY_CHARACTER = re.compile("[委府局厅办会院部处，、；（）“”]")
_LIST = re.compile(r"[、，和与及以]及?")
_CLASS_LIST = re.compile("(?:乡镇|[乡镇村县区])[、和（(]$")
"""Before a level word: a list of classes (各乡镇、街道办事处)."""
_NUMERAL_BEFORE = re.compile(r"[一二三四五六七八九十百多几两数0-9０-９]个?$")


def bodies_in(text: str, words: Words, hits: Sequence[Hit]) -> list[Candidate]:
    """Official bodies by grammar.

    Args:
        text: of the article.
        words: of the text.
        hits: known names of the text.
    Returns:
        Candidates, longest first at each place; they may overlap.
    """
    regions = {hit.start: hit for hit in hits if hit.sort != "national" and opens_name(hit, words)}
    everywhere = {hit.start: hit for hit in hits}
    found: list[Candidate] = []
    taken = 0
    for opener, at in sorted({*_openers(text, words, regions), *_named(text, regions)}):
        if at < taken:
            continue
        match = body().match(text, at)
        hit = regions.get(opener)
        if match is None or _is_foreign_to(hit, match.group()):
            continue
        taken = _with_branch(text, match.end(), everywhere)
        found.append(_candidate(opener, taken))
        found += _list_members(text, opener, taken)
    found += _party_bodies(text, regions)
    found += _branches(text, regions)
    found += [_candidate(*match.span("name")) for match in _SOURCE.finditer(text)]
    for pattern in (_LEAGUE, _BOARD, _CENTRE, _OFFICE):
        found += [_candidate(match.start(), match.end()) for match in pattern.finditer(text)]
    return found


def _with_branch(text: str, end: int, hits: dict[int, Hit]) -> int:
    """The end of a body with its branch in a place: 市规划资源局|朝阳|分局."""
    place = hits.get(end)
    tail = None if place is None else _BRANCH_TAIL.match(text, place.end)
    return end if tail is None else tail.end()


def opens_name(hit: Hit, words: Words) -> bool:
    """Whether a name can begin there: not in the middle of 召开|县政府, not with the word 和."""
    name = words.name_at(hit.start)
    last = words.name_at(hit.end - 1)
    if name is None and last is not None and last[2] == "ORG" and hit.end - last[0] == 1:
        return False  # 会同|县财政局
    if hit.sort == "short" and words.word_at(hit.start) in _BUILDING:
        return False
    if name is not None and name[0] == hit.start:
        return True
    if not words.is_start(hit.start):
        return hit.end - hit.start > (3 if name is None else 2) and hit.sort == "region"
    word = words.word_at(hit.start)
    return len(word) > 1 or words.tag_at(hit.start) not in _FUNCTION_TAGS


def _candidate(start: int, end: int, opener: int | None = None) -> Candidate:
    first = start if opener is None else opener
    return Candidate(start=start, end=end, label="ORG", proof="grammar", opener=first)


def _named(text: str, regions: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """(start of the region chain, where the body may begin) for known places."""
    for start, hit in regions.items():
        end = hit.end
        yield start, end
        first = text[start:end]
        while (follower := regions.get(end)) is not None and not text.startswith(first, end):
            end = follower.end
            yield start, end
        level = levels().match(text, end)
        if level is not None:
            yield start, level.end()


def _openers(text: str, words: Words, regions: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """The same for level words by themselves and for places that no table has."""
    inside = {at for hit in regions.values() for at in range(hit.start + 1, hit.end)}
    for match in levels().finditer(text):
        start, end = match.span()
        if start in inside or start in regions or body().match(text, end) is None:
            continue
        before = text[start - 1 : start]
        named = start > 1 and words.name_at(start - 2) is not None
        if not named and _CLASS_LIST.search(text, max(0, start - 4), start) is not None:
            continue
        if (before and before in _CLASSES) or _NUMERAL_BEFORE.search(
            text, max(0, start - 3), start
        ):
            continue
        name = words.name_at(start)
        ends_place = name is not None and name[1] == end and name[2] == "LOC"
        if before in _NOT_OPENING and len(match.group()) == 1 and not ends_place:
            continue
        if match.group() in _LOW and _LOW_BODY.match(text, end) is None:
            continue
        edge = _left_edge(text, start, words)
        while edge < start and text[edge] in _JOINS:
            edge += 1
        yield edge, end


def _is_foreign_to(hit: Hit | None, found: str) -> bool:
    """Areas have zone bodies only, no assemblies (示范区人大 is a meeting of several)."""
    return hit is not None and hit.sort == "area" and _ZONE_BODY.match(found) is None


def _left_edge(text: str, start: int, words: Words) -> int:
    """Where the place begins whose last character is the level word at `start`."""
    name = words.name_at(start)
    if name is not None and name[0] < start and not _BODY_CHARACTER.search(text, name[0], start):
        return name[0]
    if start and not words.is_start(start):
        word = words.starts[words.index(start)]
        if words.tag_at(start) in _NAME_TAGS and not _BODY_CHARACTER.search(text, word, start):
            return word
        return start
    before = words.name_at(start - 1) if start else None
    if before is not None and before[1] == start and before[2] == "LOC":
        return start if text[start - 1] in _JOINS else before[0]
    return start


def _list_members(text: str, opener: int, end: int) -> list[Candidate]:
    """Members after the first that leave the region out."""
    members: list[Candidate] = []
    while (comma := _LIST.match(text, end)) is not None:
        match = bare_body().match(text, comma.end())
        if match is None:
            break
        members.append(_candidate(match.start(), match.end(), opener))
        end = match.end()
    return members


def _party_bodies(text: str, regions: dict[int, Hit]) -> Iterator[Candidate]:
    """中共铜陵市委, 中国共产党铜陵市第十一届委员会, 政协盐池县第十届委员会."""
    for start, end in _named(text, regions):
        head = _PARTY.search(text, max(0, start - 12), start)
        tail = _COMMITTEE.match(text, end)
        if head is not None and tail is not None:
            yield _candidate(head.start(), tail.end())
        elif head is not None and _SESSION.match(text, end) is not None:
            yield _candidate(head.start(), end)


def _branches(text: str, regions: dict[int, Hit]) -> Iterator[Candidate]:
    """公安南开分局, 荷塘公安分局, 医保南开分中心."""
    for start, hit in regions.items():
        tail = _BRANCH_TAIL.match(text, hit.end)
        if tail is None:
            continue
        head = _BRANCH.search(text, max(0, start - 4), start)
        yield _candidate(start if head is None else head.start(), tail.end())
