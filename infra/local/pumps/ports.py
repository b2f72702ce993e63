"""What the pumps ask of the stores and of the runtime."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol


class Result(Protocol):
    """What an invocation came to."""

    @property
    def payload(self) -> Any: ...
    @property
    def error(self) -> Mapping[str, Any] | None: ...  # errorMessage, errorType


class Runtime(Protocol):
    """Runs functions."""

    listeners: list[Callable[[str, str], None]]
    """Told of each line that a function writes: its name, the line."""

    def invoke(self, function: str, event: Any, *, kind: str = "RequestResponse") -> Result: ...
    def on_async(self, later: Callable[[str, Any], None]) -> None: ...


class StreamRecord(Protocol):
    """One record of a table's stream; ``record`` has Lambda's event shape."""

    @property
    def sequence(self) -> int: ...
    @property
    def record(self) -> dict[str, Any]: ...


class RoutedEvent(Protocol):
    """What a rule of EventBridge sends to one of its targets."""

    @property
    def rule(self) -> str: ...  # ARN
    @property
    def target(self) -> str: ...  # ARN
    @property
    def payload(self) -> Any: ...  # after Input, InputPath or InputTransformer
    @property
    def event(self) -> dict[str, Any]: ...  # the event itself
    @property
    def retry_policy(self) -> Mapping[str, Any] | None: ...
    @property
    def dead_letter(self) -> str | None: ...  # ARN of a queue
    @property
    def parameters(self) -> Mapping[str, Any]: ...  # SqsParameters and the like, as in the target


class Stores(Protocol):
    """Where state lives, and who is told when it changes."""

    @property
    def state(self) -> Path | None: ...  # the folder that keeps; None in memory
    def stream(self, table: str, after: int, limit: int) -> Sequence[StreamRecord]: ...
    def stream_end(self) -> int: ...
    def waiting(self, queue: str) -> bool: ...  # whether a receive would find anything
    def checkpoint(self, name: str) -> int | None: ...
    def save_checkpoint(self, name: str, value: int) -> None: ...
    def on_write(self, listener: Callable[[str], None]) -> None: ...
    def on_message(self, listener: Callable[[str], None]) -> None: ...
    def on_event(self, route: Callable[[Any], None]) -> None: ...
    def on_sent(self, listener: Callable[[Any], None]) -> None: ...
    def sent(self) -> Sequence[Any]: ...  # all of them, newest last
    def expire(self, now: float) -> int: ...  # deletes the items whose time has come; how many
