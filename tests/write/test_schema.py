"""The committed schema is the models' schema, and the output follows it."""

import json
from importlib import resources

from jsonschema import Draft202012Validator

from jiyao.write.schema import DIALECT, schema_json


def test_the_committed_schema_is_fresh():
    committed = resources.files("jiyao.write").joinpath("schema.json").read_text(encoding="utf-8")
    assert committed == schema_json(), "run: jiyao schema > pipeline/jiyao/write/schema.json"


def test_the_schema_is_a_2020_12_schema():
    schema = json.loads(schema_json())
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
