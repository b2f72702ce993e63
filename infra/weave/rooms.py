"""What a room needs beside its functions and its data, in files that are about other things too."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from infra.catalogue import House
from infra.edge.compose import api
from infra.weave.behaviours import behaviours
from infra.weave.templates import parts, template
from infra.yamls import load

_TRIPS = "tests/functions/round_trips.json"
_COSTS = "docs/deployment.md"
_PRICED = {
    "KMS key": "AWS::KMS::Key",
    "secret in Secrets Manager": "AWS::SecretsManager::Secret",
    "alarms": "AWS::CloudWatch::Alarm",
}
"""The lines of the table of what idle costs that a room adds to."""


def broken(house: House) -> list[str]:
    """What is wrong, in sentences; nothing at best."""
    laws = (_folders, _tools, _outputs, _trips, _costs)
    return [sentence for law in laws for sentence in law(house)]


def _folders(house: House) -> Iterator[str]:
    """What each room remembers, and how SAM builds its layer; of a house beside another, no layer is built."""
    if not _deployed(house):
        return
    for room in house.rooms:
        if not (house.root / f"infra/{room}/data.yaml").is_file():
            yield f"infra/{room}/data.yaml is missing: what {room} remembers, which outlives its functions"
        path = house.root / f"layers/{room}/Makefile"
        text = path.read_text() if path.is_file() else ""
        if "build-Layer:" not in text or f"infra.deploy.layers {room} " not in text:
            yield f"layers/{room}/Makefile does not build the layer: copy that of another room, and name {room} in it"


def _tools(house: House) -> Iterator[str]:
    """A room that the tools do not know of would go unchecked, in silence."""
    path = house.root / "pyproject.toml"
    if not path.is_file():
        return
    tools = tomllib.loads(path.read_text())["tool"]
    rule = next(each for each in tools["importlinter"]["contracts"] if each["name"].startswith("a room imports"))
    for room in house.rooms:
        folder = f"layers/{room}"
        for where, names, name in (
            ("root_packages of importlinter", tools["importlinter"]["root_packages"], room),
            ("the rule between rooms, of importlinter", rule["layers"][1].split(" | "), room),
            ("pythonpath of pytest", tools["pytest"]["ini_options"]["pythonpath"], folder),
            ("mypy_path", tools["mypy"]["mypy_path"].split(":"), folder),
            ("known-first-party of ruff", tools["ruff"]["lint"]["isort"]["known-first-party"], room),
        ):
            if name not in names:
                yield f"pyproject.toml: {where} does not name {name}"


def _outputs(house: House) -> Iterator[str]:
    """The edge learns from the root template where each API is."""
    path = house.root / "template.yaml"
    if not path.is_file():
        return
    document = load(path)
    given = document.get("Outputs", {})
    stacks = {each.get("Properties", {}).get("Location"): name for name, each in document["Resources"].items()}
    for behaviour in behaviours(house):
        room = behaviour.get("api") or behaviour["socket"].removesuffix("-socket")
        stack = stacks.get(f"infra/{room}/functions.yaml")
        wanted = f"Outputs.{'ApiId' if 'api' in behaviour else 'SocketId'}"
        if stack and given.get(api(behaviour), {}).get("Value") != {"Fn::GetAtt": [stack, wanted]}:
            yield f"{house.shown(path)}: give out {api(behaviour)} for the edge: {{Value: !GetAtt {stack}.{wanted}}}"


def _trips(house: House) -> Iterator[str]:
    """What each function costs is said, and nothing of functions that are gone."""
    path = house.path_to(_TRIPS)
    said = json.loads(path.read_text()) if path.is_file() else {}
    functions = {f"{function.room}/{function.name}": function for function in house.all}
    for name in sorted(functions.keys() - said.keys()):
        yield f'{_TRIPS} does not name {name}: say how many DynamoDB operations it makes at most, "{name}": 1'
    for name in sorted(said.keys() - functions.keys()):
        if name.partition("/")[0] in house.rooms:
            yield f"{_TRIPS} names {name}, which is gone"


def _costs(house: House) -> Iterator[str]:
    """What costs money by being there is in the table of what idle costs."""
    path = house.root / _COSTS
    if not _deployed(house) or not path.is_file():
        return
    counted = Counter(kind for document in _documents(house) for kind in _kinds(document))
    for line, kind in _PRICED.items():
        row = re.search(rf"^\| {line} \| (\d+) \|", path.read_text("utf-8"), re.MULTILINE)
        if row is None or int(row[1]) != counted[kind]:
            said = row[1] if row else "nothing"
            yield f'{_COSTS}: the table of what idle costs says {said} of "{line}", and there are {counted[kind]}'


def _documents(house: House) -> Iterator[Mapping[str, Any]]:
    for room in house.rooms:
        for part in parts(house, room):
            yield template(house, room, part)
    yield from map(load, house.templates())


def _kinds(document: Mapping[str, Any]) -> Iterator[str]:
    return (resource["Type"] for resource in document.get("Resources", {}).values())


def _deployed(house: House) -> bool:
    """Whether a house is deployed by itself, rather than beside another that it borrows from."""
    return (house.root / "infra/shared").is_dir()
