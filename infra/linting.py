"""cfn-lint over templates, two at a time: ``python -m infra.linting template.yaml …``.

It takes half a minute for a large room, so a template that was found sound is not looked at again until it changes, or
one nested in it does, or cfn-lint.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from infra import ROOT

FOLDER = ROOT / ".cache/linted"
COMMAND = (
    str(Path(sys.executable).parent / "cfn-lint"),
    *("--non-zero-exit-code", "informational", "--include-checks", "I"),
    *("--regions", "eu-central-1", "us-east-1", "--template"),  # where data is, and where the edge must be
)
_NESTED = re.compile(r"^ *Location: *(\S+\.yaml)$", re.MULTILINE)

Judge = Callable[[Path], str]


def asked(path: Path) -> str:
    """What cfn-lint says against a template; nothing, if it is sound."""
    done = subprocess.run([*COMMAND, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    return said or f"{path}: cfn-lint ended with {done.returncode}" if done.returncode else ""


def wrong(paths: Iterable[Path], *, kept: Path = FOLDER, judge: Judge = asked) -> list[str]:
    """What there is to say against templates."""
    keys = {path: kept / _key(path) for path in paths}
    unknown = sorted((path for path, key in keys.items() if not key.exists()), key=_size, reverse=True)
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(unknown, pool.map(judge, unknown), strict=True))
    kept.mkdir(parents=True, exist_ok=True)
    for path in unknown:
        if not said[path]:
            keys[path].touch()
    return [said[path] for path in sorted(unknown) if said[path]]


def _size(path: Path) -> int:
    return path.stat().st_size


def _key(path: Path) -> str:
    texts = (" ".join(COMMAND[1:]), version("cfn-lint"), *_texts(path))
    return sha256("\0".join(texts).encode()).hexdigest()


def _texts(path: Path) -> Iterator[str]:
    """A template, and those nested in it: what it gives them must be what they take."""
    text = path.read_text("utf-8")
    yield text
    for nested in _NESTED.findall(text):
        if (path.parent / nested).is_file():
            yield from _texts(path.parent / nested)


if __name__ == "__main__":
    found = wrong(map(Path, sys.argv[1:]))
    print("\n\n".join(found))
    sys.exit(bool(found))
