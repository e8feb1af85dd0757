"""Counting instead of timing: how many calls reading takes."""

from __future__ import annotations

import sys

import pytest

from jiyao.read.articles import articles_from_source
from jiyao.values import SourceText


@pytest.fixture
def count_calls():
    def count(text: str) -> int:
        calls = 0

        def profile(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(profile)
        try:
            articles_from_source(SourceText(id="a", text=text))
        finally:
            sys.setprofile(None)
        return calls

    return count
