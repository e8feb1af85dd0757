"""What several folders of tests share: the pipeline, built once, and the sample texts."""

from pathlib import Path

import pytest
from spacy.language import Language

import jiyao

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return jiyao.load()


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
