"""What a segmenter must offer (分词引擎), and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from jiyao.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineInfo:
    """Which engine produced an output: written to run.json and to every article."""

    name: str
    version: str
    model_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One sentence, analysed.

    Attributes:
        words: surfaces in order; joined they are the sentence.
        tags: one LAC-style part-of-speech tag per word (n, v, nr, ns, nt, m, t, w ...).
        names: (start, end, label, margin) of ORG, LOC and PER names in characters of the
            sentence, in order, not overlapping; margin in 0..1 says how sure the engine is.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[tuple[int, int, str, float], ...]


class Engine(Protocol):
    """Words, parts of speech and names of sentences; order of input kept, batching inside."""

    info: EngineInfo

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences (no line feeds inside); the result does not depend on batching."""
        ...


def _lexer() -> Engine:
    from jiyao.segment.lexer import Lexer

    return Lexer()


ENGINES: dict[str, Callable[[], Engine]] = {"lexer": _lexer}
"""How each engine is made; its libraries are imported only then."""


@cache
def load_engine(name: str) -> Engine:
    """The engine of that name, one per process.

    Raises:
        ModelError: no engine has this name, or its model is missing.
    """
    if name not in ENGINES:
        raise ModelError(f"engine {name!r}: unknown, expected one of {', '.join(sorted(ENGINES))}")
    return ENGINES[name]()
