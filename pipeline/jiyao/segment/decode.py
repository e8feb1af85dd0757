"""The best tag sequence of a linear-chain model whose transitions are small (维特比解码)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]


class Decoder:
    """Exact Viterbi decoding over many sentences at once.

    Replacing one tag of a sequence changes at most two transitions, so a tag whose emission lies
    more than twice the spread of the transitions below the best one cannot be on the best path.
    Positions with one tag left are settled, and only the runs between them are searched.

    Args:
        transitions: (tags, tags), from row to column, added to the emissions of neighbours.
    """

    def __init__(self, transitions: Scores) -> None:
        self.transitions = transitions
        self.bound = float(2 * (transitions.max() - transitions.min()))

    def best_path(self, emissions: Scores, starts: NDArray[np.bool_]) -> Tags:
        """The highest-scoring tags.

        Args:
            emissions: (characters, tags), sentences one after the other.
            starts: (characters,), True at the first character of each sentence.
        Returns:
            One tag per character.
        """
        tags: Tags = emissions.argmax(axis=1)
        if self.bound == 0:
            return tags
        rows = np.arange(len(tags))
        floor = emissions[rows, tags] - self.bound
        open_ = (emissions >= floor[:, None]).sum(axis=1) > 1
        at = np.flatnonzero(open_)
        if len(at) == 0:
            return tags
        joined = np.zeros(len(at), dtype=bool)
        joined[1:] = (np.diff(at) == 1) & ~starts[at[1:]]
        first = np.flatnonzero(~joined)
        sizes = np.diff(np.append(first, len(at)))
        self._settle_single(emissions, starts, tags, at[first[sizes == 1]])
        for index, size in zip(at[first[sizes > 1]], sizes[sizes > 1], strict=True):
            self._settle_run(emissions, starts, tags, int(index), int(index + size))
        return tags

    def _borders(
        self, starts: NDArray[np.bool_], tags: Tags, first: Tags, end: Tags
    ) -> tuple[Scores, Scores]:
        """Transition scores from the settled tag before `first` and to the one at `end`."""
        last = len(tags) - 1
        left = self.transitions[tags[np.maximum(first - 1, 0)]] * ~starts[first][:, None]
        follows = (end <= last) & ~starts[np.minimum(end, last)]
        right = self.transitions.T[tags[np.minimum(end, last)]] * follows[:, None]
        return left, right

    def _settle_single(
        self, emissions: Scores, starts: NDArray[np.bool_], tags: Tags, at: Tags
    ) -> None:
        left, right = self._borders(starts, tags, at, at + 1)
        tags[at] = (emissions[at] + left + right).argmax(axis=1)

    def _settle_run(
        self, emissions: Scores, starts: NDArray[np.bool_], tags: Tags, first: int, end: int
    ) -> None:
        left, right = self._borders(starts, tags, np.array([first]), np.array([end]))
        scores = emissions[first] + left[0]
        back = []
        for index in range(first + 1, end):
            paths = scores[:, None] + self.transitions
            back.append(paths.argmax(axis=0))
            scores = paths.max(axis=0) + emissions[index]
        tag = int((scores + right[0]).argmax())
        for index in range(end - 1, first, -1):
            tags[index] = tag
            tag = int(back[index - first - 1][tag])
        tags[first] = tag
