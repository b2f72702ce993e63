"""Builds one layer into a folder, as SAM's makefiles ask for it; needs nothing but Python and pip.

``python -m infra.deploy.layers vendor FOLDER`` makes ``FOLDER/python``: packages for Lambda's machine, without what
nobody uses, with bytecode that is read as it is. ``build(…, here=True)`` makes the same for this machine.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from infra import ROOT
from infra.deploy.prune import prune
from infra.deploy.runtime import PLATFORMS, RUNTIME, VERSION, interpreter
from infra.deploy.trim import FOLDER, trim

VENDORED = ("vendor", "heavy")
_LONG_AGO = 315_619_200  # 1980-01-02: the same content makes the same archive, and so no new version of a layer


class CannotBuild(Exception):
    """Something is missing that a layer needs; the text says what."""


def names(root: Path = ROOT) -> list[str]:
    """Every layer there is: the vendored ones, then ours."""
    ours = sorted(path.name for path in (root / "layers").iterdir() if (path / path.name).is_dir())
    return [*VENDORED, *ours]


def build(name: str, target: Path, *, here: bool = False, root: Path = ROOT) -> Path:
    """Make the layer's ``python/`` in ``target``, for Lambda or for this machine and its Python."""
    python = target / "python"
    shutil.rmtree(python, ignore_errors=True)
    python.mkdir(parents=True)
    if name in VENDORED:
        _install(root / "layers" / name / "requirements.txt", python, here=here)
        if (python / "botocore/data").is_dir():
            trim(python / "botocore/data", python / FOLDER)
            shutil.rmtree(python / "botocore/data")
        prune(python)
    else:
        source = root / "layers" / name / name
        if not source.is_dir():
            raise CannotBuild(f"there is no layer {name}: layers/{name}/{name} is missing")
        shutil.copytree(source, python / name, ignore=shutil.ignore_patterns("__pycache__"))
    _compile(python, Path(sys.executable) if here else interpreter())
    for path in (python, *python.rglob("*")):
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    return python


def size(folder: Path) -> int:
    """Bytes of all files, as Lambda counts them."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def compiled(python: Path) -> bool:
    """Whether every module has bytecode for the runtime."""
    tag = f"cpython-{VERSION.replace('.', '')}"
    sources = list(python.rglob("*.py"))
    return all((path.parent / "__pycache__" / f"{path.stem}.{tag}.pyc").exists() for path in sources)


def _install(requirements: Path, python: Path, *, here: bool) -> None:
    """The packages, by hash, and no others: what each needs is in the file already."""
    command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--target", str(python), "-r", str(requirements)]
    if not here:
        command += ["--python-version", VERSION, "--implementation", "cp"]
        command += [part for platform in PLATFORMS for part in ("--platform", platform)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuild(f"pip cannot install {requirements.parent.name}/{requirements.name}:\n{done.stderr.strip()}")


def _compile(python: Path, by: Path | None) -> None:
    """Bytecode that is believed unchecked, since zipping changes every file's date."""
    if by is None:
        print(f"  no {RUNTIME} on this machine: the layer gets no bytecode, and cold starts take twice as long")
        return
    command = [str(by), "-I", "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
    done = subprocess.run(
        [*command, "-s", str(python.parent), "-p", "/opt", str(python)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotBuild(f"{by} cannot compile the layer:\n{(done.stdout + done.stderr).strip()}")


def main(name: str, target: Path) -> int:
    try:
        python = build(name, target)
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    print(f"  {name}: {size(python) / 1e6:.1f} MB{'' if compiled(python) else ', without bytecode'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
