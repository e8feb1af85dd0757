"""The verb of a clause behind its subject, a phrase or the verb of help (动词)."""

from __future__ import annotations

import re

from jiyao.extract.targets.cells import Cell
from jiyao.extract.targets.lexicon import ADVERB_END, MAKE_ANY, MAKE_START, PIVOTS
from jiyao.extract.targets.nouns import NOUN_TAIL

SUBJECT = re.compile(
    "(?:双方|各方|三方|四方|两地|三地|两市|两县|全[国省市县区州旗镇乡村校院行]|全街道|全集团|全系统"
    "|全行业|我[国省市县区州旗镇乡村校院们]|本[市县区院校级]|该[一-龥]{1,4}|部门|单位|企业|公司"
    "|集团|医院|大学|学院|银行|街道|政府|委员会|研究院|园区|协会|商会|组委会|地区|各地|各级"
    "|后者|前者|项目|基地)$"
)
"""Words that end a subject: 双方, 全市, 该校, 企业."""
PHRASE = re.compile(
    "^(?:在|于|为|向|对|与|同|给|由|从|通过|依托|围绕|按照|根据|利用|针对|面向|结合|用|以|把|随着"
    "|支持|帮助)"
)
"""A prepositional phrase: 在…, 为…, 围绕…"""


def after_pivot(last: str, start: re.Match[str], cell: Cell) -> str | None:
    """帮助医院培养人才: the verb of the helped one, if there is one."""
    if start.group() not in PIVOTS:
        return None
    ends = name_ends(last, cell)
    for match in MAKE_ANY.finditer(last, start.end()):
        prefix = last[start.end() : match.start()]
        named = not prefix or match.start() in ends or SUBJECT.search(prefix)
        if match.end() < len(last) and named and not NOUN_TAIL.match(last, match.end()):
            return match.group()
    return None


def verb_inside(last: str, cell: Cell) -> re.Match[str] | None:
    """The verb behind a subject or a prepositional phrase: 研究院引进博士, 为居民提供服务."""
    ends = name_ends(last, cell)
    for match in MAKE_START.finditer(last, 1):
        prefix = last[: match.start()]
        if PHRASE.match(prefix):
            listed = prefix[0] == "围" and MAKE_START.search(last, last.rfind("等") + 1)
            return listed or match
        subject = ADVERB_END.sub("", prefix)
        named = match.start() in ends or len(subject) in ends or SUBJECT.search(subject)
        if named and not NOUN_TAIL.match(last, match.end()):
            return match
    return None


def name_ends(last: str, cell: Cell) -> set[int]:
    """Where names end, counted from the start of the last words before the number."""
    shift = len(cell.before.rstrip()) - len(last)
    return {end - shift for end in cell.names}
