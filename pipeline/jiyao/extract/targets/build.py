"""Targets of an article: sentences in their scope, drafts grounded as records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from jiyao.extract.ground import Grounding
from jiyao.extract.targets.bare import bare_items
from jiyao.extract.targets.draft import Draft, Thread
from jiyao.extract.targets.groups import groups_of
from jiyao.extract.targets.mood import ANNOUNCED, LASTING, NOTHING, Mood
from jiyao.extract.targets.numbers import counts, drafts_of, opens_list
from jiyao.extract.targets.setting import Setting
from jiyao.extract.targets.tabled import tabled
from jiyao.extract.trace import add_trace
from jiyao.records import Target

_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是要]|[（(][一二三四五六七八九十0-9０-９]{1,3}[)）]"
    r"|[0-9０-９]{1,2}[.．、]|[①-⑳]|[—●■◆])"
)
"""How the paragraphs of a list begin: 一是…, 一要…, （1）…"""


def targets_from_doc(doc: Doc) -> list[Target]:
    """Targets of one article, in the order of the text.

    Args:
        doc: its mentions (`doc._.mentions`) must be set; meetings among its records help to find
            owners.
    Returns:
        One record per number committed to, and one per programme item without a number.
    """
    setting = Setting(doc)
    ground = Grounding(doc)
    drafts = _without_repeats(_drafts(setting), setting)
    count: Counter[int] = Counter()
    records = []
    for draft in drafts:
        at = draft.quantity.start if draft.quantity else draft.sentence.start
        records.append(_record(doc, ground, draft, (at, count[at])))
        count[at] += 1
    return records


def _drafts(setting: Setting) -> Iterator[Draft]:
    """Targets in the order of the text, repeats included."""
    carried, heading, thread, block = NOTHING, NOTHING, Thread(), -1
    opened = listed = proven = False
    for group in groups_of(setting.sentences, setting.scopes):
        found: list[Draft] = []
        for sentence in group:
            if sentence.block_index != block:
                block, thread = sentence.block_index, Thread()
                listed = _ITEM.match(sentence.text) is not None and (opened or listed)
                carried = heading if listed else NOTHING
                heading = carried
            if sentence.block_index in setting.columns:
                found += tabled(setting, sentence)
                continue
            before = carried
            more, carried = drafts_of(setting, sentence, carried, thread)
            proven = bool(more) or _announces(before, carried) or (proven and not counts(sentence))
            if carried.rule == ANNOUNCED and not (proven or opens_list(sentence)):
                carried = NOTHING
            opened = opens_list(sentence) and carried.rule in LASTING
            heading = carried if opened else heading
            found += more
        yield from found
        yield from bare_items(setting, group, found)


def _announces(before: Mood, after: Mood) -> bool:
    """The sentence itself says that goals follow, and for when (今年要突出“三抓”。)."""
    return before.rule != ANNOUNCED and after.rule == ANNOUNCED and after.period is not None


def _record(doc: Doc, ground: Grounding, draft: Draft, key: tuple[int, int]) -> Target:
    quantity, text = draft.quantity, draft.sentence.text
    begin = draft.sentence.start + len(text) - len(text.lstrip())
    end = draft.sentence.start + len(text.rstrip())
    envelope = ground.envelope("target", [(begin, end)], key=key, confidence=draft.confidence)
    for slot, rule in draft.rules.items():
        add_trace(doc, envelope["id"], slot, rule)
    return Target(
        **envelope,
        indicator=draft.indicator,
        action=draft.action,
        quantity=ground.raw(quantity) if quantity else None,
        period=ground.raw(draft.period) if draft.period else None,
        owner=[ground.raw(body) for body in draft.owners.bodies],
        place=[ground.raw(place) for place in draft.places],
        programme=draft.programme,
        item=draft.item,
    )


def _without_repeats(drafts: Iterable[Draft], setting: Setting) -> list[Draft]:
    """Leave out what is said twice: in lead and body of news, in an item's heading and text."""
    kept: list[Draft] = []
    seen: dict[tuple[object, ...], int] = {}
    for draft in drafts:
        keys = _identities(draft)
        at = next((seen[key] for key in keys if key in seen), None)
        if at is None:
            at = len(kept)
            kept.append(draft)
        elif _is_fuller(draft, kept[at], setting):
            kept[at] = draft
        if draft.programme is None or setting.scope(draft.sentence).head:
            seen.update(dict.fromkeys(keys, at))
    return kept


def _identities(draft: Draft) -> list[tuple[object, ...]]:
    """What two sayings of one target have in common."""
    quantity = draft.quantity
    if quantity is None:
        return []
    number = (quantity.value, quantity.min, quantity.unit, quantity.comparator)
    places = tuple(place.name for place in draft.places)
    keys: list[tuple[object, ...]] = []
    if draft.programme is None:
        keys.append((number, draft.indicator, places))
    if draft.item is not None:
        keys.append((number, draft.programme, draft.item, "heading"))
    return keys


def _is_fuller(draft: Draft, earlier: Draft, setting: Setting) -> bool:
    if setting.scope(earlier.sentence).head:
        return True
    return earlier.period is None and draft.period is not None
