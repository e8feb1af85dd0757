"""Runs inside the peers' own environment: their mentions of each case as JSON lines.

Read by values.py; not part of jiyao. Usage: values_peers.py jionlp|recognizers CASES OUT
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Found = dict[str, Any]
_NUMBER = re.compile(
    r"[0-9０-９.,，．零〇一二两三四五六七八九十百千万亿壹贰叁点分之余多几约近\s-]+"
)


def _mention(kind: str, start: int, end: int, **fields: object) -> Found:
    return {"kind": kind, "start": start, "end": end, **fields}


def _unit(text: str) -> str:
    return _NUMBER.sub("", text).replace("％", "%") or ("%" if "分之" in text else "")


def jionlp() -> Callable[[str, dt.datetime], Iterator[Found]]:
    """Times and money; it has no other quantities."""
    import jionlp as jio

    def find(text: str, base: dt.datetime) -> Iterator[Found]:
        stamp = time.mktime(base.timetuple())
        for found in jio.ner.extract_time(text, time_base=stamp, with_parsing=True):
            start, end = found["offset"]
            yield _mention("date", start, end, **_jionlp_time(found["detail"]))
        for found in jio.ner.extract_money(text, with_parsing=True):
            start, end = found["offset"]
            number = found["detail"]["num"]
            bounds = number if isinstance(number, list) else [number]
            yield _mention("quantity", start, end, numbers=bounds, unit=found["detail"]["case"])

    return find


def _jionlp_time(detail: dict[str, Any]) -> Found:
    times = detail["time"]
    if isinstance(times, list):
        return {"days": [[side[:10] for side in times]]}
    delta = times.get("delta", times)
    names = (("year", "Y"), ("month", "M"), ("day", "D"), ("hour", "H"), ("minute", "M"))
    for name, code in names:
        if isinstance(delta, dict) and name in delta:
            number = delta[name][0] if isinstance(delta[name], list) else delta[name]
            return {"value": f"P{'T' if name in ('hour', 'minute') else ''}{number:g}{code}"}
    return {}


def recognizers() -> Callable[[str, dt.datetime], Iterator[Found]]:
    """Dates, percentages, ages, currencies, dimensions, temperatures; else the bare number."""
    import recognizers_date_time as dates
    import recognizers_number as numbers
    import recognizers_number_with_unit as units

    culture = dates.Culture.Chinese
    readers = [
        numbers.recognize_percentage,
        units.recognize_age,
        units.recognize_currency,
        units.recognize_dimension,
        units.recognize_temperature,
        numbers.recognize_number,
    ]

    def find(text: str, base: dt.datetime) -> Iterator[Found]:
        for found in dates.recognize_datetime(text, culture, reference=base):
            values = (found.resolution or {}).get("values", [])
            days = [days for value in values if (days := _days(value)) is not None]
            timex = values[0].get("timex") if values else None
            yield _mention("date", found.start, found.end + 1, days=days, value=timex)
        for read in readers:
            for found in read(text, culture):
                number = str((found.resolution or {}).get("value") or "").rstrip("%")
                span = (found.start, found.end + 1)
                yield _mention("quantity", *span, numbers=[number], unit=_unit(found.text))

    return find


def _days(value: dict[str, str]) -> list[str] | None:
    if "start" in value and "end" in value:
        try:
            last = dt.date.fromisoformat(value["end"][:10]) - dt.timedelta(days=1)
        except ValueError:
            return None
        return [value["start"][:10], last.isoformat()]
    day = value.get("value", "")[:10]
    return [day, day] if len(day) == 10 and day[4] == "-" else None


def main() -> None:
    """Find everything in every case; a case that raises counts as nothing found."""
    find = {"jionlp": jionlp, "recognizers": recognizers}[sys.argv[1]]()
    cases = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    answers, began, raised = [], time.perf_counter(), 0
    for case in cases:
        base = dt.datetime.fromisoformat(case["anchor"] or "2024-03-06")
        try:
            answers.append(list(find(case["text"], base)))
        except Exception:
            answers.append([])
            raised += 1
    seconds = time.perf_counter() - began
    result = {"seconds": seconds, "raised": raised, "answers": answers}
    Path(sys.argv[3]).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
