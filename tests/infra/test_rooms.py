"""A room that the tools do not know of would go unchecked, in silence."""

import tomllib

from infra import ROOT

TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
PACKAGES = {path.parent.name for path in ROOT.glob("layers/*/*/__init__.py")}
ROOMS = PACKAGES - {"contracts", "kernel"}


def test_the_rule_between_rooms_is_held_for_every_room():
    linter = TOOLS["importlinter"]
    (rule,) = (contract for contract in linter["contracts"] if contract["name"].startswith("a room imports"))

    assert set(linter["root_packages"]) == PACKAGES | {"infra"}
    assert set(rule["layers"][1].split(" | ")) == ROOMS


def test_tests_and_types_find_every_room():
    folders = {f"layers/{package}" for package in PACKAGES}

    assert folders <= set(TOOLS["pytest"]["ini_options"]["pythonpath"])
    assert folders <= set(TOOLS["mypy"]["mypy_path"].split(":"))
    assert set(TOOLS["ruff"]["lint"]["isort"]["known-first-party"]) >= PACKAGES
