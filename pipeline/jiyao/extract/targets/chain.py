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
    for i, cell in enumerate(cells):
        behind = cells[i + 1] if i + 1 < len(cells) else None
        frame = _inherited(frame_of(_sharing_noun(cell, behind)), cell, thread, first=i == 0)
        frames.append(frame)
        if frame.noun and not frame.noun.startswith(("占", "比", "较")):
            thread.noun = frame.noun
        thread.action = frame.action or (thread.action if cell.joined else None)
    return _apart(cells, _verb_behind(cells, frames))


def _sharing_noun(cell: Cell, behind: Cell | None) -> Cell:
    """组建10支、不少于500人的抢险队: both numbers count what stands behind the second."""
    if behind is None or cell.after or behind.before or not behind.joined:
        return cell
    return replace(cell, after=behind.after) if behind.after.startswith("的") else cell


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


def _apart(cells: Sequence[Cell], frames: list[Frame]) -> list[Frame]:
    """Give each of the numbers after 分别 its own indicator."""
    first = next((i for i, cell in enumerate(cells) if _APART.search(cell.before)), None)
    if first is None:
        return frames
    last = first + 1
    while last < len(cells) and cells[last].joined and len(cells[last].before) <= 2:
        last += 1
    nouns = paired(frames[first].noun, last - first)
    for i, noun in enumerate(nouns):
        frames[first + i] = replace(
            frames[first + i], noun=noun, action=frames[first].action, rule="listed apart (分别)"
        )
    return frames
