"""Programme items that state no number: one record with the item's content in brief."""

from __future__ import annotations

import re

from jiyao.extract.targets.lexicon import MAKE_START, fold
from jiyao.extract.targets.phrases import clean, trim

_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}[.、)]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}[、是]|[①-⑳]|\([一二三四五六七八九十]{1,3}\))\s*"
)
_DUTY = re.compile(r"[(（]?(?:责任|牵头|主办|实施|承办|配合)(?:单位|部门)[:：]?")
_VERB_AFTER_PHRASE = re.compile(
    "^(?:为|对|在|向|围绕|采用|通过|针对|利用)[^,，;；。]{1,40}?(?=(?:提供|开展|进行|建设|打造|实施|配置|安装|发放|新建|改造|购买|办理|免费))"
)


def is_numbered(text: str) -> bool:
    """The sentence begins with a list number: 1.新建…"""
    return _NUMBER.match(fold(text)) is not None


def item_text(text: str) -> str:
    """A sentence as an item: without its number, its stop and the departments in charge."""
    folded = fold(text)
    number = _NUMBER.match(folded)
    duty = _DUTY.search(folded)
    start = number.end() if number else 0
    end = duty.start() if duty else len(folded)
    return text[start:end].strip().rstrip("。；;（( ")


def action_and_indicator(text: str) -> tuple[str | None, str]:
    """The item's first clause as verb and object: 开展消防培训 is 开展 and 消防培训.

    >>> action_and_indicator("为残疾儿童提供康复训练")
    ('提供', '康复训练')
    """
    first = re.split("[，,；;。]", text, maxsplit=1)[0]
    bare = trim(fold(first))
    phrase = _VERB_AFTER_PHRASE.match(bare)
    if phrase:
        bare = trim(bare[phrase.end() :])
    verb = MAKE_START.match(bare)
    if verb and verb.end() < len(bare):
        return verb.group(), clean(bare[verb.end() :]) or bare
    return None, clean(bare) or text


def brief_of(text: str, heading: str | None, *, numbered: bool) -> tuple[str | None, str]:
    """Action and indicator of an item without a number, from its heading or its text.

    Args:
        text: its first sentence, see `item_text`.
        heading: the item's heading, None without one.
        numbered: the sentence has a number of its own below the heading.
    Returns:
        The heading's if it is verb and object (提升养老服务), else the text's.
    """
    if heading is None:
        return action_and_indicator(text)
    body = text[len(heading) :].lstrip("。：: ") if text.startswith(heading) else text
    action, indicator = action_and_indicator(heading)
    if body and body != text and action is None:
        return action_and_indicator(body)
    if numbered and heading not in text:
        return action_and_indicator(text)
    return action, indicator
