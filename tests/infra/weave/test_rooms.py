"""What a room needs in files that are about other things too: each is missed in one sentence."""

import json

import pytest

from infra.catalogue import HOME, House
from infra.weave import rooms
from kernel.doors import SocketDoor
from tests.infra.weave.houses import Declared, endpoint, schedule, view

MAKEFILE = "build-Layer:\n\tpython -m infra.deploy.layers {room} $(ARTIFACTS_DIR)\n"
TEMPLATE = """
Resources:
  Flowers:
    Type: AWS::Serverless::Application
    Properties: {Location: infra/garden/functions.yaml}
  Gardeners:
    Type: AWS::Serverless::Application
    Properties: {Location: infra/garden/workers.yaml}
Outputs:
  GardenApi: {Value: !GetAtt Flowers.Outputs.ApiId}
  GardenSocket: {Value: !GetAtt Flowers.Outputs.SocketId}
"""
TOOLS = """
[tool.importlinter]
root_packages = ["garden"]
[[tool.importlinter.contracts]]
name = "a room imports nothing"
layers = ["infra", "garden | lounge", "kernel"]
[tool.pytest.ini_options]
pythonpath = ["layers/garden"]
[tool.mypy]
mypy_path = ".:layers/garden"
[tool.ruff.lint.isort]
known-first-party = ["garden"]
"""
COSTS = """
| KMS key | 0 | 0.00 |
| secret in Secrets Manager | 0 | 0.00 |
| alarms | 4 | 0.40 |
"""


@pytest.fixture
def house(tmp_path):
    """A house with a garden in it that nothing is missing of."""
    doors = {
        "roses_get": endpoint(),
        "roses_water": schedule(),
        "bees_connect": SocketDoor(view=view, route="$connect"),
    }
    house = Declared(tmp_path, **doors)
    figures = {f"garden/{name}": 1 for name in doors}
    for path, text in {
        "infra/shared/shared.yaml": "Resources: {}",
        "layers/garden/Makefile": MAKEFILE.format(room="garden"),
        "template.yaml": TEMPLATE,
        "pyproject.toml": TOOLS,
        "docs/deployment.md": COSTS,
        "tests/functions/round_trips.json": json.dumps({**figures, "lounge/sofas_sit": 1}),
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return house


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_the_rooms_that_there_are_lack_nothing(root):
    assert rooms.broken(House(root)) == []


def test_a_room_with_everything_lacks_nothing(house):
    assert rooms.broken(house) == []


@pytest.mark.parametrize(
    ("path", "before", "after", "sentence"),
    [
        ("layers/garden/Makefile", "garden", "lounge", "layers/garden/Makefile does not build the layer"),
        ("layers/garden/Makefile", "build-Layer", "build-Garden", "layers/garden/Makefile does not build the layer"),
        (
            "template.yaml",
            "GardenApi",
            "RosesApi",
            "template.yaml: give out GardenApi for the edge: {Value: !GetAtt Flow",
        ),
        ("template.yaml", "Outputs.ApiId", "Outputs.SocketId", "give out GardenApi for the edge"),
        ("template.yaml", "GardenSocket", "Socket", "{Value: !GetAtt Flowers.Outputs.SocketId}"),
        (
            "pyproject.toml",
            'root_packages = ["garden"]',
            "root_packages = []",
            "root_packages of importlinter does not",
        ),
        ("pyproject.toml", "garden | lounge", "lounge", "the rule between rooms, of importlinter does not name garden"),
        ("pyproject.toml", 'pythonpath = ["layers/garden"]', "pythonpath = []", "pythonpath of pytest does not name"),
        ("pyproject.toml", ".:layers/garden", ".", "pyproject.toml: mypy_path does not name layers/garden"),
        ("pyproject.toml", 'first-party = ["garden"]', "first-party = []", "known-first-party of ruff does not name"),
        ("tests/functions/round_trips.json", "roses_get", "roses_cut", "names garden/roses_cut, which is gone"),
        ("tests/functions/round_trips.json", "roses_get", "roses_cut", 'at most, "garden/roses_get": 1'),
        ("docs/deployment.md", "alarms | 4", "alarms | 3", 'says 3 of "alarms", and there are 4'),
        ("docs/deployment.md", "| alarms", "| bells", 'says nothing of "alarms", and there are 4'),
        ("docs/deployment.md", "KMS key | 0", "KMS key | 1", 'says 1 of "KMS key", and there are 0'),
    ],
)
def test_what_is_missing_is_named(house, path, before, after, sentence):
    text = (house.root / path).read_text()
    assert before in text
    (house.root / path).write_text(text.replace(before, after))

    assert any(sentence in said and path in said for said in rooms.broken(house)), rooms.broken(house)


def test_a_room_remembers_something_if_only_what_it_could_not_do(house):
    (house.root / "infra/garden/data.yaml").unlink()

    assert rooms.broken(house)[0] == (
        "infra/garden/data.yaml is missing: what garden remembers, which outlives its functions"
    )


def test_a_house_beside_another_builds_no_layers_and_counts_no_costs(house):
    (house.root / "layers/garden/Makefile").unlink()
    (house.root / "docs/deployment.md").write_text("")
    (house.root / "infra/shared/shared.yaml").unlink()
    (house.root / "infra/shared").rmdir()

    assert rooms.broken(house) == []
