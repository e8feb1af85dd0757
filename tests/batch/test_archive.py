"""Ten thousand documents, one in a hundred bad: all good ones come out, each bad one is named."""

import functools
import importlib
import json
from pathlib import Path

import pytest

from jiyao.batch import run as runs
from jiyao.batch.pool import Pool

DOCUMENTS = 10_000
FILES = ("records.jsonl", "articles.jsonl", "rejects.jsonl")
BAD = {
    "encoding": (40, "利通区召开会议，研究工作。".encode() + b"\xff\xfe\xff" + "会议".encode(), "byte"),
    "empty": (20, b"", "empty"),
    "blank": (10, " \n\u3000\n".encode(), "white space"),
    "binary": (20, bytes(range(256)) * 4, "binary"),
    "line": (2, ("文" * 1_100_000).encode(), "characters"),
    "kills": (7, "利通区召开会议。".encode(), "ended with code -9"),
    "hangs": (1, "利通区召开会议。".encode(), "took longer than 6 seconds"),
}  # fmt: skip


@pytest.fixture(scope="module")
def bad() -> dict[str, str]:
    """Names of the bad documents and what is said of each, spread over the archive."""
    kinds = [kind for kind, (number, _, _) in BAD.items() for _ in range(number)]
    assert len(kinds) == DOCUMENTS // 100
    return {
        f"{place * 100 // 1000:02}/{place * 100:05}-{kind}.txt": BAD[kind][2]
        for place, kind in enumerate(kinds)
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory, root, bad) -> Path:
    """Short pages, no two alike, in folders of a thousand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "benchmarks"))
        pages = importlib.import_module("pages")
    folder = tmp_path_factory.mktemp("archive")
    for number in range(10):
        (folder / f"{number:02}").mkdir()
    for name in bad:
        (folder / name).write_bytes(BAD[name.rpartition("-")[2].removesuffix(".txt")][1])
    for number in range(DOCUMENTS):
        if number % 100:
            text = pages.page(number, articles=1, length=1)
            path = folder / f"{number // 1000:02}" / f"{number:05}-page.txt"
            path.write_text(text[:120], encoding="utf-8")
    return folder


def output_of(archive: Path, folder: Path, *, workers: int) -> dict[str, bytes]:
    options = runs.RunOptions(workers=workers, timeout=6)
    report = runs.run([archive], folder, options)
    assert report.counts["documents"] == DOCUMENTS
    return {name: (folder / name).read_bytes() for name in FILES}


def test_nothing_good_is_lost_and_each_bad_one_is_named(archive, bad, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    deadly = importlib.import_module("deadly")
    monkeypatch.setattr(runs, "Pool", functools.partial(Pool, life=deadly.work))
    output = output_of(archive, tmp_path / "one", workers=2)
    rejects = [json.loads(line) for line in output["rejects.jsonl"].splitlines()]
    assert [reject["source"] for reject in rejects] == sorted(bad)
    for reject in rejects:
        assert bad[reject["source"]] in reject["reason"]
    sources = {json.loads(line)["source"] for line in output["articles.jsonl"].splitlines()}
    good = {path.relative_to(archive).as_posix() for path in archive.glob("*/*-page.txt")}
    assert len(good) == DOCUMENTS - len(bad)
    assert sources == good
    assert output_of(archive, tmp_path / "two", workers=3) == output
