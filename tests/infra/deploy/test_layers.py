"""What a layer is made of."""

import re
from pathlib import Path

import pytest

from infra import ROOT, lock
from infra.deploy import layers
from infra.deploy.layers import CannotBuild, build, compiled, size
from infra.deploy.prune import prune, roots
from infra.deploy.runtime import RUNTIME, VERSION, interpreter
from infra.deploy.sizes import MOST, judged, ordinary, sizes

UNCHECKED = 1


REQUIREMENTS = {name: (ROOT / f"layers/{name}/requirements.txt").read_text() for name in layers.VENDORED}
LOCK = (ROOT / "requirements.lock").read_text()


def test_the_layers_carry_what_the_lock_says_and_every_package_in_one_of_them():
    assert lock.layers(LOCK) == REQUIREMENTS
    vendor, heavy = (set(re.findall(r"(?m)^([a-z0-9-]+)==", text)) for text in REQUIREMENTS.values())
    assert not vendor & heavy
    assert "cryptography" in heavy
    assert {"botocore", "pydantic", "pydantic-core", "pynamodb", "tzdata"} <= vendor


def test_every_package_of_a_layer_is_known_by_its_hash():
    for text in (*REQUIREMENTS.values(), (ROOT / "infra/deploy/requirements.lock").read_text()):
        for entry in re.split(r"(?m)^(?=[a-z0-9-]+==)", text)[1:]:
            assert "--hash=sha256:" in entry


def test_what_only_deploys_or_tests_is_not_carried():
    text = "".join(REQUIREMENTS.values())
    assert not re.search(r"(?m)^(click|pip|setuptools|inquirer|boto3|s3transfer|pycparser)==", text)


def test_our_own_layer_is_its_source_and_nothing_of_this_machine(tmp_path):
    python = build("kernel", tmp_path)
    sources = {path.relative_to(ROOT / "layers/kernel") for path in (ROOT / "layers/kernel/kernel").rglob("*.py")}
    assert {path.relative_to(python) for path in python.rglob("*.py")} == sources
    tags = {path.name.split(".")[1] for path in python.rglob("*.pyc")}
    assert tags <= {f"cpython-{VERSION.replace('.', '')}"}
    assert compiled(python) == (interpreter() is not None)


@pytest.mark.skipif(interpreter() is None, reason=f"without a {RUNTIME} a layer gets no bytecode")
def test_bytecode_is_believed_without_looking_at_the_source(tmp_path):
    compiled_files = list(build("kernel", tmp_path).rglob("*.pyc"))
    assert compiled_files
    for path in compiled_files:
        assert int.from_bytes(path.read_bytes()[4:8], "little") == UNCHECKED


def test_the_same_source_makes_the_same_layer(tmp_path):
    first, second = (build("contracts", tmp_path / name) for name in ("one", "two"))
    files = [sorted(path.relative_to(root) for path in root.rglob("*")) for root in (first, second)]
    assert files[0] == files[1]
    for path in files[0]:
        assert (first / path).stat().st_mtime == (second / path).stat().st_mtime
        assert (first / path).is_dir() or (first / path).read_bytes() == (second / path).read_bytes()


def test_a_layer_that_is_not_there_is_named():
    with pytest.raises(CannotBuild, match="layers/attic/attic is missing"):
        build("attic", Path("/nonexistent"), root=ROOT / "tests/infra")


def test_all_layers_are_known():
    assert layers.names()[:2] == ["vendor", "heavy"]
    assert {"contracts", "identity", "kernel", "ops"} <= set(layers.names())


def test_of_chalice_two_files_run(tmp_path):
    for name in (
        "__init__.py",
        "app.py",
        "analyzer.py",
        "config.py",
        "deploy/x.py",
        "cli/x.py",
        "api/x.py",
        "vendored/x.py",
    ):
        put(tmp_path / "chalice" / name)
    prune(tmp_path)
    assert sorted(path.name for path in (tmp_path / "chalice").rglob("*")) == ["__init__.py", "app.py"]


def test_nothing_is_carried_that_describes_or_tests(tmp_path):
    for name in (
        "a/tests/test_a.py",
        "a/x.pyi",
        "a/py.typed",
        "a-1.0.dist-info/METADATA",
        "a/__pycache__/x.pyc",
        "a/x.py",
    ):
        put(tmp_path / name)
    prune(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == ["a/x.py"]


def test_only_those_who_vouch_for_aws_are_kept():
    bundle = "".join(
        f"\n# Issuer: CN=Root O={owner}\n# Label: x\n-----{owner}\n" for owner in ("Amazon", "Somebody", "Amazonas")
    )
    kept = roots(bundle)
    assert "-----Amazon\n" in kept
    assert "Somebody" not in kept
    assert "Amazonas" not in kept


def test_a_build_says_how_much_a_function_mounts_and_refuses_too_much(tmp_path):
    for folder, count in {
        "VendorLayer": 9,
        "KernelLayer": 2,
        "ContractsLayer": 1,
        "HeavyLayer": 30,
        "Ops/Layer": 3,
    }.items():
        put(tmp_path / folder / "python/x.bin", b"." * (count * 1_000_000))
    put(tmp_path / "Identity/Layer/python/x.bin", b"." * 1_000_000)
    assert ordinary(sizes(tmp_path)) == 15_000_000
    assert judged(tmp_path).startswith("an ordinary function mounts 15.0 MB of layers, of 20 at most")
    put(tmp_path / "Ops/Layer/python/y.bin", b"." * (MOST - 15_000_000 + 1))
    with pytest.raises(CannotBuild, match=r"vendor 9\.0"):
        judged(tmp_path)


def test_bytes_are_counted_as_lambda_counts_them(tmp_path):
    put(tmp_path / "a/b", b"12345")
    put(tmp_path / "c", b"12")
    assert size(tmp_path) == 7


def put(path, content=b"x = 1\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
