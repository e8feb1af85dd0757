from pathlib import Path

import pytest

from jiyao.errors import ModelError
from jiyao.segment import load_engine
from jiyao.segment.lexer import Lexer
from jiyao.segment.models import model_folder

SENTENCES = [
    "5月8日，临江区委书记周明远主持召开区委常委会会议。",
    "",
    "区发改委、区教育局负责人列席。",
    "临江区与河口县签署战略合作协议，总投资12亿元。",
    "好",
    "縣長李大為出席會議並講話。",
    "表情😀、私用区\ue000字符、ａｂｃ１２３和 空 格　都在。",
    "\ud800孤立代理",
    "𠀀𠀁𪚥",
    "，" * 300,
]


@pytest.fixture(scope="module")
def lexer() -> Lexer:
    return Lexer()


def test_words_joined_are_the_sentence(lexer: Lexer) -> None:
    for sentence, found in zip(SENTENCES, lexer.analyse(SENTENCES), strict=True):
        assert "".join(found.words) == sentence
        assert len(found.words) == len(found.tags)
        assert all(found.words)


def test_white_space_stands_alone(lexer: Lexer) -> None:
    (found,) = lexer.analyse(["张 伟　出席  会议"])
    spaces = [word for word, tag in zip(found.words, found.tags, strict=True) if tag == "_SP"]
    assert "".join(spaces) == " 　  "
    assert not any(word.strip() and word != word.strip() for word in found.words)


def test_names_lie_inside_in_order(lexer: Lexer) -> None:
    for sentence, found in zip(SENTENCES, lexer.analyse(SENTENCES), strict=True):
        last = 0
        for start, end, label, margin in found.names:
            assert last <= start < end <= len(sentence)
            assert label in {"ORG", "LOC", "PER"}
            assert 0 <= margin <= 1
            assert sentence[start:end] == sentence[start:end].strip()
            last = end


def test_plain_names_are_found(lexer: Lexer) -> None:
    sentence = "南京市委书记王建国在北京会见了客人。"
    (found,) = lexer.analyse([sentence])
    names = [(sentence[s:e], label) for s, e, label, _ in found.names]
    assert ("王建国", "PER") in names
    assert ("北京", "LOC") in names


@pytest.mark.parametrize("copies", [1, 3, 70])
def test_batches_do_not_change_anything(lexer: Lexer, copies: int) -> None:
    alone = [lexer.analyse([sentence])[0] for sentence in SENTENCES]
    together = lexer.analyse(SENTENCES * copies)
    backwards = lexer.analyse((SENTENCES * copies)[::-1])[::-1]
    for found in (together, backwards):
        assert [(a.words, a.tags) for a in found] == [(a.words, a.tags) for a in alone * copies]


def test_engine_is_loaded_once_and_says_what_it_is() -> None:
    engine = load_engine("lexer")
    assert load_engine("lexer") is engine
    assert engine.info.name == "lexer"
    assert len(engine.info.model_hash) == 64


def test_unknown_engine_lists_the_known() -> None:
    with pytest.raises(ModelError, match=r"nosuch.*lexer"):
        load_engine("nosuch")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx: missing"):
        Lexer(tmp_path)


def test_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIYAO_MODELS", str(tmp_path / "none"))
    with pytest.raises(ModelError, match=r"none/lexer.*JIYAO_MODELS"):
        model_folder("lexer")


def test_files_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    for path in model_folder("lexer").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "tags.txt").write_text("n-B\nn-I\n", encoding="utf-8")
    with pytest.raises(ModelError, match="transitions"):
        Lexer(tmp_path)
