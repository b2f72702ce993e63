import pytest

from infra.catalogue import HOME, House
from infra.weave import imports
from tests.infra.weave.houses import built


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house with two functions: a frugal one, and one that imports what it must not."""
    head = '"""A function."""\n\nfrom kernel.api import Api\n'
    rest = '\napp = Api(__name__)\n\n\n@app.every("1 day")\ndef run() -> None:\n    pass\n'
    files = {
        "functions/pantry/jam_keep.py": head + rest,
        "functions/pantry/cake_eat.py": head + "import asyncio\nimport boto3\nimport cryptography\n" + rest,
    }
    return built(tmp_path, monkeypatch, files)


def test_an_import_that_costs_too_much_is_named_with_a_reason(house):
    (sentence,) = imports.broken(house)

    assert sentence.startswith("functions/pantry/cake_eat.py imports, before its first request: asyncio (")
    assert "boto3 (kernel.aws" in sentence
    assert "cryptography (import it where it is used)" in sentence


def test_each_function_is_measured_apart_from_the_others(house):
    found = imports.measured(house)

    assert "boto3" in found["pantry/cake_eat"]
    assert "boto3" not in found["pantry/jam_keep"]


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_no_function_of_ours_imports_what_it_must_not(root):
    assert imports.broken(House(root)) == []
