"""From the sources of the web client to the files in ``web/dist``.

The packages are those of ``package-lock.json``, installed when that changed; the files are built when a source
changed, into a folder beside the one that is served, and exchanged at once. The OpenAPI document is none: only types
come of it, which are looked at when everything is checked. What was built from what is remembered in ``.cache/web``;
a lock lets one process do it while others wait for it.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infra import ROOT
from infra.web.node import NoNode, path

WEB = ROOT / "web"
DIST = WEB / "dist"
CACHE = ROOT / ".cache/web"
PACKAGES = ("package.json", "package-lock.json", ".npmrc")
MADE = frozenset({"node_modules", "dist", "dist.new", "dist.old", "tests"})
"""What is not a source of what is served."""

Report = Callable[[str], None]
_UNREACHABLE = re.compile(r"\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b")
_TOLD = 12


class CannotBuildWeb(Exception):
    """Why there is no new web client, in one sentence."""


def built(report: Report) -> bool:
    """Have ``web/dist`` be what the sources say; whether it had to be built, or ``CannotBuildWeb``."""
    if not stale():
        return False
    with _alone():
        if not stale():  # another process was faster
            return False
        found = sources()
        started = time.perf_counter()
        environment = _ready(report)
        report("building the web client")
        shutil.rmtree(WEB / "dist.new", ignore_errors=True)
        _npm(environment, "run", "-s", "build", "--", "--outDir", "dist.new", "--emptyOutDir")
        _exchange()
        (CACHE / "sources").write_text(found, "utf-8")
        report(f"built the web client in {time.perf_counter() - started:.1f} s")
        return True


def stale() -> bool:
    """Whether what is served is not what the sources say; without sources, nothing is to be built."""
    if not (WEB / "package.json").is_file():
        return False
    return not (DIST / "index.html").is_file() or _remembered("sources") != sources()


def sources() -> str:
    """A digest of everything that the web client is made of."""
    return _digest(_files(WEB))


def command(report: Report, *words: str) -> int:
    """Run one of the scripts of package.json, and show what it says."""
    with _alone():
        environment = _ready(report)
    return subprocess.run(["npm", "run", "-s", *words], cwd=WEB, env=environment, check=False).returncode


def _ready(report: Report) -> dict[str, str]:
    """The environment that finds Node, with all packages in their places."""
    try:
        environment = {**os.environ, "PATH": path(report), "CI": "1", "NO_UPDATE_NOTIFIER": "1"}
    except NoNode as error:
        raise CannotBuildWeb(str(error)) from error
    wanted = _digest(WEB / name for name in PACKAGES)
    mark = WEB / "node_modules/.stoa"
    if not mark.is_file() or mark.read_text("utf-8") != wanted:
        report("installing the packages of the web client (once, a quarter of a minute)")
        _npm(environment, "ci", "--no-audit", "--no-fund", "--loglevel", "error")
        mark.write_text(wanted, "utf-8")
    return environment


def _npm(environment: dict[str, str], *words: str) -> None:
    """Run npm, and say in one sentence why if it does not go well."""
    done = subprocess.run(["npm", *words], cwd=WEB, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    said = f"{done.stdout}\n{done.stderr}".strip()
    if _UNREACHABLE.search(said):
        raise CannotBuildWeb("the packages of the web client cannot be downloaded: there is no way to the npm registry")
    log = CACHE / "npm.log"
    log.write_text(said + "\n", "utf-8")
    lines = [line for line in said.splitlines() if line.strip()][:_TOLD] or ["it said nothing"]
    raise CannotBuildWeb(f"npm {words[0]} failed ({log} has all of it): " + "\n".join(lines))


def _exchange() -> None:
    """Serve what is new; nobody ever finds half of it."""
    old = WEB / "dist.old"
    shutil.rmtree(old, ignore_errors=True)
    if DIST.exists():
        DIST.rename(old)
    (WEB / "dist.new").rename(DIST)
    shutil.rmtree(old, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    """The sources in a folder, in one order; what Node made of them is passed over without being looked at."""
    for each in sorted(folder.iterdir()):
        if each.is_file() and each.name != "schema.d.ts":
            yield each
        elif each.is_dir() and not (folder == WEB and each.name in MADE):
            yield from _files(each)


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for each in files:
        whole.update(f"{each.relative_to(ROOT)}\0".encode())
        whole.update(hashlib.sha256(each.read_bytes()).digest())
    return whole.hexdigest()


def _remembered(name: str) -> str:
    file = CACHE / name
    return file.read_text("utf-8") if file.is_file() else ""


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
