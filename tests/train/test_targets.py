import numpy as np
import pytest

from jiyao.train.examples import Example
from jiyao.train.targets import TargetMaker
from jiyao.train.teach import names_of

TAGS = ("n-B", "n-I", "nz-B", "nz-I", "nt-B", "nt-I", "ns-B", "ns-I", "nr-B", "nr-I")
MAKER = TargetMaker(TAGS)


def teacher(*tags: str) -> np.ndarray:
    shares = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for row, tag in zip(shares, tags, strict=True):
        row[TAGS.index(tag)] = 1
    return shares


def targets(example: Example, *tags: str) -> list[str]:
    shares, _ = MAKER.targets(example, teacher(*tags))
    return [TAGS[row.argmax()] if row.any() else "-" for row in shares]


def test_names_come_from_the_example_and_words_from_the_teacher() -> None:
    example = Example("区委会议", ((0, 2, "ORG"),))
    assert targets(example, "n-B", "n-I", "n-B", "n-I") == ["nt-B", "nt-I", "n-B", "n-I"]


def test_word_across_the_border_of_a_name_is_cut() -> None:
    example = Example("县委书记", ((0, 2, "ORG"),))
    assert targets(example, "n-B", "n-I", "n-I", "n-I") == ["nt-B", "nt-I", "n-B", "n-I"]


def test_name_of_the_teacher_alone_becomes_a_proper_noun() -> None:
    assert targets(Example("我国", ()), "ns-B", "ns-I") == ["nz-B", "nz-I"]


def test_open_stretch_leaves_names_out_and_says_where() -> None:
    example = Example("中法合作", (), ((0, 2),))
    _, free = MAKER.targets(example, teacher("ns-B", "ns-I", "n-B", "n-I"))
    assert free.tolist() == [True, True, False, False]
    assert targets(example, "ns-B", "ns-I", "n-B", "n-I") == ["-", "-", "n-B", "n-I"]


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (("nt-B", "nt-I", "n-B"), [(0, 2, "ORG")]),
        (("n-B", "nr-B", "nr-I"), [(1, 3, "PER")]),
        (("ns-B", "ns-B", "n-I"), [(0, 1, "LOC"), (1, 3, "LOC")]),
        (("n-B", "n-I", "n-I"), []),
    ],
)
def test_names_of_shares(tags: tuple[str, ...], names: list[tuple[int, int, str]]) -> None:
    assert [name for name, sure in names_of(teacher(*tags), TAGS) if sure == 1] == names
