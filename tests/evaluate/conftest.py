"""Gold written in a test, and gold turned into a prediction that is right in everything."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiyao.evaluate.gold import GoldDocument, read_gold
from jiyao.evaluate.gold_values import Place, readings
from jiyao.evaluate.output import Found
from jiyao.evaluate.same import squeezed
from jiyao.evaluate.spots import SqueezedText

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def corpus() -> list[GoldDocument]:
    return read_gold(ROOT / "tests" / "gold")


@pytest.fixture
def write_gold(tmp_path: Path) -> Callable[..., Path]:
    """Write NAME.txt and NAME.json into a folder for gold; gives the folder."""

    def write(
        name: str = "one", text: str = "甲县召开会议。", gold: Any = None, **parts: Any
    ) -> Path:
        folder = tmp_path / "gold"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        article = {"title": "", "region": None, "records": [], "entities": []}
        document = {"published": None}
        for part, value in parts.items():
            (article if part in article else document)[part] = value
        content = {**document, "articles": [article]} if gold is None else gold
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
        return folder

    return write


@pytest.fixture
def one_document(write_gold: Callable[..., Path]) -> Callable[..., GoldDocument]:
    """A gold document of one article with the given parts."""

    def read(**parts: Any) -> GoldDocument:
        (document,) = read_gold(write_gold(**parts))
        return document

    return read


def plain(value: Any) -> Any:
    """The first reading of a gold value, lists and all."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return next((one for one in readings(value, Place("")) if one is not None), None)


@pytest.fixture(scope="session")
def as_found() -> Callable[[GoldDocument], Found]:
    """What a perfect extractor would find in a gold document."""

    def found(gold: GoldDocument) -> Found:
        first = gold.scope[0][0] if gold.scope else 0
        records = []
        for number, record in enumerate(gold.records):
            fields = {name: plain(value) for name, value in record.fields.items()}
            evidence = [{"text": "", "start": first, "end": first + 1}]
            source = f"{gold.name}.txt"
            records.append({**fields, "id": str(number), "source": source, "evidence": evidence})
            if fields.get("quantity"):
                records[-1]["quantity"] = {**fields["quantity"], "start": first}
        articles: list[dict[str, Any]] = [{"title": title, "entities": []} for title in gold.titles]
        articles.append({"title": "", "entities": _entities(gold)})
        return Found(records=list(records), articles=list(articles))

    return found


def _entities(gold: GoldDocument) -> list[dict[str, Any]]:
    text, position, entities = SqueezedText(gold.text), 0, []
    for entity in gold.entities or ():
        start = text.text.index(squeezed(entity.text), position)
        position = start + len(squeezed(entity.text))
        spot = {"start": text.raw[start], "end": text.raw[position - 1] + 1}
        entities.append({"label": entity.label, "text": entity.text, **spot, **entity.value})
    return entities
