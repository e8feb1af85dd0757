"""What the network is to say about each character: soft tags of a teacher, names set right.

Words and parts of speech are learnt from the teacher (distillation, Hinton et al. 2015); names
come from the example. A teacher's name that the example does not have becomes a plain proper
noun (nz), and a word that reaches across the border of a name is cut there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiyao.train.examples import Example

Shares = NDArray[np.float32]
TAG_OF_LABEL = {"ORG": "nt", "LOC": "ns", "PER": "nr"}


class TargetMaker:
    """Targets over a tag set.

    Args:
        tags: `n-B`, `n-I` ... in the order of the network's outputs.
    """

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.number = {tag: number for number, tag in enumerate(tags)}
        self.begin = np.array([not tag.endswith("-I") for tag in tags])
        self.partner = np.array(
            [self.number.get(tag[:-1] + "B", number) for number, tag in enumerate(tags)]
        )

    def targets(self, example: Example, teacher: Shares) -> tuple[Shares, Shares]:
        """Target shares and the weight of each character.

        Args:
            example: of n characters.
            teacher: (n, tags), each row a distribution.
        Returns:
            (n, tags) and (n,). Characters in an open stretch keep the teacher's tags where these
            are no names and weigh nothing where they are.
        """
        shares = teacher.copy()
        weight = np.ones(len(shares), dtype=np.float32)
        known = np.ones(len(shares), dtype=bool)
        for start, end in example.open:
            known[start:end] = False
        named = self._name_share(teacher)
        weight[~known & (named > 0.05)] = 0
        for label in TAG_OF_LABEL.values():
            for part in "BI":
                column = self.number[f"{label}-{part}"]
                shares[known, self.number[f"nz-{part}"]] += shares[known, column]
                shares[known, column] = 0
        for start, end, label in example.names:
            shares[start:end] = 0
            shares[start:end, self.number[f"{TAG_OF_LABEL[label]}-I"]] = 1
            shares[start] = 0
            shares[start, self.number[f"{TAG_OF_LABEL[label]}-B"]] = 1
            if end < len(shares):
                self._open_word(shares[end])
        return shares, weight

    def _name_share(self, shares: Shares) -> Shares:
        columns = [
            self.number[f"{label}-{part}"] for label in TAG_OF_LABEL.values() for part in "BI"
        ]
        total: Shares = shares[:, columns].sum(axis=1)
        return total

    def _open_word(self, row: Shares) -> None:
        """Move the share of continuing a word to beginning one, in place."""
        for tag in np.flatnonzero(~self.begin):
            row[self.partner[tag]] += row[tag]
            row[tag] = 0
