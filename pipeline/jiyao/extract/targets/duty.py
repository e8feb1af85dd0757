"""Notes below an item of a programme: departments in charge (责任单位) and deadline (完成时限)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.extract.targets.structure import Scope
from jiyao.values import Article, Date, Entity, Organisation

_DUTY = re.compile(
    "(?:责任|牵头|主办|实施|承办|配合|主管|负责|协办)(?:单位|部门|局|领导)?(?:及责任人)?[:：]"
)
_DEADLINE = re.compile("(?:完成时限|完成时间|时限要求|时限|时间节点)[:：]")
_FARTHEST = 4
"""Blocks of one item that are looked through for its notes."""


def item_span(article: Article, scopes: Sequence[Scope], index: int) -> tuple[int, int]:
    """Start and end of the item to which block `index` belongs, notes included.

    An item begins with its number or heading and ends before the next one.
    """
    first = index
    while first > 0 and index - first < _FARTHEST and not _opens(article, scopes, first):
        first -= 1
    last = index
    blocks = article.blocks
    while last + 1 < len(blocks) and last - index < _FARTHEST:
        if _opens(article, scopes, last + 1):
            break
        last += 1
    return blocks[first].start, blocks[last].end


def _opens(article: Article, scopes: Sequence[Scope], index: int) -> bool:
    return bool(article.blocks[index].marker) or scopes[index].head


def departments(
    text: str, span: tuple[int, int], mentions: Sequence[Entity]
) -> tuple[Organisation, ...]:
    """Departments in charge of an item, in the order of the text."""
    found: list[Organisation] = []
    for match in _DUTY.finditer(text, *span):
        ends = (text.find(sign, match.end(), span[1]) for sign in "。；;）)\n")
        stop = min((end for end in ends if end >= 0), default=span[1])
        inside = (m for m in mentions if match.end() <= m.start < stop)
        found += [m for m in inside if isinstance(m, Organisation) and m not in found]
    return tuple(found)


def deadline(text: str, span: tuple[int, int], mentions: Sequence[Entity]) -> Date | None:
    """The date after 完成时限 in an item's notes."""
    match = _DEADLINE.search(text, *span)
    if match is None:
        return None
    inside = (m for m in mentions if match.end() <= m.start <= match.end() + 8)
    return next((m for m in inside if isinstance(m, Date)), None)
