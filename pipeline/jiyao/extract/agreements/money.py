"""Which sum goes with which agreement, and what its project is (金额分配)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.amounts import amounts_in, is_money
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.links import LINK
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signed import signed_by
from jiyao.extract.agreements.signings import Signing, is_nominal, signings_in
from jiyao.extract.agreements.vocabulary import verb_pattern, verbs
from jiyao.extract.clauses import Sentence
from jiyao.values import Quantity

BEHIND = 3
"""Characters that may stand between the verb and a sum that is its object."""

_ITEM = re.compile(
    r"(?:^|[；;，,]|其中[，,]?)(?P<subject>[^，。；,;]{3,30}?(?:项目|基地|工程|园区?|中心))(?:计划|预计|拟|总|协议|一期)*投资"
)


_OTHER_SUM = re.compile(
    r"产值|产出|税收|纳税|利税|营收|收入|销售|利润|达产|投产后|建成后|增收|节约|节省|补助|补贴|奖励|奖补|财政|人均|每[户人年亩吨公]|其中|单价|注册资[本金]|单位面积|累计|存款|余额|消费券|保额|保障"
)
_TOGETHER = re.compile(r"(?:[两三四五六七八九十]|\d{1,3})(?:个|项|份)(?:项目|协议|合同)")
_TERMS = re.compile(
    r"\s*(?:根据|按照?|依据|依照)?(?:战略|框架|合作|投资|采购|该|此|这份|双方|上述){0,3}(?:协议|合同|备忘录|约定|协商)"
)
"""A sentence that tells what the agreement says: 根据协议, 合同约定."""


def assign_money(scene: Scene, signing: Signing, drafts: list[Draft]) -> None:
    """Give each draft its sum: of the same sentence, else of the two sentences after.

    Several agreements get sums only when there is one for each (分别为, 其中…；…).
    """
    view = signing.view
    sums = amounts_in(view.sentence, signing.clause[0], _next_verb(signing))
    if not any(draft.project_count for draft in drafts):
        sums = [each for each in sums if not _of_all(signing, each)]
    if sums := _at_the_verb(signing) or sums or _told_before(signing) or _only_sum(signing):
        _share(drafts, sums, "same sentence")
        return
    for sentence in scene.sentences_after(signing.position, 2):
        if sentence.block is not view.sentence.block or _signs(sentence.text):
            return
        if _itemised(drafts, sentence):
            return
        told = _TERMS.match(sentence.text) or _pledges(drafts, sentence.text)
        reach = "" if told else "next"
        if sums := amounts_in(sentence, 0, len(sentence.text), reach=reach):
            _share(drafts, sums, "sentence after")
            return


def _pledges(drafts: list[Draft], text: str) -> bool:
    """Whether a sentence says what a party of the one agreement will pay: 乙公司计划投资2亿元."""
    if len(drafts) != 1 or re.search("计划|将|拟", text) is None:
        return False
    return any(party.text in text for party in drafts[0].parties)


def _of_all(signing: Signing, quantity: Quantity) -> bool:
    """Whether a sum is that of several signings of the sentence: 两个项目总投资…."""
    at = quantity.start - signing.view.sentence.start
    if not _TOGETHER.search(signing.view.text, max(0, at - 20), at):
        return False
    return verb_pattern().search(signing.view.shape, 0, signing.clause[0]) is not None


def _told_before(signing: Signing) -> list[Quantity]:
    """The sum in the clauses before the verb's, with no other signing between."""
    start, end = signing.segment[0], signing.clause[0]
    if verb_pattern().search(signing.view.shape, start, end):
        return []
    return amounts_in(signing.view.sentence, start, end)[-1:]


def _only_sum(signing: Signing) -> list[Quantity]:
    """The one sum behind the verb and before the next signing, unless it is of something else."""
    view = signing.view
    found = [q for q in view.quantities(signing.end, _next_verb(signing)) if is_money(q)]
    if len(found) != 1 or _of_all(signing, found[0]):
        return []
    at = found[0].start - view.sentence.start
    return [] if _OTHER_SUM.search(view.text, signing.end, at) else found


def _at_the_verb(signing: Signing) -> list[Quantity]:
    """The sums right behind the verb: 签下5000万元购销大单, 分别签订300万元、500万元贷款合同."""
    view = signing.view
    base = view.sentence.start
    found: list[Quantity] = []
    end = signing.end
    for quantity in view.quantities(signing.end, signing.clause[1]):
        if not is_money(quantity) or quantity.start - base - end > BEHIND:
            break
        found.append(quantity)
        end = quantity.end - base
    return found


def _next_verb(signing: Signing) -> int:
    """Where the words about this signing end: the clause of the next signing, or the segment."""
    for other in signings_in(signing.view):
        inside = signing.clause[1] <= other.start < signing.segment[1]
        if (
            inside
            and not is_nominal(other.verb, other.after)
            and (signed_by(other) or LINK.search(other.before))
        ):
            return other.clause[0]
    return signing.segment[1]


def _signs(text: str) -> bool:
    """Whether a sentence has a signing of its own."""
    return any(
        not is_nominal(verbs()[match.group()], text[match.end() :])
        for match in verb_pattern().finditer(text)
    )


def _share(drafts: list[Draft], sums: list[Quantity], rule: str) -> None:
    if len(drafts) == 1:
        sums = sums[:1]
    if len(drafts) != len(sums):
        return
    for draft, quantity in zip(drafts, sums, strict=True):
        draft.amount = quantity
        draft.rules["amount"] = rule


def _itemised(drafts: list[Draft], sentence: Sentence) -> bool:
    """其中，甲项目投资6亿元…；乙项目投资4亿元: one project with its sum for each draft in turn."""
    items = list(_ITEM.finditer(sentence.text))
    if len(drafts) < 2 or len(items) != len(drafts):
        return False
    stops = [*(m.start() for m in items[1:]), len(sentence.text)]
    for draft, item, stop in zip(drafts, items, stops, strict=True):
        sums = amounts_in(sentence, item.start("subject"), stop)
        draft.amount = sums[0] if sums else None
        draft.subject = item.group("subject")
        draft.rules["amount"] = draft.rules["subject"] = "itemised after"
    return True
