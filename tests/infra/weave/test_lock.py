import re
import tomllib

import pytest

from infra import lock
from infra.catalogue import HOME

LOCK = (HOME / "requirements.lock").read_text()

SMALL = """\
botocore==1 \\
    --hash=sha256:aa
    # via
    #   pynamodb
    #   stoa (pyproject.toml)
cffi==2 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:bb
    # via cryptography
chalice==3 \\
    --hash=sha256:cc
    # via stoa (pyproject.toml)
click==4 \\
    --hash=sha256:dd
    # via chalice
cryptography==5 \\
    --hash=sha256:ee
    # via
    #   moto
    #   stoa (pyproject.toml)
moto==6 \\
    --hash=sha256:ff
    # via stoa (pyproject.toml:local)
pycparser==7 \\
    --hash=sha256:00
    # via cffi
"""


def test_functions_get_what_they_import_and_not_what_only_tools_need():
    layers = lock.layers(SMALL)

    assert list(lock.packages(layers["vendor"])) == ["botocore", "chalice"]
    assert list(lock.packages(layers["heavy"])) == ["cffi", "cryptography"]


def test_what_only_a_test_asks_a_package_for_is_in_no_layer():
    extra = "email-validator==8 \\\n    --hash=sha256:11\n    # via botocore\n"

    assert lock.layers(SMALL + extra) == lock.layers(SMALL)


def test_versions_and_hashes_are_those_of_the_lock():
    assert "botocore==1 \\\n    --hash=sha256:aa\n" in lock.layers(SMALL)["vendor"]


@pytest.mark.parametrize("layer", ["vendor", "heavy"])
def test_the_layers_hold_the_very_versions_that_tests_run_on(layer):
    committed = (HOME / "layers" / layer / "requirements.txt").read_text()

    assert committed == lock.layers(LOCK)[layer], "run `python -m infra.lock --layers`"


@pytest.mark.parametrize("path", lock.GROUPS, ids=["ours", "SAM", "Node"])
def test_every_package_is_pinned_by_its_hash_and_none_by_an_address(path):
    blocks = lock.packages(path.read_text())

    assert len(blocks) >= (1 if path == lock.NODE else 50)
    assert all("--hash=sha256:" in block for block in blocks.values())
    assert not re.search(r"https?://|file:", path.read_text())


def test_whatever_is_asked_for_was_resolved():
    project = tomllib.loads((HOME / "pyproject.toml").read_text())
    asked = {"stoa (pyproject.toml)": project["project"]["dependencies"]}
    asked |= {f"stoa (pyproject.toml:{group})": names for group, names in project["dependency-groups"].items()}
    reasons = [lock.vias(path.read_text()) for path in lock.GROUPS]

    for by, names in asked.items():
        wanted = {re.match(r"[a-z0-9-]+", lock.plain(name))[0] for name in names}
        assert wanted == {name for why in reasons for name in why if by in why[name]}, "run `make lock`"


def test_a_name_has_one_form():
    assert lock.plain("Typing_Extensions==4 ; x") == lock.plain("typing-extensions[a]==4") == "typing-extensions"


def test_a_command_that_fails_comes_to_one_sentence(tmp_path):
    with pytest.raises(lock.Unresolved, match=r"^the packages cannot be resolved: no$"):
        lock.run(["sh", "-c", "echo more >&2; echo no >&2; exit 1"], "the packages cannot be resolved")


def test_what_a_test_asks_of_a_package_beyond_it_stays_out_of_the_layers():
    text = f"pydantic[email]==2.0 \\\n    --hash=sha256:{'0' * 64}\n    # via\n    #   stoa (pyproject.toml)\n"

    assert lock.layers(text)["vendor"].splitlines()[1] == "pydantic==2.0 \\"
