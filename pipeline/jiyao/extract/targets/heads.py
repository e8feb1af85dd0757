"""Headings (标题) and leading sentences: what they say of the part that follows, and when it speaks."""

from __future__ import annotations

import re
from typing import Literal

from jiyao.extract.targets.lexicon import HEADS, fold
from jiyao.extract.targets.rows import is_row
from jiyao.tables.alternation import alternation
from jiyao.values import Article, Block, Date

Mode = Literal["plan", "review", "off"]

LONGEST_HEAD = 42
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.)])\s*"
)
_ORDINAL = re.compile("^(?:实事|工程|项目|任务|第)[一二三四五六七八九十0-9]{1,3}(?:件|项)?[:、,]")
_DUTY_NOTE = re.compile("[（(][^（）()]*(?:单位|部门|责任|牵头)[^（）()]*[）)]$")
_SPANS = re.compile(r"(?:19|20)\d\d年|十[一-龥]五|今年|今后")
_LEAD_FIT = re.compile("[为是:,;。]")
_DONE = re.compile("完成|实现了|顺利|圆满|收官|成绩|取得")
_DAY = re.compile(r"(?:19|20)\d\d(?=年\d{1,2}月\d{1,2}日)")


def _words(place: str, mode: str) -> re.Pattern[str]:
    return re.compile(alternation(r.word for r in HEADS if r.place == place and r.mode == mode))


_MODES: tuple[Mode, ...] = ("review", "plan", "off")
_HEAD = {mode: _words("head", mode) for mode in _MODES}
_LEAD = {mode: _words("lead", mode) for mode in _MODES[:2]}


def heading_text(article: Article, block: Block) -> str:
    """A heading without its number and stop: 一、新增学位 is 新增学位."""
    text = article.text[block.start : block.end].strip()
    bare = text[len(block.marker) :] if text.startswith(block.marker) else text
    return _DUTY_NOTE.sub("", _unnumbered(_ORDINAL.sub("", bare)))


def _unnumbered(text: str) -> str:
    match = _NUMBER.match(fold(text))
    return text[match.end() if match else 0 :].strip().rstrip("。:：")


def is_heading(article: Article, block: Block) -> bool:
    """A short line of its own that closes no sentence."""
    if block.kind in ("headline", "byline", "caption", "furniture"):
        return False
    text = article.text[block.start : block.end].strip()
    if is_row(text):
        return False
    if not 2 <= len(text) <= LONGEST_HEAD or text[-1] in "：:" or text[0] in "（(":
        return block.kind == "section"
    if block.kind in ("section", "subheadline"):
        return True
    folded = _ORDINAL.sub("", fold(text))
    return not re.search(r"[。;!?,:]", folded) and not folded.endswith(("年", "日"))


def head_mode(head: str, period: Date | None, year: int | None) -> Mode | None:
    """Mode that a heading sets, None when it says nothing or both.

    Args:
        head: folded, without its number.
        period: the span that it names; one before `year` makes 重点工作 a review.
        year: in which the document speaks.
    """
    said = {mode for mode, words in _HEAD.items() if words.search(head)}
    if "off" in said:
        return "off"
    if "plan" in said and year and period and period.end_date and period.end_date.year < year:
        return "review"
    if said == {"plan", "review"}:
        return _mixed_mode(head)
    return said.pop() if said else None


def _mixed_mode(head: str) -> Mode | None:
    """实事工程完成情况 looks back; 2011年工作总结和2012年工作计划 does both."""
    if len(_SPANS.findall(head)) > 1:
        return None
    plan, review = (max(m.end() for m in _HEAD[mode].finditer(head)) for mode in ("plan", "review"))
    return "plan" if plan > review else "review"


def looks_back(title: str) -> bool:
    """A title that tells of results, if of plans too."""
    return _HEAD["review"].search(title) is not None


def lead_mode(sentence: str) -> Mode | None:
    """Mode that the first words of a report's paragraph set (今年的主要预期目标是…)."""
    if _LEAD["review"].search(sentence, 0, 14):
        return "review"
    match = _LEAD["plan"].search(sentence, 0, 60)
    if match is None or _DONE.search(sentence, match.end(), match.end() + 12):
        return None
    return "plan" if _LEAD_FIT.search(sentence, match.end(), match.end() + 6) else None


def reference_year(article: Article) -> int | None:
    """The year in which the document speaks."""
    if article.published:
        return article.published.year
    match = _DAY.search(fold(article.text[:600]))
    return int(match.group()) if match else None
