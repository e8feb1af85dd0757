"""Offsets are sacred: `raw[start:end]` without layout white space is the value's `text`."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiyao.batch.process import process_batch
from jiyao.read.decode import source_from_path
from jiyao.values import SourceText

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "raw", ROOT / "tests" / "gold"]
FOLDERS += [ROOT.parent / "shared" / "corpus" / name for name in ("seed", "news", "reports")]
PATHS = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]


def spans(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def without_white_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def check(nlp, source: SourceText) -> int:
    [result] = process_batch(nlp, [source])
    assert result.reject is None, result.reject
    found = 0
    for row in [*result.records, *result.articles]:
        for span in spans(row.model_dump(mode="json")):
            found += 1
            raw = source.text[span["start"] : span["end"]]
            assert without_white_space(raw) == without_white_space(span["text"]), span
            assert span["text"] == span["text"].strip(), span
            assert "\n" not in span["text"], span
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_value_of_the_corpora(nlp, path):
    check(nlp, source_from_path(path, id=path.name))


SENTENCES = [
    path.read_text(encoding="utf-8", errors="ignore") for path in sorted((ROOT / "raw").glob("*"))
]


@st.composite
def layouts(draw) -> str:
    """A sample page laid out anew: broken lines, blank lines, indents, full-width digits."""
    page = draw(st.sampled_from(SENTENCES))
    chance = random.Random(draw(st.integers(0, 10_000)))
    rate = draw(st.sampled_from([0.0, 0.01, 0.05]))
    gap = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\u3000\n\n\u3000\u3000", " \n"]))
    indent = draw(st.sampled_from(["", "    ", "\u3000\u3000", "\t"]))
    text = "".join(char + (gap if chance.random() < rate else "") for char in page)
    text = re.sub(r"^(?=\S)", indent, text, flags=re.MULTILINE)
    if draw(st.booleans()):
        text = text.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    return text


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=layouts())
def test_every_value_of_generated_layouts(nlp, text):
    check(nlp, SourceText(id="page.txt", text=text))
