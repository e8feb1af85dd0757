"""Indicators and numbers that are listed apart (分别) or that share one number."""

from __future__ import annotations

import re

from jiyao.extract.targets.lexicon import INDICATOR_HEAD

_JOINT = re.compile("、|以及|和|与|及")
_RATE_OF = re.compile(
    "(?:增速|增长率|产值增速|增加值增速|覆盖率|普及率|合格率|入学率|利用率|占比|比重)$"
)
_CLASS = re.compile("领域|产业|行业|企业|居民|地区|人口|家庭|港区|园区|人员|学生")


def conjuncts(noun: str) -> list[str]:
    """Parts of a coordinated noun phrase; brackets and quotes keep theirs together.

    >>> conjuncts("固定资产投资、工业增加值、零售总额")
    ['固定资产投资', '工业增加值', '零售总额']
    """
    parts, begin = [], 0
    for match in _JOINT.finditer(noun):
        head = noun[: match.start()]
        if head.count("(") > head.count(")") or head.count("“") > head.count("”"):
            continue
        parts.append(noun[begin : match.start()])
        begin = match.end()
    parts.append(noun[begin:])
    return [part for part in parts if part]


def completed(parts: list[str]) -> list[str]:
    """Conjuncts with the part they share: 门诊、住院次均费用 gives 门诊次均费用.

    >>> completed(["肉", "奶产量"])
    ['肉产量', '奶产量']
    >>> completed(["新能源汽车产量", "销量"])
    ['新能源汽车产量', '新能源汽车销量']
    """
    first, last = parts[0], parts[-1]
    if INDICATOR_HEAD.search(first):
        if len(last) <= 3 and len(first) > len(last) + 1 and first[-1] == last[-1]:
            prefix = first[: len(first) - len(last)]
            return [first, *(prefix + part for part in parts[1:])]
        return parts
    shared = _shared_suffix(first, last)
    return [*(part + shared for part in parts[:-1]), last]


def _shared_suffix(first: str, last: str) -> str:
    match = _CLASS.search(last, 1)
    if match and not _CLASS.search(first):
        return last[match.start() :]
    if match and first.endswith(match.group()):
        return last[match.end() :]
    rest = last[len(first) :]
    return rest if len(rest) >= 2 and INDICATOR_HEAD.search(last) else ""


def paired(noun: str, count: int) -> list[str]:
    """Indicators of `count` numbers that follow one noun phrase with 分别.

    Each number has its own conjunct when there are as many; else all have the whole phrase.
    """
    parts = conjuncts(noun)
    return completed(parts) if len(parts) == count else [noun] * count


def sharing(noun: str, *, each: bool = False) -> list[str]:
    """Indicators that share one number: each conjunct, if each is an indicator of its own.

    Args:
        noun: the words before the number or its verb.
        each: the number is a rate, which holds for each conjunct though only the last names what
            is measured.

    >>> sharing("海洋电力、海洋旅游增速", each=True)
    ['海洋电力增速', '海洋旅游增速']
    """
    parts = conjuncts(noun)
    if len(parts) > 1 and all(len(p) > 2 and INDICATOR_HEAD.search(p) for p in parts):
        return parts
    head = _RATE_OF.search(noun) if each else None
    parts = noun.split("、")
    bare = all(len(p) > 2 for p in parts) and not any(map(INDICATOR_HEAD.search, parts[:-1]))
    if head and bare:
        return [*(part + head.group() for part in parts[:-1]), parts[-1]]
    return [noun]
