"""Counts are summed, ratios come last, and nothing to divide is None."""

import pytest

from jiyao.evaluate.metrics import Counts, Key, Tally


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(), None, None, None),
        (Counts(3, 1, 2), 3 / 5, 3 / 4, 6 / 9),
        (Counts(0, 4, 0), None, 0.0, 0.0),
        (Counts(0, 0, 4), 0.0, None, 0.0),
        (Counts(2, 0, 0), 1.0, 1.0, 1.0),
    ],
)
def test_ratios(counts, precision, recall, f1) -> None:
    assert counts.precision == precision
    assert counts.recall == recall
    assert counts.f1 == f1


def test_sums_are_of_counts_not_of_ratios() -> None:
    one, two = Counts(1, 1, 0), Counts(9, 0, 0)
    assert (one + two).f1 == pytest.approx(20 / 21)
    assert (one.f1 + two.f1) / 2 != pytest.approx(20 / 21)


def test_a_tally_sums_over_what_is_not_given() -> None:
    tally = Tally(
        [
            (Key("slots", "meeting", "name"), Counts(1, 0, 0)),
            (Key("slots", "meeting", "date"), Counts(0, 2, 0)),
            (Key("slots", "target", "item"), Counts(0, 0, 4)),
            (Key("records", "meeting"), Counts(8, 8, 8)),
            (Key("slots", "meeting", "name"), Counts(16, 0, 0)),
        ]
    )
    assert tally.total("slots") == Counts(17, 2, 4)
    assert tally.total("slots", "meeting") == Counts(17, 2, 0)
    assert tally.total("slots", "meeting", "name") == Counts(17, 0, 0)
    assert tally.total("slots", "agreement") == Counts()


def test_tallies_add_in_any_order() -> None:
    one = Tally([(Key("titles"), Counts(1, 2, 3))])
    two = Tally([(Key("titles"), Counts(1, 0, 0)), (Key("entities", "ORG"), Counts(5, 0, 0))])
    assert one + two == two + one
    assert (one + two).total("titles") == Counts(2, 2, 3)
    assert one.total("titles") == Counts(1, 2, 3)
