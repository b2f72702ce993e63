import re

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


def test_versions_and_hashes_are_those_of_the_lock():
    assert "botocore==1 \\\n    --hash=sha256:aa\n" in lock.layers(SMALL)["vendor"]


@pytest.mark.parametrize("layer", ["vendor", "heavy"])
def test_the_layers_hold_the_very_versions_that_tests_run_on(layer):
    committed = (HOME / "layers" / layer / "requirements.txt").read_text()

    assert committed == lock.layers(LOCK)[layer], "run `python -m infra.lock --layers`"


def test_every_package_is_pinned_by_its_hash_and_none_by_an_address():
    blocks = lock.packages(LOCK)

    assert len(blocks) > 50
    assert all("--hash=sha256:" in block for block in blocks.values())
    assert not re.search(r"https?://|file:", LOCK)


def test_a_name_has_one_form():
    assert lock.plain("Typing_Extensions==4 ; x") == lock.plain("typing-extensions[a]==4") == "typing-extensions"


def test_a_command_that_fails_comes_to_one_sentence(tmp_path):
    with pytest.raises(lock.Unresolved, match=r"^the packages cannot be resolved: no$"):
        lock.run(["sh", "-c", "echo more >&2; echo no >&2; exit 1"], "the packages cannot be resolved")
