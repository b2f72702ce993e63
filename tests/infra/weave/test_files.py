import subprocess
import sys

import pytest

from infra.catalogue import HOME, House, Unlawful
from infra.weave.files import files, stale, weave
from tests.infra.weave.houses import built

FUNCTION = '''"""Show a cup."""

from kernel.api import Api

app = Api(__name__)


@app.public("GET /api/kitchen/cups", limit="60/minute per address")
def get_cup() -> None:
    pass
'''


ROOT = """
Resources:
  Kitchen:
    Type: AWS::Serverless::Application
    Properties:
      Location: infra/kitchen/functions.yaml
      Parameters: {Stage: a, VendorLayer: a, KernelLayer: a, ContractsLayer: a, OriginHashes: a, SealKey: a}
Outputs:
  KitchenApi: {Value: !GetAtt Kitchen.Outputs.ApiId}
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    return built(tmp_path, monkeypatch, {"functions/kitchen/cups_get.py": FUNCTION})


def write(root, name, text):
    path = root / f"functions/kitchen/{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_what_is_committed_is_what_the_functions_declare(root):
    assert stale(House(root)) == [], "run `make weave`"


def test_weaving_twice_changes_nothing(house):
    assert weave(house)
    assert weave(house) == []
    assert weave(House(house.root)) == []


def test_everything_that_follows_from_a_function_is_woven(house):
    assert {str(path.relative_to(house.root)) for path in weave(house)} == {
        *("docs/imports.json", "docs/openapi.json", "events/kitchen/cups_get.json"),
        *("infra/edge/behaviours.json", "infra/kitchen/functions.yaml"),
    }


def test_what_was_woven_for_a_function_that_is_gone_goes_too(house):
    write(house.root, "cups_break", FUNCTION.replace("GET", "DELETE"))
    weave(House(house.root))
    (house.root / "functions/kitchen/cups_break.py").unlink()

    (gone,) = [path for path in weave(House(house.root)) if "break" in path.name]

    assert gone.name == "cups_break.json"
    assert not gone.exists()


def test_a_file_that_somebody_edited_is_stale(house):
    weave(house)
    path = house.root / "infra/kitchen/functions.yaml"
    path.write_text(path.read_text().replace("MemorySize: 512", "MemorySize: 1024"))

    assert stale(house) == [path]


def test_a_woven_file_says_that_it_is(house):
    text = {path.name: text for path, text in files(house).items()}["functions.yaml"]

    assert text.startswith("# Woven by `make weave`")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (FUNCTION.replace('"""Show a cup."""', ""), "has no docstring"),
        ("import nothing_like_it\n", "cannot be imported: ModuleNotFoundError"),
        ('"""A cup."""\n', "has no `app = Api"),
        ('"""A cup."""\nfrom kernel.api import Api\napp = Api(__name__)\n', "declares no door"),
        (FUNCTION + FUNCTION.partition("app = Api(__name__)")[2], "has a door already"),
    ],
)
def test_a_function_that_cannot_be_read_is_refused_in_one_sentence(house, source, sentence):
    write(house.root, "cups_get", source)

    with pytest.raises(Unlawful) as refusal:
        files(house)

    assert "functions/kitchen/cups_get.py" in str(refusal.value)
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


ENDPOINT = FUNCTION.replace('public("GET /api/kitchen/cups", limit="60/minute per address")', "endpoint(HERE)")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (FUNCTION.replace("GET /", "/"), '"/api/kitchen/cups" is no route: write the method, one space and the path'),
        (FUNCTION.replace("60/minute per address", "60"), '"60" is no limit: write it as "60/minute per address"'),
        (FUNCTION.replace(', limit="60/minute per address"', ""), "@app.public needs its limit"),
        (ENDPOINT.replace("HERE", '"GET /api/kitchen/cups"'), '@app.endpoint needs its scope: write scope="room:read"'),
        (ENDPOINT.replace("HERE", '"GET /a", scope="a:b", grants="a-b-1:GetItem"'), 'write grants=["a-b-1:GetItem"]'),
        (FUNCTION.replace(" -> None", ""), "get_cup does not say what it answers"),
        (FUNCTION.replace("get_cup()", "get_cup(size)"), "size of get_cup has no annotation"),
        (FUNCTION.replace("limit=", 'colour="red", limit='), "line 8, cannot be imported: TypeError: Public: colour"),
    ],
)
def test_a_declaration_that_is_incomplete_is_refused_in_one_sentence(house, source, sentence):
    write(house.root, "cups_get", source)

    with pytest.raises(Unlawful) as refusal:
        files(house)

    assert str(refusal.value).startswith("functions/kitchen/cups_get.py, line ")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def run(root, *more):
    command = [sys.executable, "-m", "infra", *more, str(root)]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)


def test_the_command_says_what_is_stale_and_fails_and_weaves_all_or_nothing(house):
    checked = run(house.root, "--check")
    assert checked.returncode == 1
    assert "stale: infra/kitchen/functions.yaml" in checked.stdout
    assert not (house.root / "infra/kitchen").exists()

    refused = run(house.root)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "functions/kitchen/cups_get.py has no test: write tests/functions/kitchen/test_cups_get.py\n"
        "template.yaml is missing\n"
        "tests/functions/round_trips.json does not name kitchen/cups_get: say how many DynamoDB operations it makes at "
        'most, "kitchen/cups_get": 1\n'
        "nothing was written\n"
    )
    assert not (house.root / "infra/kitchen").exists()

    test = house.root / "tests/functions/kitchen/test_cups_get.py"
    test.parent.mkdir(parents=True)
    test.touch()
    (test.parents[1] / "round_trips.json").write_text('{"kitchen/cups_get": 1}')
    (house.root / "template.yaml").write_text(ROOT)
    woven = run(house.root)
    assert woven.stderr == ""
    assert woven.returncode == 0
    assert "woven: infra/kitchen/functions.yaml" in woven.stdout
