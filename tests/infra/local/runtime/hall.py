"""A deployment of a few functions, written where the test is."""

import contextlib
import sys
from textwrap import dedent

from infra.local.deployment import ACCOUNT, REGION, Deployment, Function
from infra.local.runtime import Runtime
from tests.infra.local.iam.policies import allow

__all__ = ["Hall", "allow", "arn"]


def arn(service, rest):
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


class Hall:
    """Functions of one room, each a file."""

    def __init__(self, folder):
        self.folder = folder
        self.deployment = Deployment(roots=(folder,))
        self.lines = []
        self._runtime = None

    def file(self, name, source, room="hall"):
        path = self.folder / f"functions/{room}/{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(source))
        return path

    def layer(self, name, source, layer="hall", package=None):
        path = self.folder / f"layers/{layer}/{package or layer}/{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(dedent(source))
        return path

    def function(self, name, source, *policy, timeout=30, environment=None, room="hall"):
        """Add a function; return its physical name."""
        self.file(name, source, room)
        physical = f"test-{room}-{name.replace('_', '-')}"
        variables = {"STAGE": "test", **(environment or {})}
        self.deployment.functions[physical] = Function(
            physical, f"functions.{room}.{name}.app", variables, timeout, 128, policy
        )
        return physical

    @property
    def runtime(self):
        if self._runtime is None:
            self._runtime = Runtime(self.deployment)
            self._runtime.listeners.append(lambda function, line: self.lines.append((function, line)))
        return self._runtime

    def run(self, source, *policy, event=None, **more):
        """Run one function once."""
        name = self.function("one", source, *policy, **more)
        return self.runtime.invoke(name, event)

    def close(self):
        if self._runtime is not None:
            self._runtime.close()
        packages = {path.name for path in self.folder.glob("layers/*/*")}
        for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
            del sys.modules[name]
        for path in [path for path in sys.path if path.startswith(str(self.folder))]:
            with contextlib.suppress(ValueError):
                sys.path.remove(path)
