"""Word F1 of the engines: against the lexer on texts kept out of training, against a treebank.

    python benchmarks/words.py tests/gold ../shared/corpus/raw --conllu zh_gsdsimp-ud-dev.conllu

Of the folders only such texts count as the recipe of pkuseg keeps out of training: one in twelve by
the hash of its name, and those of held-out.txt. A treebank's words are what its lines say: UD
Chinese GSDSimp comes from https://universaldependencies.org and is not part of this project.
Both borders of a word must be right; words of white space do not count.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from jiyao.errors import ModelError
from jiyao.segment import ENGINES, Engine, load_engine
from jiyao.train.examples import HeldOut
from jiyao.train.pkuseg import is_kept_out, sentences_of, word_f1

HELD_OUT = Path(__file__).parent / "held-out.txt"


def sentences_of_treebank(text: str) -> Iterator[list[str]]:
    """Words of each sentence of a CoNLL-U file; of a contraction, its parts are left out."""
    words: list[str] = []
    inside = 0
    for line in [*text.splitlines(), ""]:
        columns = line.split("\t")
        if not line.strip():
            if words:
                yield words
            words, inside = [], 0
        elif "-" in columns[0] and not line.startswith("#"):
            inside = int(columns[0].split("-")[1])
            words.append("".join(columns[1].split()))
        elif columns[0].isdigit() and int(columns[0]) > inside:
            words.append("".join(columns[1].split()))


def kept_out_texts(folders: Sequence[Path]) -> list[Path]:
    """Texts that the models for words have not seen: by the hash of the name, or held out."""
    held = HeldOut(HELD_OUT)
    paths = [path for folder in folders for path in sorted(folder.rglob("*.txt"))]
    return [p for p in paths if is_kept_out(p) or f"{p.parent.name}/{p.stem}" in held]


def words_of(engine: Engine, sentences: Sequence[str]) -> list[list[str]]:
    """The engine's words, without those of white space."""
    return [
        [word for word in analysis.words if not word.isspace()]
        for analysis in engine.analyse(sentences)
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="folders of texts")
    parser.add_argument("--conllu", type=Path, help="a treebank in CoNLL-U format")
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="only these")
    arguments = parser.parse_args()
    gold: dict[str, list[list[str]]] = {}
    if texts := list(sentences_of(kept_out_texts(arguments.folders))):
        gold["the lexer's words"] = words_of(load_engine("lexer"), texts)
    if arguments.conllu is not None:
        treebank = arguments.conllu.read_text(encoding="utf-8")
        gold[arguments.conllu.name] = list(sentences_of_treebank(treebank))
    numbers = [f"{name} ({sum(map(len, words)):,} words)" for name, words in gold.items()]
    print(f"| engine | {' | '.join(numbers)} |\n| --- {'| ---: ' * len(gold)}|")
    for name in arguments.engine or ENGINES:
        try:
            engine = load_engine(name)
        except ModelError as error:
            print(f"| {name} | {error} |")
            continue
        cells = []
        for words in gold.values():
            found = words_of(engine, ["".join(sentence) for sentence in words])
            cells.append(f"{word_f1(words, found):.3f}")
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
