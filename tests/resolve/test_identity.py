"""One id for all mentions of a body."""

from __future__ import annotations

import pytest

from jiyao.resolve.identity import id_of, with_ids
from jiyao.values import Organisation, OrganisationKind


def bodies(kind: OrganisationKind, *names: str) -> list[Organisation]:
    return [Organisation(text=n, start=0, end=len(n), name=n, kind=kind) for n in names]


def ids(kind: OrganisationKind, *names: str, aliases: dict[str, str] | None = None) -> list[int]:
    """Numbers of the bodies, the first one named being 0."""
    found = [each.id for each in with_ids(bodies(kind, *names), aliases or {})]
    return [found.index(each) for each in found]


SAME: list[tuple[OrganisationKind, list[str], list[int]]] = [
    ("party", ["中共南开区委", "南开区委", "河西区委"], [0, 0, 2]),
    ("government", ["天津市南开区政府", "南开区人民政府", "天津市政府"], [0, 0, 2]),
    ("government", ["南开区教育局", "河西区教育局", "教育局"], [0, 1, 2]),
    ("government", ["勉县发展和改革局", "勉县发改局"], [0, 0]),
    ("enterprise", ["江州宏远精密机械有限公司", "宏远精密机械", "江州宏远精密机械"], [0, 0, 0]),
    ("enterprise", ["海湾控股集团有限公司", "海湾控股集团", "海湾银行"], [0, 0, 2]),
    ("enterprise", ["云山建工一公司", "江海建工一公司", "建工一公司"], [0, 1, 2]),
    ("institution", ["青石大学", "青石大学附属医院"], [0, 1]),
    ("enterprise", ["南开区城投公司", "南开集团"], [0, 1]),
]


@pytest.mark.parametrize(("kind", "names", "expected"), SAME)
def test_mentions_of_one_body_share_an_id(
    kind: OrganisationKind, names: list[str], expected: list[int]
) -> None:
    assert ids(kind, *names) == expected


def test_a_short_name_that_the_text_introduces_has_the_id_of_the_long_one() -> None:
    assert ids("institution", "云山大学附属第三医院", "云大附三院") == [0, 1]
    alias = {"云大附三院": "云山大学附属第三医院"}
    assert ids("institution", "云山大学附属第三医院", "云大附三院", aliases=alias) == [0, 0]


def test_ids_do_not_depend_on_what_else_is_named() -> None:
    assert with_ids(bodies("party", "河西区委", "南开区委"), {})[1].id == id_of("南开区委")
