"""Candidates put right before they are reconciled: borders cut, labels corrected, others dropped."""

from __future__ import annotations

import re
from functools import lru_cache

from jiyao.recognise.body_patterns import suffixes
from jiyao.recognise.spans import Candidate
from jiyao.tables.alternation import alternation
from jiyao.tables.gazetteer import gazetteer
from jiyao.tables.names import word_set, words_of

_PLACE_ENDS = (
    *"省市区县镇乡村州盟湖河江",
    *("街道", "公园", "水库", "机场", "高速", "高铁", "铁路", "大厦", "宾馆", "酒店"),
    *("艺术中心", "文化中心", "会展中心", "体育中心"),
)
_BODY_ENDS = (
    *("大学", "学院", "医院", "银行", "公司", "集团", "委员会", "研究院", "协会", "中学", "小学"),
    *("支队", "大队", "政府", "航空", "煤矿", "边检站", "边检总站", "旅行社", "旅行网", "使馆"),
    *("领事馆", "超市", "派出所"),
)
_VENUE = re.compile(r"(?:体育|会议|会展|展览|博览|市民|奥体|演艺|文化|文体|艺术)(?:中心|馆|广场)$")
_TITLE_PART = re.compile(
    r"(?:党组|(?<![省市区县镇乡州旗盟道村])党委)(?=书记|副书记|成员|委员|常委)"
)
_HALL = re.compile(
    r"[A-Za-z0-9一二三四五六七八九十]{0,4}(?:号|楼|层|座)?(?:大|小|多功能|学术|中心)?"
    r"(?:礼堂|报告厅|会议室|会议厅|宴会厅|展厅|会堂|办公楼|大楼)|[A-Z]?[0-9]{1,2}(?:厅|馆|号馆)"
)
_PROGRAMME = re.compile("(?:法治|平安|健康|数字|美丽|活力|质量|信用|品牌|诗画|幸福|文明|书香)$")
_SCHOOL_PART = re.compile("(?:高中|初中|小学|幼儿|国际|中学)部")
_GIVEN = re.compile("和(?=受|同志|主持(?!人))")
_FIRM_TAIL = re.compile(
    "(?:精密|科技|重工|电子|药业|股份|控股|能源|生物|医药|航空|物流|酒业|食品)(?=[、，。；等与和签联先分]|$)"
)
_REIGN = re.compile("[一二三四五六七八九十]{1,3}世(?![纪界])")
_LINE = re.compile(r"[0-9一二三四五六七八九十]{1,2}号线")
_TRAILING = re.compile(
    r"(?:(?<=[一-龥]{2})(?:畔|沿岸|两岸|讯)|(?<=[镇乡村街县])(?:和|及|与|境内|境|消防|城管|综治|高山|片区内))$"
)
_TRAILS = frozenset("畔岸讯和及与境内防管治山")
"""Last characters of what trails."""
_MARKS = "▶▲△▼◆◇■□●○★☆※►◎•·—-～~／/|｜>＞"
_NUMBERED = re.compile(
    r"[一-龥]{0,3}[〔\[［【（(][12１２][0-9０-９]{3}[〕\]］】）)](?:第?[0-9０-９]{1,4}号|第)"
)
"""After a short name: the number of a document, 南政办|〔2024〕14号."""
_INSIDE = re.compile("[省市区县镇乡村街州盟旗社]{1,2}[里内外上下中]")
_JOINED = re.compile("(?<=[一-龥])与(?=[一-龥]{3})")
_COMMON = re.compile(
    "(?:电路|线路|思路|出路|链路|套路|产业路|户路|组路|村路|硬化路|断头路|致富路|网络|乡村)$"
)
"""Last words of what is no place although it ends like one."""
_SECTION = re.compile("(?<=[路铁速])[州市县省区](?:(?=[境段])|境(?=[段内]))")
_OPENED = re.compile("[（(][一-龥]{2,6}[）)](?:[一-龥]{0,6}?)(?:公司|集团|银行|大学)")
"""The rest of a firm's name that a place in brackets cuts in two: （亚洲）公司."""
_MASTHEAD = re.compile("周刊|要闻|零距离|概况|快讯|政务网|在线|新闻(?:首页|网)")
_LETTERS = re.compile(r"[一-龥A-Za-z·]{2}")
_COUNTED = re.compile(r"[两二三四五六七八九十多](?:[省市区县州地国港乡]|市县|县区|县市|省区)$")
_BRACKET = re.compile(r"[（(](?P<place>[一-龥]{2,5})[）)]")
_TAKES_BRACKET = re.compile(r"(?:大学|学院|医院|会展中心|会议中心|研究院|实验室)$")
_NOT_CHINA = re.compile("中国(?:式|特色)")
_RUN_ON = re.compile("[则在于](?![，。、）])")
_SAID = re.compile(
    r"时(?=指出|表示|强调|说|谈|介绍)|"
    r"作(?=主旨|专题|交流|报告|典型|表态|辅导|汇报|说明|动员)|[说称](?=[。，：:、\d一二三四五六七八九十])|摄(?=[）)\n]|$)|于(?=[\d本当上昨前今日近])"
)


@lru_cache(maxsize=1)
def _breaks() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words_of('name_breaks'))})(?!国|会|总部)")


@lru_cache(maxsize=1024)
def tidied(text: str, name: Candidate) -> Candidate | None:
    """The candidate with right borders and label, remembered for the names that come again.

    Args:
        text: of the article.
        name: a candidate.
    Returns:
        None when it names nothing: an event, a class of bodies, a single letter.
    """
    name = _trimmed(text, name)
    surface = text[name.start : name.end]
    if (
        _is_slogan(text, name)
        or _is_sign(text, name)
        or (surface.endswith("部") and text[name.end : name.end + 1] == "门")
    ):
        return None
    if name.proof == "grammar":
        venue = name.opener is not None and _VENUE.search(surface) is not None
        return name._replace(label="LOC") if venue else name
    if _is_none(surface, name):
        return None
    if name.label == "PER":
        return name
    if surface.endswith(words_of("event_words")):
        return None
    label = name.label
    if name.proof == "model" and len(surface) > 2:
        if label == "ORG" and _ends_place(surface):
            label = "LOC"
        elif label == "LOC" and surface.endswith(_BODY_ENDS):
            label = "ORG"
    return name if label == name.label else name._replace(label=label)


def _ends_place(surface: str) -> bool:
    """Whether a name's last word is that of a place; 宣传文化中心 is a body."""
    return surface.endswith(_PLACE_ENDS) and not surface.endswith("宣传文化中心")


def _is_sign(text: str, name: Candidate) -> bool:
    """Whether a short name belongs to a document's number or to the name of a medium or a page."""
    if name.label == "PER" or name.end - name.start > 6:
        return False
    if _NUMBERED.match(text, name.end) is not None:
        return True
    return name.label == "LOC" and _MASTHEAD.match(text, name.end) is not None


def _is_slogan(text: str, name: Candidate) -> bool:
    """Whether 中国 is part of a programme's name: 法治中国, 活力中国."""
    if text[name.start : name.end] != "中国":
        return False
    return _PROGRAMME.search(text, max(0, name.start - 2), name.start) is not None


def _is_none(surface: str, name: Candidate) -> bool:
    if len(surface) < 2 and name.proof != "context":
        return True
    if (
        (name.label != "PER" and surface.endswith("族"))
        or (
            name.label == "LOC" and surface[-1:] in "路络村" and _COMMON.search(surface) is not None
        )
        or _INSIDE.fullmatch(surface) is not None
        or "\n" in surface
        or _NOT_CHINA.match(surface) is not None
    ):
        return True
    if name.proof in ("repeat", "context"):
        return name.proof == "context" and surface in word_set("not_names")
    if surface in word_set("not_names") or surface in word_set("name_breaks"):
        return True
    return _LETTERS.search(surface) is None


def _trimmed(text: str, name: Candidate) -> Candidate:
    """Cut what belongs to a title or a measure; close a bracket that was left open."""
    start, end = name.start, name.end
    while start < end - 2 and text[start] in _MARKS:
        start += 1
    surface = text[start:end]
    if name.label == "ORG":
        start, end = _body_borders(text, name, start, end)
    elif name.label == "LOC":
        end = _place_end(text, start, end)
    elif end - start == 2 and _GIVEN.match(text, end) is not None:
        end += 1
    elif (reign := _REIGN.match(text, end)) is not None:
        end = reign.end()
    elif end - start > 2 and (_SAID.match(text, end - 1) or _RUN_ON.match(text, end - 1)):
        end -= 1
    if text[end : end + 1] in ("）", ")") and _leaves_open(surface):
        end += 1
    if name.label != "PER":
        end = _with_bracket(text, start, end)
        hall = _HALL.match(text, end)
        if hall is not None:
            return name._replace(start=start, end=hall.end(), label="LOC")
    if (start, end) == (name.start, name.end):
        return name
    return name._replace(start=start, end=end)


def _leaves_open(surface: str) -> bool:
    """Whether a bracket is opened and not closed."""
    opened = max(surface.rfind("（"), surface.rfind("("))
    return opened > max(surface.rfind("）"), surface.rfind(")"))


def _body_borders(text: str, name: Candidate, start: int, end: int) -> tuple[int, int]:
    """A body's name without a title's first word, whole where the engine cut it short."""
    tail = _TITLE_PART.search(text, max(start, end - 3), end + 3)
    if tail is not None and tail.end() == end:
        return start, tail.start()
    if name.proof not in ("model", "suffix"):
        return start, end
    start, end = _unbroken(text, start, end)
    tails = _SCHOOL_PART if text[end - 1] in "校学中" else _FIRM_TAIL
    part = tails.match(text, end)
    end = end if part is None else part.end()
    firm = _OPENED.match(text, end - (text[end - 1] in "（("))
    return start, end if firm is None else firm.end()


def _place_end(text: str, start: int, end: int) -> int:
    """A place's end without measures, sections and conjunctions, with the number of a line."""
    surface = text[start:end]
    cut = (surface.endswith("段") and len(surface) > 2) or (
        surface.endswith("县") and text[end : end + 1] == "城"
    )
    counted = _COUNTED.search(surface)
    end -= len(counted.group()) if counted is not None and len(surface) > 3 else cut
    section = _SECTION.search(text, max(start + 2, end - 2), end + 1)
    end = end if section is None or section.start() >= end else section.start()
    trailing = _TRAILING.search(surface) if surface[-1:] in _TRAILS else None
    if trailing is not None:
        end -= len(trailing.group())
    line = _LINE.match(text, end)
    return end if line is None else line.end()


def _with_bracket(text: str, start: int, end: int) -> int:
    """The end with the place in brackets that belongs to the name: 中文大学（深圳）."""
    if text[end : end + 1] not in ("（", "("):
        return end
    place = _BRACKET.match(text, end)
    if place is None or _TAKES_BRACKET.search(text, start, end) is None:
        return end
    return place.end() if gazetteer().named(place.group("place")) else end


def _unbroken(text: str, start: int, end: int) -> tuple[int, int]:
    """A name cut at words that none runs across: 联合|医保南开分中心, 东海医科大学|共建…."""
    while (match := _breaks().match(text, start, end)) is not None and match.end() < end - 1:
        start = match.end()
    if text.endswith(("公司", "集团"), start, end):
        for match in _JOINED.finditer(text, start, end - 4):
            start = match.end()
    for match in _breaks().finditer(text, start + 2, end):
        if ends_body(text, match.start()):
            return start, match.start()
    return start, end


def ends_body(text: str, end: int) -> bool:
    """Whether the last word of an organisation's name ends there."""
    for strength in ("strong", "weak"):
        for size in range(2, 7):
            match = suffixes(strength).match(text, max(0, end - size))
            if match is not None and match.end() == end:
                return True
    return False
