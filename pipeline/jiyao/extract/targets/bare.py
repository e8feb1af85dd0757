"""Records of programme items that state no number (无数字事项)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiyao.extract.clauses import Sentence, clauses_of
from jiyao.extract.targets.draft import Draft
from jiyao.extract.targets.groups import is_bare_item
from jiyao.extract.targets.items import brief_of, is_numbered, item_text
from jiyao.extract.targets.place import places_in
from jiyao.extract.targets.setting import Setting

_CONFIDENCE = 0.7


def bare_items(
    setting: Setting, group: Sequence[Sentence], found: Sequence[Draft]
) -> Iterator[Draft]:
    """Items of a programme in these sentences for which no number was found.

    Args:
        setting: of the article.
        group: the sentences of one item, or one sentence of a list inside a paragraph.
        found: targets with numbers in these sentences.
    """
    scope = setting.scope(group[0])
    if scope.listed is not None:
        yield from _inside(setting, group, found)
    elif not found and is_bare_item(group, scope):
        yield _bare(setting, group[0], item_text(group[0].text))


def _inside(setting: Setting, group: Sequence[Sentence], found: Sequence[Draft]) -> Iterator[Draft]:
    """Items of a list inside a paragraph that begin in these sentences."""
    listed = setting.scope(group[0]).listed
    begin = group[0].block.start
    numbers = [draft.quantity.start for draft in found if draft.quantity]
    for start, end in listed.items if listed else ():
        first, last = begin + start, begin + end
        owner = next((s for s in group if s.start <= first < s.end), None)
        if owner is not None and not any(first <= at < last for at in numbers):
            yield _bare(setting, owner, item_text(setting.article.text[first:last]))


def _bare(setting: Setting, sentence: Sentence, text: str) -> Draft:
    scope = setting.scope(sentence)
    action, indicator = brief_of(text, scope.item, numbered=is_numbered(sentence.text))
    owners = setting.document_owners(sentence)
    clauses = clauses_of(sentence)
    places = places_in(clauses[0], clauses[0].end, setting.region) if clauses else []
    return Draft(
        sentence=sentence,
        indicator=indicator,
        action=action,
        quantity=None,
        period=scope.period,
        owners=owners,
        places=tuple(places),
        programme=scope.programme,
        item=scope.item or text,
        rules={"item": "programme item without a number", "owner": owners.rule},
        confidence=_CONFIDENCE,
    )
