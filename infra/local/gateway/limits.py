"""What API Gateway and Lambda bear, and for how long."""

from dataclasses import dataclass

KB = 1024
MB = 1024 * KB


@dataclass(frozen=True, slots=True)
class Limits:
    """The published quotas; tests make them small."""

    head: int = 10_240
    """Bytes of the request line and the headers together."""
    body: int = 10 * MB
    payload: int = 6 * MB
    """Of an invocation, as JSON, each way."""
    integration: float = 30
    """Seconds for a function behind an HTTP API."""
    authorizer: float = 10
    arrival: float = 30
    """Seconds for a request's body to arrive."""
    frame: int = 32 * KB
    message: int = 128 * KB
    reply: float = 29
    """Seconds for a function behind a WebSocket API."""
    idle: float = 10 * 60
    connected: float = 2 * 60 * 60
    farewell: float = 3
    """Seconds that a stop may take."""
