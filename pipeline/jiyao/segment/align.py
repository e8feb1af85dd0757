"""Words of one segmenter beside names and tags of another, over the same characters (对齐)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

Name = tuple[int, int, str, float]


def covering(text: str, words: Iterable[str]) -> list[str]:
    """Words that cover `text` without a gap, made from a segmenter's words.

    Segmenters drop white space or fold characters. What is found in the text in order is kept;
    a stretch between such words becomes words itself, white space apart from the rest.
    """
    whole: list[str] = []
    at = 0
    for word in words:
        found = text.find(word, at) if word else -1
        if found < 0:
            continue
        whole += _stretch(text[at:found])
        whole.append(word)
        at = found + len(word)
    return whole + _stretch(text[at:])


def cut_at_names(words: Sequence[str], names: Iterable[Name]) -> list[str]:
    """The words, cut wherever a name begins or ends, so that every name is a run of words."""
    text = "".join(words)
    borders = {0, len(text), *accumulate(map(len, words))}
    for start, end, _, _ in names:
        borders |= {start, end}
    cuts = sorted(borders)
    return [text[a:b] for a, b in pairwise(cuts)]


def tags_for(words: Sequence[str], others: Sequence[str], tags: Sequence[str]) -> list[str]:
    """A tag for each word: the tag of the other segmenter's word that holds its first character."""
    starts = [0, *accumulate(map(len, words))]
    ends = list(accumulate(map(len, others)))
    found: list[str] = []
    other = 0
    for start in starts[: len(words)]:
        while ends[other] <= start:
            other += 1
        found.append(tags[other])
    return found


def _stretch(text: str) -> list[str]:
    parts: list[str] = []
    for char in text:
        if parts and parts[-1][-1].isspace() == char.isspace():
            parts[-1] += char
        else:
            parts.append(char)
    return parts
