"""Headlines: which of the lines above an article make its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiyao.read.classify import Unit
from jiyao.read.layout import (
    AGENDA,
    BULLET,
    COLUMN,
    CONTINUATION,
    DOCUMENT,
    EVENT,
    KICKER,
    MEETING_HELD,
    OBJECT,
    OBJECT_MISSING,
    OFFICERS,
    PLACE_HEADLINE,
    SITE,
    SPEAKER_HEADLINE,
    SUBJECT,
    UNFINISHED,
)
from jiyao.tables.gazetteer import places_named

_SITE_LENGTH = 20
_COLUMN_LENGTH = 24
_TITLE_LINES = 3
_OBJECT_LENGTH = 18
_SLOGAN = re.compile(
    r"(?P<a>\S{3,12})\s{1,4}(?P<b>\S{3,12})(?:\s{1,4}\S{3,12})?$|从“.{2,12}到“.{2,12}$"
)
_QUOTES = re.compile(r"[“”‘’]")
_SPEECH_MARK = re.compile(r"[—―-]{1,2}")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、．]|\.(?!\d))\s*")
_BRACKETED = re.compile(r"【([^【】]{8,60})】$")
_LABEL_IN_BRACKETS = re.compile(r"[【\[〖［][^【】\[\]]{1,7}[】\]〗］]$")
_VERSION = re.compile(
    r"[（(](?:摘要|摘登|摘编|节选|节录|全文|草案|实录|文字实录|讨论稿|试行)[)）]$"
)
_UNDERTITLE = re.compile(
    r"(?:——|――|—|--).{4,50}(?:纪实|侧记|综述|掠影|回眸|见闻|速写|特写|札记|散记|观察|述评|扫描|记)$"
)
_PASSED_ON = re.compile(r"印发|转发|批转|公布|发布|下达")
_GAPS = re.compile(r"[\s《》〈〉“”]+")
_ATTACHED = 6
_SUBJECT_LENGTH = 10
_WITH_WHOM = re.compile(r"与[^与]{2,30}(?:签约|签署|签订|签下|合作|共建|携手|结对)[^与]{0,8}$")
_BODY_AT_END = re.compile(
    r"(?:省|市|区|县|州|旗|镇|乡|村|国|校|院|部|局|委|厅|会|署|公司|集团|企业|银行|大学|中心|政府|等)$"
)
_ABOUT = re.compile("关于.{4,}")
_ISSUE = re.compile(r"[（(]?(?:\d{4}年)?(?:总?第\s?[\d〇一二三四五六七八九十百]{1,5}\s?期)")


def is_column_name(text: str) -> bool:
    """Whether a bare line names a column or bulletin (栏目) rather than a piece of news."""
    bare = re.sub(r"\s", "", text)
    return len(bare) <= _COLUMN_LENGTH and COLUMN.search(bare) is not None


def is_label(text: str) -> bool:
    """Whether a bare line stands for a group of news: a column, 【合作签约】, an issue's number."""
    return is_column_name(text) or bool(_LABEL_IN_BRACKETS.match(text) or _ISSUE.match(text))


def is_version(text: str) -> bool:
    """Whether a line in brackets tells which version of a document follows: （摘要）."""
    return _VERSION.match(text) is not None


def title_units(
    group: Sequence[Unit], *, top: bool = False, speech: bool = False
) -> tuple[int, int]:
    """Which of the headline's lines make the title: `start`, `end` in the group.

    The line that reports most is the headline; the first one has the better chance. Lines above
    are its kicker (引题), lines below its sub-headline (副题), but for those that a line which
    breaks off takes along.

    Args:
        group: bare lines, at least one.
        top: the lines are the first of a page of several articles, and may name the page.
        speech: a line below them tells where it was held, so that the first one is its title.
    """
    texts = [unit.text for unit in group]
    points = [_reports(text) for text in texts]
    apart = len(group) > 1 and group[1].lines[0].blank > 0
    points[0] += 2 if points[0] or not (apart or top) else int(not top)
    start = points.index(max(points))
    if speech:
        start = 0
    end = start + 1
    while start and end - start < _TITLE_LINES and _goes_on(texts[start - 1], texts[start]):
        start -= 1
    while end < len(group) and end - start < _TITLE_LINES and _goes_on(texts[end - 1], texts[end]):
        end += 1
    return start, end


def _reports(text: str) -> int:
    """How much a line reads as a headline beside others: it says who did what."""
    if is_slogan(text):
        return -3
    if OFFICERS.match(text) or is_label(text):
        return -2
    if PLACE_HEADLINE.match(text) or names_its_place(text):
        return 3
    points = (SUBJECT.match(text) is not None) + (EVENT.search(text) is not None)
    return points - (KICKER.match(text) is not None) - (AGENDA.match(text) is not None)


def names_its_place(text: str) -> bool:
    """Whether a headline begins with the place or body it is about: 榕江：…, 海关总署：…."""
    found = SPEAKER_HEADLINE.match(text)
    if found is None:
        return False
    return SUBJECT.match(found[1]) is not None or bool(places_named(found[1]))


def is_slogan(text: str) -> bool:
    """Whether a line is a motto of parallel phrases: 同心同德谋发展 凝心聚力开新局."""
    found = _SLOGAN.match(text)
    if found is None or found["a"] is None:
        return found is not None
    apart = abs(len(_QUOTES.sub("", found["a"])) - len(_QUOTES.sub("", found["b"])))
    return apart == 0 or (apart == 1 and EVENT.search(text) is None)


def _goes_on(text: str, following: str) -> bool:
    """Whether two lines are one headline: the first breaks off, or the second cannot begin one."""
    if is_version(following):
        return True
    if MEETING_HELD.search(text):
        return not OFFICERS.match(following)
    if _ABOUT.search(text) and DOCUMENT.search(following) and not DOCUMENT.search(text):
        return True
    if UNFINISHED.search(text):
        return True
    if CONTINUATION.match(following):
        return not (_WITH_WHOM.match(following) and _is_whole(text))
    if len(following) <= _OBJECT_LENGTH and OBJECT.search(following):
        return OBJECT_MISSING.search(text) is not None
    return DOCUMENT.search(following) is not None and not (
        DOCUMENT.search(text) or EVENT.search(text) or _SPEECH_MARK.match(following)
    )


def _is_whole(text: str) -> bool:
    """Whether a line says more than who it is about, so that 与某公司签约 below says more yet."""
    return len(text) >= _SUBJECT_LENGTH and _BODY_AT_END.search(text) is None


def is_bracketed(text: str) -> bool:
    """Whether a bare line is a headline in lenticular brackets."""
    return _BRACKETED.match(text) is not None


def is_window_title(text: str, title: str) -> bool:
    """Whether a line is the browser's title, the headline and the site: 某会议召开_某网."""
    return len(text) > len(title) > 5 and text.startswith(title)


def is_site_name(text: str) -> bool:
    """Whether a bare line above a headline only names the site or paper."""
    return len(text) <= _SITE_LENGTH and SITE.search(text) is not None and not EVENT.search(text)


def is_undertitle(text: str) -> bool:
    """Whether a line is the second half of a feature's title: ——某县交通发展纪实."""
    return _UNDERTITLE.match(text) is not None


def is_attached(text: str, title: str) -> bool:
    """Whether a bare line heads the document that the notice above passes on (印发, 转发)."""
    found = _PASSED_ON.search(title)
    bare = _GAPS.sub("", text)
    return found is not None and len(bare) >= _ATTACHED and bare in _GAPS.sub("", title)


def is_name(text: str, following: str) -> bool:
    """Whether a bare line above a headline names the column, the bulletin or the site."""
    if CONTINUATION.match(following):
        return False
    return is_label(text) or is_site_name(text) or is_window_title(text, following)


def title_from_lines(texts: Sequence[str]) -> str:
    """The title as printed: lines joined by a space, list bullet and brackets around it
    gone, and its number in a bulletin.
    """
    title = " ".join(re.sub(r"\s+", " ", text) for text in texts)
    title = BULLET.sub("", title, count=1) if BULLET.match(title) else title
    title = _NUMBER.sub("", title, count=1) if _NUMBER.match(title) else title
    bracketed = _BRACKETED.match(title)
    return bracketed[1] if bracketed else title.rstrip("。")
