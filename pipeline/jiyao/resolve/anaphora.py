"""Phrases that stand for a body or a place named elsewhere (回指): 我市, 全区, 该公司."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jiyao.resolve.kinds import kind_of
from jiyao.resolve.organisations import Naming
from jiyao.values import Organisation

_REGION = re.compile(
    r"(?:我|全|该|本)(?P<level>自治区|街道|[省市区县州旗盟镇乡])(?![级内民场委直])"
)
_BODY = re.compile(
    r"该(?P<head>公司|集团|局|厅|委|院|校|行|中心|协会|商会|医院|学校|研究院|企业|镇|乡|村|街道|单位)|"
    r"(?<![一-龥])(?P<bare>公司|集团|商会|协会|学校|医院|研究院|街道|管委会)(?=[将与和同在还已召举计力今年要、，])"
)
_CHINA = re.compile("中方(?![一-龥]?(?:案|向))")
_REACH = 200
_ENDS = {"行": "银行", "院": "院", "校": "学", "企业": "公司", "单位": ""}


def anaphora_in(
    text: str, naming: Naming, bodies: Sequence[tuple[int, str]], towns: Sequence[tuple[int, str]]
) -> list[Organisation]:
    """Anaphoric phrases with what they mean.

    Args:
        text: of the article.
        naming: of its bodies.
        bodies: (end, full name) of the organisations of the text, in order.
        towns: (end, surface) of its places, in order.
    Returns:
        In order; those that stay open are left out.
    """
    found = [each for match in _REGION.finditer(text) if (each := _region(match, naming, towns))]
    named = sorted((*bodies, *towns))
    found += [_organisation(match, "中国", None) for match in _CHINA.finditer(text)]
    for match in _BODY.finditer(text):
        name = _body(match, named)
        if name is not None:
            found.append(_organisation(match, name, None))
    return sorted(found, key=lambda each: each.start)


def _before(match: re.Match[str], named: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Names that end before a phrase, the nearest first, at most `_REACH`."""
    last = bisect_right(named, (match.start(), "\U0010ffff"))
    for number in range(last - 1, max(-1, last - _REACH), -1):
        yield named[number][1]


def _body(match: re.Match[str], named: Sequence[tuple[int, str]]) -> str | None:
    head = match.group("head") or match.group("bare")
    ending = _ENDS.get(head, head)
    nearest = [*_before(match, named), *(name for _, name in named[:_REACH])]
    for name in nearest:
        if name.endswith(ending) and len(name) > len(head) + 1:
            return name
    if head not in ("公司", "企业"):
        return None
    return next((n for n in _before(match, named) if n.endswith(("公司", "集团"))), None)


def _region(
    match: re.Match[str], naming: Naming, towns: Sequence[tuple[int, str]]
) -> Organisation | None:
    level = match.group("level")
    if match.group().startswith("该"):
        named = next((name for name in _before(match, towns) if name.endswith(level)), None)
        if named is not None:
            row = naming.context.place(named)
            return _organisation(match, row.name if row else named, row.adcode if row else None)
    name = naming.level_name(level)
    row = naming.level_row(level)
    return None if name is None else _organisation(match, name, row.adcode if row else None)


def _organisation(match: re.Match[str], name: str, adcode: str | None) -> Organisation:
    region = name == "中国" or name.endswith(
        ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡", "村", "街道")
    )
    return Organisation(
        text=match.group(),
        start=match.start(),
        end=match.end(),
        name=name,
        kind="region" if region else kind_of(name),
        adcode=adcode,
    )
