"""Functions, stores and clients that stand in for the real ones."""

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from infra.local.deployment import Deployment, Function, HttpApi, Route
from infra.local.gateway import Gateway, Limits

SECRET = "between-edge-and-api"


@dataclass(frozen=True)
class Outcome:
    payload: Any = None
    error: dict[str, Any] | None = None
    log: str = ""


class Functions:
    """A runtime whose functions are given as plain callables; what they raise is their error."""

    def __init__(self, **functions: Callable[[Any], Any]) -> None:
        self.functions = {name.replace("_", "-"): function for name, function in functions.items()}
        self.events: list[tuple[str, Any]] = []
        self._lock = threading.Lock()

    def invoke(self, function: str, event: Any, *, kind: str = "RequestResponse") -> Outcome:  # noqa: ARG002 - as a runtime is called
        with self._lock:
            self.events.append((function, json.loads(json.dumps(event))))
        try:
            return Outcome(self.functions[function](event))
        except Exception as error:  # noqa: BLE001 - as a runtime does
            return Outcome(None, {"errorMessage": str(error), "errorType": type(error).__name__}, "START\nEND")

    def of(self, function: str) -> list[Any]:
        return [event for name, event in self.events if name == function]


@dataclass
class Letterbox:
    """Stores that know of nothing but sent mail."""

    mail: list[Any] = field(default_factory=list)

    def sent(self) -> list[Any]:
        return self.mail


@dataclass(frozen=True)
class Mailed:
    id: str
    source: str
    destinations: list[str]
    raw: bytes
    at: float = 1_795_000_000.0


def api(routes: Iterable[Route], name: str = "dev-ops", **more: Any) -> HttpApi:
    return HttpApi(id=f"id{name.replace('-', '')}", name=name, routes=tuple(routes), **more)


def deployed(*apis: Any, functions: Iterable[str] = ()) -> Deployment:
    deployment = Deployment(
        functions={name: Function(name, f"functions.{name}.app", {}, 15, 512, ()) for name in functions}
    )
    for one in apis:
        (deployment.http if isinstance(one, HttpApi) else deployment.sockets).append(one)
    return deployment


OPS = [{"pattern": "/api/ops/*", "api": "ops"}, {"pattern": "/api/*", "api": "ops"}]


@contextmanager
def running(deployment: Deployment, runtime: Any, stores: Any = None, **more: Any):
    more.setdefault("behaviours", OPS if deployment.http else [])
    more.setdefault("limits", Limits())
    gateway = Gateway(deployment, runtime, stores or Letterbox(), port=0, origin_secret=SECRET, **more)
    gateway.start()
    try:
        yield gateway
    finally:
        gateway.stop()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def said(self) -> tuple[int, Any]:
        return self.status, self.json()


def ask(
    gateway: Gateway, method: str, path: str, body: bytes | None = None, headers: Any = (), *, host: str | None = None
) -> Answer:
    """One request, written as it is: nothing is encoded, normalised or followed."""
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{gateway.port}")
        for name, value in dict(headers).items() if isinstance(headers, dict) else headers:
            connection.putheader(name, value)
        if body is not None and not any(name.lower() == "content-length" for name, _ in dict(headers).items()):
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())
    finally:
        connection.close()


def wire(gateway: Gateway, sent: bytes) -> bytes:
    """Bytes to the port, and whatever comes back until it is closed."""
    with socket.create_connection(("127.0.0.1", gateway.port), timeout=20) as line:
        line.sendall(sent)
        received = b""
        while chunk := line.recv(65_536):
            received += chunk
        return received


def hang_up(gateway: Gateway, sent: bytes) -> None:
    """Bytes to the port, and nobody there for the answer."""
    with socket.create_connection(("127.0.0.1", gateway.port), timeout=20) as line:
        line.sendall(sent)


def ok(body: str = "", **more: Any) -> dict[str, Any]:
    return {"statusCode": 200, "body": body, **more}
