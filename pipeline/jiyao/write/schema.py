"""The JSON Schema (2020-12) of the output files, exported from the pydantic models."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from jiyao.records import SCHEMA_VERSION, ArticleRecord, Record, Reject

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_json() -> str:
    """One schema document: a line of records.jsonl; the other files' lines under `$defs`.

    Returns:
        JSON text with sorted keys and a final line feed; equal for equal models.
    """
    schema = TypeAdapter(Record).json_schema(mode="serialization")
    for model in (ArticleRecord, Reject):
        other = model.model_json_schema(mode="serialization")
        schema["$defs"].update(other.pop("$defs", {}))
        schema["$defs"][model.__name__] = other
    document = {
        "$schema": DIALECT,
        "title": f"jiyao records {SCHEMA_VERSION}",
        "description": (
            "A line of records.jsonl. Lines of articles.jsonl and rejects.jsonl follow "
            "$defs/ArticleRecord and $defs/Reject. start and end count Unicode code points of "
            "the decoded raw document; JavaScript strings count UTF-16 units instead."
        ),
        **schema,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
