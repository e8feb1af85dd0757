"""The default engine: one joint model of words, parts of speech and names, on one thread."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from jiyao.errors import ModelError
from jiyao.segment.decode import Decoder
from jiyao.segment.engine import Analysis, EngineInfo
from jiyao.segment.models import model_folder

FILES = ("model.onnx", "vocabulary.txt", "tags.txt", "transitions.npy")
LARGEST_BATCH = 24
"""Sentences of one call of the network; larger batches outgrow the processor's cache."""
NAMES = {"nr": "PER", "ns": "LOC", "nt": "ORG"}
_WIDEST = 0x30000
_SPACE = re.compile(r"(\s+)")


class Lexer:
    """Words, LAC tags and names of sentences, batched by length.

    Args:
        folder: holds `model.onnx` (token_ids, lengths -> emissions), `vocabulary.txt` (line i:
            the characters of row i, of which the first line stands for all unknown ones),
            `tags.txt` (line i: tag i, `n-B`, `n-I` ...) and `transitions.npy`.
    Raises:
        ModelError: a file is missing or the files do not fit together.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = model_folder("lexer", folder)
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"{folder / name}: missing; a lexer has {', '.join(FILES)}")
        self.info = EngineInfo(name="lexer", version="1", model_hash=_hash_of(folder))
        self._rows = _row_of_character(folder / "vocabulary.txt")
        tags = (folder / "tags.txt").read_text(encoding="utf-8").split()
        self.tags = tuple(tags)
        self._labels = [tag.partition("-")[0] for tag in tags]
        self._named = np.array([label in NAMES for label in self._labels])
        self._inside = np.array([tag.endswith("-I") for tag in tags])
        transitions = np.load(folder / "transitions.npy")
        if transitions.shape != (len(tags), len(tags)):
            raise ModelError(f"{folder}: transitions.npy is not {len(tags)} by {len(tags)}")
        self._decoder = Decoder(transitions)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences; see `Engine`."""
        found: dict[int, Analysis] = {}
        for batch in _batches(sentences):
            texts = [sentences[index] for index in batch]
            found.update(zip(batch, self._analyse_batch(texts), strict=True))
        empty = Analysis(words=(), tags=(), names=())
        return [found.get(index, empty) for index in range(len(sentences))]

    def _analyse_batch(self, texts: list[str]) -> Iterator[Analysis]:
        """Analyse non-empty texts of about the same length in one call of the network."""
        lengths = np.array([len(text) for text in texts])
        emissions = self.emissions(texts, lengths)
        ends = lengths.cumsum()
        starts = np.zeros(len(emissions), dtype=bool)
        starts[ends - lengths] = True
        tags = self._decoder.best_path(emissions, starts)
        first = starts | ~self._inside[tags]
        sure = np.zeros(len(tags), dtype=np.float32)
        named = np.flatnonzero(self._named[tags])
        sure[named] = _confidence(emissions[named], tags[named])
        for text, end, length in zip(texts, ends.tolist(), lengths.tolist(), strict=True):
            here = slice(end - length, end)
            begins = np.flatnonzero(first[here])
            labels = [self._labels[tag] for tag in tags[here][begins].tolist()]
            yield _analysis(text, begins.tolist(), labels, sure[here])

    def rows(self, text: str) -> NDArray[np.int64]:
        """Rows of the vocabulary, one per character."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        rows: NDArray[np.int64] = self._rows[np.minimum(codes, _WIDEST)]
        return rows

    def emissions(self, texts: list[str], lengths: NDArray[np.int64]) -> NDArray[np.float32]:
        """Scores of all characters of the texts, one after the other: (characters, tags)."""
        inside = np.arange(lengths.max())[None, :] < lengths[:, None]
        rows = np.zeros(inside.shape, dtype=np.int64)
        rows[inside] = self.rows("".join(texts))
        inputs = {"token_ids": rows, "lengths": lengths.astype(np.int32)}
        scores: NDArray[np.float32] = self._session.run(["emissions"], inputs)[0]
        return scores[inside]


def _analysis(
    text: str, begins: list[int], labels: list[str], sure: NDArray[np.float32]
) -> Analysis:
    """Words from their first characters; white space is cut off as words of its own."""
    ends = [*begins[1:], len(text)]
    words = [text[start:end] for start, end in zip(begins, ends, strict=True)]
    names = []
    for start, word, label in zip(begins, words, labels, strict=True):
        if label in NAMES and (name := word.strip()):
            at = start + word.index(name)
            margin = float(sure[at : at + len(name)].min())
            names.append((at, at + len(name), NAMES[label], round(margin, 4)))
    if _SPACE.search(text):
        parts = [
            (part, label)
            for word, label in zip(words, labels, strict=True)
            for part in _SPACE.split(word)
            if part
        ]
        words = [part for part, _ in parts]
        labels = ["_SP" if part.isspace() else label for part, label in parts]
    return Analysis(words=tuple(words), tags=tuple(labels), names=tuple(names))


def _confidence(emissions: NDArray[np.float32], tags: NDArray[np.int64]) -> NDArray[np.float32]:
    """Softmax share of the chosen tag at each character."""
    chosen = np.take_along_axis(emissions, tags[:, None], axis=1)
    share: NDArray[np.float32] = 1 / np.exp(emissions - chosen).sum(axis=1)
    return share


def _batches(sentences: Sequence[str]) -> Iterator[list[int]]:
    """Indices of the non-empty sentences, sorted by length, so that little is padded."""
    filled = (index for index, sentence in enumerate(sentences) if sentence)
    order = sorted(filled, key=lambda index: len(sentences[index]))
    for start in range(0, len(order), LARGEST_BATCH):
        yield order[start : start + LARGEST_BATCH]


def _row_of_character(path: Path) -> NDArray[np.int64]:
    """Row of each code point below 0x30000; the last entry, like every unknown one, is row 0."""
    rows = np.zeros(_WIDEST + 1, dtype=np.int64)
    for row, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        for character in line if row else "":
            rows[min(ord(character), _WIDEST)] = row
    return rows


def _hash_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
