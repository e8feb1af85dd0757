"""What a date mention may take from the text before it and from the publication date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from jiyao.partial import Bound, DateExpression
from jiyao.resolve.stretches import Stretch


@dataclass(slots=True, kw_only=True)
class DateContext:
    """The reference of one article, moving on with its mentions.

    Attributes:
        published: day of publication.
        article_year: the only year of the article's full dates, None when there are several.
        last: the last mention that named a year, month or day.
        last_day: the last mention that named a day.
        last_period: the last mention of months or a year, for 同期.
        sentence_year: year named in this sentence; paragraph_year: in this paragraph.
        beside: only a bracket or comma stands between this mention and the one before.
        section_year: year in the numbered heading that the text stands under; title_year: in
            the first line.
        dateline: its day, which is 今天 when no year is known.
        plan_year: year that the title gives to a plan.
        planned: 将, 拟 or 计划 stands before this mention.
        compared: 比 or 较 stands before this mention: what follows is not about its year.
    """

    published: dt.date | None = None
    article_year: int | None = None
    last: Stretch | None = None
    last_day: Stretch | None = None
    last_period: Stretch | None = None
    sentence_year: int | None = None
    paragraph_year: int | None = None
    section_year: int | None = None
    title_year: int | None = None
    plan_year: int | None = None
    dateline: Stretch | None = None
    beside: bool = False
    planned: bool = False
    compared: bool = False
    _years: set[int] = field(default_factory=set)

    @classmethod
    def of_article(
        cls, published: dt.date | None, expressions: Iterable[DateExpression]
    ) -> DateContext:
        """The context at the beginning of an article with these mentions."""
        years = {
            end.year
            for expression in expressions
            for end in (expression.first,)
            if end is not None and isinstance(end.year, int) and isinstance(end.day, int)
        }
        year = next(iter(years)) if len(years) == 1 else None
        return cls(published=published, article_year=year)

    def end_sentence(self, *, paragraph: bool) -> None:
        """Forget what does not reach beyond a sentence or a paragraph."""
        self.sentence_year = None
        if paragraph:
            self.paragraph_year = None

    def note(self, stretch: Stretch, *, bound: Bound | None) -> None:
        """Remember what a mention named."""
        lasting = bound == "since" and stretch.months == (1, 12)
        if bound != "by" and stretch.year is not None and not self.compared and not lasting:
            self.sentence_year = self.paragraph_year = stretch.year
        if stretch.day is not None and stretch.month is not None:
            self.last_day = stretch
        if stretch.months is not None:
            self.last_period = stretch
        if bound is None or stretch.day is not None:
            self.last = stretch

    def year_of(self, month: int, day: int | None = None) -> tuple[int | None, dt.date | None]:
        """Year of a month or day written without one, and the anchor that gave it."""
        if self.sentence_year is not None:
            return self.sentence_year, self.published
        if self.plan_year is not None and (day is None or self.planned):
            return self.plan_year, self.published
        if self.published is None:
            return self.article_year, None
        year = self.published.year
        distance = (month - self.published.month) * 30 + (day or 15) - self.published.day
        if distance > 150 and not self.planned:
            year -= 1
        elif distance < -270 and self.planned:
            year += 1
        return year, self.published
