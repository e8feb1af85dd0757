"""The noun that a number counts, behind it: what of the words there belongs to it (数量后的名词)."""

from __future__ import annotations

import re

from jiyao.extract.targets.cells import Cell, is_measure, is_rate
from jiyao.extract.targets.lexicon import (
    ADVERB_END,
    AGENT_END,
    ATTAIN_START,
    HOLE,
    MAKE_ANY,
    MAKE_START,
    MODAL,
)
from jiyao.extract.targets.phrases import clean

NOUN_TAIL = re.compile(
    "(?:项目|工程|工作|任务|面积|规模(?!以上)|能力|人数|率|数量|金额|投资|资金|试点|标准|计划|里程|总量"
    "|力度|行动|速度|周期|用地)"
)
"""A noun right behind a verb, of which the verb is then part (改造项目)."""
_PEOPLE_DO = re.compile(
    "(?<=[一-龥]{2})(?:到|赴|前往|常驻|坐诊|参加|参与|成为|深入|下沉|入驻|取得|驻点)"
)
_PEOPLE = frozenset(("人", "名", "位", "人次", "支", "个"))
_GOAL = re.compile(
    "^的?(?:整数)?(?:大关|关口|门槛|关)(?![一-龥])"
    "|^的?(?:生产|供应|处理|接待|服务|发电)?(?:能力|规模|总规模|台阶)(?![一-龥])"
    "|^、每[^,、]{1,14}的"
    "|^的?(?:总体)?(?:目标|任务|水平|速度|增速|计划|预期|要求|左右|以上|以内|以下|的|之内)+"
)
_ABLE = re.compile("一律|务必|必须")
_FOR_WHOM = re.compile("[为给替与同]$")
_GOING_ON = re.compile(
    "(项目|工程)(?:加快|全面|提速|尽早|如期|尽快|早日)(?:建设|开工|投产|达产|落地|实施|推进|建成)$"
)
"""14个高速公路项目加快建设: what goes on with the counted things."""
_SHALL = re.compile("(?P<noun>[一-龥“”]{2,12}?)(?:要|将|须|应)(?=[一-龥])")
_STOP = re.compile(r"[,;。:]|并(?!网|购|轨)|用于|以满足|从而|——|\((?:牵头|责任|其中)")
_NOTE = re.compile(r"\([^()]*(?:单位|部门|局|委)[^()]*\)?$")
_NOUN_FIRST = re.compile(r"[一-龥“\"《A-Za-z0-9(]")


def noun_after(cell: Cell) -> str:
    """The noun that directly follows a number, "" when there is none."""
    after = cell.after.split(HOLE, 1)[0]
    if after[:1] == " " and after.strip() and not cell.joined:
        return ""
    goal = _GOAL.match(after)
    linked = after.startswith("的") and not (goal and goal.end() == len(after))
    if goal:
        after = after[goal.end() :]
    if is_rate(cell.quantity) and not linked:
        return _share_of(after)
    if is_measure(cell.quantity) and (MAKE_START.match(after) or ATTAIN_START.match(after)):
        return ""
    after = after.lstrip("的 ")
    if not _NOUN_FIRST.match(after):
        return ""
    stop = _STOP.search(after)
    noun = _NOTE.sub("", after[: stop.start()] if stop else after)
    modal = MODAL.search(noun) or _ABLE.search(noun)
    noun = ADVERB_END.sub("", noun[: modal.start()]) if modal else noun
    if not _FOR_WHOM.search(cell.before):
        noun = acting(noun, people=cell.quantity.unit in _PEOPLE)
    return clean(_GOING_ON.sub(r"\1", noun))


def _share_of(after: str) -> str:
    """90%大型矿山要达到标准: the share counts what shall do something, else it counts nothing."""
    match = _SHALL.match(after)
    return clean(match["noun"]) if match else ""


def acting(noun: str, *, people: bool) -> str:
    """A noun for those who act without what they do: 专家到村坐诊 is 专家.

    Args:
        noun: the words behind a number.
        people: the number counts people.
    """
    does = _PEOPLE_DO.search(noun) if people else None
    if does:
        return noun[: does.start()]
    for verb in (*_PEOPLE_DO.finditer(noun), *MAKE_ANY.finditer(noun, 2)):
        rest = verb.end() < len(noun) and not NOUN_TAIL.match(noun, verb.end())
        if rest and AGENT_END.search(noun[: verb.start()]):
            return noun[: verb.start()]
    return noun
