"""What an article's layout says about its numbers: review or plan, programme, heading, period.

A report looks back before it looks ahead (回顾、安排), a programme lists its items under a title, and
news does neither. `scopes_of` gives one `Scope` for each block of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiyao.extract.targets.inline import InlineList, inline_list, is_enumerated, list_opened
from jiyao.extract.targets.lexicon import HEADS, alternation, fold
from jiyao.extract.targets.period import period_in_head
from jiyao.values import Article, Block, Date

Mode = Literal["plan", "review", "off"]
Style = Literal["livelihood", "plan", "report", "news"]

LONGEST_HEAD = 42
_LIVELIHOOD = re.compile(
    "民心工程|实事(?!求是|上)|民生项目|惠民工程|惠民项目|民生工程|民生大事|件大事|件好事|民生清单|幸福清单|暖心工程"
    "|民生事项|惠民事项|任务清单|责任清单|重点任务|任务分解|承诺事项|民生承诺|惠民清单|幸福工程|任务责任"
)
_TITLE_END = (
    r"(?:计划|规划|纲要|方案|要点|清单|安排|总结|思路|打算|任务|报告|目标|建议|草案|意见|措施|办法|行动|项目表|一览表|安排表|分解表|任务书)"
    r"(?:\([^()]{1,12}\)|的通知|的报告|的意见|摘要|摘登|摘编|全文|解读)*$"
)
_PLAN_TITLE = re.compile(_TITLE_END)
_REPORT_TITLE = re.compile(r"工作报告|计划.{0,12}报告|预算.{0,12}报告")
_REPORT_OPENING = re.compile("向大会报告(?:政府)?工作|请予审议|请予审查")
_NEWS_VERB = re.compile(
    "召开|举行|印发|公布|发布|出台|审议|通过|部署|启动|启幕|听取|亮相|解读|今年计划"
)
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.)])\s*"
)
_TAIL_NOTE = re.compile(r"\((?:摘登|摘要|摘编|草案|全文|征求意见稿|审议稿)\)|摘要$|摘登$")
_ANNOUNCED = re.compile(
    "(?:正式)?(?:公布|发布|出炉|确定|敲定|揭晓|来了|公示|的通知|的公告|公告|启动)$|^关于(?:印发|公布|下达)?"
)
_ISSUED = re.compile("关于(?:印发|公布|下达|发布|转发)[《]?(.{4,50}?)[》]?的(?:通知|公告|通报)")
_ORDINAL = re.compile("^(?:实事|工程|项目|任务|第)[一二三四五六七八九十0-9]{1,3}(?:件|项)?[:、,]")
_DUTY_NOTE = re.compile("[（(][^（）()]*(?:单位|部门|责任|牵头)[^（）()]*[）)]$")
_ANNOUNCES = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)(?:件|项|个|大)[^。,;]{0,8}(?:实事|民心工程|民生工程|民生项目|好事|惠民项目|惠民工程)"
)
_LISTING = re.compile(
    "民心工程|实事(?!求是|上)|民生项目|惠民工程|惠民项目|民生大事|件大事|件好事|暖心工程"
)
_LEAD_FIT = re.compile("[为是:,;。]")
_DONE = re.compile("完成|实现了|顺利|圆满|收官|成绩|取得")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What holds for the sentences of one block.

    Attributes:
        mode: plan or review part, `off` for notes and rules, None in running news.
        style: kind of the document, or `livelihood` inside a programme's list.
        period: the span that the section or programme plans.
        programme: its title.
        item: heading of the item that the block belongs to, apart from its sentence.
        head: the block is itself a heading.
        listed: the programme that the block lists within itself.
    """

    mode: Mode | None = None
    style: Style = "news"
    period: Date | None = None
    programme: str | None = None
    item: str | None = None
    head: bool = False
    listed: InlineList | None = None


def _words(place: str, mode: str) -> re.Pattern[str]:
    return re.compile(alternation(r.word for r in HEADS if r.place == place and r.mode == mode))


_HEAD = {mode: _words("head", mode) for mode in ("review", "plan", "off")}
_LEAD = {mode: _words("lead", mode) for mode in ("review", "plan")}


def heading_text(article: Article, block: Block) -> str:
    """A heading without its number and stop: 一、新增学位 is 新增学位."""
    text = article.text[block.start : block.end].strip()
    bare = text[len(block.marker) :] if text.startswith(block.marker) else text
    return _DUTY_NOTE.sub("", _unnumbered(_ORDINAL.sub("", bare)))


def _unnumbered(text: str) -> str:
    match = _NUMBER.match(fold(text))
    return text[match.end() if match else 0 :].strip().rstrip("。:：")


def is_programme(text: str) -> bool:
    """The words name a programme of things done for the people (民生实事)."""
    return _LIVELIHOOD.search(text) is not None


def style_of(article: Article) -> Style:
    """Kind of the document by its title and opening lines."""
    title = fold(article.title)
    issued = _ISSUED.search(title)
    title = issued[1] if issued else title
    if _REPORT_TITLE.search(title) and not _NEWS_VERB.search(title):
        return "report"
    if _REPORT_OPENING.search(article.text, 0, 1500):
        return "report"
    if _LIVELIHOOD.search(title) and _numbered_blocks(article) >= 4:
        return "livelihood"
    if _NEWS_VERB.search(title):
        return "plan" if _is_sectioned(article) else "news"
    named = _LIVELIHOOD.search(title) and re.search(r"[项件大]|年", title)
    if named and len(title) <= LONGEST_HEAD and not re.search("[将办]|我[省市县区]", title):
        return "livelihood"
    if _numbered_blocks(article) >= 5 and _ANNOUNCES.search(fold(article.text[:500])):
        return "livelihood"
    return "plan" if _PLAN_TITLE.search(title) or _is_sectioned(article) else "news"


def _numbered_blocks(article: Article) -> int:
    return sum(1 for block in article.blocks if block.marker and block.level)


def _is_sectioned(article: Article) -> bool:
    """The text has the chapters of a plan: 总体要求, 主要目标, 重点任务, 保障措施."""
    heads = [b for b in article.blocks if b.kind == "section" and b.level == 1]
    telling = (
        head_mode(fold(heading_text(article, head)), None, None) is not None for head in heads
    )
    return len(heads) >= 3 and sum(telling) >= 2


def programme_title(title: str) -> str | None:
    """A document's title as the name of a programme, without notes such as （摘登）."""
    parts = [part for part in re.split(r"[ \n]", title) if part]
    fitting = [part for part in parts if _PLAN_TITLE.search(fold(part)) or _LIVELIHOOD.search(part)]
    name = fitting[0] if fitting else title
    issued = _ISSUED.search(name)
    if issued:
        return issued[1]
    folded = fold(name)
    for match in reversed(list(_TAIL_NOTE.finditer(folded))):
        if match.group() != "(草案)":
            name = name[: match.start()] + name[match.end() :]
    return _ANNOUNCED.sub("", name).strip() or None


def is_heading(article: Article, block: Block) -> bool:
    """A short line of its own that closes no sentence."""
    if block.kind in ("headline", "byline", "caption", "furniture"):
        return False
    text = article.text[block.start : block.end].strip()
    if not 2 <= len(text) <= LONGEST_HEAD or text[-1] in "：:" or text[0] in "（(":
        return block.kind == "section"
    if block.kind in ("section", "subheadline"):
        return True
    folded = fold(text)
    folded = _ORDINAL.sub("", folded)
    return not re.search(r"[。;!?,:]", folded) and not folded.endswith(("年", "日"))


def head_mode(head: str, period: Date | None, year: int | None) -> Mode | None:
    """Mode that a heading sets, None when it says nothing or both."""
    said = {mode for mode, words in _HEAD.items() if words.search(head)}
    if "off" in said:
        return "off"
    if "plan" in said and year and period and period.end_date and period.end_date.year < year:
        return "review"
    if said == {"plan", "review"}:
        return _mixed_mode(head)
    return "plan" if "plan" in said else "review" if "review" in said else None


def _mixed_mode(head: str) -> Mode | None:
    """实事工程完成情况 looks back; 工作回顾和工作安排 does both."""
    if len(re.findall(r"(?:19|20)\d\d年|十[一-龥]五|今年|今后", head)) > 1:
        return None
    last = {mode: max(m.end() for m in _HEAD[mode].finditer(head)) for mode in ("plan", "review")}
    return "plan" if last["plan"] > last["review"] else "review"


def _looks_back(title: str) -> bool:
    return _HEAD["review"].search(title) is not None


def lead_mode(sentence: str) -> Mode | None:
    """Mode that the first words of a report's paragraph set."""
    match = _LEAD["review"].search(sentence, 0, 14)
    if match:
        return "review"
    match = _LEAD["plan"].search(sentence, 0, 60)
    if match and not _DONE.search(sentence, match.end(), match.end() + 12):
        near = _LEAD_FIT.search(sentence, match.end(), match.end() + 6)
        return "plan" if near else None
    return None


def reference_year(article: Article) -> int | None:
    """The year in which the document speaks."""
    if article.published:
        return article.published.year
    match = re.search(r"(?:19|20)\d\d(?=年\d{1,2}月\d{1,2}日)", fold(article.text[:600]))
    return int(match.group()) if match else None


def scopes_of(article: Article, dates: Sequence[Date] = ()) -> list[Scope]:
    """One scope for each block of the article, in order.

    Args:
        article: with its layout.
        dates: the article's dates in order, for the periods that headings name.
    """
    walker = _Walker(article, dates)
    following = [*article.blocks[1:], None]
    return [walker.step(b, after) for b, after in zip(article.blocks, following, strict=False)]


class _Walker:
    """Carries the state of the layout from block to block."""

    def __init__(self, article: Article, dates: Sequence[Date]) -> None:
        self.article = article
        self.dates = dates
        self.year = reference_year(article)
        self.style = style_of(article)
        self.level = 9
        self.item_level = 0
        self.scope = Scope(style=self.style)
        self.period: Date | None = None
        self.before_list: Scope | None = None
        if self.style != "news":
            headline = next((b for b in article.blocks if b.kind == "headline"), None)
            period = self._period(headline) if headline else None
            name = programme_title(article.title)
            ahead = self.style == "livelihood" or _PLAN_TITLE.search(fold(name or ""))
            mode: Mode | None = "plan" if ahead and not _looks_back(article.title) else None
            if self.style == "report":
                mode = None
            self.period = period
            self.scope = Scope(mode=mode, style=self.style, period=period, programme=name)

    def step(self, block: Block, following: Block | None) -> Scope:
        """Scope of the next block, given the one after it."""
        text = self.article.text[block.start : block.end]
        if self.before_list and not (block.marker or is_enumerated(text)):
            self.scope, self.before_list = self.before_list, None
        if is_heading(self.article, block) or self._heads_item(block, following):
            return self._heading(block)
        if self.style == "report":
            self._lead(block)
        if self.scope.mode == "plan" and self.article.text[block.end - 1 : block.end] in (
            "：",
            ":",
        ):
            period = self._period(block) if block.end - block.start < 60 else None
            self.scope = replace(self.scope, period=period or self.scope.period)
        here = self.scope
        if self.before_list is None and following is not None and here.style != "livelihood":
            self._open_list(text, following)
            if self.before_list is not None:
                return here
        listed = self._listed(block)
        if listed is not None:
            style: Style = self.style if self.style == "report" else "livelihood"
            counted = re.search("[0-9一二三四五六七八九十]", listed.name) is not None
            intro = replace(block, end=block.start + listed.items[0][0])
            return replace(
                self.scope,
                mode="plan",
                style=style,
                item=None,
                listed=listed,
                programme=listed.name if counted else self.scope.programme,
                period=self._period(intro) or self.scope.period,
            )
        if block.kind == "item" and self.scope.item is not None and block.level <= self.item_level:
            self.scope = replace(self.scope, item=None)
        return self.scope

    def _heads_item(self, block: Block, following: Block | None) -> bool:
        """一、提升养老服务水平。 on a line of its own, its content on the next lines."""
        if self.scope.style != "livelihood" or not block.marker or following is None:
            return False
        text = self.article.text[block.start : block.end].strip()
        if (
            len(text) > LONGEST_HEAD
            or "。" in text[:-1]
            or re.search(r"\d", text[len(block.marker) :])
        ):
            return False
        return not following.marker or following.level > block.level

    def _open_list(self, text: str, following: Block) -> None:
        """今年办好10件民生实事： with the items on the lines below."""
        ahead = self.article.text[following.start : following.end]
        planned = self.scope.mode == "plan" or (
            self.scope.mode is None and re.search("今年|明年|将|计划|拟|票决", text)
        )
        name = list_opened(text) if planned and is_enumerated(ahead) else None
        if name is not None:
            self.before_list = self.scope
            self.scope = replace(
                self.scope, mode="plan", style="livelihood", item=None, programme=name
            )

    def _listed(self, block: Block) -> InlineList | None:
        """办好10件民生实事。一是…二是…: a programme inside a paragraph of what is planned."""
        if self.scope.mode in ("review", "off") or block.end - block.start < 60:
            return None
        text = self.article.text[block.start : block.end]
        if self.scope.mode is None and not re.search(
            "今年|明年|将|计划|拟|确定|要|票决|产生", text[:120]
        ):
            return None
        return inline_list(text)

    def _heading(self, block: Block) -> Scope:
        head = fold(heading_text(self.article, block))
        period = self._period(block)
        mode = head_mode(head, period, self.year)
        level = block.level or 1
        document = self.style != "news"
        if (
            mode
            and (level <= self.level or mode == "off")
            and (document or mode != "plan" or period)
        ):
            self.level = level
            self._enter(block, mode, period)
        elif self.scope.style == "livelihood" and self.scope.mode == "plan":
            self.scope = replace(self.scope, item=heading_text(self.article, block))
            self.item_level = block.level
        return replace(self.scope, head=True)

    def _enter(self, block: Block, mode: Mode, period: Date | None) -> None:
        head = heading_text(self.article, block)
        listing = mode == "plan" and _LISTING.search(head) is not None
        own = listing and (self.style != "livelihood" or self.scope.programme is None)
        base: Style = "plan" if self.style == "news" and block.level else self.style
        programme = head if own and "年" in head else self._document_programme()
        if programme is None and base == "plan" and mode == "plan" and "年" in head:
            programme = head
        self.scope = Scope(
            mode=mode,
            style="livelihood" if listing else base,
            period=(period or self._kept(block) or self.period) if mode == "plan" else None,
            programme=programme,
        )

    def _period(self, block: Block) -> Date | None:
        named = period_in_head(self.article, block)
        if named is None:
            return None
        inside = (d for d in self.dates if d.start <= named.start and named.end <= d.end)
        return next((d for d in inside if d.end_date is not None), named)

    def _kept(self, block: Block) -> Date | None:
        """A subheading stays in the period of its section."""
        return self.scope.period if self.scope.mode == "plan" and not block.level else None

    def _document_programme(self) -> str | None:
        return programme_title(self.article.title) if self.style != "news" else None

    def _lead(self, block: Block) -> None:
        stop = self.article.text.find("。", block.start, block.end)
        end = block.end if stop < 0 else stop + 1
        sentence = fold(self.article.text[block.start : min(end, block.start + 120)])
        mode = lead_mode(sentence)
        if mode is None or mode == self.scope.mode or self.scope.mode == "off":
            return
        self.scope = replace(self.scope, mode=mode)
