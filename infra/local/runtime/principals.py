"""Who is making AWS calls right now: a function, a state machine, or nobody whose calls are checked.

It is a context variable, and it goes with the work: threads and pools that a function starts call AWS in its name.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from infra.local.deployment import ACCOUNT
from infra.local.iam import Policy

if TYPE_CHECKING:
    from infra.local.runtime import Runtime

MOST_LOG = 65_536  # characters of an invocation's log that its result carries


class Frozen(BaseException):
    """Ends what a function does after its time is over: on AWS it would not run any more."""


@dataclass(slots=True)
class Invocation:
    """One run of a function: what it writes, and whether its time is over."""

    function: str
    request_id: str
    line: Callable[[str, str], None]
    expired: bool = False
    _log: list[str] = field(default_factory=list)
    _size: int = 0
    _rest: str = ""

    def write(self, text: str) -> None:
        """Take what the function writes to its standard output, and tell of each line."""
        if self._size < MOST_LOG:
            self._log.append(text)
            self._size += len(text)
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self.line(self.function, line)

    def end(self) -> None:
        """Tell of a last line that does not end."""
        if self._rest:
            self.line(self.function, self._rest)
            self._rest = ""

    @property
    def log(self) -> str:
        return "".join(self._log)


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever is calling AWS, and what that may do."""

    name: str
    policy: Policy
    runtime: "Runtime"
    invocation: Invocation | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:sts::{ACCOUNT}:assumed-role/{self.name}/{self.name}"


current: ContextVar[Principal | None] = ContextVar("principal", default=None)


@contextmanager
def acting(principal: Principal | None) -> Iterator[None]:
    """Call AWS in the name of ``principal``; None is AWS itself, which may do anything."""
    token = current.set(principal)
    try:
        yield
    finally:
        current.reset(token)


_original_start = threading.Thread.start
_original_submit = ThreadPoolExecutor.submit


def _start(self: threading.Thread) -> None:
    principal = current.get()
    if principal is not None:
        run = self.run

        def run_as() -> None:
            current.set(principal)
            run()

        self.run = run_as  # type: ignore[method-assign]  # of this one thread
    _original_start(self)


def _submit(self: ThreadPoolExecutor, work: Callable[..., Any], /, *args: Any, **more: Any) -> "Future[Any]":
    principal = current.get()
    if principal is None:
        return _original_submit(self, work, *args, **more)

    def work_as() -> Any:
        with acting(principal):
            return work(*args, **more)

    return _original_submit(self, work_as)


def install() -> None:
    """Let threads inherit who started them; once for the process."""
    if threading.Thread.start is not _start:
        threading.Thread.start = _start  # type: ignore[method-assign]  # that is the point
        ThreadPoolExecutor.submit = _submit  # type: ignore[method-assign,assignment]  # the same
