"""News in brief (快讯) whose items run on: headline, text, headline, text, without a break.

The headline has no sign of its own, but the text after it begins anew: it says when (今天（11月5日）),
names its source (据…报道), or repeats how the headline began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiyao.read.layout import EVENT
from jiyao.read.restated import LONGEST, SHORTEST, headline_ends, restated_length

_REPEATED = 4
"""Characters of the headline's beginning that must come again."""

_CLAUSE = re.compile(r"(?:“[^”]{0,60}”|《[^》]{0,60}》|[^，。！？“《])+")
_SENTENCE = re.compile(r"[。！？]”?\s*(?=[^。！？”\s])")
_DAY = r"(?:今天|昨天|今晚|昨晚|今早|今晨)（\d{1,2}月\d{1,2}日）"
_WHEN_AT_END = re.compile(
    rf"(?:{_DAY}|日前|近日|近期|连日来"
    r"|(?:当地时间)?(?<![\d月])(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日(?:上午|下午|晚|凌晨|清晨)?"
    r"|截至[^，]{2,12}|(?:今年)?(?:前\d{1,2}个月|前[一二三]季度|上半年)|\d{1,2}—\d{1,2}月)$"
)
_SOURCE = re.compile(
    r"根?据[^，]{2,24}(?:报道|消息|了解|统计|介绍|公布|发布|发表)|记者从|根据《|当地时间(?:\d{1,2}月)?\d{1,2}日"
)
_WHEN = re.compile(rf"{_DAY}|日前|近日|(?<!\d)(?:\d{{1,2}}月)?\d{{1,2}}日")
_DATED = re.compile(rf"[^，]{{2,20}}?(?:{_DAY}|日前|近日|\d{{1,2}}日)")
_NO_HEADLINE = re.compile(r"另?据|根据|此外|另外")
"""What begins a sentence of the text that goes on."""
_TELLS_AGAIN = re.compile(r"今天|昨天|今晚|昨晚|日前|近日|\d日|最新数据|[说称]$")
"""Without one of these no sign after a headline is clear."""
_DAY_INSIDE = re.compile(rf"(?<![部委局院会司台位署办厅社]){_DAY}")


def run_on_cuts(text: str, *, surely: bool = False) -> Iterator[tuple[int, int]]:
    """Places of the headlines in a paragraph of items that run on.

    Args:
        text: one paragraph of a bulletin.
        surely: the page is not known to be a bulletin: its first sentence belongs to the
            headline above, and only what is said again right after counts.
    Yields:
        `start`, `end` of each headline found; the text of an item reaches to the next one.
    """
    starts = [found.end() for found in _SENTENCE.finditer(text)]
    if not surely:
        starts.insert(0, 0)
    for start in starts:
        clause = _CLAUSE.match(text, start)
        if clause is None or _NO_HEADLINE.match(clause[0]):
            continue
        if surely and not _may_be_told_again(clause[0]):
            continue
        ends = headline_ends(text, start, clause[0])
        length = restated_length(ends, clause[0], how="surely" if surely else "likely")
        if length is None and not surely:
            length = _headline_length(clause[0]) or restated_length(ends, clause[0], how="maybe")
        if length is not None:
            yield start, start + length


def _may_be_told_again(clause: str) -> bool:
    """Whether a clause can hold a headline and a clear sign that its text begins: a cheap look."""
    if _TELLS_AGAIN.search(clause, SHORTEST) is not None:
        return True
    return clause.find(clause[:_REPEATED], SHORTEST) >= 0


def _headline_length(clause: str) -> int | None:
    """How much of a sentence's first clause is a headline, None when it is plain text."""
    if len(clause) <= SHORTEST:
        return None
    again = clause.find(clause[:_REPEATED], SHORTEST)
    if again >= 0:
        return _checked(_before_repeat(clause, again))
    for pattern in (_WHEN_AT_END, _SOURCE, _DAY_INSIDE):
        found = pattern.search(clause, SHORTEST)
        if found is not None:
            return _checked(len(clause[: found.start()].rstrip("在从自")))
    again = clause.find(clause[:2], SHORTEST)
    if again >= 0 and _DATED.match(clause, again):
        return _checked(again)
    return None


def _before_repeat(clause: str, end: int) -> int:
    """Leave out what stands before the repeated name: …闭幕|为期三天的…, …发布|某部近日发布….

    Returns:
        Where the headline ends, 0 when that cannot be told.
    """
    between = [found.end() for found in EVENT.finditer(clause, SHORTEST - 2, end)]
    when = _WHEN.search(clause, SHORTEST, end)
    if when is not None:
        between = [verb for verb in between if verb <= when.start()]
        return between[-1] if between else 0
    if between and clause[end - 1] == "的" and clause[between[-1]] != " ":
        return between[-1]
    return end


def _checked(length: int) -> int | None:
    return length if SHORTEST <= length <= LONGEST else None
