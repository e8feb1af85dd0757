import pytest

from jiyao.train.examples import Example
from jiyao.train.label import agreed

ORG, LOC = (0, 2, "ORG"), (4, 6, "LOC")


@pytest.mark.parametrize(
    ("grammar", "model", "names", "free"),
    [
        ({ORG, LOC}, {ORG, LOC}, (ORG, LOC), ()),
        ({ORG}, {ORG, LOC}, (ORG,), ((4, 6),)),
        ({(0, 3, "ORG")}, {ORG}, (), ((0, 2), (0, 3))),
        ({ORG}, {(0, 2, "LOC")}, (), ((0, 2),)),
        (set(), set(), (), ()),
    ],
)
def test_agreement(grammar: set, model: set, names: tuple, free: tuple) -> None:
    assert agreed("甲乙丙丁戊己", grammar, model) == Example("甲乙丙丁戊己", names, free)
