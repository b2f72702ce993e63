"""From SAM to CloudFormation, once: what was translated is kept, under a key made of all that it depends on."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.packaging import SERVERLESS, packaged, transforms
from infra.local.deploy.reading import parse, text_of
from infra.local.deployment import REGION

FORM = 1  # of what is kept; to be raised when packaging changes
MOST = 300  # templates that are kept
PATIENCE = 300.0

Document = dict[str, Any]


@dataclass
class Source:
    """One template file, with the values of those parameters that are known before anything is deployed."""

    path: Path
    where: str
    known: Mapping[str, Any]
    document: Document  # translated, unless it waits for that; before, as it was packaged
    key: str
    files: list[str] = field(default_factory=list)
    waits: bool = False


class Translations:
    """Reads templates. Those that SAM must translate, and are not kept, it translates together, in the background."""

    def __init__(self, kept: Path | None) -> None:
        self._kept = kept
        self._waiting: list[Source] = []
        self._used: set[str] = set()
        self._running: _Translator | None = None
        self.count = 0

    def read(self, path: Path, where: str, known: Mapping[str, Any]) -> Source:
        """A template; translated already, if it need not be or is kept."""
        text = text_of(path, where)
        key = hashlib.sha256(json.dumps([FORM, _version(), text, known], sort_keys=True).encode()).hexdigest()
        self._used.add(key)
        found = self._found(key, path.parent)
        if found is not None:
            return Source(path, where, known, found, key)
        try:
            document = parse(text, where)
            ready, files = packaged(document, path.parent)
            waits = SERVERLESS in transforms(document)
        except TemplateError as error:
            raise error.at(where) from None
        source = Source(path, where, known, ready, key, files, waits)
        if waits:
            self._waiting.append(source)
        else:
            self._keep(source)
        return source

    def begin(self) -> None:
        """Start to translate what waits."""
        self.count = len(self._waiting)
        if self._waiting:
            self._running = _Translator(self._waiting)

    def document(self, source: Source) -> Document:
        """The template as CloudFormation has it; waits for the translator, if it must."""
        if source.waits and self._running:
            answers = self._running.answers()
            for each, answer in zip(self._waiting, answers, strict=True):
                if "errors" in answer:
                    raise TemplateError("; ".join(answer["errors"]), each.where)
                parameters = each.document.get("Parameters", {})
                each.document = {**answer["document"], "Parameters": parameters}
                each.waits = False
                self._keep(each)
        return source.document

    def close(self) -> None:
        """End the translator, if it still runs, and forget what nobody used for long."""
        if self._running:
            self._running.close()
        if self._kept and self._kept.is_dir():
            others = [path for path in self._kept.glob("*.json") if path.stem not in self._used]
            if len(others) > MOST:
                with suppress(FileNotFoundError):  # another process tidies up as well
                    for path in sorted(others, key=lambda each: each.stat().st_mtime)[:-MOST]:
                        path.unlink()

    def _found(self, key: str, folder: Path) -> Document | None:
        if not self._kept:
            return None
        try:
            kept = json.loads((self._kept / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None
        if any(_digest(folder / name) != digest for name, digest in kept["files"].items()):
            return None
        return dict(kept["document"])

    def _keep(self, source: Source) -> None:
        if not self._kept:
            return
        files = {name: _digest(source.path.parent / name) for name in source.files}
        self._kept.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._kept, suffix=".new", delete=False) as new:
            json.dump({"files": files, "document": source.document}, new, default=str)
        Path(new.name).replace(self._kept / f"{source.key}.json")


class _Translator:
    """AWS's translator, at work in a process of its own."""

    def __init__(self, sources: list[Source]) -> None:
        asked = [{"document": _without_defaults(each), "parameters": dict(each.known)} for each in sources]
        self._asked, self._said, self._wrong = (
            tempfile.TemporaryFile("w+")  # noqa: SIM115 - they are open as long as the process runs
            for _ in range(3)
        )
        json.dump(asked, self._asked, default=str)
        self._asked.seek(0)
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(Path(__file__).with_name("translate.py"))],
            stdin=self._asked,
            stdout=self._said,
            stderr=self._wrong,
            env={**os.environ, "AWS_DEFAULT_REGION": REGION, "AWS_REGION": REGION},
        )

    def answers(self) -> list[dict[str, Any]]:
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise TemplateError(f"AWS's translator did not finish within {PATIENCE:.0f} s") from None
        self._said.seek(0)
        self._wrong.seek(0)
        if status:
            lines = self._wrong.read().strip().splitlines()
            raise TemplateError(f"AWS's translator cannot run: {lines[-1] if lines else f'status {status}'}")
        answers: list[dict[str, Any]] = json.load(self._said)
        return answers

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for file in (self._asked, self._said, self._wrong):
            file.close()


def _without_defaults(source: Source) -> Document:
    """The template for the translator, which must not take a default for the value of a parameter that gets another."""
    parameters = {
        name: declaration
        if name in source.known
        else {key: value for key, value in declaration.items() if key != "Default"}
        for name, declaration in source.document.get("Parameters", {}).items()
    }
    return {**source.document, **({"Parameters": parameters} if parameters else {})}


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@cache
def _version() -> str:
    return version("aws-sam-translator")
