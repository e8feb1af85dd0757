"""Teachers: lexers whose tag shares are averaged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from jiyao.segment.lexer import Lexer
from jiyao.train.examples import Name
from jiyao.train.targets import TAG_OF_LABEL

Shares = NDArray[np.float32]
_BATCH = 32
_LABEL_OF_TAG = {tag: label for label, tag in TAG_OF_LABEL.items()}


def shares_of(texts: Sequence[str], lexers: Sequence[Lexer]) -> list[Shares]:
    """The mean of the lexers' distributions over tags: (characters, tags) for each text."""
    found: dict[int, Shares] = {}
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        chosen = [texts[index] for index in batch]
        lengths = np.array([len(text) for text in chosen])
        mean = np.mean([_softmax(lexer.emissions(chosen, lengths)) for lexer in lexers], axis=0)
        found.update(zip(batch, np.split(mean, lengths.cumsum()[:-1]), strict=True))
    return [found[index] for index in range(len(texts))]


def names_of(shares: Shares, tags: Sequence[str]) -> list[tuple[Name, float]]:
    """Names of the likeliest tags, each with the smallest share that one of its tags has."""
    names: list[tuple[Name, float]] = []
    best = shares.argmax(axis=1)
    sure = shares.max(axis=1)
    words = [index for index, tag in enumerate(best) if not tags[tag].endswith("-I") or index == 0]
    for start, end in zip(words, [*words[1:], len(best)], strict=True):
        label = _LABEL_OF_TAG.get(tags[best[start]].partition("-")[0])
        if label:
            names.append(((start, end, label), float(sure[start:end].min())))
    return names


def _softmax(scores: Shares) -> Shares:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Shares = raised / raised.sum(axis=1, keepdims=True)
    return shares
