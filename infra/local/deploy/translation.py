"""From SAM to CloudFormation, once: what was translated is kept."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kept import Document, Kept
from infra.local.deploy.packaging import SERVERLESS, packaged, transforms
from infra.local.deploy.reading import parse, text_of
from infra.local.deployment import REGION

PATIENCE = 300.0


@dataclass
class Source:
    """One template file, with the values of those parameters that are known before anything is deployed."""

    path: Path
    where: str
    known: Mapping[str, Any]
    text: str
    document: Document  # translated, unless it waits for that; before, as it was packaged
    files: list[str] = field(default_factory=list)
    waits: bool = False


class Translations:
    """Reads templates. Those that SAM must translate, and are not kept, it translates together, in the background."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = Kept(folder)
        self._waiting: list[Source] = []
        self._running: _Translator | None = None
        self.count = 0

    def read(self, path: Path, where: str, known: Mapping[str, Any]) -> Source:
        """A template; translated already, if it need not be or is kept."""
        text = text_of(path, where)
        found = self._kept.found(text, path.parent, known)
        if found is None and self._kept.take_turn():
            found = self._kept.found(text, path.parent, known)
        if found is not None:
            return Source(path, where, known, text, found)
        try:
            document = parse(text, where)
            ready, files = packaged(document, path.parent)
            waits = SERVERLESS in transforms(document)
        except TemplateError as error:
            raise error.at(where) from None
        source = Source(path, where, known, text, ready, files, waits)
        if waits:
            self._waiting.append(source)
        else:
            self._keep(source, ())
        return source

    def begin(self) -> None:
        """Start to translate what waits."""
        self.count = len(self._waiting)
        if self._waiting:
            self._running = _Translator(self._waiting)
        else:
            self._kept.end_turn()

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
                self._keep(each, answer["asked"])
            self._kept.end_turn()
        return source.document

    def close(self) -> None:
        """End the translator, if it still runs."""
        if self._running:
            self._running.close()
        self._kept.close()

    def _keep(self, source: Source, asked: Iterable[str]) -> None:
        self._kept.keep(source.text, source.path.parent, source.known, source.document, asked=asked, files=source.files)


class _Translator:
    """AWS's translator, at work in a process of its own."""

    def __init__(self, sources: list[Source]) -> None:
        asked = [{"document": _undeclared(each.document), "parameters": dict(each.known)} for each in sources]
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


def _undeclared(document: Document) -> Document:
    """The template for the translator, which would take a default for the value of a parameter that gets another."""
    return {name: section for name, section in document.items() if name != "Parameters"}
