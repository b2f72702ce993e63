"""Make the virtual environment from the lock: ``python infra/prepare.py .venv requirements.lock``.

It runs before anything is installed, on whatever Python the machine has: it uses nothing but the standard library, and
no syntax over which an older Python would stumble before it could say that it is too old. The environment counts as
made (``.ready`` in it) only when everything in the lock was installed, so a second try begins where it should.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
WIDTH = 40

LINE = re.compile(
    r"""[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z0-9,_ -]+])?==[A-Za-z0-9][A-Za-z0-9.!+_-]*  # a name and its version
    (\s*;\s*[\w\s.'"=<>!()]+)?                                # where it is needed
    (\s+--hash=sha256:[0-9a-f]{64})*\s*\\?
    | \s+(--hash=sha256:[0-9a-f]{64}\s*)+\\?                    # or hashes that go on
    """,
    re.VERBOSE,
)
"""What may stand in a lock, beside comments."""


UNREACHABLE = "the packages cannot be downloaded: there is no way to the package index from here"
SIGNS = (
    *("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ReadTimeoutError", "ConnectionResetError"),
    *(
        "ProxyError",
        "SSLError",
        "Connection broken",
        "RemoteDisconnected",
        "Max retries exceeded",
        "Could not fetch URL",
    ),
)
"""What pip says of an index that it does not reach, before it says that it found nothing there."""


class Trouble(Exception):
    """Why there is no environment, in one sentence."""


def main(folder: Path, lock: Path) -> None:
    """Make ``folder`` from ``lock``, or raise ``Trouble`` and leave it unready."""
    check_python(sys.version_info[:2])
    pins = pinned(lock)
    ready = folder / ".ready"
    if ready.exists():
        ready.unlink()
    make(folder)
    install(folder, lock, pins)
    ready.write_text(f"made from {lock.name}\n")


def check_python(version: tuple[int, int]) -> None:
    """Raise ``Trouble`` on a Python that is too old."""
    if version < OLDEST:
        wanted, found = ".".join(map(str, OLDEST)), ".".join(map(str, version))
        raise Trouble(
            f"Stoa needs Python {wanted} or newer, and this is {found}; name another: make PYTHON=python3.13 …"
        )


def pinned(lock: Path) -> list[str]:
    """The names that a lock pins; raise ``Trouble`` if it is none."""
    try:
        lines = lock.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Trouble(f"{lock} cannot be read: {error.strerror}") from error
    pins = [line.split("==")[0].strip() for line in lines if "==" in line and not line.startswith((" ", "#"))]
    if not pins or not any("--hash=sha256:" in line for line in lines):
        raise Trouble(f"{lock} is broken: it pins no packages with hashes; take it back from git")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#") and not LINE.fullmatch(line):
            raise Trouble(
                f"{lock} is broken: line {number} cannot be read, {line.strip()[:40]!r}; take it back from git"
            )
    return pins


def make(folder: Path) -> None:
    """Have an environment of this very Python; one of another Python, or half a one, is thrown away."""
    if same_python(interpreter(folder)):
        return
    if folder.exists():
        shutil.rmtree(folder)
    say("making {} with Python {}.{}".format(folder, *sys.version_info[:2]))
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        said = [line for line in made.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
        why = said[-1].strip() if said else "it said nothing"
        raise Trouble(f"this Python cannot make a virtual environment (Debian: install python3-venv): {why}")


def same_python(python: Path) -> bool:
    """Whether an interpreter works, has pip, and is of the version that runs this."""
    command = [str(python), "-c", "import sys, pip; print(sys.version_info[:2])"]
    try:
        told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return told.stdout.decode().strip() == str(sys.version_info[:2])


def install(folder: Path, lock: Path, pins: list[str]) -> None:
    """Install exactly what the lock says, byte by byte, and show how it goes."""
    command = [str(interpreter(folder)), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--progress-bar", "off", "--disable-pip-version-check", "-r", str(lock)]
    started, seen = time.time(), 0
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as run:
        assert run.stdout is not None
        for raw in run.stdout:
            said.append(raw.decode("utf-8", "replace").rstrip())
            words = said[-1].split()
            if words[:1] == ["Collecting"] or words[:2] == ["Requirement", "already"]:
                seen += 1
                show(min(seen, len(pins)), len(pins), words[1] if words[0] == "Collecting" else words[3])
            elif words[:2] == ["Installing", "collected"]:
                show(len(pins), len(pins), "putting them in place")
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{' ' * (WIDTH + 45)}\r")
    if run.returncode:
        raise Trouble(explained(lock, said))
    say(f"installed {len(pins)} packages in {time.time() - started:.0f} s")


def explained(lock: Path, said: list[str]) -> str:
    """What the many lines of a failed installation come to."""
    text = "\n".join(said)
    reasons = (
        (
            "DO NOT MATCH THE HASHES",
            f"{lock} is broken, or a download is not what it names: the hash of {_culprit(said)} differs",
        ),
        ("In --require-hashes mode", f"{lock} is broken: something in it has no hash; take it back from git"),
        ("Invalid requirement", f"{lock} is broken: a line in it cannot be read; take it back from git"),
        *((sign, UNREACHABLE) for sign in SIGNS),
        ("No matching distribution", f"{lock} names what the package index does not have: {_missing(said)}"),
        ("No space left", "the packages cannot be installed: the disk is full"),
    )
    for sign, sentence in reasons:
        if sign in text:
            return sentence
    errors = [line for line in said if line.startswith("ERROR:")] or said[-1:] or ["nothing was said"]
    return f"the packages of {lock} cannot be installed: {errors[0].replace('ERROR: ', '')}"


def _culprit(said: list[str]) -> str:
    """The package whose hash differs: the first that is indented under pip's complaint."""
    named = [line.split()[0] for line in said if line.startswith("    ") and " from " in line]
    return named[0] if named else "a package"


def _missing(said: list[str]) -> str:
    named = [line.rpartition(" for ")[2] for line in said if "No matching distribution" in line]
    return named[0] if named else "a package"


def show(done: int, whole: int, name: str) -> None:
    """Draw a bar on a terminal; elsewhere say now and then how far it is."""
    if sys.stderr.isatty():
        filled = WIDTH * done // whole
        sys.stderr.write(f"\r  {'█' * filled}{'░' * (WIDTH - filled)} {done:>3}/{whole} {name:<28.28}")
        sys.stderr.flush()
    elif done % 25 == 0:
        say(f"{done} of {whole} packages")


def say(text: str) -> None:
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


def interpreter(folder: Path) -> Path:
    """The Python of an environment."""
    return folder / "bin" / "python"


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
