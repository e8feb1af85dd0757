"""The words that targets are made of, read from the tables and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from jiyao.tables import load_table
from jiyao.tables.alternation import alternation, guarded_alternation

Force = Literal["strong", "weak", "adverb"]
Rule = Literal["attribute", "measure", "per_head"]
HOLE = "\x00"
"""Stands in a masked text for a character of a date, which belongs to no phrase."""
_FOLD = str.maketrans(
    "，；：！？（）　％．＋－＝＜＞／～［］"
    + "".join(chr(c) for c in range(0xFF10, 0xFF1A))
    + "".join(chr(c) for c in range(0xFF21, 0xFF3B))
    + "".join(chr(c) for c in range(0xFF41, 0xFF5B)),
    ",;:!?() %.+-=<>/~[]0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
)
_WIDE = re.compile(f"[{''.join(map(chr, _FOLD))}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """A verb that governs a number.

    `make` takes an object (新增), `attain` follows its noun (增长), `bare` is a verb only right
    before the number (再开3家), `pivot` has a second verb behind it (帮助…培训).
    """

    word: str
    kinds: tuple[Literal["make", "attain", "bare", "pivot"], ...]
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """A word that announces a commitment, or an adverb that may stand before its verb."""

    word: str
    force: Force
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A word that tells of the past.

    `strong` and `weak` marks of results, an `event` that is reported (签署), or a proposal to
    others, which blocks the sentence (`block`).
    """

    word: str
    force: Literal["strong", "weak", "block", "event"]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRow:
    """A phrase of a section's head, or of a paragraph's first sentence, and what follows it."""

    word: str
    mode: Literal["plan", "review", "off"]
    place: Literal["head", "lead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionRow:
    """A noun whose number is no target, by rule."""

    word: str
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A single word."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit of measurement, as against a classifier of things."""

    unit: str


def fold(text: str) -> str:
    """Full-width signs, digits and letters as half-width ones; the length stays."""
    return text if _WIDE.search(text) is None else text.translate(_FOLD)


def guarded(rows: Iterable[ActionRow | SignalRow | ResultRow]) -> str:
    """Their words with what may not stand around them: 要, not in 主要 or 要求."""
    return guarded_alternation((row.word, _guard(row)) for row in rows)


def _guard(row: ActionRow | SignalRow | ResultRow) -> str:
    """What must hold behind a row's word; it looks back over the word itself."""
    not_after = () if isinstance(row, ActionRow) else row.not_after
    left = "".join(f"(?<!{re.escape(piece + row.word)})" for piece in not_after)
    right = f"(?!{alternation(row.not_before)})" if row.not_before else ""
    return left + right


_ACTIONS = load_table("target_actions", ActionRow)
_SIGNALS = load_table("target_signals", SignalRow)
_RESULTS = load_table("result_marks", ResultRow)
_EXCLUSIONS = load_table("target_exclusions", ExclusionRow)

_MAKE = alternation(row.word for row in _ACTIONS if "make" in row.kinds)
_ATTAIN = alternation(row.word for row in _ACTIONS if "attain" in row.kinds)
BARE = frozenset(row.word for row in _ACTIONS if "bare" in row.kinds)
DEEDS = frozenset(row.word for row in _ACTIONS if "make" in row.kinds)
PIVOTS = frozenset(row.word for row in _ACTIONS if "pivot" in row.kinds)
_VERB = guarded(row for row in _ACTIONS if {"make", "pivot"} & set(row.kinds))
_NEW = r"(?:新[(（](?:改|建|扩|改、扩|改扩)[)）]建|[改扩]建[(（]新建[)）])"
_ONE = rf"(?:{_NEW}|(?:{_VERB}|新(?:{_VERB}))(?:[(（](?:{_MAKE})[)）])?)"
MAKE_START = re.compile(rf"{_ONE}(?:(?:、|和|及|并|或|与){_ONE}){{0,3}}")
"""One to four coordinated verbs: 新建, 新（改）建, 新建、改扩建, 加装（更新）."""
MAKE_ANY = re.compile(_ONE)
ATTAIN_END = re.compile(rf"(?:{_ATTAIN})$")
ATTAIN_START = re.compile(rf"(?:{_ATTAIN})")


def _signal(force: Force) -> str:
    return guarded(row for row in _SIGNALS if row.force == force)


STRONG_SIGNAL = re.compile(_signal("strong"))
WEAK_SIGNAL = re.compile(_signal("weak"))
MODAL = re.compile(_signal("strong") + "|" + alternation(("有望", "可望", "打算", "明确", "承诺")))
ADVERB_START = re.compile(f"(?:{_signal('adverb')})")
ADVERB_END = re.compile(f"(?:{_signal('adverb')}|{_signal('strong')})$")


def _result(force: str) -> re.Pattern[str]:
    return re.compile(guarded(row for row in _RESULTS if row.force == force))


STRONG_RESULT = _result("strong")
WEAK_RESULT = _result("weak")
BLOCK = _result("block")
EVENT = _result("event")

TELLING = frozenset(row.word for row in (*_SIGNALS, *_RESULTS))
"""Words that tell of the future or the past, unless what stands around them forbids."""

AGENT_END = re.compile(
    f"(?:{alternation(row.word for row in load_table('target_agents', WordRow))})$"
)
"""A noun for people and bodies that act: 群众, 企业, 特派员."""
HEADS = load_table("section_heads", HeadRow)
MEASURE_UNITS = frozenset(row.unit for row in load_table("measure_units", UnitRow))
INDICATOR_HEAD = re.compile(
    f"(?:{alternation(row.word for row in load_table('indicator_heads', WordRow))})$"
)


def excluded(rule: Rule) -> frozenset[str]:
    """Words of one exclusion rule."""
    return frozenset(row.word for row in _EXCLUSIONS if row.rule == rule)
