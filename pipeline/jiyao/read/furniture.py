"""Which lines belong to the page rather than to its news: site bars, page headers, bylines."""

from __future__ import annotations

import re
from typing import Literal

from jiyao.read.layout import (
    AUTHOR,
    BULLET,
    CONTROLS,
    CREDIT,
    DATE_TOKEN,
    EVENT,
    FIELD,
    HANZI,
    JUMP,
    LABEL,
    LINK,
    OFFICE_NAME,
    PAGE_MARK,
    SITE,
)
from jiyao.tables.characters import folded

Furniture = Literal["control", "meta", "link", "header", "rule", "number"]

_LONG = 160
_DAY_LENGTH = 8
_SENTENCE = re.compile(r"[。！？；]")
_TOKEN = re.compile(r"[^\s|｜【】\[\]〖〗〔〕()（）<《》「」×]+")
_COUNT = re.compile(r"[\d.,]+(?:万|千)?(?:次|人|条)?$|[A-Za-z][+-]?$|[-+/:：>＞»›→]+$")
_CRUMB = re.compile(r"[>＞»›]|->|→| - |\s[/／]\s[^/／]{2,12}\s[/／]\s|^首页\s?[/／]")
_NUMBERED = re.compile(r"[\s|｜][0-9０-９]{1,2}$")
_RULE = re.compile(r"(?:[-—―─━═=_*＊※☆★◆●.…~～·]\s?){3,}$")
_PAGE_NUMBER = re.compile(r"[-—–－·]{1,3}\s{0,2}\d{1,3}\s{0,2}[-—–－·]{1,3}$")
_LETTERHEAD = re.compile(
    r"(?:委员会|委|政府|办公室|局|厅|部|院|公司|集团|会议|大会)(?:文件|材料)(?:[（(].{1,4}[)）])?$"
    rf"|^{HANZI}{{1,12}}[〔\[]\d{{4}}[〕\]]\s?(?:第\s?)?\d{{1,4}}\s?[号期]$"
)
"""The head of an official paper (红头) and the number of a document (文号)."""
_SPACED_TITLE = re.compile(rf"{HANZI}(?:\s{{1,4}}{HANZI}){{3,16}}$")
"""政 府 工 作 报 告."""
_SPACED_LABEL = re.compile(rf"^({HANZI})\s{{1,4}}({HANZI})(?=[：:])")
_CREDITED_LEAD = re.compile(
    rf"[（(][^（）()]{{0,6}}(?:{AUTHOR.pattern})[^（）()]{{1,60}}[)）]\s{{0,2}}[^\s|｜]{{4}}"
)
"""（记者 某某）9月4日，: the text of an article."""
_WHEN = re.compile(r"^时\s{0,4}间[：:].{6,30}(?:上午|下午|晚)")
_HOME = re.compile(r"(?:网站|本站)?首页$|主页$")
_PORTAL = re.compile("(?:服务网|政务网|网站|门户|在线)$")
_BAR_CELL = 8
_ORDINAL = re.compile(
    r"(?:(?:PART|Part|NO|No|P)\.?\s?)?[0０]?[0-9０-９]{1,2}[./、]?$|[（(]?[①-⑳❶-❿壹贰叁肆伍陆柒捌玖拾][)）]?$"
)
_ISSUE = re.compile(
    r"(?:(?:19|20)\d\d年)?[（(]?(?:总|增)?第\s?[\d一二三四五六七八九十百]{1,5}\s?期[)）]?"
    r"(?:\s{0,4}[（(].{1,16}[)）])?$"
)
_CODE = re.compile(r"[{}=]|^//|;$|^[A-Z]{2}$")
_BARS = re.compile(r"[|｜]")
_SEPARATORS = re.compile(r"[\s、/／:：，,&（）()■□◆◇●○]+")
_ENCLOSING = "（）() \u3000"
_NAME = re.compile(rf"(?:{HANZI}{{1,4}}|(?:{HANZI}|·){{3,16}}|等|\d{{0,2}}|[A-Za-z]+)$")
_MEDIA_AUTHOR = re.compile(
    rf"(?:本[报版刊网台社组栏]|{HANZI}{{1,8}}(?:报|台|网|社|中心))?(?:{AUTHOR.pattern}){HANZI}{{0,8}}$"
)
_CREDITED = re.compile(r"(?:由|为).{1,40}(?:提供|采写|拍摄|摄)$")
_TAKEN_DOWN = re.compile(
    rf"[（(](?:{HANZI}{{2,12}}[\s、]{{1,2}})?{HANZI}(?:{HANZI}|\s|、){{1,12}}(?:整理|记录|摘编|编写)[)）]$"
)
"""Who took a speech down: （县委办　某某　整理）; not （根据录音整理）."""
_AFTER_LEAD = re.compile(
    rf"(?:讯|电|消息)[\s：:]{{0,3}}[（(][^（）()]{{0,6}}(?:{AUTHOR.pattern})[^（）()]{{0,60}}[)）]"
    r"\s{0,3}[^\s（(]"
)
"""本报讯（通讯员 某某）昨日，: the text begins on this line."""


def furniture_of_line(text: str) -> Furniture | None:
    """What kind of page furniture a line is, None for the text of an article.

    Returns:
        "control": buttons; "meta": date, source, counters; "link": ways to other pages;
        "header": the head or foot of a newspaper page, or the crumbs of a site; "rule": a line
        of signs between articles; "number": a line with nothing but the number of what follows.
    """
    if _is_code(text):
        return "control"
    if len(text) > _LONG or _SENTENCE.search(text):
        return None
    text = folded(text)
    if (FIELD.match(text) and _WHEN.search(text)) or _TAKEN_DOWN.match(text):
        return None
    text = _SPACED_LABEL.sub(r"\1\2", text)
    if _SPACED_TITLE.match(text) or _CREDITED_LEAD.match(text):
        return None
    if _RULE.match(text):
        return "rule"
    if _PAGE_NUMBER.match(text) or _LETTERHEAD.search(text) or _is_site_bar(text):
        return "header"
    if _ORDINAL.match(text):
        return "number"
    if _ISSUE.match(text) or JUMP.fullmatch(text):
        return "header"
    if LINK.match(text):
        return "link"
    tokens = _TOKEN.findall(text)
    if not tokens or all(_is_control(token) for token in tokens):
        return "control"
    if _is_meta(tokens):
        return "meta"
    return "header" if _is_header(text, tokens) else None


def _is_site_bar(text: str) -> bool:
    """The ways of a site (首页 新闻 政务公开), or its name with the name of a column."""
    cells = re.split(r"\s{2,}|\s(?=\S{2,8}(?:\s|$))", text)
    if len(cells) < 2 or any(len(cell) > _BAR_CELL for cell in cells[1:]):
        return False
    if _HOME.match(cells[0]):
        return len(cells) > 2
    if len(cells) != 2 or EVENT.search(text):
        return False
    return SITE.search(cells[0]) is not None or _PORTAL.search(cells[1]) is not None


def _is_code(text: str) -> bool:
    """A line of a script that stands among the page's text."""
    if _CODE.search(text) is None:
        return False
    return sum(map(str.isascii, text)) * 10 > len(text) * 6


def _is_control(token: str) -> bool:
    if token.rstrip("：:>＞") in CONTROLS or _COUNT.match(token):
        return True
    return LINK.match(token) is not None


def _is_meta(tokens: list[str]) -> bool:
    """The line begins with a label, a date or a button, and is made of such things."""
    first = LABEL.match(tokens[0])
    if first is not None and (first["colon"] or first.end() == len(tokens[0])):
        return first["colon"] is not None or len(tokens) > 1 or first["page"] is not None
    known = [token for token in tokens if _is_control(token) or DATE_TOKEN.match(token)]
    if known[:1] != tokens[:1]:
        return False
    labelled = any(_has_colon(token) for token in tokens)
    return labelled or len(known) == len(tokens)


def _has_colon(token: str) -> bool:
    found = LABEL.match(token)
    return found is not None and found["colon"] is not None


def _is_header(text: str, tokens: list[str]) -> bool:
    if len(text) > 100 or text.endswith(("，", ",", "、", "：", ":")) or "，" in text:
        return False
    if _CRUMB.search(text) and len(tokens) > 1:
        return True
    if PAGE_MARK.search(text):
        return True
    if len(tokens) > 1 and any(_is_page_label(token) or _is_day(token) for token in tokens):
        return True
    return bool(_NUMBERED.search(text)) and (_BARS.search(text) is not None or len(text) <= 24)


def _is_day(token: str) -> bool:
    return len(token) >= _DAY_LENGTH and DATE_TOKEN.match(token) is not None


def _is_page_label(token: str) -> bool:
    found = LABEL.match(token)
    if found is None or found["page"] is None:
        return False
    return found["colon"] is not None or found.end() == len(token)


def is_byline(text: str) -> bool:
    """Whether a whole line names the authors (署名): ■ 通讯员 A B, （记者 A）, 本版摄影 A."""
    if len(text) > 80 or _SENTENCE.search(text):
        return False
    if _TAKEN_DOWN.match(text) and "录音" not in text:
        return True
    found = AUTHOR.search(text)
    if found is None or text[-1] in "：:" or text.count("（") > text.count("）"):
        return False
    if _AFTER_LEAD.search(text):
        return False
    inner = BULLET.sub("", text, count=1).strip(_ENCLOSING)
    if _SEPARATORS.search(inner) is None and _MEDIA_AUTHOR.match(inner) is None:
        return False  # 市记者协会换届 names no author
    if CREDIT.match(inner) and _CREDITED.search(inner):
        return True
    words = [word for word in _SEPARATORS.split(AUTHOR.sub(" ", inner)) if word]
    head = inner[: inner.find(found[0])]
    if head and not _SEPARATORS.search(head) and len(head) <= 14:
        words = words[1:]
    return len(words) <= 16 and all(_NAME.match(word) for word in words)


def is_office_byline(text: str) -> bool:
    """Whether a line names who gives a report: 某市市长 某某."""
    return len(text) <= 50 and OFFICE_NAME.match(text) is not None
