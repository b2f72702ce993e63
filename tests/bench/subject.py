"""A subject: a handler in a process of its own, which sees what Lambda would show it and nothing else."""

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.bench.event import ORIGIN_HASH
from tests.bench.machine import SUBJECT_CPU, CannotMeasure, interpreter, pinned

DRIVER = Path(__file__).with_name("driver.py")


@dataclass(frozen=True, slots=True)
class Subject:
    """One way to do the work."""

    name: str
    handler: str  # dotted; empty: bare Python, which answers without doing anything
    path: tuple[Path, ...] = ()

    def environment(self, url: str, event: Path, key: str) -> dict[str, str]:
        """The variables of its process: those of Lambda, of our template, and of the benchmark."""
        return {
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjEXAMPLE" * 12,
            "AWS_REGION": "eu-central-1",
            "AWS_DEFAULT_REGION": "eu-central-1",
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001",
            "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
            "AWS_ENDPOINT_URL_DYNAMODB": url,
            "STAGE": "bench",
            "ACCOUNT": "000000000000",
            "ORIGIN_HASHES": ORIGIN_HASH,
            "LOG_LEVEL": "INFO",
            "PYDANTIC_DISABLE_PLUGINS": "1",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(str(folder) for folder in self.path),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "BENCH_HANDLER": self.handler,
            "BENCH_EVENT": str(event),
            "BENCH_KEY": key,
        }


class Running:
    """A subject's process: it has served its first request and waits to be asked for more."""

    def __init__(self, subject: Subject, environment: dict[str, str], *, under: Sequence[str] = ()) -> None:
        argv = pinned(SUBJECT_CPU, [*under, interpreter(), "-S", str(DRIVER)])
        self._subject = subject
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - as long as the process; a full pipe would block it
        self._process = subprocess.Popen(
            argv, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True
        )
        self.first = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._said.close()

    def serve(self, requests: int) -> list[float]:
        """Processor time of each of so many requests, in microseconds."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{requests}\n")
        self._process.stdin.flush()
        return [float(each) for each in self._read()["spent"]]

    def finish(self) -> str:
        """Let it end, and return what it wrote to standard error."""
        self._process.communicate(timeout=600)
        self._said.seek(0)
        return self._said.read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        facts: dict[str, Any] = json.loads(line) if line else {"failed": self.finish()[-2000:]}
        if "failed" in facts:
            raise CannotMeasure(f"{self._subject.name} did not serve its request: {facts['failed']}")
        return facts
