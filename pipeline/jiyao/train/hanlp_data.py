"""Training lines for HanLP's readers: words apart by spaces, characters with their tags (语料)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from jiyao.evaluate.gold import GoldDocument
from jiyao.segment.engine import Engine
from jiyao.train.examples import Name, examples_from_gold

PARTS = 12


class Part(str, Enum):
    """What a document is for."""

    learn = "learn"
    choose = "choose"
    score = "score"


def part_of(name: str) -> Part:
    """One document in twelve is for scoring, one picks the best epoch, the rest is learnt."""
    number = hashlib.sha256(name.encode()).digest()[0] % PARTS
    return {0: Part.score, 1: Part.choose}.get(number, Part.learn)


def word_lines(sentences: Iterable[str], engine: Engine) -> list[str]:
    """Words of the engine, joined by spaces; the sentences hold no white space."""
    return [" ".join(analysis.words) for analysis in engine.analyse(list(sentences))]


def name_lines(
    raw: Iterable[str], gold: Sequence[GoldDocument], engine: Engine, times: int
) -> Iterator[str]:
    """Sentences with a line a character.

    Args:
        raw: sentences without white space; the engine names them.
        gold: documents with names; a sentence with an optional name is left out.
        engine: gives names of raw text.
        times: how often gold sentences are given.
    """
    sentences = list(raw)
    for text, analysis in zip(sentences, engine.analyse(sentences), strict=True):
        yield tagged(text, [name[:3] for name in analysis.names])
    for document in gold:
        for example in examples_from_gold(document, engine):
            if example.text.strip() and not example.open:
                yield from [tagged(example.text, example.names)] * times


def tagged(text: str, names: Iterable[Name]) -> str:
    r"""Characters and their tags B, I, E, S and O, `字\tB-ORG`, white space left out."""
    tags = ["O"] * len(text)
    for start, end, label in names:
        inside = [at for at in range(start, end) if not text[at].isspace()]
        for at in inside:
            tags[at] = f"I-{label}"
        tags[inside[0]], tags[inside[-1]] = f"B-{label}", f"E-{label}"
        if len(inside) == 1:
            tags[inside[0]] = f"S-{label}"
    return "\n".join(
        f"{char}\t{tag}" for char, tag in zip(text, tags, strict=True) if not char.isspace()
    )
