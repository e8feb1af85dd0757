"""National bodies by name, and the names that the engine gives (全国性机构)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jiyao.recognise.body_patterns import body, unit_body
from jiyao.recognise.lexicon import Hit
from jiyao.recognise.spans import Candidate
from jiyao.recognise.words import Words

_REST = re.compile(r"国际|中心|特色|全[市省区县国]|各|市场|人民|企业|经济|政府|工作")
"""After a known place: words that an engine may wrongly take into its name."""


_HEAD_OF_STATE = re.compile("总统|总理|首相|主席|国王|外长|防长|女士|先生")


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    return re.compile(f"(?:{unit_body()}|党组理论学习中心组|党组(?!书记|成员)|办公室|办公厅)")


def national_in(text: str, words: Words, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """National bodies with their departments, and those of other countries.

    国家发展改革委社会发展司, 俄罗斯国防部.
    """
    abroad = {hit.end: hit.start for hit in hits if hit.sort == "world"}
    for hit in hits:
        if hit.sort != "national":
            continue
        further = _inner().match(text, hit.end) or body().match(text, hit.end)
        end = hit.end if further is None else further.end()
        start = abroad.get(hit.start, hit.start) if text[end - 1] in "部院会署局" else hit.start
        named = words.name_at(hit.start) is not None
        if not named and not (words.is_start(hit.start) or hit.end - hit.start > 4):
            continue
        if named or further is not None or words.is_end(end):
            yield Candidate(start=start, end=end, label="ORG", proof="grammar")


def engine_names_in(text: str, words: Words, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """What the engine takes for bodies and places; a place before 总统 is a person.

    Args:
        text: of the article.
        words: of the text.
        hits: known names of the text.
    """
    known = {hit.start: hit.end for hit in hits if hit.sort != "national"}
    for start, end, label, _ in words.names:
        if label == "ORG":
            yield Candidate(start=start, end=end, label="ORG", proof="model")
        elif label == "LOC" and start not in known and _HEAD_OF_STATE.match(text, end):
            yield Candidate(start=start, end=end, label="PER", proof="model")
        elif label == "LOC":
            end = _place_end(text, start, end, known)
            yield Candidate(start=start, end=end, label="LOC", proof="model")


def _place_end(text: str, start: int, end: int, known: dict[int, int]) -> int:
    """The end of an engine's place that begins with a known one: 天津市|中心, 中国|国际森林."""
    inner = known.get(start, end)
    return inner if inner < end and _REST.match(text, inner) is not None else end
