import random

import pytest

from jiyao.tables.load import load_table
from jiyao.train.examples import Example
from jiyao.train.names import NameMaker
from jiyao.train.patterns import Generator, Pattern


@pytest.fixture
def generator() -> Generator:
    return Generator(NameMaker(random.Random(1), "石木山川"))


def surfaces(example: Example) -> list[str]:
    return [f"{label}:{example.text[start:end]}" for start, end, label in example.names]


def test_every_pattern_can_be_filled() -> None:
    for row in load_table("training_patterns", Pattern):
        generator = Generator(NameMaker(random.Random(2), "石木山川"))
        generator._patterns = [row.pattern]
        example = generator.sentence()
        assert "{" not in example.text
        assert all(start < end for start, end, _ in example.names)
        assert all(a[1] <= b[0] for a, b in zip(example.names, example.names[1:], strict=False))


def test_seed_decides(generator: Generator) -> None:
    again = Generator(NameMaker(random.Random(1), "石木山川"))
    assert [generator.sentence() for _ in range(20)] == [again.sentence() for _ in range(20)]


def test_literal_gap_is_labelled(generator: Generator) -> None:
    generator._patterns = ["{loc=中国}愿同各国合作。"]
    assert surfaces(generator.sentence()) == ["LOC:中国"]


def test_hidden_names_are_not_labelled(generator: Generator) -> None:
    generator._patterns = ["会议审议《{hidden}{plan}》。"]
    assert generator.sentence().names == ()


def test_equal_names_stay_equal(generator: Generator) -> None:
    example = Example("王明说。王明又说。", ((0, 2, "PER"), (4, 6, "PER")))
    first, second = surfaces(generator.renamed(example))
    assert first == second
    assert first != "PER:王明"


def test_open_stretches_move_along(generator: Generator) -> None:
    example = Example("王明在中法论坛发言", ((0, 2, "PER"),), ((3, 5),))
    for _ in range(10):
        new = generator.renamed(example)
        ((start, end),) = new.open
        assert new.text[start:end] == "中法"
