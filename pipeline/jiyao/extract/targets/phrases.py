"""Phrases around a number: cut at dates and modal words, freed of adverbs, places and signs."""

from __future__ import annotations

import re

from jiyao.extract.targets.lexicon import (
    ADVERB_END,
    ADVERB_START,
    HOLE,
    INDICATOR_HEAD,
    MAKE_START,
    MODAL,
    fold,
)

LONGEST_NOUN = 30
_LONGEST_OBJECT = 18
_AFTER_BUILDING = (
    "(?:项目|工程|全部)?(?:建成|达产|投产|完工|投用|投运|竣工)(?:达产|投产|投用|运营)?后"
)
BREAK = re.compile(
    rf"{HOLE}+|(?:剔除|扣除|考虑)[^,]{{1,14}}后|在[^,]{{1,24}}基础上|\s+|{_AFTER_BUILDING}|{MODAL.pattern}|可(?=实现|年|带动|新增|吸纳|提供)"
)
"""What parts the phrases before a number: dates, modal words, 建成后."""
DOING = re.compile("提供|购买|开展|安装|配备|配置|发放|进行|实施|打造|建立|落实|新建")
"""Verbs that follow 为…: 为居民提供服务."""
FOR_WHOM = re.compile("^(?:为|对|向|把)")
_WHOLE = re.compile(
    "^(?:全(?:国|省|市|县|区|州|旗|镇|乡|街道|集团|系统|年|口径)(?!社会|要素|口径|员)"
    "|我[省市县区州旗]|的)+"
)
_LIGHT = re.compile(
    "^(?:把|实现|推动|确保|使得?|让|带动|促进|保持|完成|推进|保障|力促|做到|全面|稳定|调度)"
)
_LISTED = re.compile("^[^等]*、[^等]*等(?=[一-龥“]{3})")
_FAIR = re.compile("^(?:本届|本次|此次|今年的?)(?:[一-龥]{1,6}会)?")
_LIST_NUMBER = re.compile(
    r"^(?:\d{1,2}[、.) ]|\(\d{1,2}\)|[①-⑳]|\(?[一二三四五六七八九十]{1,3}[)、是])"
)
_PREPOSITION = re.compile(
    "(?<![少低高不小大晚迟])于$|(?:从|由)$|(?<!稳定)(?<!控制)(?<!保持)(?<!维持)在$"
    "|^(?:为|向|对|比|较|与|同|剩余|其余|余下)$"
)
_CAMPAIGN = re.compile("^新一轮|(?:提升|攻坚|专项)?(?:行动|工程|计划)$")


def segments_of(before: str) -> list[str]:
    """The words before a number, cut at dates and modal words, without adverbs at their ends."""
    pieces = (trim(piece) for piece in BREAK.split(before))
    return [piece for piece in pieces if piece]


def trim(piece: str) -> str:
    """A phrase without list number, adverbs, signs and loose prepositions at either end.

    >>> trim("1.加快新建改造")
    '新建改造'
    """
    piece = _LIST_NUMBER.sub("", piece.strip(" 、,:。;的"))
    while match := ADVERB_START.match(piece):
        if match.end() == len(piece) and not ADVERB_END.search(piece):
            break
        piece = piece[match.end() :].lstrip(" 、")
    while match := ADVERB_END.search(piece):
        piece = piece[: match.start()].rstrip(" 、")
    bare = _PREPOSITION.sub("", piece)
    return bare if bare == piece else trim(bare)


def clean(noun: str) -> str:
    """An indicator without 全市, listed examples, trailing 等 and stray signs.

    >>> clean("卒中、胸痛等救治中心")
    '救治中心'
    """
    noun = noun.strip(" 、,:;的。—-·●■◆")
    noun = _FAIR.sub("", _WHOLE.sub("", noun))
    noun = _LISTED.sub("", noun)
    if noun.endswith("等"):
        noun = noun[:-1]
    if len(noun) > LONGEST_NOUN and "的" in noun:
        noun = noun.rsplit("的", 1)[1] or noun
    if noun.count("(") != noun.count(")"):
        noun = noun.replace("(", "").replace(")", "")
    return noun.strip(" 、")


def unlit(noun: str) -> str:
    """A noun phrase without a light verb before it: 实现营业收入 is 营业收入."""
    match = _LIGHT.match(noun)
    return noun[match.end() :] if match and match.end() < len(noun) - 1 else noun


_MOVES = re.compile(
    "(?P<noun>[一-龥“”A-Za-z]{3,20}?)(?:翻[一两]?番|再上|稳步|持续|不断|实现|保持|增长|提高|跨越)"
)
_VERB_AHEAD = re.compile(
    f"^(?:{HOLE}+|[一-龥]{{2,4}}前)?(?:务必|必须|要|须|确保|力争|争取)(?:在?{HOLE}+)?(?:全部|全面|如期|按期|按时|基本)*"
    "(?P<verb>[一-龥]{2,6})$"
)


def verb_ahead_in(text: str) -> str | None:
    """The verb of a clause that is a deadline, a modal word and a verb: 9月1日前必须交付使用.

    Args:
        text: the clause, folded, its dates masked.
    """
    match = _VERB_AHEAD.match(text)
    return match["verb"] if match else None


def object_of(text: str) -> str:
    """What a clause without numbers is about, "" when it is not verb and object.

    >>> object_of("持续筹集保障性租赁住房")
    '保障性租赁住房'
    """
    if len(text) > 2 * LONGEST_NOUN:
        return ""
    moving = _MOVES.match(fold(text))
    if moving and INDICATOR_HEAD.search(moving["noun"]):
        return clean((segments_of(moving["noun"]) or [""])[-1])
    segments = segments_of(fold(text))
    bare = segments[-1] if segments else ""
    served = DOING.search(bare, 2) if FOR_WHOM.match(bare) else None
    bare = bare[served.start() :] if served else bare
    verb = MAKE_START.match(bare)
    if not verb or not 2 <= len(bare) - verb.end() <= _LONGEST_OBJECT:
        return ""
    return clean(_CAMPAIGN.sub("", bare[verb.end() :]))
