"""Translations that are kept: each under all that it depends on, in a folder that several processes may share.

A translation depends on the text of its template, on files that went into it, and on those parameters that the
translator asked for: not on where people find the installation, which only passes through.
"""

import fcntl
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

FORM = 2  # of what is kept; to be raised when packaging or what is asked of the translator changes
MOST = 300  # translations that are kept
EVERYTHING = "*"  # stands for all parameters, where somebody asked for them
PATIENCE = 60.0  # seconds that somebody waits for the translations of another

Document = dict[str, Any]


class Kept:
    """Translations in a folder; without one nothing is found."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[Path] = set()
        self._turn: IO[str] | None = None

    def found(self, text: str, beside: Path, known: Mapping[str, Any]) -> Document | None:
        """The translation of that template with these parameters; ``beside`` is where its files are."""
        for path in self._folder.glob(f"{_key(text)}-*.json") if self._folder else ():
            with suppress(OSError):  # another process tidies up
                body = path.read_bytes()
                if not path.stem.endswith(_digest(body)):
                    continue  # not what was written
                kept = json.loads(body)
                if kept["asked"] == _said(kept["asked"], known) and kept["files"] == _digests(kept["files"], beside):
                    self._used.add(path)
                    return dict(kept["document"])
        return None

    def keep(
        self,
        text: str,
        beside: Path,
        known: Mapping[str, Any],
        document: Document,
        *,
        asked: Iterable[str],
        files: Iterable[str],
    ) -> None:
        """Keep a translation for which the translator asked for these parameters: whole, or not at all."""
        if not self._folder:
            return
        depends = {"asked": _said(sorted(asked), known), "files": _digests(files, beside)}
        body = json.dumps({**depends, "document": document}, default=str).encode()
        path = self._folder / f"{_key(text)}-{_digest(body)}.json"
        self._used.add(path)
        with suppress(OSError):  # it is translated again then
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".new", delete=False) as new:
                new.write(body)
            Path(new.name).replace(path)

    def take_turn(self) -> bool:
        """Wait for another process that translates, since it may be the same; False if it was our turn already.

        Whoever takes too long is overtaken.
        """
        if not self._folder or self._turn:
            return False
        until = time.monotonic() + PATIENCE
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._turn = (self._folder / "turn").open("w", encoding="utf-8")
            while time.monotonic() < until:
                with suppress(BlockingIOError):
                    fcntl.flock(self._turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                time.sleep(0.05)
        return True

    def end_turn(self) -> None:
        """Let others translate."""
        if self._turn:
            self._turn.close()
            self._turn = None

    def close(self) -> None:
        """Forget what nobody used for long."""
        self.end_turn()
        if not self._folder:
            return
        with suppress(OSError):  # another process tidies up as well
            for path in self._used:
                os.utime(path)
            others = sorted(set(self._folder.glob("*.json")) - self._used, key=lambda each: each.stat().st_mtime)
            for path in others[:-MOST]:
                path.unlink()


def _key(text: str) -> str:
    return _digest(json.dumps([FORM, _version(), text]).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _said(asked: Iterable[str], known: Mapping[str, Any]) -> dict[str, str | None]:
    """What somebody is told who asks for these parameters, of which some may have no value yet."""
    every = {EVERYTHING: dict(known), **known}
    return {name: json.dumps(every[name], sort_keys=True, default=str) if name in every else None for name in asked}


def _digests(files: Iterable[str], beside: Path) -> dict[str, str]:
    found = {}
    for name in files:
        try:
            found[name] = _digest((beside / name).read_bytes())
        except OSError:
            found[name] = ""
    return found


@cache
def _version() -> str:
    return version("aws-sam-translator")
