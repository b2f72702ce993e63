"""Who takes part: by hand, as we do it, as usual; each with exactly the folders it would find on Lambda."""

import hashlib
import shutil
import sys
from functools import cache
from pathlib import Path

from infra.deploy.layers import CannotBuild, build
from tests.bench.assembled import BUILD, compiled, packages, runtime
from tests.bench.machine import CannotMeasure
from tests.bench.subject import Subject

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = ("vendor", "kernel", "contracts")
"""The layers of an ordinary function, beside its room's own."""


def lineup() -> dict[str, Subject]:
    """All subjects; the first is what the others are held against."""
    alone = _fresh(HERE / "subjects", "alone")
    room = _fresh(HERE / "house", "house")
    ours = (room / "functions/orders", room / "layers/orders", *map(layer, OURS))
    usual = packages("fastapi", "mangum", "pyjwt", "cryptography")
    return {
        "handwritten": Subject("handwritten", "floor.handler", (alone, packages("cryptography"), runtime())),
        "ours": Subject("ours", "orders_create.app", ours),
        "journaled": Subject("journaled", "orders_record.app", ours),
        "fastapi": Subject("fastapi", "fastapi_app.handler", (alone, usual, runtime())),
    }


def authorizer() -> Subject:
    """What every call waits for: of those that read tokens, and so mount the heavy layer, the one that always does."""
    alone = _fresh(ROOT / "functions/identity", "authorizer")
    return Subject("authorizer", "callers_authorize.app", (alone, *map(layer, (*OURS, "identity", "heavy"))))


@cache
def layer(name: str) -> Path:
    """The ``python/`` of a layer as it is deployed, but for this machine; vendored ones anew only when they change."""
    requirements = ROOT / "layers" / name / "requirements.txt"
    if not requirements.exists():
        return _built(name, BUILD / "layers" / name)
    rules = [requirements, *sorted((ROOT / "infra/deploy").glob("*.py"))]
    key = hashlib.sha256(b"".join([sys.version.encode(), *(file.read_bytes() for file in rules)])).hexdigest()[:12]
    target = BUILD / "layers" / f"{name}-{key}"
    return target / "python" if target.exists() else _built(name, target)


def _built(name: str, target: Path) -> Path:
    making = target.with_suffix(".making")
    try:
        build(name, making, here=True)
    except CannotBuild as error:
        raise CannotMeasure(str(error)) from None
    shutil.rmtree(target, ignore_errors=True)
    making.rename(target)
    return target / "python"


def _fresh(source: Path, name: str) -> Path:
    """A copy with bytecode."""
    target = BUILD / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    compiled(target)
    return target
