"""The pkuseg model in models/pkuseg: spacy-pkuseg trained on words of our lexer (分词模型训练).

    python -m jiyao.train.pkuseg RAW_FOLDER... --output models/pkuseg

Every document whose name's hash falls into the last twelfth is kept out of training; words are
scored on those: the F1 of pkuseg's words against the lexer's. There is no randomness in it.

Source: Luo et al. 2019, PKUSEG, https://arxiv.org/abs/1906.11455.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
import srsly

from jiyao.read.articles import articles_from_source
from jiyao.read.decode import source_from_path
from jiyao.segment.engine import Engine, load_engine
from jiyao.segment.sentences import sentence_spans

logger = logging.getLogger(__name__)

ITERATIONS = 8
STEPS = 50
"""Weights are kept to this fraction of one."""
KEPT_OUT = 12
"""One document in so many is kept out of training."""


def is_kept_out(path: Path) -> bool:
    """Whether a document is for scoring only."""
    return hashlib.sha256(path.stem.encode()).digest()[0] % KEPT_OUT == 0


def sentences_of(paths: Iterable[Path]) -> Iterator[str]:
    """Sentences of documents, without white space inside."""
    for path in paths:
        for article in articles_from_source(source_from_path(path)):
            for start, end in sentence_spans(article.text):
                if sentence := "".join(article.text[start:end].split()):
                    yield sentence


def lines_of(sentences: Sequence[str], engine: Engine) -> list[str]:
    """Training lines: words of the engine, with borders of names, joined by spaces."""
    return [" ".join(analysis.words) for analysis in engine.analyse(sentences)]


def word_f1(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> float:
    """F1 of words that have both borders right, summed over sentences of the same characters."""
    right = wanted = given = 0
    for one, other in zip(gold, found, strict=True):
        first, second = _spans(one), _spans(other)
        right += len(first & second)
        wanted += len(first)
        given += len(second)
    return 2 * right / (wanted + given)


def _spans(words: Sequence[str]) -> set[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return set(zip([0, *ends], ends, strict=False))


def train(folders: Sequence[Path], output: Path) -> float:
    """Train on the documents of folders and write the model.

    Returns:
        Word F1 on the documents kept out.
    """
    import spacy_pkuseg

    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    engine = load_engine("lexer")
    learn = lines_of(list(sentences_of(p for p in paths if not is_kept_out(p))), engine)
    score = lines_of(list(sentences_of(p for p in paths if is_kept_out(p))), engine)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("train.txt", "test.txt")]
        for file, lines in zip(files, (learn, score), strict=True):
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        spacy_pkuseg.train(str(files[0]), str(files[1]), str(output), train_iter=ITERATIONS)
    compact(output)
    segmenter = spacy_pkuseg.pkuseg(str(output))
    gold = [line.split(" ") for line in score]
    return word_f1(gold, [segmenter.cut("".join(words)) for words in gold])


def compact(folder: Path) -> None:
    """Store a trained model in a third of the space and always in the same bytes.

    Weights become multiples of 1/`STEPS`, features whose weights are all zero then go.
    """
    path = folder / "weights.npz"
    with np.load(path) as stored:
        tags, features = map(int, stored["sizes"])
        weights = np.round(stored["w"] * STEPS) / STEPS
    nodes = weights[: tags * features].reshape(features, tags)
    used = np.flatnonzero(np.abs(nodes).max(axis=1) > 0)
    kept = np.concatenate([nodes[used].ravel(), weights[tags * features :]])
    np.savez_compressed(path, sizes=np.array([tags, len(used)]), w=kept)
    names = srsly.read_msgpack(folder / "features.msgpack")
    order = sorted(names["feature_to_idx"], key=names["feature_to_idx"].__getitem__)
    names["feature_to_idx"] = {order[old]: new for new, old in enumerate(used)}
    for table in ("unigram", "bigram"):
        names[table] = sorted(names[table])
    srsly.write_msgpack(folder / "features.msgpack", names)


def main() -> None:
    """Command line of the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path("models/pkuseg"))
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    f1 = train(arguments.folders, arguments.output)
    logger.info("word F1 against the lexer on documents kept out: %.4f", f1)


if __name__ == "__main__":
    main()
