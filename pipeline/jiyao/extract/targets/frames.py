"""What a number counts and which verb governs it: 新增学位1080个, 建成44个中心, 生产总值增长5%.

Three frames cover official prose: verb, noun, number (新增学位1080个); verb, number, noun
(建成44个中心); noun, verb, number (生产总值增长5%), whose verb may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiyao.extract.targets.cells import Cell, is_rate
from jiyao.extract.targets.lexicon import (
    ATTAIN_END,
    BARE,
    HOLE,
    INDICATOR_HEAD,
    MAKE_ANY,
    MAKE_START,
    PIVOTS,
)
from jiyao.extract.targets.nouns import noun_after
from jiyao.extract.targets.phrases import (
    BREAK,
    DOING,
    FOR_WHOM,
    clean,
    segments_of,
    trim,
    unlit,
)
from jiyao.extract.targets.verbs import PHRASE, SUBJECT, after_pivot, name_ends, verb_inside
from jiyao.values import Place

_VERBS_ONLY = re.compile(rf"(?:{MAKE_ANY.pattern}){{1,3}}")
_MAKE_END = re.compile(rf"(?:{MAKE_START.pattern})$")
_COMPARES = re.compile("高于|快于|低于|优于")
_FUNDING = frozenset(("投入", "筹集", "筹措", "统筹"))
_IN_PLACE = re.compile("^在[一-龥]{1,8}?[省市县区旗州盟镇乡村](?=[一-龥]{2})")
_BECOMES = re.compile("转产|就业|上岗|创业|增收|落户|返乡|入学|投产|开工|竣工|转产就业|就业创业")
_FOR_THEM = re.compile("[为给替]$")
_TO_WHOM = re.compile("[向给替]$")
_REACHES = re.compile("(?<=[一-龥])(?:覆盖|惠及|辐射|容纳)$")
_NOUNS_OF_DOING = frozenset(
    ("提升", "覆盖", "安排", "改善", "扩大", "保持", "稳定", "恢复", "缩短")
)
_TAIL_VERB = re.compile(
    "(?:全部|基本|如期|按期|全面)?(退出|脱贫|摘帽|出列|开工|投产|竣工|达标|开机待命|待命|上市|建成"
    "|投用|通车|开工建设|入库|交付使用|交付|完工|投运|就业|创业|达产)$"
)
_SHALL = re.compile("(?:要|将|须|应)(?:全部|全面|基本)?([一-龥]{2})")
"""80%中型矿山要达到标准: what a share of things shall do."""
_DUE_VERB = re.compile(
    f"{HOLE}(?:务必|必须|将|要|须|应|可)?(?:全部|基本|全面|正式)?"
    "(交付使用|交付|投产|建成投产|建成投用|建成通车|建成|竣工|投用|投运|通车|开通|完工|开工|到位|上线|达产"
    "|投入使用|投入运营|启用|完成|入驻|交房|开学|开园|开业)$"
)
"""4台设备2025年3月底前交付: what becomes of the counted things, behind a date."""
_SHARES = frozenset(
    ("首批", "首期", "第一批", "第二批", "一期", "二期", "剩余", "其余", "余下", "另")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Indicator and action of one number.

    Attributes:
        noun: the indicator, "" when the clause leaves it to what went before.
        action: the governing verb, None without one.
        rule: name of the construction, for the trace.
        sure: 0 to 1, how well the words fit the construction.
        places: with which the noun began.
    """

    noun: str
    action: str | None
    rule: str
    sure: float
    places: tuple[Place, ...] = ()


def frame_of(cell: Cell) -> Frame:
    """Indicator and action from the words around one number."""
    noun = noun_after(cell)
    if noun and _BECOMES.fullmatch(noun) and _counts_before(cell):
        noun = ""
    frame = _number_first(cell, noun) if noun else _number_last(cell, segments_of(cell.before))
    noun, places = cell.split_places(frame.noun)
    helped = frame.action in PIVOTS
    return replace(frame, noun=noun, places=() if helped else places) if places else frame


def _counts_before(cell: Cell) -> bool:
    """吸纳渔民600名转产: the noun stands before the number, what becomes of it behind."""
    last = trim(BREAK.split(cell.before)[-1])
    verb = MAKE_START.match(last)
    return verb is not None and len(last) - verb.end() >= 2


def _number_first(cell: Cell, noun: str) -> Frame:
    """建成44个中心: the verb stands before the number, the noun behind it."""
    last = trim(BREAK.split(cell.before)[-1])
    phrase = PHRASE.match(last) is not None
    verb = (_MAKE_END.search(last) or verb_inside(last, cell)) if phrase else None
    if verb:
        return Frame(noun=noun, action=verb.group(), rule="verb number noun", sure=0.9)
    behind = DOING.search(cell.after, 1) if not last or phrase else None
    if behind is None and _FOR_THEM.search(cell.before):
        behind = MAKE_ANY.search(cell.after, 2)
    if behind and behind.end() < len(cell.after):
        served = noun.split(behind.group(), 1)[0]
        whom = served if len(served) > 1 and _TO_WHOM.search(cell.before) else noun
        return Frame(noun=whom, action=behind.group(), rule="number noun verb", sure=0.6)
    shall = _SHALL.search(cell.after) if is_rate(cell.quantity) else None
    if shall:
        return Frame(noun=noun, action=shall[1], rule="share shall verb", sure=0.75)
    due = _DUE_VERB.search(cell.after) if not last or last in _SHARES else None
    if due:
        return Frame(noun=noun, action=due[1], rule="number noun date verb", sure=0.8)
    tail = _TAIL_VERB.search(noun, 2) if not last or last in PIVOTS or last == "实现" else None
    if tail:
        head = noun[: tail.start()]
        return Frame(noun=head, action=tail[1], rule="number noun verb", sure=0.8)
    return _verb_first(cell, noun, last)


def _verb_first(cell: Cell, noun: str, last: str) -> Frame:
    reach = _REACHES.search(last)
    if reach:
        people = noun.split("的", 1)[0]
        return Frame(noun=people, action=reach.group(), rule="verb number people", sure=0.8)
    if last in BARE:
        return Frame(noun=noun, action=last, rule="verb number noun", sure=0.9)
    start = _VERBS_ONLY.fullmatch(last) or MAKE_START.match(last)
    if start:
        action = after_pivot(last, start, cell) or start.group()
        return Frame(noun=noun, action=action, rule="verb number noun", sure=0.95)
    end = _MAKE_END.search(last) or ATTAIN_END.search(last)
    if end and end.group() != "为":
        return Frame(noun=noun, action=end.group(), rule="verb number noun", sure=0.85)
    verb = verb_inside(last, cell)
    if verb:
        return Frame(noun=noun, action=verb.group(), rule="verb number noun", sure=0.8)
    return Frame(noun=noun, action=None, rule="number noun", sure=0.6 if last else 0.7)


def _number_last(cell: Cell, segments: Sequence[str]) -> Frame:
    """新增学位1080个, 生产总值增长5%, 城镇新增就业86万人."""
    last = segments[-1] if segments else ""
    phrase = PHRASE.match(last) is not None and last[:2] not in PIVOTS
    start = None if phrase or cell.opens_with_place(last) else MAKE_START.match(last)
    if start and start.end() < len(last) and not _attains(last, cell):
        inner = after_pivot(last, start, cell)
        rest = last[last.rfind(inner) + len(inner) :] if inner else last[start.end() :]
        noun = clean(rest)
        if noun:
            action = inner or start.group()
            return Frame(noun=noun, action=action, rule="verb noun number", sure=0.95)
    compared = _compared(last) if is_rate(cell.quantity) else None
    if compared:
        return compared
    if last in BARE:
        return _left_noun(segments[:-1], last)
    if start and start.end() == len(last):
        return _left_noun(segments[:-1], start.group())
    end = ATTAIN_END.search(last)
    if end:
        return _attained(cell, segments, last, end)
    return _noun_last(cell, last)


def _noun_last(cell: Cell, last: str) -> Frame:
    """研究院引进博士20名, or a noun with its verb inside (城镇新增就业86万人)."""
    verb = verb_inside(last, cell)
    if verb and verb.end() < len(last):
        noun = clean(last[verb.end() :])
        return Frame(noun=noun, action=verb.group(), rule="subject verb noun number", sure=0.85)
    last = _after_place(last, cell)
    last = FOR_WHOM.sub("", last) if len(last) > 4 else last
    noun = clean(unlit(_IN_PLACE.sub("", last)))
    text = cell.quantity.text
    action = text[:2] if text.startswith("突破") else None
    return Frame(noun=noun, action=action, rule="noun number", sure=0.75)


def _after_place(last: str, cell: Cell) -> str:
    """在某地投资: what stands behind the name of the place."""
    ends = [end for end in name_ends(last, cell) if 1 < end < len(last) - 1]
    return last[max(ends) :] if ends and last[0] in "在于" else last


def _compared(last: str) -> Frame | None:
    """收入增速高于全国平均水平2个百分点: the noun stands before the comparison."""
    match = _COMPARES.search(last, 2)
    if match is None:
        return None
    noun = clean(unlit(last[: match.start()]))
    return Frame(noun=noun, action=match.group(), rule="noun compared number", sure=0.85)


def _attains(last: str, cell: Cell) -> bool:
    """The words end in a verb of attaining, not in a noun of doing (完成抚育提升200万亩)."""
    end = ATTAIN_END.search(last)
    return end is not None and (is_rate(cell.quantity) or end.group() not in _NOUNS_OF_DOING)


def _attained(cell: Cell, segments: Sequence[str], last: str, end: re.Match[str]) -> Frame:
    """生产总值增长5%, or 利润力争达到5亿元 with the noun in an earlier segment."""
    rest = trim(last[: end.start()])
    rest = "" if ATTAIN_END.fullmatch(rest) else rest
    if rest:
        noun = clean(unlit(_last_part(rest)))
        return Frame(noun=noun, action=end.group(), rule="noun verb number", sure=0.95)
    return _left_noun(segments[:-1], end.group())


def _last_part(rest: str) -> str:
    """通过评审、就诊率: what a verb phrase before the noun leaves of it."""
    head, joint, tail = rest.rpartition("、")
    doing = joint and (MAKE_START.match(head) or head.startswith("通过"))
    return tail if doing and INDICATOR_HEAD.search(tail) else rest


def _left_noun(segments: Sequence[str], action: str) -> Frame:
    """The noun stands left of a date or modal word: 利润总额力争达到5亿元."""
    if action in _FUNDING:
        return Frame(noun="资金", action=action, rule="money spent", sure=0.6)
    noun = unlit(segments[-1]) if segments else ""
    subject = SUBJECT.search(noun) or PHRASE.match(noun) or MAKE_START.fullmatch(noun)
    if noun and not subject:
        return Frame(noun=clean(noun), action=action, rule="noun modal verb number", sure=0.85)
    return Frame(noun="", action=action, rule="verb number", sure=0.6)
