"""Words that look like signals of a commitment but are nouns or prepositions where they stand."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from spacy.tokens import Doc

from jiyao.document import article_of
from jiyao.extract.targets.lexicon import MAKE_START, fold

_VETO = (("将", ("p",)), ("计划", ("n", "nz")), ("目标", ("n",)), ("努力", ("n", "an")))

_THING = ("n", "nz", "vn")
"""Behind 将 they are what is disposed of (将时效提升40%)."""
_LONGEST_VERB = 12
_DOING = ("v", "vn", "d", "t", "TIME", "p", "m")


class _Offsets(Container[int]):
    """Offsets of words of a Doc, which is not read before one is asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def __contains__(self, offset: object) -> bool:
        return offset in self._known

    @cached_property
    def _known(self) -> frozenset[int]:
        return self._read(self._doc)

    def _read(self, doc: Doc) -> frozenset[int]:
        raise NotImplementedError


class MuteWords(_Offsets):
    """Offsets of 将 as a preposition (将时效提升) and of 计划 as a noun (新计划).

    The Doc has part-of-speech tags in LAC's set; without tags nothing is muted.
    """

    def _read(self, doc: Doc) -> frozenset[int]:
        return _mute_words(doc)


def _mute_words(doc: Doc) -> frozenset[int]:
    strings, text = doc.vocab.strings, article_of(doc).text
    mute: set[int] = set()
    table = doc.to_array(["ORTH", "TAG", "IDX"])
    for word, tags in _VETO:
        if word not in text:
            continue
        for at in (table[:, 0] == strings[word]).nonzero()[0]:
            after = strings[int(table[at + 1, 1])] if at + 1 < len(table) else ""
            tag, offset = strings[int(table[at, 1])], int(table[at, 2])
            if word == "将":
                muted = (tag in tags or after in _THING) and not _does(text, offset + 1)
            else:
                muted = tag in tags and not (word == "计划" and after in _DOING)
            if muted:
                mute.add(offset)
    return frozenset(mute)


def _does(text: str, at: int) -> bool:
    """A verb begins there, whatever its tag (将培训…)."""
    return MAKE_START.match(fold(text[at : at + _LONGEST_VERB])) is not None


_ACTING = ("v", "vd", "d", "ad", "p", "TIME", "t")


class DoingWords(_Offsets):
    """Offsets of verbs, adverbs, prepositions and dates: behind a place they tell what it does.

    The Doc has part-of-speech tags in LAC's set; without tags there are none.
    """

    def _read(self, doc: Doc) -> frozenset[int]:
        strings = doc.vocab.strings
        tags = {strings[tag] for tag in _ACTING}
        table = doc.to_array(["TAG", "IDX"])
        return frozenset(at for tag, at in table.tolist() if tag in tags)
