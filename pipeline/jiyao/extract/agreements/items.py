"""Trades told behind the colon of a counted signing: 签下两单合同：甲从乙采购…；… (分项)."""

from __future__ import annotations

from collections.abc import Iterator

from jiyao.extract.agreements.amounts import amounts_in
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.frames import TRADED, frame_of
from jiyao.extract.agreements.signed import Signed
from jiyao.extract.agreements.signings import Signing
from jiyao.extract.agreements.vocabulary import verb_pattern


def told_in_items(signing: Signing, signed: Signed) -> bool:
    """Whether the agreements that a verb counts are told one by one behind a colon."""
    rest = signing.view.text[signing.clause[1] :]
    if signed.count is None or not rest.startswith(("：", ":")):
        return False
    return verb_pattern().search(rest) is not None or any(
        True for _ in item_drafts(signing, signed)
    )


def item_drafts(signing: Signing, signed: Signed) -> Iterator[Draft]:
    """A draft for each segment behind the colon that states a trade without a verb of signing."""
    view = signing.view
    if signed.count is None:
        return
    base, begin = view.sentence.start, signing.clause[1] + 1
    name = signed.papers[0].text if signed.papers else signed.count.name
    for index, segment in enumerate(view.text[begin:].split("；")):
        start, stop = begin, begin + len(segment)
        begin = stop + 1
        if verb_pattern().search(segment):
            continue
        first = next(c.end - base for c in view.clauses if c.end - base > start)
        frame = frame_of(view, start, min(first, stop))
        if frame.rule != TRADED or not all(all(pair) for pair in frame.pairs):
            continue
        for buyer, seller in frame.pairs:
            draft = Draft(
                position=signing.position,
                index=index,
                name=name,
                kind="purchase",
                first=buyer,
                second=seller,
                sentence=view.sentence_span,
                generic=True,
                subject=view.text[slice(*frame.about)] if frame.about else None,
                amount=next(iter(amounts_in(view.sentence, start, stop)), None),
            )
            draft.rules.update(dict.fromkeys(("name", "parties", "subject", "amount"), "item"))
            yield draft
