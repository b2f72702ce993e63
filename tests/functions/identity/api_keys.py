"""API keys, as people make them and programs show them."""

import pytest

from functions.identity import keys_create

WANTED = {"name": "Nightly report", "scopes": ["people:read", "people:write"]}


@pytest.fixture
def make(invoke):
    """Let somebody who is signed in make a key."""

    def make(somebody, **more):
        answer = invoke(keys_create, body={**WANTED, **more}, caller=somebody.powers)
        assert answer.status == 201, answer.text
        return answer.json

    return make


@pytest.fixture
def opens(authorize):
    """Who calls with a key; ``None`` if nobody does."""

    def opens(key):
        said = authorize(key)["context"]
        return None if "problem" in said else said

    return opens
