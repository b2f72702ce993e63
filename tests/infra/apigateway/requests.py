"""An API, a route and a request, as a test wants them."""

from dataclasses import dataclass, field

from infra.apigateway import Api

API = Api("a1b2c3d4e5", "000000000000", "eu-central-1")
LIVE = Api("a1b2c3d4e5", "000000000000", "eu-central-1", "live")


@dataclass(frozen=True)
class Route:
    key: str = "GET /a/{b}"
    path: str = "/a/{b}"
    parameters: dict[str, str] | None = None


@dataclass(frozen=True)
class Request:
    method: str = "GET"
    path: str = "/a/c"
    headers: dict[str, list[str]] = field(default_factory=lambda: {"host": ["example.com"]})
    query: dict[str, list[str]] = field(default_factory=dict)
    raw_query: str = ""
    id: str = "JKJaXmPLvHcESHA="
    now: float = 1767268800.5
    protocol: str = "HTTP/1.1"
    address: str = "203.0.113.7"
    agent: str = "Mozilla/5.0"
