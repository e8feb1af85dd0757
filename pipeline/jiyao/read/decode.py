"""From bytes to characters: UTF-8, GB18030 or marked UTF-16, and a refusal rather than a guess."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections import Counter
from pathlib import Path

from jiyao.errors import SourceError
from jiyao.read.published import published_of_file
from jiyao.values import SourceText

MAX_CHARACTERS = 16_000_000
"""Characters of one document; the longest official documents have some hundred thousand."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""Bytes of one file: no accepted encoding spends more than four on a character."""

MAX_LINE = 1_000_000
"""Characters of one line; a page whose line breaks are lost still stays far below."""

MIN_COMMON = 0.85
"""Share of Hanzi that must be among the common ones for bytes to pass as GB18030.

Chinese prose has 0.97 and more; UTF-8, Big5 or Shift JIS read as GB18030 stay below 0.7.
"""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_FOREIGN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U00020000-\U0010ffff]")
_LINE = re.compile(rf"(?<![^\r\n])[^\r\n]{{{MAX_LINE + 1}}}")


def _common_hanzi() -> frozenset[str]:
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(row.decode("gb2312", errors="ignore") for row in rows) - {""}


COMMON_HANZI = _common_hanzi()
"""The 3755 characters of level 1 of GB/T 2312-1980."""


def source_from_path(
    path: Path, *, id: str | None = None, published: dt.date | None = None
) -> SourceText:
    """Read one file.

    Args:
        path: a text file in UTF-8, GB18030, or UTF-16 with a byte-order mark.
        id: id of the document, the path as given when None.
        published: day of publication known to the caller. Without one, the sidecar and the
            file's name are asked; what the text itself says is read article by article.
    Returns:
        The decoded characters, line ends untouched.
    Raises:
        SourceError: the file cannot be opened, is empty, too long, binary or wrongly encoded.
    """
    name = str(path) if id is None else id
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(name, "is a folder, expected a text file")
        if size > MAX_BYTES:
            raise SourceError(
                name, f"has {size} bytes, at most {MAX_BYTES} are read; split it into documents"
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(name, f"cannot be read: {error.strerror or error}") from error
    text, encoding = text_from_bytes(data, name)
    if published is None:
        published = published_of_file(path)
    return SourceText(id=name, text=text, published=published, encoding=encoding)


def text_from_bytes(data: bytes, source: str) -> tuple[str, str]:
    """Decode a document, or say why not.

    Args:
        data: the whole file.
        source: what to call it in an error.
    Returns:
        Its characters without byte-order mark, and the encoding: "utf-8", "gb18030",
        "utf-16-le" or "utf-16-be".
    Raises:
        SourceError: empty, binary, too long, or neither valid UTF-8 nor plausible GB18030; the
            reason gives the position of the first byte or character that does not fit.
    """
    if not data.strip():
        raise SourceError(source, "is empty" if not data else "holds only white space")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding, source, skipped=len(mark))
            break
    else:
        text, encoding = _unmarked(data, source)
    _check_text(text, source)
    return text, encoding


def _decoded(data: bytes, encoding: str, source: str, *, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = error.start + skipped
        raise SourceError(
            source,
            f"byte {where} (0x{data[error.start]:02x}) is not {encoding}, which its "
            "byte-order mark announces; save the document anew as UTF-8",
        ) from error


def _unmarked(data: bytes, source: str) -> tuple[str, str]:
    if (null := data.find(b"\0")) >= 0:
        raise SourceError(
            source,
            f"byte {null} is NUL: a binary file, or UTF-16 without byte-order mark; "
            "expected text in UTF-8 or GB18030",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        wrong = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise SourceError(
            source,
            f"byte {wrong} (0x{data[wrong]:02x}) is not UTF-8 and byte {error.start} "
            f"(0x{data[error.start]:02x}) is not GB18030; expected one of the two",
        ) from error
    if (doubt := _doubt(text)) is not None:
        raise SourceError(
            source,
            f"byte {wrong} (0x{data[wrong]:02x}) is not UTF-8, and read as GB18030 {doubt}; "
            "expected text in one of the two",
        )
    return text, "gb18030"


def _doubt(text: str) -> str | None:
    """Why characters decoded as GB18030 cannot be Chinese prose, None when they can."""
    if (found := _FOREIGN.search(text)) is not None:
        return f"character {found.start()} is U+{ord(found[0]):04X}, which no prose has"
    counts = Counter(text)
    hanzi = sum(count for character, count in counts.items() if "㐀" <= character <= "鿿")
    common = sum(count for character, count in counts.items() if character in COMMON_HANZI)
    if not hanzi or common < MIN_COMMON * hanzi:
        return f"only {common} of {hanzi} Hanzi are common ones"
    return None


def _check_text(text: str, source: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            source,
            f"has {len(text)} characters, at most {MAX_CHARACTERS} are read; "
            "split it into documents",
        )
    if not text.strip():
        raise SourceError(source, "holds only white space")
    if (found := _CONTROL.search(text)) is not None:
        raise SourceError(
            source,
            f"character {found.start()} is the control character U+{ord(found[0]):04X}; "
            "expected text, this looks like a binary file",
        )
    if (found := _LINE.search(text)) is not None:
        raise SourceError(
            source,
            f"the line at character {found.start()} is longer than {MAX_LINE} characters; "
            "expected a page with line breaks",
        )
