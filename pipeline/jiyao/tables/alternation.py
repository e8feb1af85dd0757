"""Words of a table as a pattern: the one place that knows how alternations are written."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first, each once; without a group around it."""
    return guarded_alternation([(word, "") for word in set(words)])


def guarded_alternation(words: Iterable[tuple[str, str]]) -> str:
    """An alternation of words, each with a pattern that must hold behind it, longest word first.

    It is written by common beginnings: that means the same and looks at far fewer words.

    Args:
        words: word and guard; of equal words the first guards are tried first.
    """
    return "|".join(_branches(sorted(words, key=lambda pair: (-len(pair[0]), pair[0]))))


def _branches(words: Iterable[tuple[str, str]]) -> list[str]:
    """Words in order as a tree: what begins alike is joined, an ended word comes last."""
    guards: list[str] = []
    by_first: dict[str, list[tuple[str, str]]] = {}
    for word, guard in words:
        if word:
            by_first.setdefault(word[0], []).append((word[1:], guard))
        else:
            guards.append(guard)
    return [
        re.escape(first) + _grouped(_branches(rest)) for first, rest in by_first.items()
    ] + guards


def _grouped(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
