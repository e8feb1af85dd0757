"""The engine "pkuseg": words by spacy-pkuseg, names and tags by our lexer, aligned (北大分词)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import spacy_pkuseg

from jiyao.errors import ModelError
from jiyao.segment.align import covering, cut_at_names, tags_for
from jiyao.segment.engine import Analysis, Engine, EngineInfo
from jiyao.segment.models import model_folder

FILES = ("features.msgpack", "weights.npz")


class Pkuseg:
    """Words by a pkuseg model; they are cut where a name of the lexer begins or ends.

    Args:
        lexer: gives names and parts of speech.
        folder: of the model; `models/pkuseg` when None.
        user_dict: file of words, one a line, that are kept whole.
    Raises:
        ModelError: the model or the word list is missing. Nothing is ever fetched.
    """

    def __init__(
        self, lexer: Engine, folder: Path | None = None, user_dict: Path | None = None
    ) -> None:
        folder = model_folder("pkuseg", folder)
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"{folder / name}: missing; a pkuseg model has {', '.join(FILES)}")
        if user_dict is not None and not user_dict.is_file():
            raise ModelError(f"{user_dict}: no such list of words")
        self._lexer = lexer
        words = str(user_dict) if user_dict else None
        self._segmenter = spacy_pkuseg.pkuseg(str(folder), user_dict=words)
        digest = hashlib.sha256(lexer.info.model_hash.encode())
        for path in [*(folder / name for name in FILES), *([user_dict] if user_dict else [])]:
            digest.update(path.read_bytes())
        self.info = EngineInfo(
            name="pkuseg", version=version("spacy-pkuseg"), model_hash=digest.hexdigest()
        )

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences; see `Engine`."""
        return [
            self._with_words(sentence, analysis)
            for sentence, analysis in zip(sentences, self._lexer.analyse(sentences), strict=True)
        ]

    def _with_words(self, sentence: str, analysis: Analysis) -> Analysis:
        if not sentence:
            return analysis
        words = covering(sentence, self._segmenter.cut(sentence))
        words = cut_at_names(words, analysis.names)
        tags = tags_for(words, analysis.words, analysis.tags)
        return Analysis(words=tuple(words), tags=tuple(tags), names=analysis.names)
