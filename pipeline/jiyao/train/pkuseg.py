"""The pkuseg model in models/pkuseg: spacy-pkuseg trained on words of our lexer (分词模型训练).

    python -m jiyao.train.pkuseg --corpora ../shared/corpus --output models/pkuseg

Trained on raw official text, on the development documents and on made-up sentences, which have
names of every kind. Every document whose name's hash falls into the last twelfth is kept out of
training; words are scored on those: the F1 of pkuseg's words against the lexer's. Held-out
documents, and texts that share a passage with one, are left out altogether.

Source: Luo et al. 2019, PKUSEG, https://arxiv.org/abs/1906.11455.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
import srsly

from jiyao.read.articles import articles_from_source
from jiyao.read.decode import source_from_path
from jiyao.segment.engine import Engine, load_engine
from jiyao.segment.sentences import sentence_spans
from jiyao.train.examples import HeldOut, gold_documents, gold_folders, without_copies
from jiyao.train.names import NameMaker
from jiyao.train.patterns import Generator

logger = logging.getLogger(__name__)

ITERATIONS = 8
SEED = 20240305
MADE_UP = 12_000
"""Sentences that are made up."""
CHARACTERS = 2500
"""How many of the most frequent characters names are made of."""
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


def made_up(texts: Iterable[str], number: int) -> list[str]:
    """Sentences of other names, bodies and places than the texts have.

    Args:
        texts: names are made of their most frequent characters.
        number: of sentences; the same each time.
    """
    counted = Counter("".join(texts)).most_common(CHARACTERS)
    characters = "".join(char for char, _ in counted if "一" <= char <= "龥")
    generator = Generator(NameMaker(random.Random(SEED), characters))
    return ["".join(generator.sentence().text.split()) for _ in range(number)]


def train(paths: Sequence[Path], output: Path) -> float:
    """Train on documents and write the model.

    Returns:
        Word F1 on the documents kept out.
    """
    import spacy_pkuseg

    engine = load_engine("lexer")
    learnt = list(sentences_of(path for path in paths if not is_kept_out(path)))
    learn = lines_of(learnt + made_up(learnt, MADE_UP), engine)
    score = lines_of(list(sentences_of(p for p in paths if is_kept_out(p))), engine)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("train.txt", "test.txt")]
        for file, lines in zip(files, (learn, score), strict=True):
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        random.seed(SEED)  # it shuffles the sentences of each round
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


def documents_of(gold: Path, corpora: Path, held_out: Path) -> list[Path]:
    """Texts to train and score on: all but the held-out ones and those that share text with one."""
    held = HeldOut(held_out)
    documents = list(gold_documents(gold_folders(gold, corpora)))
    folders = gold_folders(gold, corpora)
    names = [document.name for document in documents if document.name not in held]
    own = [folders[part] / f"{stem}.txt" for part, _, stem in (n.partition("/") for n in names)]
    raw = sorted((corpora / "raw").glob("*/*.txt"))
    return own + without_copies(raw, [each.text for each in documents if each.name in held])


def main() -> None:
    """Command line of the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/held-out.txt"))
    parser.add_argument("--output", type=Path, default=Path("models/pkuseg"))
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    paths = documents_of(arguments.gold, arguments.corpora, arguments.held_out)
    f1 = train(paths, arguments.output)
    logger.info("word F1 against the lexer on documents kept out: %.4f", f1)


if __name__ == "__main__":
    main()
