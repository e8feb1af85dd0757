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

    def targets(self, example: Example, teacher: Shares) -> tuple[Shares, NDArray[np.bool_]]:
        """Target shares, and the characters that may as well be in a name.

        Args:
            example: of n characters.
            teacher: (n, tags), each row a distribution.
        Returns:
            (n, tags) and (n,). In open stretches, where the second is True, the teacher's names
            are left out.
        """
        shares = teacher.copy()
        free = np.zeros(len(shares), dtype=bool)
        for start, end in example.open:
            free[start:end] = True
        for label in TAG_OF_LABEL.values():
            for part in "BI":
                column = self.number[f"{label}-{part}"]
                shares[~free, self.number[f"nz-{part}"]] += shares[~free, column]
                shares[:, column] = 0
        for start, end, label in example.names:
            shares[start:end] = 0
            shares[start:end, self.number[f"{TAG_OF_LABEL[label]}-I"]] = 1
            shares[start] = 0
            shares[start, self.number[f"{TAG_OF_LABEL[label]}-B"]] = 1
            if end < len(shares):
                self._open_word(shares[end])
        return shares, free

    @property
    def names(self) -> list[int]:
        """The numbers of the tags of names."""
        return [self.number[f"{label}-{part}"] for label in TAG_OF_LABEL.values() for part in "BI"]

    def _open_word(self, row: Shares) -> None:
        """Move the share of continuing a word to beginning one, in place."""
        for tag in np.flatnonzero(~self.begin):
            row[self.partner[tag]] += row[tag]
            row[tag] = 0
