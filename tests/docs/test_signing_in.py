"""What the guide to signing in says is there: every path, and every field of every example."""

import json
import re

import pytest

from infra import ROOT

GUIDE = (ROOT / "docs/guide/signing-in.md").read_text()
PATHS = json.loads((ROOT / "docs/openapi.json").read_text())
EXAMPLES = re.findall(r"```http\n(\w+) (\S+)\n(.*?)```", GUIDE, re.DOTALL)
NAMED = re.findall(r"`(GET|POST|PUT|PATCH|DELETE) (/api/[^`]+)`", GUIDE)


def fields(method, path):
    """What the body of an operation may hold, by name."""
    body = PATHS["paths"][path][method.lower()]["requestBody"]["content"]["application/json"]["schema"]
    return PATHS["components"]["schemas"][body["$ref"].rpartition("/")[2]]


@pytest.mark.parametrize(("method", "path"), NAMED)
def test_every_door_that_it_names_is_there(method, path):
    assert method.lower() in PATHS["paths"][path]


@pytest.mark.parametrize(("method", "path", "rest"), EXAMPLES, ids=[path for _, path, _ in EXAMPLES])
def test_every_example_is_what_its_door_takes(method, path, rest):
    assert method.lower() in PATHS["paths"][path]
    if rest.startswith("{"):
        said, taken = json.loads(rest), fields(method, path)
        assert set(said) <= set(taken["properties"])
        assert set(taken.get("required", ())) <= set(said)
