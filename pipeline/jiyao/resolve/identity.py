"""One id for every body of a document, however often and in whichever form it is named (同一机构)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from jiyao.resolve.places import places_in_chain
from jiyao.tables.gazetteer import gazetteer
from jiyao.values import Organisation

_PARTY = re.compile(r"^(?:中国共产党|中共)(?=.)")
_LEGAL = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团|股份)$"
)
_LONG_FORMS = (("人民政府", "政府"), ("发展和改革", "发改"), ("发展改革", "发改"))
_COMMITTEE = re.compile("(?<=[省市区县州旗盟])委员会$")
_LEAST_SHORT = 3
"""Characters that the short form of a firm's or institution's name has at least."""


def with_ids(
    organisations: Sequence[Organisation], aliases: Mapping[str, str]
) -> list[Organisation]:
    """The same bodies, each with the id of what it names.

    Two mentions have one id where their resolved names agree (but for 中共, 人民 in 人民政府 and the
    provinces before a city), where the text introduces one as the other's short name, and where
    the name of a firm or institution holds the other without the words of its legal form.
    Ids are made from the names, so that all articles of a page give a body the same one.

    Args:
        organisations: of one article, in order.
        aliases: short names that the text introduces (以下简称…) and the names they stand for.
    """
    whole = _whole_names(organisations, aliases)
    return [_with_id(each, id_of(whole[each.name])) for each in organisations]


def _with_id(body: Organisation, id: str) -> Organisation:
    """The same body with an id, put together by hand: `dataclasses.replace` takes twice as long."""
    return Organisation(
        text=body.text,
        start=body.start,
        end=body.end,
        name=body.name,
        kind=body.kind,
        adcode=body.adcode,
        id=id,
    )


@lru_cache(maxsize=4096)
def id_of(name: str) -> str:
    """Id of a body by its full name: org- and eight hexadecimal digits."""
    return "org-" + hashlib.sha256(_key(name).encode()).hexdigest()[:8]


def _whole_names(
    organisations: Iterable[Organisation], aliases: Mapping[str, str]
) -> dict[str, str]:
    """From each name to the longest name of the same body."""
    kinds = {each.name: each.kind for each in organisations}
    long = [n for n, kind in kinds.items() if kind in ("enterprise", "institution")]
    whole = {name: name for name in kinds}
    seen: list[str] = []
    for name in sorted(long, key=len, reverse=True):
        stem = _stem(name)
        holders = {whole[each] for each in seen if stem and _holds(each, stem)}
        if len(holders) == 1:
            whole[name] = holders.pop()
        seen.append(name)
    return whole | {n: whole.get(full, full) for n, full in aliases.items() if n in whole}


def _stem(name: str) -> str:
    """What a short name of a firm or institution must share with the long one; "" when too little."""
    stem = _LEGAL.sub("", name)
    if len(stem) < _LEAST_SHORT or gazetteer().named(stem):
        return ""
    return stem


def _holds(long: str, stem: str) -> bool:
    """Whether a long name is the short one with a place before it or its legal form behind."""
    at = long.find(stem)
    if at < 0:
        return False
    behind = long[at + len(stem) :]
    return (not behind or _LEGAL.search(behind) is not None) and at <= 8


def _key(name: str) -> str:
    """A name in the form that is compared."""
    key = _PARTY.sub("", name)
    chain = places_in_chain(key)
    if len(chain) > 1:
        last = chain[-1][0].name
        at = key.find(last)
        key = key[at:] if at > 0 else key
    for written, meant in _LONG_FORMS:
        key = key.replace(written, meant)
    return _COMMITTEE.sub("委", key)
