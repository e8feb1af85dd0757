"""Phrases that stand for a body named before (代称): 院方, 学校, 企业, 该镇, 后者."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jiyao.values import Organisation

_WORDS = (
    "院方|校方|行方|企业方|医院|学院|学校|企业|公司|集团|银行|研究院|协会|商会|街道|园区|后者|前者"
    "|[该我]?(?:医院|学院|学校|企业|公司|集团|银行|院|校|行|研究院|协会|商会|街道|园区|镇|乡|村|县)"
)
STAND_IN = re.compile(
    f"(?:其中|同时|今年|明年|目前|随后|下一步|未来|据悉)?(?P<phrase>{_WORDS}"
    f"|该(?:局|厅|委|市|区|州|中心|管委会))"
    "(?=[将要拟须需应则也还可每今明到在向为承计力首另全共已再年未“三两一二五十0-9“”])"
)
"""A phrase at the head of a clause, before the words of a promise."""
_ENDS = {
    "院方": ("医院", "院"),
    "医院": ("医院", "院"),
    "院": ("院",),
    "校方": ("大学", "学院", "学校", "中学", "小学", "职院"),
    "学校": ("大学", "学院", "学校", "中学", "小学", "职院"),
    "校": ("大学", "学院", "学校", "中学", "小学", "职院"),
    "学院": ("学院",),
    "行方": ("银行", "行"),
    "银行": ("银行", "行", "信用社", "信用联社"),
    "行": ("银行", "行"),
}
_FIRM = ("企业", "企业方", "公司", "集团")
_FARTHEST = 900
"""Characters before the phrase within which its body is looked for."""


def antecedent(
    phrase: str, start: int, before: Sequence[Organisation], pact: Sequence[Organisation]
) -> Organisation | None:
    """The body meant by a phrase, with the phrase as its text; None when none is near.

    Args:
        phrase: as written (院方).
        start: where it stands in the reading.
        before: bodies and places named before it, in order.
        pact: parties of the last agreement told before it.
    """
    near = [body for body in before if start - body.end <= _FARTHEST]
    if phrase == "后者":
        named = [body for body in near if body.kind != "region"]
        found = pact[-1] if pact else next(reversed(named), None)
    elif phrase == "前者":
        found = pact[0] if pact else None
    else:
        found = _fitting(phrase.lstrip("该我"), [*near, *pact])
    if found is None:
        return None
    return replace(found, text=phrase, start=start, end=start + len(phrase))


def is_own_body(phrase: str) -> bool:
    """The phrase means a firm, school or hospital, never the region of the article."""
    word = phrase.lstrip("该我")
    return word in _FIRM or word in _ENDS


def _fitting(word: str, bodies: Sequence[Organisation]) -> Organisation | None:
    """The last of the bodies that the word can mean."""
    if word in _FIRM:
        fitting = [b for b in bodies if b.kind == "enterprise" or b.name.endswith(("公司", "集团"))]
    else:
        ends = _ENDS.get(word, (word,))
        fitting = [b for b in bodies if b.name.endswith(ends) and len(b.name) > len(word) + 1]
    return fitting[-1] if fitting else None
