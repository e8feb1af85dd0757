from pathlib import Path

import pytest

from jiyao.train.examples import HeldOut, without_copies


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("news/2025-11-14-4", True),
        ("local/lc-03", True),
        ("local/lc-04", False),
        ("seed/2025-11-14-4", False),
    ],
)
def test_held_out_with_folder_or_without(tmp_path: Path, name: str, held: bool) -> None:
    path = tmp_path / "held-out.txt"
    path.write_text("# 只用于评分\nnews/2025-11-14-4\n\nlc-03\n", encoding="utf-8")
    assert (name in HeldOut(path)) is held


def test_raw_text_that_repeats_a_held_out_passage_is_left_out(tmp_path: Path) -> None:
    passage = "".join(chr(0x4E00 + number) for number in range(60))
    own, copied = tmp_path / "own.txt", tmp_path / "copied.txt"
    own.write_text("另一篇文章的内容。" * 9, encoding="utf-8")
    copied.write_text(f"前言。{passage[:30]}\n{passage[30:]}后记。", encoding="utf-8")
    assert without_copies([own, copied], [passage]) == [own]
