"""One record for one agreement: headline and body, lead and detail, 签约 and 达成…协议 (合并)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.drafts import Draft
from jiyao.values import Organisation

_OWN = re.compile("^[我本]|人民")


def merged(drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that only repeat another; its missing slots are filled from them."""
    bodies = [d for d in drafts if d.body]
    kept: list[Draft] = []
    for draft in bodies or drafts:
        at = next((i for i, other in enumerate(kept) if _same(other, draft)), None)
        if at is None:
            kept.append(draft)
        elif kept[at].generic and not draft.generic:
            _absorb(draft, kept[at])
            if draft.party_names == kept[at].party_names:
                draft.first, draft.second = kept[at].first, kept[at].second
            kept[at] = draft
        else:
            _absorb(kept[at], draft)
    for draft in drafts if bodies else ():
        if not draft.body and not draft.generic:
            _name_from_headline(kept, draft)
    return kept


def _name_from_headline(kept: list[Draft], draft: Draft) -> None:
    """A ceremony's 战略合作 takes the name that the headline gives: 战略合作协议."""
    for known in kept:
        if known.generic and known.position != draft.position and _same(known, draft):
            known.name, known.kind, known.generic = draft.name, draft.kind, False
            known.subject = known.subject or draft.subject


def _same(known: Draft, draft: Draft) -> bool:
    """Whether two drafts speak of one agreement."""
    if known.project_count and draft.project_count:
        return known.project_count.value == draft.project_count.value and (
            not known.parties or not draft.parties
        )
    if draft.generic and _completes(known, draft):
        return True
    if not known.parties or not draft.parties:
        return _follows(known, draft) or _repeats(known, draft)
    if draft.position == known.position:
        return False
    names = draft.generic or known.generic or _alike(known.name, draft.name)
    return names and _same_parties(known, draft)


def _completes(known: Draft, draft: Draft) -> bool:
    """甲在协议上签名，与乙互换文本: the second verb names the counterparty."""
    same = known.sentence == draft.sentence and known.position != draft.position
    return same and bool(known.first) and not known.second and not draft.first


def _follows(known: Draft, draft: Draft) -> bool:
    """…现场签约，达成贷款协议: the second verb of one sentence."""
    if draft.project_count and known.parties:
        return False
    same = known.sentence == draft.sentence and known.position != draft.position
    return same and (known.generic or draft.generic)


def _repeats(known: Draft, draft: Draft) -> bool:
    """双方签署战略合作协议 after 甲与乙签署战略合作协议: the name again, the parties unknown."""
    counted = draft.project_count or draft.first.count or draft.second.count
    if draft.parties or counted or not known.second:
        return False
    return draft.name == known.name or draft.generic


def _alike(name: str, other: str) -> bool:
    return name == other or name in other or other in name


def _same_parties(known: Draft, draft: Draft) -> bool:
    if known.party_names == draft.party_names:
        return True
    if len(known.parties) != len(draft.parties):
        return False
    orders = (draft.parties, draft.parties[::-1])
    return any(all(map(_same_party, known.parties, order)) for order in orders)


def _same_party(party: Organisation, other: Organisation) -> bool:
    return _short(_plain(party.name), _plain(other.name)) or _short(party.text, other.text)


def _plain(name: str) -> str:
    """A party's name without what a shorter form leaves out: 我市, 市政府."""
    return _OWN.sub("", name)


def _short(name: str, other: str) -> bool:
    """Whether one name is a shortening of the other: its characters in order."""
    short, full = sorted((name, other), key=len)
    rest = iter(full)
    return all(sign in rest for sign in short)


def _absorb(known: Draft, draft: Draft) -> None:
    """Fill the slots of `known` that are empty from `draft`, with the rules that found them."""
    for slot in ("subject", "amount", "project_count"):
        if getattr(known, slot) is None and slot in draft.rules:
            known.rules[slot] = draft.rules[slot]
    if not known.parties and not known.first.count:
        known.first, known.second = draft.first, draft.second
    if _completes(known, draft):
        known.second = draft.second
    known.subject = known.subject or draft.subject
    known.amount = known.amount or draft.amount
    known.project_count = known.project_count or draft.project_count
    known.setting = known.setting.filled(draft.setting)
