"""Words that look like signals of a commitment but are nouns or prepositions where they stand."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc

from jiyao.document import article_of
from jiyao.extract.targets.lexicon import MAKE_START, fold

_VETO = (("将", ("p",)), ("计划", ("n", "nz")), ("目标", ("n",)), ("努力", ("n", "an")))

_THING = ("n", "nz", "vn")
"""Behind 将 they are what is disposed of (将时效提升40%)."""
_LONGEST_VERB = 12
_DOING = ("v", "vn", "d", "t", "TIME", "p", "m")


class MuteWords(Container[int]):
    """Offsets of 将 as a preposition (将时效提升) and of 计划 as a noun (新计划).

    The Doc has part-of-speech tags in LAC's set; without tags nothing is muted.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = article_of(doc).text

    def __contains__(self, offset: object) -> bool:
        assert isinstance(offset, int)
        veto = next((row for row in _VETO if self._text.startswith(row[0], offset)), None)
        return veto is not None and self._is_mute(offset, *veto)

    def _is_mute(self, offset: int, word: str, tags: tuple[str, ...]) -> bool:
        span = self._doc.char_span(offset, offset + len(word))
        if span is None or len(span) != 1:
            return False
        tag = span[0].tag_
        after = self._doc[span.end].tag_ if span.end < len(self._doc) else ""
        if word == "将":
            return (tag in tags or after in _THING) and not _does(self._text, offset + 1)
        return tag in tags and not (word == "计划" and after in _DOING)


def _does(text: str, at: int) -> bool:
    """A verb begins there, whatever its tag (将培训…)."""
    return MAKE_START.match(fold(text[at : at + _LONGEST_VERB])) is not None


_ACTING = ("v", "vd", "d", "ad", "p", "TIME", "t")


class DoingWords(Container[int]):
    """Offsets of verbs, adverbs, prepositions and dates: behind a place they tell what it does.

    The Doc has part-of-speech tags in LAC's set; without tags there are none.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def __contains__(self, offset: object) -> bool:
        assert isinstance(offset, int)
        if offset >= len(article_of(self._doc).text):
            return False
        span = self._doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span is not None and span.start_char == offset and span[0].tag_ in _ACTING
