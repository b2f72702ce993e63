"""The demonstration: what each room brings to a first start, through its own front doors."""

import importlib
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra import ROOT
from infra.local.cloud import Cloud, Report
from infra.local.environment import brief

WORKSPACE = "demo"
PERSON = "olivia"


@dataclass(frozen=True, slots=True)
class Demo:
    """What a room's ``infra/<room>/demo.py`` may use: a workspace, and the API as anybody has it."""

    cloud: Cloud
    url: str
    key: str
    brief: bool = False
    """Whether it is to be no more than somebody who can sign in, and what can be looked at without."""

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the API as the workspace's operator."""
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)  # noqa: S310 - our own
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own
                text = answer.read()
        except urllib.error.HTTPError as refused:
            raise OSError(f"{method} {path}: {refused.code} {refused.read().decode(errors='replace')}") from refused
        return json.loads(text) if text else None


def seed(cloud: Cloud, url: str, state: Path, report: Report) -> None:
    """Make the demonstration workspace with a key for its operator, and let every room fill it."""
    key = operator_key(cloud)
    path = state / "operator.key"
    path.touch(mode=0o600)
    path.write_text(key + "\n", "utf-8")
    demo = Demo(cloud, url, key, brief())
    rooms = (ROOT / "infra").glob("*/demo.py")
    for module in sorted(rooms, key=lambda path: (path.parent.name != "identity", path)):  # who is there comes first
        if module.parent.name != "local":
            importlib.import_module(f"infra.{module.parent.name}.demo").seed(demo)
    report(f"the demonstration's operator key is in {path}")


def operator_key(cloud: Cloud, *scopes: str) -> str:
    """A key that may do everything that a door asks for."""
    from contracts.scopes import SCOPES

    request = {"workspace": WORKSPACE, "person": PERSON, "role": "operator", "scopes": list(scopes or SCOPES)}
    function = next(name for name in cloud.deployment.functions if name.endswith("-identity-keys-issue"))
    return str(cloud.invoke(function, {"caller": None, "request": request})["answer"]["key"])
