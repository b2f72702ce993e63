"""An AWS account on this machine: what the templates describe, deployed and running in one process."""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from infra import ROOT
from infra.local.environment import ORIGIN_HASHES

if TYPE_CHECKING:
    from infra.local.deployment import Deployment
    from infra.local.pumps import Pumps
    from infra.local.runtime import Runtime
    from infra.local.stores import Stores

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Cloud:
    """Stores that keep, a deployment that says what there is, a runtime that runs it, pumps that move things."""

    stores: "Stores"
    deployment: "Deployment"
    runtime: "Runtime"
    pumps: "Pumps"

    @classmethod
    def start(
        cls,
        template: Path,
        *,
        stage: str,
        state: Path | None = None,
        kept: Path = ROOT / ".cache/templates",
        objects: int | None = None,
        parameters: Mapping[str, str] = MappingProxyType({}),
        report: Report = lambda _: None,
        watch: Callable[[Any], Any] = lambda runtime: runtime,
    ) -> "Cloud":
        """Deploy ``template``; with a ``state`` folder what was kept there is there again.

        ``kept`` is where translated templates are, of all states. ``objects`` is the port of S3's own endpoint, which
        presigned URLs lead to. ``watch`` may wrap the runtime, to see what is invoked.
        """
        from infra.local.deploy import deploy
        from infra.local.pumps import Pumps
        from infra.local.runtime import Runtime
        from infra.local.stores import open_stores

        with ExitStack() as undo:
            with timed("what was kept", report):
                stores = open_stores(state)
                undo.callback(stores.close)
                if objects is not None:
                    stores.serve_objects(objects)  # before any function makes a client, which takes S3's address
            with timed("the templates", report):
                given = {"Stage": stage, "OriginHashes": ORIGIN_HASHES, **parameters}
                deployment = deploy(template, given, kept, report)
            with timed(f"{len(deployment.functions)} functions", report):
                runtime = watch(Runtime(deployment))
                undo.callback(runtime.close)
                pumps = Pumps(deployment, runtime, stores)
            undo.pop_all()
        return cls(stores, deployment, runtime, pumps)

    def close(self) -> None:
        """Stop moving things, and let what was kept lie."""
        self.pumps.stop()
        self.runtime.close()
        self.stores.close()

    def invoke(self, function: str, event: Any) -> Any:
        """Run one function by its physical name and return its answer, or raise what it raised."""
        result = self.runtime.invoke(function, event)
        if result.error:
            raise FunctionFailed(f"{function}: {result.error.get('errorType')}: {result.error.get('errorMessage')}")
        return result.payload


class FunctionFailed(Exception):
    """A function raised, ran out of time or said something that is not JSON."""


class timed:  # noqa: N801 - reads as the statement it is
    """Reports what was done and how long it took."""

    def __init__(self, what: str, report: Report) -> None:
        self._what = what
        self._report = report

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self._report(f"{self._what:<28}{time.perf_counter() - self._started:6.2f} s")
