import pytest

from infra.catalogue import HOME, House
from infra.weave import closure
from infra.weave.closure import heavy, reached
from infra.weave.templates import template
from tests.infra.weave.houses import built

STOA = House(HOME)


def test_a_function_reaches_its_room_and_what_its_door_needs():
    found = reached(STOA, STOA.function("ops/incidents_create"))

    assert {
        "ops.incidents.table",
        "kernel.once",
        "kernel.limits",
        "kernel.journal.journal",
        "pynamodb.attributes",
    } <= found


def test_a_function_does_not_reach_what_other_doors_need():
    found = reached(STOA, STOA.function("ops/version_get"))

    assert not {"kernel.states", "kernel.journal", "kernel.seals", "ops.incidents"} & found


@pytest.fixture
def sealed(tmp_path, monkeypatch):
    """A house whose one function seals something, where it is used."""
    files = {
        "functions/vault/things_seal.py": (
            '"""Seal a thing."""\n\nfrom kernel.api import Api\nfrom vault.box import put\n\napp = Api(__name__)\n\n\n'
            '@app.call("things_seal")\ndef seal() -> None:\n    put()\n'
        ),
        "layers/vault/vault/__init__.py": "",
        "layers/vault/vault/box.py": "def put() -> None:\n    from kernel import seals\n\n    seals.seal\n",
    }
    return built(tmp_path, monkeypatch, files)


def test_whoever_can_reach_a_seal_mounts_the_heavy_layer_and_nobody_else(sealed):
    function = sealed.function("vault/things_seal")
    made = template(sealed, "vault", "workers")

    assert "kernel.seals" in reached(sealed, function)
    assert heavy(sealed, function) >= {"cryptography"}
    assert made["Resources"]["ThingsSeal"]["Properties"]["Layers"] == [{"Ref": "HeavyLayer"}]
    assert "HeavyLayer" in made["Parameters"]


def test_no_function_mounts_more_than_five_layers(sealed):
    made = template(sealed, "vault", "workers")
    shared = made["Globals"]["Function"]["Layers"]

    assert len(shared) + len(made["Resources"]["ThingsSeal"]["Properties"]["Layers"]) <= 5


def test_imports_for_type_checkers_only_do_not_count(tmp_path):
    path = tmp_path / "module.py"
    path.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import cryptography\nimport json\n")

    assert set(closure._imports(path, "module", True)) == {"typing", "typing.TYPE_CHECKING", "json"}


def test_relative_imports_are_understood(tmp_path):
    path = tmp_path / "model.py"
    path.write_text("from . import service\nfrom .table import Row\n")

    assert set(closure._imports(path, "ops.incidents.model", True)) == {
        *("ops.incidents", "ops.incidents.service", "ops.incidents.table", "ops.incidents.table.Row"),
    }
