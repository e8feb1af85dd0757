"""Kinds of documents (文种) by title, opening and chapters, and the programme that a title names."""

from __future__ import annotations

import re
from typing import Literal

from jiyao.extract.targets.heads import LONGEST_HEAD, head_mode, heading_text
from jiyao.extract.targets.lexicon import fold
from jiyao.values import Article

Style = Literal["livelihood", "plan", "report", "news"]

_FOR_PEOPLE = "民心工程|实事(?!求是|上)|民生项目|惠民工程|惠民项目|民生大事|件大事|件好事|暖心工程"
LISTING = re.compile(_FOR_PEOPLE)
"""Words for a programme of things done for the people (民生实事)."""
_LIVELIHOOD = re.compile(
    f"{_FOR_PEOPLE}|民生工程|民生清单|幸福清单|民生事项|惠民事项|任务清单|责任清单|重点任务"
    "|任务分解|承诺事项|民生承诺|惠民清单|幸福工程|任务责任"
)
_PLAN_TITLE = re.compile(
    "(?:计划|规划|纲要|方案|要点|清单|安排|总结|思路|打算|任务|报告|目标|建议|草案|意见|措施"
    "|办法|行动|项目表|一览表|安排表|分解表|任务书)"
    r"(?:\([^()]{1,12}\)|的通知|的报告|的意见|摘要|摘登|摘编|全文|解读)*$"
)
_REPORT_TITLE = re.compile("工作报告|计划.{0,12}报告|预算.{0,12}报告")
_WORK_REPORT = "政府工作报告"
_GOVERNMENT_REPORTS = re.compile("代表[^，。；]{0,16}政府，?向大会(?:报告|作)")
_ANNOUNCED_WITHIN = 500
"""Characters in which a programme says how many things it is to do."""
_OPENING = 1500
"""Characters in which a report says whom it represents."""
_HEAD_LINES = 16
"""Lines of a page among which a report's title is looked for."""
_REPORT_OPENING = re.compile("向大会报告(?:政府)?工作|请予审议|请予审查")
_NEWS_VERB = re.compile(
    "召开|举行|印发|公布|发布|出台|审议|通过|部署|启动|启幕|听取|亮相|解读|今年计划"
)
_TOLD = re.compile(
    "称|[已将拟](?!军)|完成(?!情况)|实现|超额|提前|取得|突破|助力|迎来|击[退落]|挫败|抗议|发起|达成|指出|强调"
)
"""Words of a headline that tells something, as against the name of a document."""
_TAIL_NOTE = re.compile(r"\((?:摘登|摘要|摘编|草案|全文|征求意见稿|审议稿)\)|摘要$|摘登$")
_ANNOUNCED = re.compile(
    "(?:正式)?(?:公布|发布|出炉|确定|敲定|揭晓|来了|公示|的通知|的公告|公告|启动)$"
    "|^关于(?:印发|公布|下达)?"
)
_ISSUED = re.compile("关于(?:印发|公布|下达|发布|转发)[《]?(.{4,50}?)[》]?的(?:通知|公告|通报)")
_QUOTED_TITLE = re.compile("《([^《》]{4,60})》")
_QUOTED_WITHIN = 600
"""Characters of the text in which the plan that it reprints is quoted."""
_ANNOUNCES = re.compile(
    rf"(?:\d+|[一二三四五六七八九十]+)(?:件|项|个|大)[^。,;]{{0,8}}(?:{_FOR_PEOPLE}|民生工程|好事)"
)


def is_programme(text: str) -> bool:
    """The words name a programme of things done for the people (民生实事)."""
    return _LIVELIHOOD.search(text) is not None


def is_plan_title(title: str) -> bool:
    """The title ends like a plan's: …规划纲要（草案）, …行动方案."""
    return _PLAN_TITLE.search(fold(title)) is not None


def style_of(article: Article) -> Style:
    """Kind of the document by its title, opening lines and chapters."""
    title = fold(article.title)
    issued = _ISSUED.search(title)
    title = issued[1] if issued else title
    if _REPORT_TITLE.search(title) and not _NEWS_VERB.search(title):
        return "report"
    if _REPORT_OPENING.search(article.text, 0, _OPENING):
        return "report"
    if _is_livelihood(title, article):
        return "livelihood"
    if _is_sectioned(article):
        return "plan"
    named = _PLAN_TITLE.search(title) and not _NEWS_VERB.search(title)
    return "plan" if named and not _TOLD.search(title) else "news"


def _is_livelihood(title: str, article: Article) -> bool:
    items = sum(1 for block in article.blocks if block.marker and block.level)
    if _LIVELIHOOD.search(title):
        if items >= 4:
            return True
        named = re.search("[项件大年]", title) and not _NEWS_VERB.search(title)
        if named and len(title) <= LONGEST_HEAD and not re.search("[将办]|我[省市县区]", title):
            return True
    if items < 5 or _NEWS_VERB.search(title):
        return False
    return _ANNOUNCES.search(fold(article.text[:_ANNOUNCED_WITHIN])) is not None


def _is_sectioned(article: Article) -> bool:
    """The text has the chapters of a plan: 总体要求, 主要目标, 重点任务, 保障措施."""
    heads = [block for block in article.blocks if block.kind == "section" and block.level == 1]
    modes = (head_mode(fold(heading_text(article, head)), None, None) for head in heads)
    return sum(mode is not None for mode in modes) >= 2


def programme_title(title: str) -> str | None:
    """A document's title as the name of a programme, without notes such as （摘登）."""
    parts = [part for part in re.split(r"[ \n]", title) if part]
    fitting = [n for n, part in enumerate(parts) if is_plan_title(part) or is_programme(part)]
    name = "".join(parts[: fitting[0] + 1]) if fitting else title
    issued = _ISSUED.search(name)
    if issued:
        return issued[1]
    for match in reversed(list(_TAIL_NOTE.finditer(fold(name)))):
        if match.group() != "(草案)":
            name = name[: match.start()] + name[match.end() :]
    return _ANNOUNCED.sub("", name).strip() or None


def programme_of(article: Article) -> str | None:
    """The plan or programme that a document is, or that news about it (印发…方案) reprints.

    A government's report to its congress is 政府工作报告, without the year and place in its title.
    """
    title = fold(article.title)
    if _heads_report(article):
        return _WORK_REPORT
    if _NEWS_VERB.search(title) and not _ISSUED.search(title) and not is_programme(title):
        for match in _QUOTED_TITLE.finditer(article.title + article.text[:_QUOTED_WITHIN]):
            if is_plan_title(match[1]):
                return match[1]
    return programme_title(article.title)


def _heads_report(article: Article) -> bool:
    """One of the first lines is 政府工作报告, its letters perhaps set apart."""
    heads = ("".join(article.text[b.start : b.end].split()) for b in article.blocks[:_HEAD_LINES])
    named = any(_WORK_REPORT in head for head in heads if len(head) <= LONGEST_HEAD)
    spoken = _GOVERNMENT_REPORTS.search(article.text, 0, _OPENING) is not None
    return (named or spoken) and style_of(article) == "report"


def plan_title_below(article: Article) -> str | None:
    """A plan's name below the article's title: quoted (《…行动方案》), or on a line of its own."""
    quoted = (m[1] for m in _QUOTED_TITLE.finditer(article.text, 0, _QUOTED_WITHIN))
    name = next((title for title in quoted if is_plan_title(title)), None)
    if name is not None:
        return name
    for block in article.blocks[:_HEAD_LINES]:
        text = article.text[block.start : block.end].strip()
        if block.marker or block.level:
            return None
        if len(text) <= LONGEST_HEAD and is_plan_title(text):
            return programme_title(text)
    return None
