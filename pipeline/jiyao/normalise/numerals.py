"""The value of a written number (数字), Arabic, Chinese or mixed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jiyao.errors import ValueParseError
from jiyao.tables.characters import folded
from jiyao.tables.load import load_table
from jiyao.tables.rows import Numeral

_ARABIC = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@lru_cache(maxsize=1)
def _values() -> tuple[dict[str, int], dict[str, Decimal]]:
    rows = load_table("numerals", Numeral)
    digits = {row.character: int(row.value) for row in rows if row.role == "digit"}
    return digits, {row.character: row.value for row in rows if row.role == "scale"}


def number_from_text(surface: str) -> Decimal:
    """Read one number.

    Args:
        surface: the characters of the number alone: "5.67万亿", "３亿5000万", "两千三", "二〇二四".
            余, 多, 几 and 来 after the first numeral are passed over.
    Returns:
        The number in full, exact; 两千三 is 2300, 一万零三 is 10003.
    Raises:
        ValueParseError: there is no number, or a character that numbers do not have.
    """
    text = folded(surface)
    if text.isascii() and text.replace(",", "").replace(".", "", 1).isdigit():
        return Decimal(text.replace(",", ""))
    digits, scales = _values()
    if "点" in text:
        return _with_point(text, digits, scales)
    body = "".join(c for c in text if c not in "余多几来 ")
    if body and all(c in digits for c in body):
        return Decimal("".join(str(digits[c]) for c in body))
    return _Reader(body, digits, scales).value()


def _with_point(text: str, digits: dict[str, int], scales: dict[str, Decimal]) -> Decimal:
    whole, _, rest = text.partition("点")
    stop = next((i for i, c in enumerate(rest) if c not in digits), len(rest))
    if not stop:
        raise ValueParseError(f"{text!r}: no digit after 点")
    fraction = "".join(str(digits[c]) for c in rest[:stop])
    value = number_from_text(whole) + Decimal(f"0.{fraction}")
    for character in rest[stop:]:
        if character not in "余多几来":
            value *= scales[character]
    return value


class _Reader:
    """Sums digits times scales from left to right: section below 万, total above."""

    def __init__(self, text: str, digits: dict[str, int], scales: dict[str, Decimal]) -> None:
        self.text, self.digits, self.scales = text, digits, scales
        self.total = self.section = Decimal(0)
        self.current: Decimal | None = None
        self.last_scale = Decimal(1)
        self.largest = Decimal(1)

    def value(self) -> Decimal:
        at, size = 0, len(self.text)
        if not size:
            raise ValueParseError("a number without digits")
        while at < size:
            character = self.text[at]
            arabic = _ARABIC.match(self.text, at)
            if arabic:
                self.current = Decimal(arabic[0].replace(",", ""))
                if at and len(arabic[0]) > 1:
                    self.last_scale = Decimal(1)
                at = arabic.end()
                continue
            if character in self.digits:
                self._digit(self.digits[character])
            elif character in self.scales:
                self._scale(self.scales[character])
            else:
                raise ValueParseError(f"{self.text!r}: {character!r} is not part of a number")
            at += 1
        return self.total + self.section + self._rest()

    def _digit(self, digit: int) -> None:
        if digit == 0:
            self.last_scale = Decimal(1)
        elif self.current is not None:
            self.current = self.current * 10 + digit
        else:
            self.current = Decimal(digit)

    def _scale(self, scale: Decimal) -> None:
        if scale < 10000:
            self.section += (Decimal(1) if self.current is None else self.current) * scale
        else:
            self.section += self.current or Decimal(0)
            if scale > self.largest or not self.section:
                bare = self.current is None and not self.total and not self.section
                self.total = (Decimal(1) if bare else self.total + self.section) * scale
            else:
                self.total += self.section * scale
            self.section = Decimal(0)
            self.largest = max(scale, self.largest)
        self.current = None
        self.last_scale = scale

    def _rest(self) -> Decimal:
        if self.current is None:
            return Decimal(0)
        if self.last_scale > 10 and self.current < 10:
            return self.current * self.last_scale / 10
        return self.current
