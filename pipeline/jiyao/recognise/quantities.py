"""Where quantities (数量) stand in a text, without their meaning."""

from __future__ import annotations

import re

from jiyao.tables.characters import folded
from jiyao.tables.quantity_patterns import QuantityPatterns, default_quantity_patterns

FILLER = "\x00"
_QUOTE = re.compile('[“‘「『"][^“”‘’「」『』"，。；：！？\n]{1,14}[”’」』"]')
_CLOCK = re.compile("(?:1?[0-9]|2[0-4])点(?=[，。、；）]|$|[多左前后开到至起以在我他])", re.M)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNITLESS = re.compile(r"(?:(?<![0-9.A-Za-z])[0-9]{1,8}(?:\.[0-9]{1,4})?[、和]){1,8}$")
_TITLE = re.compile("《[^《》\n]{1,80}》")
_OPENING = '“‘「『《"'
_BARE = frozenset("百千万亿佰仟")
_NOT_AFTER = {
    "约": "签合公条契节制预违特履守毁邀相应赴失解续缔爽集隐纽盟租婚誓简如背立",
    "近": "最附亲相临邻毗靠贴就走拉抵逼挨凑晋",
    "超": "赶反商英村苏",
    "上": "以网线会街路台市桌岗早晚身船车史册场地海陆",
    "过": "通经走度越渡路透跨不难",
    "破": "攻侦告查",
}
_BEFORE_FRONT = frozenset("目日之以此当先年月会午产节事行提")
_ARTICLES = frozenset(("", "二"))
_COUNTED = ("count", "people")


def quantity_spans(
    text: str, taken: list[tuple[int, int]], patterns: QuantityPatterns | None = None
) -> list[tuple[int, int]]:
    """Spans of quantities with their comparator words.

    Args:
        text: a reading; quantities do not cross line feeds.
        taken: spans, in order, that belong to dates; a quantity never touches them.
        patterns: of other tables than the shipped ones.
    Returns:
        (start, end) in order, not overlapping.
    """
    patterns = patterns or default_quantity_patterns()
    reading = masked(folded(text), taken)
    names = _name_spans(reading, patterns)
    spans = []
    floor = 0
    for match in patterns.scan.finditer(reading):
        if match.lastgroup == "skip":
            floor = match.end()
            continue
        start = _with_comparator(reading, match.start(), floor, patterns)
        while names and names[0][1] <= start:
            names.pop(0)
        named = bool(names) and names[0][0] < start
        if not named and _counts(reading, match, start, patterns):
            if start == match.start() and match["a_unit"] and not match["a_high"]:
                spans += _unitless(reading, floor, start)
            spans.append((start, match.end()))
        floor = match.end()
    return spans


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` of the same length with the characters of `spans` made unmatchable."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], FILLER * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _with_comparator(text: str, start: int, floor: int, patterns: QuantityPatterns) -> int:
    """Where the quantity begins when the comparator word before it is taken in."""
    border = start - 1 if start > floor and text[start - 1] == " " else start
    for size in (4, 3, 2, 1):
        at = border - size
        if at >= floor and text[at:border] in patterns.before:
            return start if at and text[at - 1] in _NOT_AFTER.get(text[at], "") else at
    if text[start] not in _BARE or border - 1 < floor or text[border - 1] not in patterns.scales:
        return start
    barred = _NOT_AFTER.get(text[border - 1], "")
    return start if border > 1 and text[border - 2] in barred else border - 1


def _unitless(text: str, floor: int, start: int) -> list[tuple[int, int]]:
    """Numbers of a list joined by 分别 whose unit stands at its end (分别增长5.1、6.2和7.3个百分点)."""
    numbers = _UNITLESS.search(text, max(floor, start - 40), start)
    if numbers is None or "分别" not in text[max(0, numbers.start() - 14) : numbers.start()]:
        return []
    return [number.span() for number in _NUMBER.finditer(text, numbers.start(), start)]


def _ranked(text: str, start: int) -> bool:
    """前三名 is a rank; 目前三名 and 日前三名 hold numbers."""
    return (
        start > 0 and text[start - 1] == "前" and text[start - 2 : start - 1] not in _BEFORE_FRONT
    )


def _counts(text: str, match: re.Match[str], start: int, patterns: QuantityPatterns) -> bool:
    """Whether a number with a unit is a quantity here, not part of a name or an article."""
    if start == match.start() and _ranked(text, start):
        return False
    low = match["z_low"]
    if low is None:
        return not _CLOCK.match(text, match.start())
    kind = patterns.dimensions.get(match["z_unit"])
    if start and text[start - 1] in _OPENING and kind in _COUNTED:
        return False
    if match["z_unit"] is None:
        return start < match.start()
    if low[0] in _BARE and start == match.start():
        return len(low) > 1 and (match["z_unit"] == "元" or low[-1] in "余多")
    if low.strip("一") in _ARTICLES and start == match.start() and not match["z_after"]:
        return kind not in _COUNTED and match["z_unit"] not in ("分钱", "块")
    return True


def _is_value(number: re.Match[str], patterns: QuantityPatterns) -> bool:
    """“95%以上” is a value in quotation marks; “100个” and “双百” are names."""
    if number.lastgroup == "skip" or number["a_low"] is None:
        return False
    bounded = number["a_after"] is not None
    return bounded or patterns.dimensions.get(number["a_unit"] or "", "count") not in _COUNTED


def _name_spans(text: str, patterns: QuantityPatterns) -> list[tuple[int, int]]:
    """Titles in 《》, and short quotations that are names of things with numbers (“3个100万”)."""
    spans = [match.span() for match in _TITLE.finditer(text)]
    for match in _QUOTE.finditer(text):
        number = patterns.scan.search(text, match.start() + 1, match.end())
        if number is None:
            continue
        leading = number.start() == match.start() + 1
        if leading and number.end() == match.end() - 1 and _is_value(number, patterns):
            continue
        if leading or number.lastgroup == "skip" or number["z_low"] is not None:
            spans.append(match.span())
    return sorted(spans)
