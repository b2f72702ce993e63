"""A room that the tools do not know of would go unchecked, in silence."""

import tomllib

from contracts.erasure import ROOMS as ANSWERING
from infra import ROOT
from infra.catalogue import HOME, House
from kernel.doors import BusDoor

TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
PACKAGES = {path.parent.name for path in ROOT.glob("layers/*/*/__init__.py")}
ROOMS = PACKAGES - {"contracts", "kernel"}
KEEPING = {"AWS::DynamoDB::Table", "AWS::S3::Bucket"}


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


def test_whoever_keeps_something_of_a_workspace_hands_it_over_and_lets_go_of_it():
    house = House(HOME)
    keeping = {each.room for each in house.resources.values() if each.kind in KEEPING} & ROOMS - {"identity"}
    heard = {
        room: {each.door.event for each in house.functions(room) if isinstance(each.door, BusDoor)} for room in keeping
    }

    assert keeping >= {"ops"}
    for room, events in heard.items():
        assert events >= {"identity.ExportWanted", "identity.WorkspaceErased"}, f"{room} keeps what is erased elsewhere"


def test_whoever_lets_go_of_a_workspace_says_so_and_its_certificate_waits_for_nobody_else():
    heard = [each for each in House(HOME).all if isinstance(each.door, BusDoor)]
    forgetting = {each.room: each for each in heard if each.door.event == "identity.WorkspaceErased"}

    assert set(forgetting) == ANSWERING
    for room, function in forgetting.items():
        assert "shared-bus:PutEvents" in function.door.grants, f"{function.where} tells nobody"
        said = [path for path in (ROOT / f"layers/{room}").rglob("*.py") if "RoomErased(" in path.read_text()]
        assert said, f"{room} lets go of workspaces and does not say what it held: contracts.erasure.RoomErased"
