"""The SAM CLI, in a folder of its own, from a lock with hashes; and the commands that we give it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from infra import ROOT
from infra.deploy.account import CannotDeploy
from infra.deploy.layers import CannotBuild

LOCK = ROOT / "infra/deploy/requirements.lock"
FOLDER = ROOT / ".tools/sam"
COMMAND = FOLDER / "bin/sam"
BUILT = ROOT / ".aws-sam/build/template.yaml"
EDGE = ROOT / "infra/edge/edge.yaml"

Command = tuple[str, ...]


def install() -> Path:
    """The SAM CLI as locked; made at the first call, which takes a minute."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    ready = FOLDER / ".ready"
    if not ready.exists() or ready.read_text() != digest:
        print("  installing the SAM CLI into .tools/sam (once, about a minute)", flush=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        _must([sys.executable, "-m", "venv", str(FOLDER)], "make a virtual environment in .tools/sam")
        pip = [str(FOLDER / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        _must([*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)], "install the SAM CLI")
        ready.write_text(digest)
    return COMMAND


def build() -> Command:
    return ("build", "--parallel", "--template-file", "template.yaml")


def deploy(stack: str, region: str, template: Path, stage: str) -> Command:
    """All but the parameters, which are passed in a file: some are secret, and a command line is not."""
    source = template.relative_to(ROOT).as_posix()
    return (
        *("deploy", "--template-file", source, "--stack-name", stack, "--region", region),
        *("--resolve-s3", "--capabilities", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"),
        *("--tags", f"stage={stage}"),
        *("--no-confirm-changeset", "--no-fail-on-empty-changeset"),
    )


def environment() -> dict[str, str]:
    """SAM wants some region, of which it asks nothing, and would tell its makers what it does."""
    return {"AWS_DEFAULT_REGION": os.environ.get("AWS_DEFAULT_REGION", "eu-central-1"), "SAM_CLI_TELEMETRY": "0"}


def run(command: Sequence[str], parameters: Mapping[str, str] | None = None, hide: Iterable[str] = ()) -> None:
    """Run SAM and show what it says, without what must not be shown; ``CannotBuild``, ``CannotDeploy`` if it fails."""
    sam, secrets = install(), list(hide)
    with tempfile.TemporaryDirectory() as folder:  # readable by nobody else
        passed = []
        if parameters is not None:
            file = Path(folder) / "parameters.yaml"
            file.write_text(json.dumps(parameters))
            passed = ["--parameter-overrides", f"file://{file}"]
        with subprocess.Popen(
            [sam, *command, *passed],
            cwd=ROOT,
            env={**os.environ, **environment(), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                print(_without(line, secrets), end="", flush=True)
    if process.returncode:
        failed = CannotDeploy if command[0] == "deploy" else CannotBuild
        raise failed(f"sam {command[0]} failed; what it said is above")


def _without(line: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        line = line.replace(secret, "…")
    return line


def _must(command: Sequence[str], what: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBuild(f"cannot {what}:\n{done.stderr.strip()}")
