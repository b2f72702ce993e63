"""Running functions for requests: off the event loop, for a limited time, and remembered for the pages."""

import asyncio
import json
import logging
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

from infra.local.arns import function_name

_LOG = logging.getLogger("infra.local.gateway")
_THREADS = 64
_BUG = "500"
_MOST = 500  # characters of what it said


class Result(Protocol):
    """What an invocation came to."""

    @property
    def payload(self) -> Any: ...
    @property
    def error(self) -> Mapping[str, Any] | None: ...
    @property
    def log(self) -> str: ...


class Invoker(Protocol):
    """Whatever runs functions by their physical names."""

    def invoke(self, function: str, event: Any, /) -> Result: ...


@dataclass(slots=True)
class Seen:
    """What is remembered of a function's invocations."""

    count: int = 0
    errors: int = 0
    last: float = 0
    milliseconds: float = 0
    error: dict[str, Any] | None = None
    failed: float = 0
    log: str = ""


@dataclass(slots=True)
class Failure:
    """The result of an invocation that did not come about."""

    error: dict[str, Any]
    payload: Any = None
    log: str = ""


@dataclass(slots=True)
class Watched:
    """A runtime, and what became of each function lately. Give it to the pumps too, and the pages show their part."""

    runtime: Any
    seen: dict[str, Seen] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def invoke(self, function: str, event: Any, **how: Any) -> Any:
        started = time.perf_counter()
        result = self.runtime.invoke(function, event, **how)
        took = (time.perf_counter() - started) * 1000
        with self._lock:
            seen = self.seen.setdefault(function_name(function), Seen())
            seen.count += 1
            seen.last, seen.milliseconds = time.time(), took
            wrong = result.error or _failed(result.payload)
            if wrong:
                seen.errors += 1
                seen.failed, seen.error, seen.log = seen.last, dict(wrong), result.log
        return result

    def __getattr__(self, name: str) -> Any:
        return getattr(self.runtime, name)


def _failed(payload: Any) -> dict[str, Any] | None:
    """What went wrong by the answer's own account: a function that says 500 has caught its own bug."""
    if not isinstance(payload, dict) or str(payload.get("statusCode")) != _BUG:
        return None
    body = str(payload.get("body") or "")
    try:
        problem = json.loads(body)
    except ValueError:
        problem = None
    said = problem if isinstance(problem, dict) else {}
    words = said.get("detail") or said.get("title") or said.get("message") or body
    return {"errorType": f"answered {_BUG}", "errorMessage": str(words)[:_MOST]}


class Invocations:
    """Functions, awaited."""

    def __init__(self, invoker: Invoker) -> None:
        self._invoker = invoker
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="gateway")

    async def run(self, function: str, event: Any, seconds: float) -> Result:
        """Invoke ``function``; raise ``TimeoutError`` when its time is up (it runs on, as on AWS)."""
        async with asyncio.timeout(seconds):
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._invoke, function, event)

    def _invoke(self, function: str, event: Any) -> Result:
        try:
            return self._invoker.invoke(function, event)
        except Exception as error:  # noqa: BLE001 - whatever it is, the request gets its 500
            _LOG.exception("%s could not be invoked", function)
            return Failure({"errorMessage": str(error), "errorType": type(error).__name__})

    def stop(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
