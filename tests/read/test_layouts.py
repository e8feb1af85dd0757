"""Pages of many outlets, one a file in `layouts`: the page, a rule, what is to be read.

Below the rule stand the titles, `# title`; where blocks are told as well, they follow their
title, one a line, `kind|text`. Every page is written for this test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jiyao.read.articles import articles_from_source
from jiyao.values import SourceText

PAGES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


def cases():
    for path in PAGES:
        page, _, expected = path.read_text(encoding="utf-8").partition("-----\n")
        yield pytest.param(page, expected.strip("\n").split("\n"), id=path.stem)


def shown(page: str, *, blocks: bool) -> list[str]:
    lines = []
    for article in articles_from_source(SourceText(id="a", text=page)):
        lines.append(f"# {article.title}")
        if blocks:
            lines += [f"{b.kind}|{article.text[b.start : b.end]}" for b in article.blocks]
    return lines


@pytest.mark.parametrize(("page", "expected"), cases())
def test_layout(page, expected):
    blocks = any(not line.startswith("# ") for line in expected)
    assert shown(page, blocks=blocks) == expected
