"""Whether a verb of signing states an agreement that is worth a record (取舍)."""

from __future__ import annotations

from jiyao.extract.agreements.antecedents import Sides as TwoSides
from jiyao.extract.agreements.cores import lead_end
from jiyao.extract.agreements.drafts import Draft
from jiyao.extract.agreements.names import is_refused
from jiyao.extract.agreements.occasions import own_date
from jiyao.extract.agreements.scene import Scene
from jiyao.extract.agreements.signed import CEREMONY, PROJECT, RELATIVE, Signed
from jiyao.extract.agreements.signings import Signing, refusal

BYGONE_DAYS = 200
"""A signing longer before its article is told as background."""


def speaks_against(scene: Scene, signing: Signing, signed: Signed) -> str:
    """Why a verb states no agreement, "" when nothing speaks against it."""
    stated = signing.verb.object == "represented" and "代表" in signing.before
    if not signed and not stated and signing.verb.object != "optional":
        return "nothing named"
    if not signed and is_refused(signing.view.text[slice(*signing.clause)]):
        return "no agreement"
    start = lead_end(signing.view, signed.start, signed.end)
    reason = refusal(signing, (start, signed.end), report=scene.is_report())
    if reason and not (reason == "nominal" and signed.rule in (CEREMONY, RELATIVE)):
        return reason
    if _bygone(scene, signing):
        return "bygone"
    return "in a plan" if scene.is_planned(signing.view.sentence) else ""


def says_enough(signed: Signed, pairs: tuple[TwoSides, ...]) -> bool:
    """Whether enough is known: a number, a named paper, or two sides."""
    both = any(first and second for first, second in pairs)
    joint = any(len(first.parties) > 1 for first, _ in pairs)
    if signed.rule in (CEREMONY, PROJECT, ""):
        return both or joint or any(first.count or second.count for first, second in pairs)
    return bool(signed.count) or bool(pairs) or not signed.papers[0].generic


def is_vain(
    signing: Signing, signed: Signed, pairs: tuple[TwoSides, ...], previous: Draft | None
) -> bool:
    """A sum over years (与43个国家签署55份备忘录), or 达成 with nobody named."""
    unnamed = any(second.count and not second.parties for _, second in pairs)
    if unnamed and signed.count and signed.count.quantity.unit in ("份", "项"):
        return own_date(signing) is None
    follows = previous is not None and previous.sentence == signing.view.sentence_span
    return signing.verb.verb == "达成" and not pairs and not signed.count and not follows


def _bygone(scene: Scene, signing: Signing) -> bool:
    """Whether the sentence dates the signing long before the article, outside of reviews."""
    date, published = own_date(signing), scene.article.published
    if date is None or date.end_date is None or published is None or scene.is_report():
        return False
    return (published - date.end_date).days > BYGONE_DAYS
