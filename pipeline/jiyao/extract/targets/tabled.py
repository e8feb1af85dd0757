"""Targets in the rows of a plan's table of indicators (主要指标表)."""

from __future__ import annotations

from collections.abc import Iterator

from jiyao.extract.clauses import Sentence
from jiyao.extract.targets.draft import Draft
from jiyao.extract.targets.indicators import date_of, measures_in
from jiyao.extract.targets.setting import Setting

_CONFIDENCE = 0.85
_GROWS = "年均增长"


def tabled(setting: Setting, sentence: Sentence) -> Iterator[Draft]:
    """Targets of a row: its value in the target year, and its growth over the plan's span.

    Args:
        setting: of the article; `setting.columns` must have the sentence's block.
        sentence: the row.
    """
    scope = setting.scope(sentence)
    owners = setting.document_owners(sentence)
    block = sentence.block
    columns = setting.columns[sentence.block_index]
    text = setting.article.text
    for measure in measures_in(text, block.start, block.end, columns, sentence.mentions):
        growth = measure.column.is_growth
        year = None if growth else date_of(measure.column, setting.mentions)
        yield Draft(
            sentence=sentence,
            indicator=measure.indicator,
            action=_GROWS if growth and _GROWS in measure.column.head else None,
            quantity=measure.quantity,
            period=year or scope.period,
            owners=owners,
            places=(),
            programme=scope.programme,
            item=None,
            rules={"indicator": "row of a table", "period": "column of a table"},
            confidence=_CONFIDENCE,
        )
