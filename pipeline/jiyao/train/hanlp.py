"""The HanLP models in models/hanlp: a tokeniser and a recogniser of names (模型训练).

    python -m jiyao.train.hanlp --corpora ../shared/corpus --output models/hanlp

Both are recurrent taggers over characters, trained by HanLP's own trainers. Words, and names of
raw text, are those of our lexer; names of the development documents are gold. Documents are split
by a hash of their names: one part in twelve is for scoring, another picks the best epoch.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from hanlp.layers.embeddings.word2vec import Word2VecEmbedding

from jiyao.evaluate.gold import GoldDocument
from jiyao.segment.engine import load_engine
from jiyao.segment.hanlp_taggers import CharacterRecognizer, CharacterTokenizer
from jiyao.train.examples import HeldOut, gold_documents, gold_folders, without_copies
from jiyao.train.hanlp_data import Part, name_lines, part_of, word_lines
from jiyao.train.pkuseg import sentences_of, word_f1
from jiyao.train.score import counts_of, row_of

logger = logging.getLogger(__name__)

SEED = 20240305
UNKNOWN_RATE = 0.03
"""Share of characters shown as unknown, so that the unknown one has a meaning."""
TOKENISER = {"rnn_hidden": 128, "epochs": 8, "crf": True, "token_key": "char"}
RECOGNISER = {"rnn_hidden": 160, "epochs": 8, "crf": True, "token_key": "token"}
COMMON = {"batch_size": 32, "lr": 2e-3, "drop": 0.3, "anneal_patience": 1, "patience": 4}
GOLD_TIMES = 2
"""How often a gold sentence is shown for once of a raw one."""
WIDTH = 80
"""Numbers that stand for a character."""


def fit(component: Any, files: dict[Part, Path], options: dict[str, Any], output: Path) -> None:
    """Train one component and keep its three files, weights in half precision.

    Args:
        component: of HanLP, not trained.
        files: lines of the training and the development part.
        options: of its `fit`.
        output: folder of the component.
    """
    embed = Word2VecEmbedding(
        field=options["token_key"], embed=WIDTH, trainable=True, word_dropout=UNKNOWN_RATE
    )
    with tempfile.TemporaryDirectory() as folder:
        component.fit(
            str(files[Part.learn]),
            str(files[Part.choose]),
            folder,
            **COMMON | options,
            embed=embed,
            seed=SEED,
            devices=-1,
            logger=logger,
        )
        keep(Path(folder), output)


def keep(folder: Path, output: Path) -> None:
    """Copy what HanLP loads of a trained component; weights in half precision."""
    output.mkdir(parents=True, exist_ok=True)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    text = json.dumps(config, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (output / "config.json").write_text(text, encoding="utf-8")
    (output / "vocabs.json").write_bytes((folder / "vocabs.json").read_bytes())
    weights = torch.load(folder / "model.pt", weights_only=True)
    torch.save({name: part.half() for name, part in weights.items()}, output / "model.pt")


def train_words(paths: Sequence[Path], work: Path, output: Path) -> None:
    """Train the tokeniser on words of our lexer."""
    lexer = load_engine("lexer")
    files = {}
    for part in (Part.learn, Part.choose):
        lines = word_lines(sentences_of(p for p in paths if part_of(p.stem) is part), lexer)
        files[part] = work / f"words-{part.value}.txt"
        files[part].write_text("\n".join(lines) + "\n", encoding="utf-8")
    fit(CharacterTokenizer(), files, TOKENISER, output)


def train_names(
    paths: Sequence[Path], gold: Sequence[GoldDocument], work: Path, output: Path
) -> None:
    """Train the recogniser on names of our lexer in raw text and on gold names."""
    lexer = load_engine("lexer")
    files = {}
    for part in (Part.learn, Part.choose):
        raw = sentences_of(p for p in paths if part_of(p.stem) is part)
        known = [document for document in gold if part_of(document.name) is part]
        files[part] = work / f"names-{part.value}.tsv"
        text = "\n\n".join(name_lines(raw, known, lexer, GOLD_TIMES))
        files[part].write_text(text + "\n", encoding="utf-8")
    fit(CharacterRecognizer(), files, RECOGNISER, output)


def scores(paths: Iterable[Path], held: Sequence[GoldDocument], output: Path) -> str:
    """Word F1 against our lexer on raw documents for scoring, names on held-out gold."""
    engine = load_engine("hanlp", model=f"{output / 'tok'},{output / 'ner'}")
    texts = list(sentences_of(p for p in paths if part_of(p.stem) is Part.score))
    wanted = [analysis.words for analysis in load_engine("lexer").analyse(texts)]
    found = [analysis.words for analysis in engine.analyse(texts)]
    return f"word F1 {word_f1(wanted, found):.4f}\n{row_of('hanlp', counts_of(held, engine))}"


def main() -> None:
    """Command line of the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, default=Path("benchmarks/held-out.txt"))
    parser.add_argument("--output", type=Path, default=Path("models/hanlp"))
    parser.add_argument("--only", choices=["tok", "ner", "score"], help="one step alone")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(arguments.threads)
    held = HeldOut(arguments.held_out)
    documents = [
        document
        for document in gold_documents(gold_folders(arguments.gold, arguments.corpora))
        if document.entities
    ]
    paths = sorted((arguments.corpora / "raw").glob("*/*.txt"))
    paths = without_copies(paths, [each.text for each in documents if each.name in held])
    with tempfile.TemporaryDirectory() as folder:
        if arguments.only in (None, "tok"):
            train_words(paths, Path(folder), arguments.output / "tok")
        if arguments.only in (None, "ner"):
            gold = [document for document in documents if document.name not in held]
            train_names(paths, gold, Path(folder), arguments.output / "ner")
    if arguments.only in (None, "score"):
        rest = [document for document in documents if document.name in held]
        logger.info("%s", scores(paths, rest, arguments.output))


if __name__ == "__main__":
    main()
