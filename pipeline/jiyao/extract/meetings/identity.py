"""What a meeting is called and who convened it (名称, 召集单位): the best of all its events."""

from __future__ import annotations

import re

from jiyao.extract.meetings.bodies import Conveners
from jiyao.extract.meetings.draft import Draft, name_of
from jiyao.extract.meetings.event import Event
from jiyao.extract.meetings.hosts import hosts_of, parties_in_name, session_body
from jiyao.extract.meetings.names import is_bare, is_generic
from jiyao.extract.meetings.patterns import kind_of
from jiyao.extract.meetings.view import View
from jiyao.values import Organisation

_OWN_BRIEFING = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月份?|[上下]半年|第?[一二三四]季度|年度)?(?:例行|首场|专题)?(?:新闻发布会|媒体通气会|工作会议)$"
)
"""What follows a body in the name of its own press conference or yearly work meeting."""

_ALIAS = re.compile(r"[（(](?:以下)?(?:简称|称)[^（()）]{1,30}[）)]")


def identity_of(
    view: View, draft: Draft, conveners: dict[int, Conveners]
) -> tuple[str, list[Organisation], dict[str, str]]:
    """Name and organisers; a bare name takes the body that convened in front."""
    best = max(draft.events, key=lambda event: _name_worth(view, event, draft))
    name = _ALIAS.sub("", view.text[best.name[0] : best.name[1]])
    organisers, rule = _organisers(view, draft, best, conveners)
    kind = kind_of(name)
    if kind == "signing" and len(parties := parties_in_name(view, best.name)) > 1:
        organisers = organisers or parties
        rule = rule or "parties in the name"
        if view.text[parties[0].end] == "、":
            name = view.text[parties[-1].end : best.name[1]]
    if is_bare(name) and organisers and "仪式" not in name:
        head = conveners[id(best)].bodies or organisers
        name = _combined(head[0].text, name)
    return name, organisers, {"name": best.rule, "organisers": rule}


def _around(view: View, draft: Draft) -> list[int]:
    """The reporting sentence and those after it, up to where hosts are still named."""
    first = draft.first.sentence
    near = range(first, min(first + 5, len(view.sentences)))
    return [i for i in near if i == first or i not in draft.others]


def _combined(body: str, name: str) -> str:
    """南开区委常委会 + 会议; what both say is said once (…主席团 + 主席团第三次会议)."""
    shared = next((n for n in range(min(len(body), 6), 1, -1) if name.startswith(body[-n:])), 0)
    return body + name[shared:]


def _name_worth(view: View, event: Event, draft: Draft) -> tuple[bool, bool, int]:
    text = name_of(view, event)
    return (not is_generic(text), not event.weak, len(text))


def _organisers(
    view: View, draft: Draft, best: Event, conveners: dict[int, Conveners]
) -> tuple[list[Organisation], str]:
    """Who convened, and by which rule; the event with the `best` name decides between them."""
    organisers: list[Organisation] = []
    rule = ""
    own = session_body(view, best.name)
    ordered = sorted(draft.events, key=lambda event: (event.headline, event.sentence))
    ordered.sort(key=lambda event: conveners[id(event)].referred)
    for event in ordered:
        if conveners[id(event)].bodies:
            organisers, rule = conveners[id(event)].bodies, conveners[id(event)].rule
            break
    hosts = hosts_of(view, _around(view, draft), [name_of(view, event) for event in draft.events])
    convened = best.rule == "verb-name" and organisers and rule != "body of the title"
    if own is not None and not convened:
        return [own], "own session"
    if hosts and (not organisers or best.rule != "verb-name"):
        return hosts, "主办"
    first = view.starting(best.name[0])
    if not organisers and isinstance(first, Organisation):
        alone = best.rule == "relative" and first.end == best.name[1]
        if alone or _OWN_BRIEFING.match(view.text, first.end, best.name[1]):
            return [first], "own session"
    return organisers, rule
