"""No name and no character is lost when the words of one segmenter meet the names of another."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from jiyao.segment.align import covering, cut_at_names, tags_for

TEXT = "南开区委、区政府 与中铁建\u3000签署战略合作协议。"


def test_covering_restores_what_a_segmenter_drops():
    assert covering("中 铁建　签署", ["中", "铁建", "签署"]) == [
        "中",
        " ",
        "铁建",
        "\u3000",
        "签署",
    ]
    assert covering("５G网", ["5", "G", "网"]) == ["５", "G", "网"]
    assert covering("", []) == []


def test_words_are_cut_where_a_name_begins_or_ends():
    words = ["南开区", "委书", "记余怀谷", "说"]
    names = [(0, 4, "ORG", 0.9), (6, 9, "PER", 0.9)]
    assert cut_at_names(words, names) == ["南开区", "委", "书", "记", "余怀谷", "说"]


def test_tags_come_from_the_word_that_holds_the_first_character():
    assert tags_for(["南开", "区委", "会议"], ["南开区", "委", "会议"], ["LOC", "n", "n"]) == [
        *("LOC", "LOC", "n")
    ]


@st.composite
def cuts(draw) -> list[str]:
    """A random segmentation of the text."""
    inner = draw(st.sets(st.integers(1, len(TEXT) - 1)))
    ends = [*sorted(inner), len(TEXT)]
    return [TEXT[a:b] for a, b in zip([0, *ends], ends, strict=False)]


@st.composite
def spans(draw) -> list[tuple[int, int, str, float]]:
    """Random names that do not overlap."""
    borders = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    return [(start, end, "ORG", 1.0) for start, end in pairs]


@given(words=cuts(), names=spans())
def test_every_name_is_a_run_of_words(words, names):
    cut = cut_at_names(words, names)
    assert "".join(cut) == TEXT
    assert all(cut)
    borders = {0, *accumulate(map(len, cut))}
    assert all({start, end} <= borders for start, end, _, _ in names)


@given(words=cuts(), dropped=st.sets(st.integers(0, 30)))
def test_covering_covers_whatever_was_dropped(words, dropped):
    kept = [word.strip() for index, word in enumerate(words) if index not in dropped]
    assert "".join(covering(TEXT, kept)) == TEXT
