"""What a segmenter must offer (分词引擎), and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

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


class EngineSpec(NamedTuple):
    """Which engine is wanted.

    Attributes:
        name: "lexer", "pkuseg" or "hanlp".
        model: folder of its model, or for HanLP several paths or identifiers joined by ",";
            None for the one that jiyao ships.
        user_dict: file of words that are kept whole, for pkuseg.
    """

    name: str = "lexer"
    model: str | None = None
    user_dict: str | None = None


def _lexer(spec: EngineSpec) -> Engine:
    from jiyao.segment.lexer import Lexer

    return Lexer(_path(spec.model))


def _pkuseg(spec: EngineSpec) -> Engine:
    from jiyao.segment.pkuseg import Pkuseg

    return Pkuseg(load_engine("lexer"), _path(spec.model), _path(spec.user_dict))


def _hanlp(spec: EngineSpec) -> Engine:
    from jiyao.segment.hanlp import Hanlp

    return Hanlp(load_engine("lexer"), spec.model)


ENGINES: dict[str, Callable[[EngineSpec], Engine]] = {
    "lexer": _lexer,
    "pkuseg": _pkuseg,
    "hanlp": _hanlp,
}
"""How each engine is made; its libraries are imported only then."""


def load_engine(name: str, *, model: str | None = None, user_dict: str | None = None) -> Engine:
    """The engine of that name with those options; see `EngineSpec` and `engine_of`."""
    return engine_of(EngineSpec(name, model, user_dict))


@cache
def engine_of(spec: EngineSpec) -> Engine:
    """The engine that is wanted, made once per process and set of options.

    Raises:
        ModelError: no engine has this name, or its library or model is missing.
    """
    name = spec.name
    if name not in ENGINES:
        raise ModelError(f"engine {name!r}: unknown, expected one of {', '.join(sorted(ENGINES))}")
    if spec.user_dict is not None and name != "pkuseg":
        raise ModelError(f"engine {name!r}: takes no user dictionary, pkuseg does")
    return ENGINES[name](spec)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
