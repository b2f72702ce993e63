"""The folders that subjects import from: as Lambda would see them, with bytecode, and nothing else in sight."""

import compileall
import hashlib
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from py_compile import PycInvalidationMode

from tests.bench.machine import CannotMeasure

BUILD = Path(__file__).parents[2] / ".build" / "bench"
NEEDS = re.compile(r"^([\w.-]+)[^;]*(;.*)?$")


def runtime() -> Path:
    """What the managed runtime brings: boto3 and botocore with all their data."""
    return _folder("runtime", _closure(["boto3"]))


def packages(*names: str) -> Path:
    """Those distributions and all that they need, but for what the managed runtime brings."""
    brought = set(_closure(["boto3"]))
    return _folder("-".join(names), [name for name in _closure(names) if name not in brought])


def size(*folders: Path) -> int:
    """Bytes in all files of these folders, unzipped."""
    return sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())


def compiled(folder: Path) -> None:
    """Write bytecode that is never checked against its source, as in a layer."""
    if not compileall.compile_dir(folder, quiet=2, force=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH):
        raise CannotMeasure(f"some file below {folder} does not compile")


def _folder(name: str, names: Iterable[str]) -> Path:
    """Copy distributions into one folder and compile them; once, for as long as their versions stay."""
    found = [_installed(each) for each in names]
    versions = " ".join(sorted(f"{each.name}=={each.version}" for each in found))
    key = hashlib.sha256(f"{sys.version} {versions}".encode()).hexdigest()[:12]
    folder = BUILD / f"{name}-{key}"
    if not folder.exists():
        making = folder.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        for each in found:
            for file in each.files or []:
                if ".." not in file.parts and file.suffix != ".pyc":
                    target = making / file
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(str(file.locate()), target)
        compiled(making)
        making.rename(folder)
    return folder


def _closure(names: Iterable[str]) -> list[str]:
    """These distributions and all that they require here, without extras."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = _normal(waiting.pop())
        if name not in found:
            found[name] = None
            waiting += _required(_installed(name))
    return sorted(found)


def _required(found: Distribution) -> Iterator[str]:
    for line in found.requires or []:
        match = NEEDS.match(line)
        if match and _applies(match[2] or ""):
            yield re.split(r"[\[<>=!~ (]", match[1])[0]


def _applies(marker: str) -> bool:
    """Whether a requirement counts here; ``packaging`` comes with pytest."""
    from packaging.markers import Marker

    return not marker or Marker(marker.lstrip("; ")).evaluate({"extra": ""})


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        raise CannotMeasure(f"the package {name} is not installed; `make bench` installs what it needs") from None


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
