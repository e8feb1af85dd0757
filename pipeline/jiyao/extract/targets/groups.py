"""Sentences that belong to one item of a programme (事项), and the item's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiyao.extract.clauses import Sentence
from jiyao.extract.targets.items import is_numbered
from jiyao.extract.targets.lexicon import fold
from jiyao.extract.targets.structure import Scope
from jiyao.extract.targets.style import is_programme
from jiyao.values import Quantity

_SILENT = ("headline", "byline", "caption", "furniture", "subheadline")
_DIGITS = "[一二三四五六七八九十]{1,3}"
_HEADED = re.compile(
    rf"^\s*[—●■◆★-]{{0,2}}\s*(?:(?:实事|工程|项目|任务)?(?:{_DIGITS}|\d{{1,3}})[:、.)]"
    rf"|第{_DIGITS}[件项大][,:、 ]|\(\d{{1,2}}\)|\({_DIGITS}\)|——)\s*"
    r"(?P<head>[^,;。:!?\d]{4,24})(?P<stop>[。:]|\s{1,4})(?=\S)"
)


def groups_of(sentences: Sequence[Sentence], scopes: Sequence[Scope]) -> Iterator[list[Sentence]]:
    """Sentences in groups: an item of a livelihood programme with all its sentences, else singly.

    Args:
        sentences: of the article, in order.
        scopes: one for each block of the article.
    """
    group: list[Sentence] = []
    for sentence in sentences:
        scope = scopes[sentence.block_index]
        if scope.mode in ("review", "off") or _is_silent(sentence, scope):
            continue
        if group and not _same_item(group[-1], sentence, scopes):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _is_silent(sentence: Sentence, scope: Scope) -> bool:
    """Layout that states nothing; the rows of a programme's table are no subheadlines."""
    if sentence.block.kind == "subheadline" and scope.style == "livelihood":
        return not any(isinstance(mention, Quantity) for mention in sentence.mentions)
    return sentence.block.kind in _SILENT


def _same_item(last: Sentence, sentence: Sentence, scopes: Sequence[Scope]) -> bool:
    scope, earlier = scopes[sentence.block_index], scopes[last.block_index]
    if scope.style != "livelihood" or is_numbered(sentence.text) or scope.head:
        return False
    if last.block_index == sentence.block_index:
        return True
    return earlier.item is not None and earlier.item == scope.item and not earlier.head


def is_bare_item(group: Sequence[Sentence], scope: Scope) -> bool:
    """The group is an item of a livelihood programme, whose content must be told."""
    first = group[0]
    if scope.style != "livelihood" or scope.mode != "plan" or scope.head:
        return False
    if is_programme(first.text) or scope.listed is not None:
        return False
    if scope.item is not None:
        return True
    return first.block.kind == "item" or bool(first.block.marker) or is_numbered(first.text)


def heading_in(block_text: str) -> str | None:
    """Heading with which a numbered paragraph begins: 1.完善急救网络。新增… has 完善急救网络."""
    match = _HEADED.match(fold(block_text))
    if not match:
        return None
    return block_text[match.start("head") : match.end("head")].strip()
