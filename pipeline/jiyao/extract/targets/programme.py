"""The plan or programme that a sentence of news names (规划提出, 根据《…方案》)."""

from __future__ import annotations

import re

from jiyao.extract.clauses import Sentence
from jiyao.values import Article

_SAYS = re.compile("(?:规划|方案|计划|纲要|意见|行动|要点)(?:提出|明确|要求|指出|确定)")
_BY = re.compile("(?:根据|按照|依据)《([^《》]{4,60})》")
_TITLE = re.compile("《([^《》]{4,60})》")
_KIND = re.compile(r"(?:规划|方案|计划|纲要|意见|措施|要点|清单)(?:[（(][^（）()]{1,20}[）)])?$")


def programme_in(article: Article, sentence: Sentence) -> str | None:
    """Title of the plan that the sentence follows, None when it names none.

    Args:
        article: its reading is searched backwards for the title meant by 规划提出.
        sentence: the sentence that states the target.
    """
    named = _BY.search(sentence.text)
    if named and _KIND.search(named[1]):
        return named[1]
    if not _SAYS.search(sentence.text[:20]):
        return None
    block = sentence.block
    titles = _TITLE.findall(article.text, block.start, sentence.end)
    fitting = [title for title in titles if _KIND.search(title)]
    return fitting[-1] if fitting else None
