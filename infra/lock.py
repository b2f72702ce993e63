"""``make lock``: resolve every package anew: ``requirements.lock``, from it what the layers hold, the SAM CLI, Node.

What a laptop runs and what Lambda runs are the same versions: the layers' requirements are the part of the lock that
the functions need. uv resolves, in an environment of its own that is thrown away; the files name no registry.
``python -m infra.lock --layers`` leaves the locks as they are, and writes only the layers' part anew.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from infra import ROOT

LOCK = ROOT / "requirements.lock"
SAM = ROOT / "infra/deploy/requirements.lock"
"""What deploys has an environment of its own: it wants older packages than we do."""

NODE = ROOT / "infra/web/requirements.lock"
"""What builds the web client where there is no Node, for those alone who have none."""

GROUPS = {LOCK: ("local", "test", "bench"), SAM: ("deploy",), NODE: ("web",)}
"""Which dependency groups are resolved together; those of the functions are in the first."""

UV = "uv>=0.9,<1"
OLDEST = "3.11"

HEAVY = frozenset({"argon2-cffi", "cryptography", "pyjwt", "segno", "zxcvbn"})
"""What few functions need and all would pay for: with what only it needs, the layer mounted where it is reached."""

LEAVES = frozenset({"chalice", "cffi"})
"""What these need is for their tools, not for what runs: chalice's runtime is two files, cffi's is compiled."""

EXTRAS = frozenset({"email-validator"})
"""What somebody needs of a package only because a test asks for more of it: no function does."""

HEAD = "# Resolved by `make lock` from requirements.lock. Change pyproject.toml, not this file.\n"

_OURS = "stoa (pyproject.toml)"


class Unresolved(Exception):
    """Why there is no new lock, in one sentence."""


def main(arguments: list[str]) -> int:
    """Write the lock and the layers' requirements; 1 after one sentence that says what is wrong."""
    try:
        if "--layers" not in arguments:
            with tempfile.TemporaryDirectory() as folder:
                uv = installed(Path(folder))
                for path, text in {path: resolved(uv, path) for path in GROUPS}.items():  # all of them, or none
                    written(path, text)
    except Unresolved as error:
        print(error, file=sys.stderr)
        return 1
    for layer, text in layers(LOCK.read_text()).items():
        written(ROOT / "layers" / layer / "requirements.txt", text)
    return 0


def written(path: Path, text: str) -> None:
    """Write a list of packages, and say how many they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    print(f"  {path.relative_to(ROOT)}: {len(packages(text))} packages")


def installed(folder: Path) -> Path:
    """uv, in an environment of its own."""
    venv.create(folder, with_pip=True)
    run([folder / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", UV], "uv cannot be had")
    return folder / "bin/uv"


def resolved(uv: Path, path: Path) -> str:
    """A lock, for every Python and platform that we run on, with hashes, and without the place they came from."""
    command: list[str | Path] = [uv, "pip", "compile", "--universal", "--generate-hashes", "--python-version", OLDEST]
    command += ["--quiet", "--upgrade", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--no-strip-extras"]  # asked for hashes, pip wants what it takes named with its extras
    command += [argument for group in GROUPS[path] for argument in ("--group", group)]
    text = run([*command, "pyproject.toml"] if path == LOCK else command, "the packages cannot be resolved")
    if "://" in text:
        raise Unresolved("the lock would name an address; every package must come by its name and hash")
    return "# Resolved by `make lock` from pyproject.toml.\n" + text


def layers(lock: str) -> dict[str, str]:
    """What the layers hold: what functions import, the heavy part apart."""
    blocks, reasons = packages(lock), vias(lock)
    wanted = {name for name, because in reasons.items() if _OURS in because}
    light = needed(wanted - HEAVY, reasons)
    heavy = needed({*HEAVY} & reasons.keys(), reasons) - light
    chosen = {"vendor": light, "heavy": heavy}
    return {layer: HEAD + "".join(_bare(blocks[name]) for name in sorted(names)) for layer, names in chosen.items()}


def _bare(block: str) -> str:
    """A package without what a test asks for beyond it."""
    return re.sub(r"^([\w.-]+)\[[^\]]*\]", r"\1", block)


def needed(names: set[str], reasons: dict[str, set[str]]) -> set[str]:
    """``names`` and all that they need at run time."""
    found = set(names)
    while more := {name for name, because in reasons.items() if because & (found - LEAVES)} - found - EXTRAS:
        found |= more
    return found


def packages(text: str) -> dict[str, str]:
    """The lines of each package: what it is pinned to, and its hashes."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            name = plain(line)
        found[name] = found.get(name, "") + line
    return found


def vias(lock: str) -> dict[str, set[str]]:
    """For which packages each package is there, as the lock's comments tell."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in lock.splitlines():
        if line and not line.startswith((" ", "#")):
            name = plain(line)
            found[name] = set()
        elif name and line.strip().startswith("#"):
            found[name] |= {line.strip().removeprefix("#").strip().removeprefix("via").strip()} - {""}
    return found


def plain(requirement: str) -> str:
    """The name in a requirement, in its one form."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s=\[;]", requirement, maxsplit=1)[0]).lower()


def run(command: list[str | Path], otherwise: str) -> str:
    """What a command says; ``Unresolved`` with the last thing it said if it fails."""
    done = subprocess.run([str(each) for each in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise Unresolved(f"{otherwise}: {lines[-1].strip() if lines else 'it said nothing'}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
