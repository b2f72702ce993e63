"""Counting what the pumps did, and invoking functions so that it is counted."""

import json
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from infra.local.arns import function_name
from infra.local.pumps.ports import Runtime


@dataclass(frozen=True, slots=True)
class Figure:
    """What became of one function's invocations."""

    invocations: int = 0
    failures: int = 0  # invocations that failed, wholly or for a part of their batch
    dead_letters: int = 0  # messages, records or events given up on


class Figures:
    """The figures of all functions."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_function: dict[str, Figure] = {}

    def count(self, function: str, *, invocations: int = 0, failures: int = 0, dead_letters: int = 0) -> None:
        with self._lock:
            old = self._by_function.get(function, Figure())
            self._by_function[function] = replace(
                old,
                invocations=old.invocations + invocations,
                failures=old.failures + failures,
                dead_letters=old.dead_letters + dead_letters,
            )

    def all(self) -> dict[str, Figure]:
        with self._lock:
            return dict(self._by_function)

    def clear(self) -> None:
        with self._lock:
            self._by_function.clear()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an invocation returned, or how it failed."""

    payload: Any
    error: Mapping[str, Any] | None
    request_id: str


class Invoker:
    """Invokes functions for the pumps; whatever goes wrong is an error of the function, as it is on AWS."""

    def __init__(self, runtime: Runtime, figures: Figures) -> None:
        self._runtime = runtime
        self._figures = figures

    def invoke(self, function: str, event: Any) -> Outcome:
        name = function_name(function)
        request_id = str(uuid.uuid4())
        try:
            result = self._runtime.invoke(name, event)
            payload, error = result.payload, result.error
        except Exception as wrong:  # noqa: BLE001 - the consumer failed, not the pump
            payload, error = None, {"errorMessage": str(wrong), "errorType": type(wrong).__name__}
        self._figures.count(name, invocations=1, failures=int(error is not None))
        return Outcome(payload, error, request_id)


def as_text(payload: Any) -> str:
    """JSON as AWS sends it on: compact, and in Unicode."""
    return payload if isinstance(payload, str) else json.dumps(payload, separators=(",", ":"), ensure_ascii=False)
