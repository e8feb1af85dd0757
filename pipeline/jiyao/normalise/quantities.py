"""The value of a written quantity (数量): number, unit and bound, without the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from jiyao.errors import ValueParseError
from jiyao.normalise.numerals import number_from_text
from jiyao.tables.characters import folded
from jiyao.tables.quantity_patterns import QuantityPatterns, default_quantity_patterns
from jiyao.values import Comparator

_ADJACENT = re.compile("(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)$")
_DECIMAL = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,8})?")
_SCALED = re.compile("[十百千万亿]+")
_MORE = re.compile("[余多]")
_CURRENCIES = {
    "￥": "元",
    "¥": "元",
    "$": "美元",
    "US$": "美元",
    "HK$": "港元",
    "€": "欧元",
    "£": "英镑",
}
_PERCENT = {"百": (Decimal(1), "%"), "千": (Decimal(1), "‰"), "万": (Decimal(1), "‱")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a quantity says: see values.Quantity for the fields."""

    value: Decimal | None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str | None
    comparator: Comparator = "eq"


@lru_cache(maxsize=20000)
def quantity_from_text(surface: str, patterns: QuantityPatterns | None = None) -> Amount:
    """Read one written quantity.

    Args:
        surface: characters of one mention: "2.3亿元", "不少于15名", "三至五万亩", "６０岁及以上",
            or the bare number of a list whose unit follows later.
        patterns: of other tables than the shipped ones.
    Returns:
        The number in full and the unit as written without its multiplier.
    Raises:
        ValueParseError: `surface` is not one quantity.
    Source: GB/T 15835-2011 for mixed numerals.
    """
    patterns = patterns or default_quantity_patterns()
    text = folded(surface).strip()
    match = patterns.surface.fullmatch(text)
    if match is None and _DECIMAL.fullmatch(text):
        return Amount(value=number_from_text(text), unit=None)
    if match is None:
        raise ValueParseError(f"{surface!r}: not a number with a unit")
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    if "f_low" in groups:
        return _bounded(_fraction(groups), groups, patterns)
    return _bounded(_plain(groups, "a" if "a_low" in groups else "z"), groups, patterns)


def _plain(groups: dict[str, str], kind: str) -> Amount:
    unit = groups.get(f"{kind}_unit")
    if unit is not None and f"{kind}_per" in groups:
        unit += "/" + groups[f"{kind}_per"]
    low_text, high_text = groups[f"{kind}_low"], groups.get(f"{kind}_high")
    if unit is None and "a_money" in groups:
        unit = _CURRENCIES[groups["a_money"]]
    comparator: Comparator = "gt" if f"{kind}_more" in groups else "eq"
    low: Decimal
    high: Decimal | None = None
    if high_text is not None:
        low, high = _range(low_text, high_text, same_unit=f"{kind}_unit_low" not in groups)
    elif kind == "z" and (adjacent := _ADJACENT.match(low_text)) and _follows(adjacent):
        head, first, second, scale = adjacent.groups()
        low, high = number_from_text(head + first + scale), number_from_text(head + second + scale)
    else:
        low = number_from_text(low_text)
        if _MORE.search(low_text):
            comparator = "gt"
        elif "来" in low_text:
            comparator = "approx"
    if "a_sign" in groups:
        low = -low
    if "a_sign_high" in groups and high is not None:
        high = -high
    if f"{kind}_minor" in groups:
        low += _minor(groups[f"{kind}_minor"])
    if groups.get(f"{kind}_half"):
        low += Decimal("0.5")
    if unit == "成":
        low += number_from_text(groups["z_tenth"]) / 10 if "z_tenth" in groups else 0
        low, high, unit = low * 10, high and high * 10, "%"
    if high is not None:
        return Amount(value=None, min=low, max=high, unit=unit, comparator="range")
    return Amount(value=low, unit=unit, comparator=comparator)


def _minor(text: str) -> Decimal:
    """What stands after 元: 五角三分 is 0.53; the 五 of 三块五 is 0.5."""
    tenths, _, rest = text.replace("毛", "角").partition("角")
    cents = number_from_text(rest[0]) / 100 if rest else Decimal(0)
    return number_from_text(tenths) / 10 + cents


def _follows(adjacent: re.Match[str]) -> bool:
    order = "一二三四五六七八九"
    first, second = (adjacent[n].replace("两", "二") for n in (2, 3))
    return order.index(second) - order.index(first) in (1, 2) and (
        not adjacent[1] or adjacent[1][-1] in "十百千万亿"
    )


def _range(low_text: str, high_text: str, *, same_unit: bool) -> tuple[Decimal, Decimal]:
    """Both bounds; 2—3万 shares the scale of its upper bound."""
    low, high = number_from_text(low_text), number_from_text(high_text)
    scale = _SCALED.search(high_text)
    if same_unit and scale and low < high and not _SCALED.search(low_text):
        digits = number_from_text(high_text[: scale.start()]) if scale.start() else Decimal(1)
        if low < digits:
            low = number_from_text(low_text + scale[0])
    return low, high


def _fraction(groups: dict[str, str]) -> Amount:
    base = groups["f_base"]
    low, high = number_from_text(groups["f_low"]), groups.get("f_high")
    if base in _PERCENT:
        unit = _PERCENT[base][1]
        if high is not None:
            top = number_from_text(high)
            return Amount(value=None, min=low, max=top, unit=unit, comparator="range")
        return Amount(value=low, unit=unit)
    share = low * 100 / number_from_text(base)
    rounded = share.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return Amount(value=whole if whole == rounded else rounded.normalize(), unit="%")


def _bounded(amount: Amount, groups: dict[str, str], patterns: QuantityPatterns) -> Amount:
    """The amount with the bound of the words around it; a bound after it weighs more."""
    comparator = amount.comparator
    word = groups.get("before")
    if word is not None and comparator != "range":
        row = patterns.before.get(word) or patterns.scales[word]
        comparator = row.comparator
    late = next((groups[k] for k in ("a_after", "z_after", "f_after") if k in groups), None)
    if late is not None and comparator != "range" and word is None:
        comparator = patterns.after[late].comparator
    if comparator == amount.comparator:
        return amount
    return Amount(value=amount.value, unit=amount.unit, comparator=comparator)
