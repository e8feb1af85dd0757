"""What a segmenter must offer (分词引擎), and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


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
