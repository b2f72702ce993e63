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


def run(root, *more):
    command = [sys.executable, "-m", "infra", *more, str(root)]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)


def test_the_command_says_what_is_stale_and_fails_and_then_weaves_it(house):
    checked = run(house.root, "--check")
    assert checked.returncode == 1
    assert "stale: infra/kitchen/functions.yaml" in checked.stdout
    assert not (house.root / "infra/kitchen").exists()

    woven = run(house.root)
    assert "woven: infra/kitchen/functions.yaml" in woven.stdout
    assert woven.stderr == (
        "functions/kitchen/cups_get.py has no test: write tests/functions/kitchen/test_cups_get.py\n"
        "template.yaml is missing\n"
    )
