"""Names that swallowed the grammar of a signing: X与Y as one body, 代表 in a name (名称修补)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from jiyao.values import Entity, Organisation, Person

Named = TypeVar("Named", Organisation, Person)

_FOR = re.compile(r"^.{1,4}代表(?=.{3})")
_BODY = "中学|小学|检察院|法院|公司|集团|银行|分行|大学|学院|医院|研究院|政府|管委会|局|厅|市|县|区|省|州|镇|乡|街道"
_JOINED = re.compile(
    f"(?P<first>.{{1,20}}?(?:{_BODY}))(?:与|会同|携手|(?<![省市县区州镇乡局厅])同(?!济|仁|心|方|创|德|和))(?P<second>.{{2,30}}(?:{_BODY}))$"
)
_SHARED = re.compile(r"(?:[两双三四五六](?:地|市|县|区|省|方|家|校)(?:政府|单位|企业)?)$")


_SWALLOWED = re.compile(
    r"(?<=.{3})(?:抢先|率先|当场|现场|正式|成功|分别|共同|先后|相继|双双|最终|首次|一致|再次|当即)+$"
)
_JOINT_WORK = re.compile(
    rf"(?P<body>.{{2,24}}?(?:{_BODY}))(?:合作共建|共建|联合共建|携手共建|携手|联合打造|共同)(?=.{{2}})"
)
_COLLECTED = re.compile(
    r"(?P<place>.{2,10}?)[两三四五六七八九](?:省|市|县|区|州|盟|旗|镇|乡|地)(?:[一两三]市)?(?=.{2})"
)


def mended(mention: Entity) -> Iterator[Entity]:
    """The mention, or the names that it wrongly joins.

    长春市与一汽集团 gives both bodies, 赵六代表双汇集团 the body alone, 李四代表 the person.
    """
    if isinstance(mention, Person) and mention.text.endswith("代表") and len(mention.text) > 3:
        yield _cut(mention, 0, len(mention.text) - 2)
    elif isinstance(mention, Organisation):
        start = match.end() if (match := _FOR.match(mention.text)) else 0
        end = match.start() if (match := _SHARED.search(mention.text)) else len(mention.text)
        end = match.start() if (match := _SWALLOWED.search(mention.text, 0, end)) else end
        if place := _COLLECTED.match(mention.text):
            yield replace(_cut(mention, 0, place.end("place")), kind="region")
            return
        if work := _JOINT_WORK.match(mention.text, start, end):
            end = work.end("body")
        link = _JOINED.match(mention.text, start, end) if start == 0 else None
        if link:
            yield _cut(mention, 0, link.end("first"))
            yield _cut(mention, link.start("second"), end)
        elif end - start >= 2:
            yield _cut(mention, start, end)
        else:
            yield mention
    else:
        yield mention


def _cut(mention: Named, start: int, end: int) -> Named:
    """A part of a mention under its own characters as name, or the mention when it is all."""
    if start == 0 and end == len(mention.text):
        return mention
    text, at = mention.text[start:end], mention.start
    return replace(mention, text=text, start=at + start, end=at + end, name=text)
