"""From data to `models/lexer`, in one command:

    python -m jiyao.train.recipe --corpora ../shared/corpus --output models/lexer

1. Teachers: LAC's own network, begun with LAC's weights, learns the names of the gold documents
   that are not held out, the same sentences with exchanged names, and made-up sentences.
2. Labels: raw official text gets the names on which the teachers and the grammar agree.
3. Student: the network with a bottleneck learns all of this. Words and parts of speech are LAC's
   throughout.
"""

from __future__ import annotations

import argparse
import dataclasses
import logging
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

import jiyao
from jiyao.segment.lexer import Lexer
from jiyao.train.examples import (
    Example,
    HeldOut,
    examples_from_gold,
    gold_documents,
    gold_folders,
    sentences_of,
    without_copies,
)
from jiyao.train.export import write_folder
from jiyao.train.fit import FitOptions, Sample, fit
from jiyao.train.label import labelled_text
from jiyao.train.lac import LacWeights, load_lac
from jiyao.train.names import NameMaker
from jiyao.train.network import LexerNetwork
from jiyao.train.patterns import Generator
from jiyao.train.targets import TargetMaker
from jiyao.train.teach import names_of, shares_of

logger = logging.getLogger(__name__)

BOTTLENECK = 96
TEACHER_SEEDS = (2, 3)
TEACHER = FitOptions(steps=500, rate=2e-3)
STUDENT = FitOptions(steps=1200, rate=2e-3, seed=4)
CHARACTERS = 1500
"""How many of the commonest characters made-up given names draw on."""


class Course:
    """What is learnt, and in which mixture.

    Args:
        lac: LAC as it is; the teacher of words.
        gold: sentences with all their names.
        raw: sentences without labels.
    """

    def __init__(self, lac: Lexer, gold: Sequence[Example], raw: Sequence[str]) -> None:
        self.lac = lac
        self.maker = TargetMaker(lac.tags)
        self.gold = self.samples(gold)
        self.named = [example for example in gold if example.names]
        self.characters = "".join(
            character
            for character, _ in Counter("".join(raw)).most_common(CHARACTERS)
            if "一" <= character <= "龥"
        )
        self.raw = self.samples(self.unlabelled(raw))
        self.labelled: list[Example] = []

    def unlabelled(self, texts: Sequence[str]) -> list[Example]:
        """Raw sentences: what LAC takes for a name is open, the rest has none."""
        shares = shares_of(texts, [self.lac])
        return [
            Example(text, (), tuple(name[:2] for name, _ in names_of(share, self.lac.tags)))
            for text, share in zip(texts, shares, strict=True)
        ]

    def samples(self, examples: Sequence[Example], weight: float = 1.0) -> list[Sample]:
        """Examples with targets, words by LAC."""
        shares = shares_of([example.text for example in examples], [self.lac])
        samples = []
        for example, teacher in zip(examples, shares, strict=True):
            wanted, free = self.maker.targets(example, teacher)
            rows = self.lac.rows(example.text)
            samples.append(Sample(rows, wanted.astype(np.float16), free, weight))
        return samples

    def label(self, examples: Iterable[Example], weight: float) -> None:
        """Take labelled raw sentences in place of those without labels."""
        self.labelled = [example for example in examples if example.text]
        self.raw = self.samples(self.labelled, weight)
        self.labelled = [example for example in self.labelled if example.names]

    def draw(self) -> Callable[[random.Random], list[Sample]]:
        """The samples of a round; see `fit`."""

        def round_of(chance: random.Random) -> list[Sample]:
            generator = Generator(NameMaker(chance, self.characters))
            made = [generator.renamed(chance.choice(self.named)) for _ in range(1200)]
            made += [generator.sentence() for _ in range(1300)]
            samples = self.gold + self.samples(made)
            samples += chance.sample(self.raw, min(1500, len(self.raw)))
            if self.labelled:
                again = [generator.renamed(chance.choice(self.labelled)) for _ in range(700)]
                samples += self.samples(again, 0.5)
            return samples

        return round_of


def train(weights: LacWeights, course: Course, options: FitOptions, width: int | None) -> Path:
    """Train one network.

    Returns:
        The folder of the model, under `build/`.
    """
    network = LexerNetwork(weights, width)
    options = dataclasses.replace(options, names=tuple(course.maker.names))
    fit(network, course.draw(), options)
    folder = Path("build") / f"lexer-{width or 'full'}-{options.seed}"
    write_folder(folder, *network.weights(weights))
    return folder


def main() -> None:
    """Run the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/held-out.txt"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    held = HeldOut(arguments.held_out)
    weights = load_lac()
    write_folder(Path("build/lac"), weights)
    lac = Lexer(Path("build/lac"))
    documents = list(gold_documents(gold_folders(arguments.gold, arguments.corpora)))
    gold = [
        example
        for document in documents
        if document.name not in held and document.entities
        for example in examples_from_gold(document, lac)
    ]
    paths = sorted((arguments.corpora / "raw").glob("*/*.txt"))
    paths = without_copies(paths, [each.text for each in documents if each.name in held])
    raw = [path.read_text(encoding="utf-8") for path in paths]
    course = Course(lac, gold, [piece for text in raw for piece in sentences_of("", text)])
    logger.info("%d gold sentences, %d raw documents", len(gold), len(paths))
    teachers = []
    for seed in TEACHER_SEEDS:
        options = dataclasses.replace(TEACHER, seed=seed)
        teachers.append(Lexer(train(weights, course, options, None)))
    nlp = jiyao.load()
    course.label((e for path in paths for e in labelled_text(path, nlp, teachers)), 0.5)
    folder = train(weights, course, STUDENT, BOTTLENECK)
    arguments.output.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        (arguments.output / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
