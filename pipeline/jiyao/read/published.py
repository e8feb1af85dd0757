"""The day of publication (发布日期): from beside the file, from its name, from the page itself.

A date inside the prose is never one: only labels, page headers and datelines are asked.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path

from jiyao.errors import SourceError

_DIGITS = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")
_SEPARATED = r"(?P<y>(?:19|20)\d\d)(?P<s>[-_./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
_WRITTEN = (
    r"(?P<y>(?:19|20)\d\d)\s{0,2}年\s{0,2}(?P<m>\d{1,2})\s{0,2}月\s{0,2}(?P<d>\d{1,2})\s{0,2}日"
)
_COMPACT = r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"
_IN_NAME = tuple(re.compile(rf"(?<!\d){shape}") for shape in (_SEPARATED, _WRITTEN, _COMPACT))
_IN_LINE = tuple(re.compile(rf"(?<!\d){shape}") for shape in (_SEPARATED, _WRITTEN))
_DATELINE = re.compile(
    r"(?:社|报|网|台)(?:[^，。；、\s]{1,16}?)(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:电|讯)"
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:$|T)")
_YEAR = re.compile(r"(?<![\d.自从])((?:19|20)\d\d)年")


def published_of_file(path: Path) -> dt.date | None:
    """What is known beside the text: a sidecar, then the file's name.

    The sidecar of `NAME.txt` is `NAME.json`, an object whose key "published" holds a day in
    ISO 8601 or null; null and a missing key leave the question open.

    Raises:
        SourceError: the sidecar is no JSON object, or its "published" is no day.
    """
    beside = None if path.suffix == ".json" else _published_of_sidecar(path.with_suffix(".json"))
    return beside or date_in_name(path.stem)


def _published_of_sidecar(path: Path) -> dt.date | None:
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SourceError(str(path), f"is no JSON sidecar: {error}") from error
    value = content.get("published") if isinstance(content, dict) else None
    if value is None:
        return None
    day = _ISO.match(value) if isinstance(value, str) else None
    published = _day(*map(int, day.groups())) if day else None
    if published is None:
        raise SourceError(
            str(path), f'"published" is {value!r}, expected a day such as "2024-06-14" or null'
        )
    return published


def date_in_name(name: str) -> dt.date | None:
    """The day in a file name: 2024-06-14, 2024_06_14, 20240614, 2024年6月14日; None without one."""
    return _first_day(_IN_NAME, name)


def date_in_line(line: str) -> dt.date | None:
    """The first full day in a line of page furniture: 2016-3-22 9:41:06, 2024年6月14日."""
    return _first_day(_IN_LINE, line.translate(_DIGITS))


def date_in_dateline(text: str, years: Iterable[int] = ()) -> dt.date | None:
    """The day of a dateline (电头): 新华社北京12月8日电.

    Args:
        text: the beginning of a paragraph.
        years: years that the article itself names; the dateline gives none, so a day is
            returned only when the article names a single one.
    """
    found = _DATELINE.search(text[:60])
    known = set(years)
    if found is None or len(known) != 1:
        return None
    return _day(known.pop(), int(found["m"]), int(found["d"]))


def years_in_text(text: str) -> set[int]:
    """All four-digit years written in a text but those it looks back to (自1992年建交以来)."""
    return {int(year) for year in _YEAR.findall(text)}


def _first_day(patterns: Iterable[re.Pattern[str]], text: str) -> dt.date | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
            if day is not None:
                return day
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
