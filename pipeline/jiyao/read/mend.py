"""Bare lines that are no heads: the broken beginning of the paragraph after them."""

from __future__ import annotations

import re

from jiyao.read.classify import Unit
from jiyao.read.evidence import evidence_of_body

_PARALLEL = 4


def is_broken_paragraph(unit: Unit, following: Unit, *, indented: bool) -> bool:
    """Whether a bare line that is no headline is the beginning of the paragraph after it.

    Args:
        unit: the bare line.
        following: the unit after it.
        indented: the page indents paragraphs.
    """
    if following.kind != "paragraph" or evidence_of_body(following) > 0:
        return False
    if unit.text[-1] in "，,、":
        return True
    first, second = unit.lines[0], following.lines[0]
    if indented and first.indent > 0 and second.indent == 0:
        return True
    halves = [len(part) for part in re.split(r"[，,]", unit.text)]
    return len(halves) > 1 and abs(halves[0] - halves[1]) > _PARALLEL
