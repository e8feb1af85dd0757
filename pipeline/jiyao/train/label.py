"""Names of raw text where two sources agree: trained lexers and the grammar of `recognise`.

Distant supervision (Mintz et al. 2009) that teaches only what is sure: a name that both sources
give in the same borders is one; a stretch about which they differ is left open; the rest has no
names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from jiyao.document import mentions_of
from jiyao.flow import docs_from_sources
from jiyao.segment.lexer import Lexer
from jiyao.segment.sentences import pieces, sentence_spans
from jiyao.train.examples import LABELS, Example, Name
from jiyao.train.teach import names_of, shares_of
from jiyao.values import SourceText


def labelled_text(path: Path, nlp: Language, lexers: Sequence[Lexer]) -> Iterator[Example]:
    """Sentences of a raw document with the names that the sources agree on.

    Args:
        path: UTF-8 text.
        nlp: the whole pipeline; its mentions are the second source.
        lexers: teachers, averaged.
    """
    source = SourceText(id=path.stem, text=path.read_text(encoding="utf-8"))
    for doc in docs_from_sources(nlp, [source]):
        mentions = [m for m in mentions_of(doc) if m.label in LABELS]
        cuts = [
            cut for start, end in sentence_spans(doc.text) for cut in pieces(doc.text, start, end)
        ]
        texts = [doc.text[start:end] for start, end in cuts]
        for (start, end), text, shares in zip(cuts, texts, shares_of(texts, lexers), strict=True):
            grammar = {
                (m.start - start, m.end - start, str(m.label))
                for m in mentions
                if start <= m.start and m.end <= end
            }
            model = {name for name, _ in names_of(shares, lexers[0].tags)}
            yield agreed(text, grammar, model)


def agreed(text: str, grammar: set[Name], model: set[Name]) -> Example:
    """The names that both sources give; what one of them gives alone is open.

    Args:
        text: a sentence.
        grammar: names by the rules.
        model: names by the lexers.
    """
    names = sorted(grammar & model)
    free: list[tuple[int, int]] = []
    for start, end, _ in sorted(grammar ^ model):
        touched = [name for name in names if name[0] < end and start < name[1]]
        names = [name for name in names if name not in touched]
        free.append((start, end))
        free.extend((first, last) for first, last, _ in touched)
    return Example(text, tuple(names), tuple(sorted(set(free))))
