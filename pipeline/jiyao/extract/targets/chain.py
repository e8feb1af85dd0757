"""Numbers of one clause seen together: shared verbs, 分别, what 其中 leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiyao.extract.targets.cells import Cell, is_measure
from jiyao.extract.targets.draft import Thread
from jiyao.extract.targets.frames import Frame, frame_of
from jiyao.extract.targets.lexicon import INDICATOR_HEAD, MAKE_START
from jiyao.extract.targets.lists import paired

_PHRASE = re.compile("^(?:在|为|向|对|组织|联合)")
_TO_WHOM = re.compile("[向给]$")
_APART = re.compile("分别|依次")


def frames_of(cells: Sequence[Cell], thread: Thread) -> list[Frame]:
    """Frames of a clause's numbers; `thread` is read and carried on."""
    frames: list[Frame] = []
    earlier = thread.listed
    for i, cell in enumerate(cells):
        behind = cells[i + 1] if i + 1 < len(cells) else None
        frame = _inherited(frame_of(_sharing_noun(cell, behind)), cell, thread, first=i == 0)
        frames.append(frame)
        if frame.noun and not frame.noun.startswith(("占", "比", "较")):
            thread.noun = frame.noun
        thread.action = frame.action or (thread.action if cell.joined else None)
    frames = _apart(cells, _verb_behind(cells, frames), earlier)
    thread.listed = [frame.noun for frame in frames] if frames else earlier
    return frames


def _sharing_noun(cell: Cell, behind: Cell | None) -> Cell:
    """组建10支、不少于500人的抢险队, 412户1586人搬迁: both count what stands behind the second."""
    if behind is None or cell.after or behind.before or not behind.joined:
        return cell
    adjacent = behind.quantity.start == cell.quantity.end and not is_measure(behind.quantity)
    shared = adjacent or behind.after.startswith("的")
    return replace(cell, after=behind.after) if shared else cell


def _verb_behind(cells: Sequence[Cell], frames: list[Frame]) -> list[Frame]:
    """在12个街道171个社区配置设备: the verb stands behind the last number."""
    for i in range(len(frames) - 2, -1, -1):
        behind = frames[i + 1]
        if (
            frames[i].action is None
            and behind.rule == "number noun verb"
            and _PHRASE.match(cells[i].before)
        ):
            frames[i] = replace(frames[i], action=behind.action)
        if frames[i].action is None and _TO_WHOM.search(cells[i].before):
            frames[i] = replace(frames[i], action=behind.action, rule="number noun verb")
    return frames


def _inherited(frame: Frame, cell: Cell, thread: Thread, *, first: bool) -> Frame:
    if not frame.noun:
        frame = replace(
            frame, noun=thread.noun, rule=frame.rule + ", noun taken over", sure=frame.sure * 0.8
        )
    if frame.action is None and thread.action and not is_measure(cell.quantity):
        makes = MAKE_START.fullmatch(thread.action) is not None
        named = INDICATOR_HEAD.search(frame.noun) is not None
        if makes and (cell.joined or (first and not named)):
            frame = replace(frame, action=thread.action, rule=frame.rule + ", verb taken over")
    elif frame.action is None and cell.joined and thread.action:
        frame = replace(frame, action=thread.action, rule=frame.rule + ", verb taken over")
    return frame


def _apart(cells: Sequence[Cell], frames: list[Frame], earlier: Sequence[str]) -> list[Frame]:
    """Give each of the numbers after 分别 its own indicator.

    Those named right before (农村居民收入、财政收入分别增长…), or with their own numbers in the
    clause before (旅游人数100万人次、旅游收入6亿元，分别增长19%和23%).
    """
    first = next((i for i, cell in enumerate(cells) if _APART.search(cell.before)), None)
    if first is None:
        return frames
    last = first + 1
    while last < len(cells) and cells[last].joined and len(cells[last].before) <= 2:
        last += 1
    own = "noun taken over" not in frames[first].rule
    here = [frame.noun for frame in frames[:first]] or earlier
    count = last - first
    nouns = here[-count:] if not own and len(here) >= count > 1 else None
    nouns = nouns or paired(frames[first].noun, count)
    for i, noun in enumerate(nouns):
        frames[first + i] = replace(
            frames[first + i], noun=noun, action=frames[first].action, rule="listed apart (分别)"
        )
    return frames
