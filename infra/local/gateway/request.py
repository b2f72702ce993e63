"""A request on its way through the edge: read once, and as CloudFront passes it on."""

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp.web import BaseRequest

from infra.apigateway import DEFAULT_STAGE, Api
from infra.local.deployment import ACCOUNT, REGION
from infra.local.gateway.paths import BadPath

_DROPPED = frozenset(
    {
        *("connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"),
        *("te", "trailer", "transfer-encoding", "upgrade"),  # these concern one hop only
        *("forwarded", "host", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"),
        *("x-amz-cf-id", "x-amzn-trace-id", "x-origin-secret", "x-real-ip"),  # these only the edge may say
    }
)


def here(api: str, stage: str = DEFAULT_STAGE) -> Api:
    """An API of this account."""
    return Api(api, ACCOUNT, REGION, stage)


def domain(api: str) -> str:
    """Where an API of this id lives; behind the edge this is the Host that functions see."""
    return here(api).domain


def request_id() -> str:
    """As API Gateway makes them: ``JKJaXmPLvHcESHA=``."""
    return f"{secrets.token_urlsafe(11)}="


@dataclass(slots=True)
class Passed:
    """A request as an API receives it from the edge."""

    method: str
    path: str  # decoded
    raw_path: str
    raw_query: str
    segments: tuple[str, ...]
    headers: dict[str, list[str]]  # names in lower case
    address: str
    protocol: str
    body: bytes = b""
    id: str = field(default_factory=request_id)
    now: float = field(default_factory=time.time)
    _query: dict[str, list[str]] | None = None

    def header(self, name: str) -> str:
        """The last value that was sent, or nothing."""
        values = self.headers.get(name)
        return values[-1] if values else ""

    @property
    def query(self) -> dict[str, list[str]]:
        if self._query is None:
            self._query = _queried(self.raw_query) if self.raw_query else {}
        return self._query

    @property
    def agent(self) -> str:
        return self.header("user-agent")


@dataclass(frozen=True, slots=True)
class Edge:
    """What the edge adds to a request for an API, and strips from it first."""

    secret: str
    port: int

    def passed(self, request: BaseRequest, path: str, query: str, segments: tuple[str, ...]) -> Passed:
        peer = request._protocol.peername or ("127.0.0.1", 0)
        address = str(peer[0])
        headers = _headers(request.headers.items())
        incoming = ", ".join(request.headers.getall("X-Forwarded-For", ()))
        via = ", ".join(request.headers.getall("Via", ()))
        trace, now = secrets.token_hex(12), time.time()
        version = f"{request.version.major}.{request.version.minor}"
        headers |= {
            "x-origin-secret": [self.secret],
            "cloudfront-viewer-address": [f"{address}:{peer[1]}"],
            "x-forwarded-for": [f"{_readable(incoming)}, {address}" if incoming else address],
            "x-forwarded-proto": ["http"],
            "x-forwarded-port": [str(self.port)],
            "via": [f"{_readable(via)}, {version} local.cloudfront.net (CloudFront)".lstrip(", ")],
            "x-amz-cf-id": [secrets.token_urlsafe(40)],
            "x-amzn-trace-id": [f"Root=1-{int(now):08x}-{trace}"],
        }
        return Passed(
            method=request.method,
            path="/" + "/".join(segments),
            raw_path=path,
            raw_query=query,
            segments=segments,
            headers=headers,
            address=address,
            protocol=f"HTTP/{version}",
            now=now,
        )


def _headers(items: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    headers: dict[str, list[str]] = {}
    for name, value in items:
        lower = name.lower()
        if lower in _DROPPED or lower.startswith("cloudfront-"):
            continue
        headers.setdefault(lower, []).append(_readable(value))
    if len(headers.get("cookie", ())) > 1:  # HTTP/2 may send them one by one
        headers["cookie"] = ["; ".join(headers["cookie"])]
    return headers


def _readable(value: str) -> str:
    """The bytes of a header that are no UTF-8 arrive as Latin-1, which everything is."""
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("latin-1")
    return value


def _queried(text: str) -> dict[str, list[str]]:
    query: dict[str, list[str]] = {}
    try:
        text.encode()
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        raise BadPath(text) from None
    for name, value in pairs:
        query.setdefault(name, []).append(value)
    return query
