"""Numerals that open a name."""

from __future__ import annotations

from decimal import Decimal

from jiyao.recognise.numerals import is_soft, outside_names, whole_only
from jiyao.recognise.spans import Candidate
from jiyao.values import Date, Quantity


def quantity(text: str, start: int) -> Quantity:
    return Quantity(text=text, start=start, end=start + len(text), value=Decimal(1), unit=text[-1])


def test_a_short_numeral_in_a_name_is_no_quantity() -> None:
    mile = quantity("五里", 0)  # 五里墩街道
    street = Candidate(start=0, end=5, label="LOC", proof="model")
    assert is_soft(mile)
    assert whole_only([street], [mile]) == [street]
    assert outside_names([mile], [quantity("五里墩街道", 0)]) == []


def test_a_count_stays_a_quantity() -> None:
    assert not is_soft(quantity("五个", 0))
    assert not is_soft(quantity("5里", 0))
    alone = Candidate(start=0, end=2, label="LOC", proof="model")
    assert whole_only([alone], [quantity("五里", 0)]) == []


def test_a_feast_in_a_given_name_is_no_date() -> None:
    feast = Date(text="国庆", start=1, end=3, kind="date", value="2024-10-01")
    person = Candidate(start=0, end=3, label="PER", proof="model")
    assert whole_only([person], [feast]) == [person]
    alone = Candidate(start=1, end=3, label="PER", proof="model")
    assert whole_only([alone], [feast]) == []
