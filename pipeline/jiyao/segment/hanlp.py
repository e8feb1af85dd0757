"""The engine "hanlp": words and names by HanLP, tags by it or by our lexer, aligned.

Any model of HanLP does: several single-task ones joined by "," or a multi-task one, named by path
or by an identifier of `hanlp.pretrained`. HanLP's own Chinese models are licensed for research
only (CC BY-NC-SA 4.0), so none is shipped; the one in models/hanlp was trained here.

Source: He and Choi 2021, The Stem Cell Hypothesis, https://aclanthology.org/2021.emnlp-main.451.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jiyao.segment.align import Name, cut_at_names, tags_for
from jiyao.segment.engine import Analysis, Engine, EngineInfo
from jiyao.segment.hanlp_parts import Parts, Reading
from jiyao.segment.sentences import pieces
from jiyao.tables.load import load_table

BATCH = 512
"""Texts that HanLP gets in one call; it makes smaller batches of them itself."""
SURE = 1.0
"""The margin of a name; HanLP does not say how sure it is."""
TAG_OF_NAME = {"PER": "nr", "LOC": "ns", "ORG": "nt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """A row of tables/hanlp_labels.tsv.

    Attributes:
        task: "ner" or "pos".
        label: as HanLP has it.
        ours: ORG, LOC or PER; a LAC tag.
    """

    task: str
    label: str
    ours: str


class Hanlp:
    """Words and names by HanLP; words are cut where a name begins or ends.

    Args:
        lexer: gives parts of speech where no tagger of HanLP is named.
        model: see `Parts`.
    Raises:
        ModelError: HanLP or a model is missing.
    """

    def __init__(self, lexer: Engine, model: str | None = None) -> None:
        self._parts = Parts(model)
        self._lexer = lexer
        digest = hashlib.sha256(self._parts.model_hash.encode())
        if not self._parts.has_tags:
            digest.update(lexer.info.model_hash.encode())
        self.info = EngineInfo(
            name="hanlp", version=self._parts.version, model_hash=digest.hexdigest()
        )

    def analyse(self, sentences: Sequence[str]) -> list[Analysis]:
        """Analyse sentences; see `Engine`."""
        cuts = [(number, kept) for number, each in enumerate(sentences) for kept in _cuts(each)]
        texts = ["".join(sentences[number][at] for at in kept) for number, kept in cuts]
        whole = [_Sentence(sentence) for sentence in sentences]
        with _one_thread():
            for start in range(0, len(texts), BATCH):
                readings = self._parts.read(texts[start : start + BATCH])
                for (number, kept), reading in zip(cuts[start:], readings, strict=False):
                    whole[number].add(reading, kept)
        if self._parts.has_tags:
            return [sentence.analysis(None) for sentence in whole]
        tagged = self._lexer.analyse(sentences)
        return [sentence.analysis(each) for sentence, each in zip(whole, tagged, strict=True)]


class _Sentence:
    """What is known of a sentence, gathered piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.borders = {0, len(text)}
        self.borders |= {
            at for at in range(1, len(text)) if text[at].isspace() != text[at - 1].isspace()
        }
        self.names: list[Name] = []
        self.tags = ["n"] * len(text)

    def add(self, reading: Reading, kept: Sequence[int]) -> None:
        """Take in what HanLP says of the characters at `kept`."""
        at = 0
        for word in reading.words:
            self.borders.add(kept[at])
            at += len(word)
        for start, end, tag in reading.tags:
            ours = _labels("pos").get(tag, "n")
            for position in kept[start:end]:
                self.tags[position] = ours
        for start, end, label in sorted(reading.names):
            ours = _labels("ner").get(label, "")
            if ours and (not self.names or self.names[-1][1] <= kept[start]):
                self.names.append((kept[start], kept[end - 1] + 1, ours, SURE))

    def analysis(self, tagged: Analysis | None) -> Analysis:
        """Words cut at names; tags of the lexer's analysis if there is one."""
        cut = [self.text[a:b] for a, b in pairwise(sorted(self.borders))]
        words = cut_at_names(cut, self.names) if self.text else []
        if tagged is None:
            tags = tags_for(words, list(self.text), self.tags)
        else:
            tags = tags_for(words, tagged.words, tagged.tags)
        at = 0
        waiting = list(reversed(self.names))
        for number, word in enumerate(words):
            while waiting and waiting[-1][1] <= at:
                waiting.pop()
            if word.isspace():
                tags[number] = "_SP"
            elif waiting and waiting[-1][0] <= at:
                tags[number] = TAG_OF_NAME[waiting[-1][2]]
            at += len(word)
        return Analysis(words=tuple(words), tags=tuple(tags), names=tuple(self.names))


def _cuts(sentence: str) -> Iterator[list[int]]:
    """Positions of the characters of a sentence but its white space, in pieces for HanLP."""
    kept = [at for at, char in enumerate(sentence) if not char.isspace()]
    squeezed = "".join(sentence[at] for at in kept)
    for start, end in pieces(squeezed, 0, len(squeezed)):
        if start < end:
            yield kept[start:end]


@cache
def _labels(task: str) -> dict[str, str]:
    rows = load_table("hanlp_labels", LabelRow)
    return {row.label: row.ours for row in rows if row.task == task}


@contextmanager
def _one_thread() -> Iterator[None]:
    """Hold torch to one thread: processes are how jiyao uses cores, and they may be forked."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
