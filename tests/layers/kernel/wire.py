"""What goes over the wire: watched, or disturbed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

from kernel.aws import client


@contextmanager
def calls(service: str = "dynamodb") -> Iterator[list[str]]:
    """The operations that this thread asks ``service`` for, in order."""
    made: list[str] = []
    thread = get_ident()

    def note(model, **_: Any) -> None:
        if get_ident() == thread:
            made.append(model.name)

    events = client(service).meta.events
    events.register("provide-client-params", note)
    try:
        yield made
    finally:
        events.unregister("provide-client-params", note)


@contextmanager
def disturbed(event: str, what: Callable[..., Any], service: str = "dynamodb") -> Iterator[None]:
    """Do ``what`` at every such event of botocore: before a call, or to its answer."""
    events = client(service).meta.events
    events.register_last(event, what)
    try:
        yield
    finally:
        events.unregister(event, what)
