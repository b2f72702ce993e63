"""The local cloud as people run it: a process of its own, on ports of its own, in a state folder of its own."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from infra import ROOT
from tests.ports import free_ports
from tests.waiting import until

PATIENCE = 60
STARTING = 2 * PATIENCE
"""Seconds: a first start deploys everything, and a machine that does much else at once is slow."""


def house(tmp_path):
    """A copy of what is run, to change."""
    for folder in ("functions", "layers", "infra"):
        shutil.copytree(ROOT / folder, tmp_path / "house" / folder)
    shutil.copy(ROOT / "template.yaml", tmp_path / "house")
    (ROOT / ".cache/templates").mkdir(parents=True, exist_ok=True)
    (tmp_path / "house/.cache").mkdir()
    (tmp_path / "house/.cache/templates").symlink_to(ROOT / ".cache/templates")  # the same templates, for the most part
    return tmp_path / "house"


@dataclass
class Running:
    """``make run``, from outside."""

    process: subprocess.Popen
    port: int
    state: Path
    lines: list[str] = field(default_factory=list)

    @classmethod
    def start(cls, state, **how):
        """Start it and wait until it says ``ready``; a failure with all that it said if it ends before."""
        running = cls.launch(state, **how)
        until(lambda: running.ready or running.ended, STARTING, lambda: running.text)
        assert running.ready, f"it ended with {running.ending()} and never was ready:\n{running.text}"
        return running

    @classmethod
    def launch(cls, state, *, root=ROOT, port=None, program="infra.local", demo="brief"):
        """Start it, whatever becomes of it; ``tests.journeys.unlimited`` refuses nobody for asking often."""
        port = port or free_ports()
        given = {"PORT": str(port), "STATE": str(state), "DEMO": demo, "PYTHONUNBUFFERED": "1"}
        environment = {**os.environ, **given}
        for name in ("SMTP_PORT", "PYTHONDONTWRITEBYTECODE"):  # many are started: what is compiled once serves them all
            environment.pop(name, None)
        process = subprocess.Popen(
            [sys.executable, "-m", program],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return cls(process, port, Path(state))

    def __post_init__(self):
        atexit.register(self.process.kill)  # a test that fails before it stops it leaves nothing behind
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        with self.process.stdout as said:
            for line in said:
                self.lines.append(line)

    @property
    def text(self):
        return "".join(self.lines)

    @property
    def ready(self):
        """Whether it said so itself: a function's line may well speak of what is "already there"."""
        return any(line.startswith("ready ") for line in list(self.lines))

    def said(self, word):
        return any(word in line for line in list(self.lines))

    def wait_for(self, word, seconds=PATIENCE):
        until(lambda: self.said(word), seconds, lambda: f"never said {word!r}: {self.text}")

    @property
    def ended(self):
        return self.process.poll() is not None

    def ending(self, seconds=PATIENCE):
        """Its exit code, once it has ended and all that it said was read."""
        code = self.process.wait(seconds)
        self._reader.join(seconds)
        return code

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @cached_property
    def key(self):
        return (self.state / "operator.key").read_text().strip()

    def ask(self, method, path, body=None, headers=None, key=True) -> tuple[int, Any]:
        """A request, as any program makes it."""
        sent = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if key else {})}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {**sent, **(headers or {})}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                text, status = answer.read(), answer.status
        except urllib.error.HTTPError as error:
            text, status = error.read(), error.code
        try:
            return status, json.loads(text) if text else None
        except ValueError:
            return status, text.decode(errors="replace")

    def stop(self, how=signal.SIGINT):
        """Stop it, and return its exit code."""
        self.process.send_signal(how)
        return self.ending()
