"""What an article's layout says about its numbers: review or plan, programme, heading, period.

A report looks back before it looks ahead (回顾、安排), a programme lists its items under a title, and
news does neither. `scopes_of` gives one `Scope` for each block of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiyao.extract.targets.heads import (
    LONGEST_HEAD,
    Mode,
    head_mode,
    heading_text,
    is_heading,
    lead_mode,
    looks_back,
    reference_year,
)
from jiyao.extract.targets.inline import InlineList, inline_list, is_enumerated, list_opened
from jiyao.extract.targets.lexicon import fold
from jiyao.extract.targets.period import period_in_head
from jiyao.extract.targets.style import (
    LISTING,
    Style,
    is_plan_title,
    is_programme,
    plan_title_below,
    programme_of,
    style_of,
)
from jiyao.values import Article, Block, Date

_AHEAD = re.compile("今年|明年|将|计划|拟|确定|要|票决|产生")
_COUNT = re.compile("[0-9一二三四五六七八九十]")
_SHORTEST_LIST = 60
"""Characters below which a paragraph lists nothing within itself."""


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
    """Carries the state of the layout from block to block.

    Attributes:
        style, title, period: of the whole document.
        level: of the heading that last set the mode.
        scope: what holds now.
        before_list: what held before a list that began in a report's paragraph.
    """

    def __init__(self, article: Article, dates: Sequence[Date]) -> None:
        self.article = article
        self.dates = dates
        self.year = reference_year(article)
        self.style = style_of(article)
        self.title: str | None = None
        self.period: Date | None = None
        self.level = 9
        self.item_level = 0
        self.before_list: Scope | None = None
        self.scope = self._first_scope()

    def _first_scope(self) -> Scope:
        if self.style == "news":
            return Scope()
        headlines = (b for b in self.article.blocks if b.kind == "headline")
        self.period = next((d for b in headlines if (d := self._period(b))), None)
        named = is_plan_title(self.article.title) or is_programme(self.article.title)
        own = named or self.style != "plan"
        self.title = programme_of(self.article) if own else plan_title_below(self.article)
        self.period = self.period or self._period_in_title()
        ahead = self.style == "livelihood" or is_plan_title(self.title or "")
        planned = ahead and self.style != "report" and not looks_back(self.article.title)
        return Scope(
            mode="plan" if planned else None,
            style=self.style,
            period=self.period,
            programme=self.title,
        )

    def _period_in_title(self) -> Date | None:
        """The span in the plan's name, where that stands below the headlines."""
        at = self.article.text.find(self.title) if self.title else -1
        block = next((b for b in self.article.blocks if b.start <= at < b.end), None)
        return (
            self._period(replace(block, start=at, end=at + len(self.title or "")))
            if block
            else None
        )

    def step(self, block: Block, following: Block | None) -> Scope:
        """Scope of the next block, given the one after it."""
        text = self.article.text[block.start : block.end]
        if self.before_list and not (block.marker or is_enumerated(text)):
            self.scope, self.before_list = self.before_list, None
        if is_heading(self.article, block) or self._heads_item(block, following):
            return self._heading(block)
        self._lead(block, text)
        here = self.scope
        if following is not None and self._opens_list(text, following):
            return here
        listed = self._listed(block, text)
        if listed is not None:
            return self._inside(block, listed)
        if block.kind == "item" and here.item is not None and block.level <= self.item_level:
            self.scope = replace(here, item=None)
        return self.scope

    def _lead(self, block: Block, text: str) -> None:
        """Mode and period that a leading sentence sets (到2025年，主要目标是：)."""
        if self.style == "report" and self.scope.mode != "off":
            mode = lead_mode(fold(text.split("。", 1)[0][:120] + "。"))
            self.scope = replace(self.scope, mode=mode or self.scope.mode)
        if self.scope.mode == "plan" and text.endswith(("：", ":")) and len(text) < 60:
            self.scope = replace(self.scope, period=self._period(block) or self.scope.period)

    def _heads_item(self, block: Block, following: Block | None) -> bool:
        """一、提升养老服务水平。 on a line of its own, its content on the next lines."""
        listing = self.scope.style in ("livelihood", "plan") and self.scope.mode == "plan"
        if not listing or not block.marker or following is None:
            return False
        text = self.article.text[block.start : block.end].strip()
        if len(text) > LONGEST_HEAD or "。" in text[:-1]:
            return False
        if re.search(r"\d", text[len(block.marker) :]):
            return False
        return not following.marker or following.level > block.level

    def _looks_ahead(self, text: str) -> bool:
        if self.scope.mode is None:
            return _AHEAD.search(text) is not None
        return self.scope.mode == "plan"

    def _opens_list(self, text: str, following: Block) -> bool:
        """今年办好10件民生实事： with the items on the lines below; changes the scope."""
        if self.before_list is not None or self.scope.style == "livelihood":
            return False
        ahead = self.article.text[following.start : following.end]
        if not is_enumerated(ahead) or not self._looks_ahead(text):
            return False
        name = list_opened(text)
        if name is None:
            return False
        self.before_list = self.scope
        self.scope = replace(self.scope, mode="plan", style="livelihood", item=None, programme=name)
        return True

    def _listed(self, block: Block, text: str) -> InlineList | None:
        """办好10件民生实事。一是…二是…: a programme inside a paragraph of what is planned."""
        if block.end - block.start < _SHORTEST_LIST or not self._looks_ahead(text[:120]):
            return None
        return inline_list(text)

    def _inside(self, block: Block, listed: InlineList) -> Scope:
        """Scope of a paragraph that lists a programme within itself."""
        intro = replace(block, end=block.start + listed.items[0][0])
        return replace(
            self.scope,
            mode="plan",
            style="report" if self.style == "report" else "livelihood",
            item=None,
            listed=listed,
            programme=listed.name if _COUNT.search(listed.name) else self.scope.programme,
            period=self._period(intro) or self.scope.period,
        )

    def _heading(self, block: Block) -> Scope:
        head = heading_text(self.article, block)
        period = self._period(block)
        mode = head_mode(fold(head), period, self.year)
        higher = (block.level or 1) <= self.level or mode == "off"
        telling = self.style != "news" or mode != "plan" or period is not None
        if mode is not None and higher and telling:
            self.level = block.level or 1
            self._enter(block, head, mode, period)
        elif self.scope.style in ("livelihood", "plan") and self.scope.mode == "plan":
            self.scope = replace(self.scope, item=head)
            self.item_level = block.level
        return replace(self.scope, head=True)

    def _enter(self, block: Block, head: str, mode: Mode, period: Date | None) -> None:
        """Begin the part that a heading opens."""
        listing = mode == "plan" and LISTING.search(head) is not None
        base: Style = "plan" if self.style == "news" and block.level else self.style
        own = listing and (self.style != "livelihood" or self.scope.programme is None)
        self.scope = Scope(
            mode=mode,
            style="livelihood" if listing else base,
            period=(period or self._kept(block) or self.period) if mode == "plan" else None,
            programme=head if own and "年" in head else self.title,
        )

    def _kept(self, block: Block) -> Date | None:
        """A subheading stays in the period of its section."""
        return self.scope.period if self.scope.mode == "plan" and not block.level else None

    def _period(self, block: Block) -> Date | None:
        """The period that a heading names: the article's own date there, if it has one."""
        named = period_in_head(self.article, block)
        if named is None:
            return None
        inside = (d for d in self.dates if d.start <= named.start and named.end <= d.end)
        return next((d for d in inside if d.end_date is not None), named)
