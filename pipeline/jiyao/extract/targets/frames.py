"""What a number counts and which verb governs it: 新增学位1080个, 建成44个中心, 生产总值增长5%.

Three frames cover official prose: verb, noun, number (新增学位1080个); verb, number, noun
(建成44个中心); noun, verb, number (生产总值增长5%), whose verb may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiyao.extract.targets.cells import Cell, is_measure
from jiyao.extract.targets.lexicon import (
    ADVERB_END,
    ADVERB_START,
    ATTAIN_END,
    ATTAIN_START,
    HOLE,
    INDICATOR_HEAD,
    MAKE_ANY,
    MAKE_START,
    MODAL,
    PIVOTS,
    fold,
)

LONGEST_NOUN = 30
_AFTER_BUILDING = (
    "(?:项目|工程|全部)?(?:建成|达产|投产|完工|投用|投运|竣工)(?:达产|投产|投用|运营)?后"
)
_SPLIT = re.compile(
    rf"{HOLE}+|\s+|{_AFTER_BUILDING}|{MODAL.pattern}|可(?=实现|年|带动|新增|吸纳|提供)"
)
_VERBS_ONLY = re.compile(rf"(?:{MAKE_ANY.pattern}){{1,3}}")
_MAKE_END = re.compile(rf"(?:{MAKE_START.pattern})$")
_SUBJECT = re.compile(
    r"(?:双方|各方|三方|四方|两地|三地|两市|两县|全[国省市县区州旗镇乡村校院行]|全街道|全集团|全系统|全行业"
    r"|我[国省市县区州旗镇乡村校院们]|本[市县区院校级]|该[一-龥]{1,4}|部门|单位|企业|公司|集团|医院|大学|学院|银行"
    r"|街道|政府|委员会|研究院|园区|协会|商会|组委会|地区|各地|各级|后者|前者|项目|基地)$"
)
_PHRASE = re.compile(
    "^(?:在|于|为|向|对|与|同|给|由|从|通过|依托|围绕|按照|根据|利用|针对|面向|结合|用|以|把|随着|支持|帮助)"
)
_NOUN_TAIL = re.compile(
    "(?:项目|工程|工作|任务|面积|规模|能力|人数|率|数量|金额|投资|资金|试点|标准|计划|里程|总量|力度|行动|速度|周期|用地)"
)
_WHOLE = re.compile(
    "^(?:全(?:国|省|市|县|区|州|旗|镇|乡|街道|集团|系统|年|口径)(?!社会|要素|口径|员)|我[省市县区州旗]|的)+"
)
_LIGHT = re.compile(
    "^(?:实现|推动|确保|使得?|让|带动|促进|保持|完成|推进|保障|力促|做到|全面|稳定)"
)
_LISTED = re.compile("^[^等]*、[^等]*等(?=[一-龥“]{3})")
_ROUTE = re.compile("^(?:至|到|往返)[一-龥、]{1,12}?(?=航线|线路|班列|专列)")
_FAIR = re.compile("^(?:本届|本次|此次|今年的?)(?:[一-龥]{1,6}会)?")
_LIST_NUMBER = re.compile(
    r"^(?:\d{1,2}[、.)]|\(\d{1,2}\)|[①-⑳]|\(?[一二三四五六七八九十]{1,3}[)、是])"
)
_PREPOSITION = re.compile(
    "(?<![少低高不小大晚迟])于$|(?:从|由)$|(?<!稳定)(?<!控制)(?<!保持)(?<!维持)在$|^(?:为|向|对|比|较|与|同|剩余|其余|余下)$"
)
_CAMPAIGN = re.compile("^新一轮|(?:提升|攻坚|专项)?(?:行动|工程|计划)$")
_FUNDING = frozenset(("投入", "筹集", "筹措", "统筹"))
_IN_PLACE = re.compile("^在[一-龥]{1,8}?[省市县区旗州盟镇乡村](?=[一-龥]{2})")
_FOR_WHOM = re.compile("^(?:为|对|向)")
_DOING = re.compile("提供|购买|开展|安装|配备|配置|发放|进行|实施|打造|建立|落实|新建")
_PEOPLE_DO = re.compile(
    "(?<=[一-龥]{2})(?:到|赴|前往|常驻|坐诊|参加|参与|成为|深入|下沉|入驻|取得|驻点)"
)
_NOUNS_OF_DOING = frozenset(
    ("提升", "覆盖", "安排", "改善", "扩大", "保持", "稳定", "恢复", "缩短")
)
_PEOPLE = frozenset(("人", "名", "位", "人次", "支", "个"))
_GOAL = re.compile(
    "^的?(?:总体)?(?:目标|任务|水平|速度|增速|计划|预期|要求|左右|以上|以内|以下|的|之内)+"
)
_STOP = re.compile("[,;。:]|并(?!网|购|轨)|用于|以满足|从而|,|——|\\(牵头|\\(责任|\\(其中")
_NOTE = re.compile(r"\([^()]*(?:单位|部门|局|委)[^()]*\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Indicator and action of one number.

    Attributes:
        noun: the indicator, "" when the clause leaves it to what went before.
        action: the governing verb, None without one.
        rule: name of the construction, for the trace.
        sure: 0 to 1, how well the words fit the construction.
    """

    noun: str
    action: str | None
    rule: str
    sure: float


def frame_of(cell: Cell) -> Frame:
    """Indicator and action from the words around one number."""
    segments = segments_of(cell.before)
    noun = noun_after(cell)
    if noun:
        return _number_first(cell, noun)
    return _number_last(cell, segments)


def segments_of(before: str) -> list[str]:
    """The words before a number, cut at dates and modal words, without adverbs at their ends."""
    pieces = (trim(piece) for piece in _SPLIT.split(before))
    return [piece for piece in pieces if piece]


def trim(piece: str) -> str:
    """A phrase without adverbs and signs at either end."""
    piece = piece.strip(" 、,:。;的")
    piece = _LIST_NUMBER.sub("", piece)
    while match := ADVERB_START.match(piece):
        if match.end() == len(piece) and not ADVERB_END.search(piece):
            break
        piece = piece[match.end() :].lstrip(" 、")
    while match := ADVERB_END.search(piece):
        piece = piece[: match.start()].rstrip(" 、")
    bare = _PREPOSITION.sub("", piece)
    return bare if bare == piece else trim(bare)


def object_of(text: str) -> str:
    """What a clause without numbers is about, "" when it is not verb and object.

    >>> object_of("持续筹集保障性租赁住房")
    '保障性租赁住房'
    """
    bare = trim(fold(text))
    served = _FOR_WHOM.match(bare) and _DOING.search(bare, 2)
    bare = bare[served.start() :] if served else bare
    verb = MAKE_START.match(bare)
    if not verb or not 2 <= len(bare) - verb.end() <= 18:
        return ""
    return clean(_CAMPAIGN.sub("", bare[verb.end() :]))


def noun_after(cell: Cell) -> str:
    """The noun that directly follows a number, "" when there is none."""
    after = cell.after.split(HOLE, 1)[0]
    goal = _GOAL.match(after)
    linked = after.startswith("的") and not (goal and goal.end() == len(after))
    if goal:
        after = after[goal.end() :] if linked and goal.end() < len(after) else after[goal.end() :]
    if is_measure(cell.quantity):
        if (
            cell.quantity.unit in ("%", "‰", "倍") or "百分点" in (cell.quantity.unit or "")
        ) and not linked:
            return ""
        if MAKE_START.match(after) or ATTAIN_START.match(after):
            return ""
    after = after.lstrip("的 ")
    if not after or not re.match(r"[一-龥“\"《A-Za-z0-9(]", after):
        return ""
    stop = _STOP.search(after)
    noun = _NOTE.sub("", after[: stop.start()] if stop else after)
    modal = MODAL.search(noun)
    noun = noun[: modal.start()] if modal else noun
    does = _PEOPLE_DO.search(noun) if cell.quantity.unit in _PEOPLE else None
    return cell.placeless(clean(noun[: does.start()] if does else noun))


def clean(noun: str) -> str:
    """An indicator without 全市, trailing 等 and stray signs."""
    noun = noun.strip(" 、,:;的。—-·●■◆")
    noun = _FAIR.sub("", _WHOLE.sub("", noun))
    noun = _ROUTE.sub("", _LISTED.sub("", noun))
    if noun.endswith("等"):
        noun = noun[:-1]
    if len(noun) > LONGEST_NOUN and "的" in noun:
        noun = noun.rsplit("的", 1)[1] or noun
    if noun.count("(") != noun.count(")"):
        noun = noun.replace("(", "").replace(")", "")
    return noun.strip(" 、")


def _number_first(cell: Cell, noun: str) -> Frame:
    """建成44个中心: the verb stands before the number, the noun behind it."""
    last = trim(_SPLIT.split(cell.before)[-1])
    phrase = _PHRASE.match(last) is not None
    verb = _verb_inside(last, cell) if phrase else None
    if verb:
        return Frame(noun=noun, action=verb.group(), rule="verb number noun", sure=0.9)
    inside = _DOING.search(cell.after) if not last or phrase else None
    if inside and inside.end() < len(cell.after) and inside.start() > 0:
        return Frame(noun=noun, action=inside.group(), rule="number noun verb", sure=0.6)
    tail = _intransitive(noun) if not last or last in PIVOTS or last == "实现" else None
    if tail:
        return Frame(noun=tail[0], action=tail[1], rule="number noun verb", sure=0.8)
    start = _VERBS_ONLY.fullmatch(last) or MAKE_START.match(last)
    if start:
        inner = _after_pivot(last, start, cell)
        return Frame(noun=noun, action=inner or start.group(), rule="verb number noun", sure=0.95)
    end = _MAKE_END.search(last) or ATTAIN_END.search(last)
    if end and end.group() != "为":
        return Frame(noun=noun, action=end.group(), rule="verb number noun", sure=0.85)
    verb = _verb_inside(last, cell)
    if verb:
        return Frame(noun=noun, action=verb.group(), rule="verb number noun", sure=0.8)
    return Frame(noun=noun, action=None, rule="number noun", sure=0.6 if last else 0.7)


def _number_last(cell: Cell, segments: Sequence[str]) -> Frame:
    """新增学位1080个, 生产总值增长5%, 城镇新增就业86万人."""
    last = segments[-1] if segments else ""
    start = MAKE_START.match(last) if not _PHRASE.match(last) or last in PIVOTS else None
    start = start or (MAKE_START.match(last) if last[:2] in PIVOTS else None)
    if start and start.end() < len(last) and not _attains(last, cell):
        inner = _after_pivot(last, start, cell)
        rest = last[last.rfind(inner) + len(inner) :] if inner else last[start.end() :]
        if rest:
            verb = inner or start.group()
            return Frame(
                noun=cell.placeless(clean(rest)), action=verb, rule="verb noun number", sure=0.95
            )
    end = ATTAIN_END.search(last)
    if end:
        return _attain(cell, segments, last, end)
    if start and start.end() == len(last):
        return _left_noun(segments[:-1], start.group())
    verb = _verb_inside(last, cell)
    if verb and verb.end() < len(last):
        noun = clean(last[verb.end() :])
        return Frame(noun=noun, action=verb.group(), rule="subject verb noun number", sure=0.85)
    action = _bound_verb(cell.quantity.text)
    last = _FOR_WHOM.sub("", last) if len(last) > 4 else last
    last = _IN_PLACE.sub("", last)
    return Frame(
        noun=cell.placeless(clean(_unlit(last))), action=action, rule="noun number", sure=0.75
    )


def _attains(last: str, cell: Cell) -> bool:
    """The words end in a verb of attaining, not in a noun of doing (完成抚育提升200万亩)."""
    end = ATTAIN_END.search(last)
    if end is None:
        return False
    unit = cell.quantity.unit or ""
    return unit in ("%", "‰", "倍") or "百分点" in unit or end.group() not in _NOUNS_OF_DOING


def _attain(cell: Cell, segments: Sequence[str], last: str, end: re.Match[str]) -> Frame:
    rest = trim(last[: end.start()])
    rest = trim(ATTAIN_END.sub("", rest)) if ATTAIN_END.fullmatch(rest) else rest
    if rest:
        noun = cell.placeless(clean(_unlit(_last_part(rest))))
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
    noun = _unlit(segments[-1]) if segments else ""
    if noun and not _SUBJECT.search(noun) and not _PHRASE.match(noun):
        made = MAKE_START.match(noun)
        if not (made and made.end() == len(noun)):
            return Frame(noun=clean(noun), action=action, rule="noun modal verb number", sure=0.85)
    return Frame(noun="", action=action, rule="verb number", sure=0.6)


def _unlit(noun: str) -> str:
    """A noun phrase without a light verb before it: 实现营业收入 is 营业收入."""
    match = _LIGHT.match(noun)
    return noun[match.end() :] if match and match.end() < len(noun) - 1 else noun


def _after_pivot(last: str, start: re.Match[str], cell: Cell) -> str | None:
    """帮助医院培养人才: the verb of the helped one, if there is one."""
    if start.group() not in PIVOTS:
        return None
    ends = {e - (len(cell.before) - len(last)) for e in cell.names}
    for match in MAKE_ANY.finditer(last, start.end() + 1):
        prefix = last[start.end() : match.start()]
        if match.end() < len(last) and (match.start() in ends or _SUBJECT.search(prefix)):
            return match.group()
    return None


def _verb_inside(last: str, cell: Cell) -> re.Match[str] | None:
    """The verb behind a subject or a prepositional phrase: 研究院引进博士, 为居民提供服务."""
    ends = {e - (len(cell.before.rstrip()) - len(last)) for e in cell.names}
    for count, match in enumerate(MAKE_START.finditer(last)):
        prefix = last[: match.start()]
        if count > 4:
            return None
        if not prefix:
            continue
        if _PHRASE.match(prefix):
            return match
        if _NOUN_TAIL.match(last, match.end()):
            continue
        if match.start() in ends or _SUBJECT.search(prefix):
            return match
    return None


_TAIL_VERB = re.compile(
    "(?:全部|基本|如期|按期|全面)?(退出|脱贫|摘帽|出列|开工|投产|竣工|达标|开机待命|待命|上市|建成|投用|通车|开工建设|入库|交付使用|交付|完工|投运|就业|创业|达产)$"
)


def _intransitive(noun: str) -> tuple[str, str] | None:
    """12座泵站全部开机待命: noun and verb behind the number."""
    match = _TAIL_VERB.search(noun)
    if not match or match.start() < 2:
        return None
    return noun[: match.start()], match[1]


def _bound_verb(text: str) -> str | None:
    """突破90亿元: the comparator itself is the verb."""
    return text[:2] if text.startswith("突破") else None
