"""Bytes to characters: what is accepted, and how a refusal reads."""

from __future__ import annotations

import codecs
import datetime as dt
import os
from pathlib import Path

import pytest

from jiyao.errors import SourceError
from jiyao.read import decode
from jiyao.read.decode import source_from_path, text_from_bytes

PROSE = "清河县委常委会召开会议，研究部署粮食安全工作。\n全年新增就业3000人，投资12.5亿元。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PROSE.encode(), "utf-8"),
        (PROSE.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_accepted(data, encoding):
    assert text_from_bytes(data, "a.txt") == (PROSE, encoding)


def test_rare_characters_survive_gb18030():
    text = PROSE + "镇长㙦玉、䶮山村村民代表参加，昇平桥、堃园小区㎡数另计。\n"
    assert text_from_bytes(text.encode("gb18030"), "a.txt") == (text, "gb18030")


def test_line_ends_are_untouched():
    text = "一行。\r\n二行。\r三行。\n"
    assert text_from_bytes(text.encode(), "a.txt")[0] == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "holds only white space"),
        ("　\n　".encode(), "holds only white space"),
        (codecs.BOM_UTF8, "holds only white space"),
        (b"PK\x03\x04\x00\x00abc", "byte 4 is NUL"),
        (PROSE.encode("utf-16-le"), "is NUL: a binary file, or UTF-16 without byte-order mark"),
        (b"abc\x07def", "character 3 is the control character U+0007"),
        (PROSE.encode() + b"\xff\xfe", "is not UTF-8"),
        (PROSE.encode()[:-2], "is not UTF-8"),
        (PROSE.encode()[:30] + b"\x80" + PROSE.encode()[30:], "byte 30 (0x80) is not UTF-8"),
        (codecs.BOM_UTF8 + PROSE.encode("gb18030"), "byte 3 (0xc7) is not utf-8"),
        ("縣長主持召開會議，聽取防汛工作彙報。".encode("big5"), "read as GB18030 character 1"),
        ("龘靐齾龖䨻䲜䴒厵麤".encode("gb18030"), "only 0 of 9 Hanzi are common ones"),
        ("清河".encode() + b"\xa1\xa1" + "会议要求抓好落实。年".encode(), "read as GB18030"),
        ("県議会は会議を開いた。".encode("shift-jis"), "is not UTF-8"),
        ("déjà vu, naïve façade, Müller".encode("latin-1"), "is not UTF-8"),
        (bytes(range(128, 256)) * 20, "is not UTF-8"),
    ],
)
def test_refused(data, reason):
    with pytest.raises(SourceError) as refusal:
        text_from_bytes(data, "folder/a.txt")
    assert reason in str(refusal.value)
    assert str(refusal.value).startswith("folder/a.txt: ")
    assert refusal.value.stage == "read"


def test_a_long_line_and_a_long_document_are_refused(monkeypatch):
    monkeypatch.setattr(decode, "MAX_CHARACTERS", 100)
    with pytest.raises(SourceError, match="has 120 characters, at most 100"):
        text_from_bytes("一二三四五。\n".encode() * 17 + b"x", "a.txt")


def test_the_limit_of_a_line_names_its_place():
    text = "第一行。\n" + "长" * (decode.MAX_LINE + 1)
    with pytest.raises(SourceError, match="the line at character 5 is longer than 1000000"):
        text_from_bytes(text.encode(), "a.txt")


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(decode.MAX_BYTES + 1)
    with pytest.raises(SourceError, match="has 64000001 bytes"):
        source_from_path(path)


def test_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(SourceError, match="is a folder"):
        source_from_path(tmp_path)
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        source_from_path(tmp_path / "none.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads everything")
def test_an_unreadable_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    path.chmod(0)
    with pytest.raises(SourceError, match="cannot be read: Permission denied"):
        source_from_path(path)


def test_source_from_path(tmp_path: Path):
    path = tmp_path / "清河报 2024-06-14.txt"
    path.write_bytes(PROSE.encode("gb18030"))
    source = source_from_path(path, id="清河报.txt")
    assert (source.id, source.text, source.encoding) == ("清河报.txt", PROSE, "gb18030")
    assert source.published == dt.date(2024, 6, 14)
    given = source_from_path(path, published=dt.date(2024, 6, 15))
    assert (given.id, given.published) == (str(path), dt.date(2024, 6, 15))
