"""Requests as API Gateway hands them over: payload format 1.0 for functions, 2.0 for the authorizer, and sockets."""

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from infra.apigateway import Api, sockets
from infra.apigateway import http as events
from infra.apigateway.sockets import Moment, Peer
from infra.catalogue import Function
from infra.local.deployment import ACCOUNT, REGION
from infra.local.environment import ORIGIN_SECRET
from infra.weave.examples import example
from infra.weave.signatures import posted_back, signature_of, taken
from kernel.api.bodies import FORM
from kernel.api.signature import Signature
from kernel.callers import ANY
from kernel.doors import Callback, Endpoint, HttpDoor, SocketDoor, Webhook

CALLER = {"workspace": "acme", "person": "ada", "role": "operator", "scopes": "", "session": "key:acme-00000000"}
_AGENT, _ADDRESS = "Mozilla/5.0", "203.0.113.7"
_REQUEST = "JKJaXmPLvHcESHA="
_API = Api("a1b2c3d4e5", ACCOUNT, REGION)
_NOON = 1767268800.0  # 2026-01-01T12:00:00Z

Event = dict[str, Any]


class _Route(NamedTuple):
    """A route that takes a request."""

    key: str
    path: str
    parameters: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as an API receives it."""

    method: str
    path: str
    headers: dict[str, list[str]]
    query: dict[str, list[str]] = field(default_factory=dict)
    raw_query: str = ""
    id: str = _REQUEST
    now: float = _NOON
    protocol: str = "HTTP/1.1"
    address: str = _ADDRESS
    agent: str = _AGENT


def http(door: HttpDoor, recorded: Event | None) -> Event:
    """A request for the door; what third parties send is taken from what was ``recorded``."""
    signature = signature_of(door)
    parts = {parameter.name: str(example(parameter.kind, parameter.name)) for parameter in signature.path}
    headers, body = _headers(door, signature), b""
    if signature.body:
        headers["content-type"] = taken(door)[0]
        said = example(signature.body[1])
        text = urlencode(said, doseq=True) if taken(door)[0] == FORM else json.dumps(said, ensure_ascii=False)
        body = text.encode()
    kept: Event = {}
    if recorded and isinstance(door, Webhook):
        headers = {**recorded.get("headers", {}), "x-origin-secret": ORIGIN_SECRET}
        kept = {"body": recorded.get("body"), "isBase64Encoded": recorded.get("isBase64Encoded", False)}
    query = _query(door, signature)
    if posted_back(door):
        headers["content-type"] = FORM
        body, query = urlencode(query, doseq=True).encode(), {}
    path = door.path
    for name, value in parts.items():
        path = path.replace(f"{{{name}}}", quote(value)).replace(f"{{{name}+}}", quote(value))
    route = _Route(f"{door.method} {door.path}", door.path, parts or None)
    caller = {**CALLER, "scopes": "" if door.scope == ANY else door.scope} if isinstance(door, Endpoint) else None
    request = _Request(door.method, path, _several(headers), query)
    return events.event(_API, route, request, body, caller) | kept


def _several(values: dict[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in values.items()}


def _headers(door: HttpDoor, signature: Signature) -> dict[str, str]:
    headers = {
        "accept": "application/json",
        "cloudfront-viewer-address": f"{_ADDRESS}:50000",
        "host": _API.domain,
        "user-agent": _AGENT,
        "x-origin-secret": ORIGIN_SECRET,
    }
    if isinstance(door, Endpoint):
        headers["authorization"] = "Bearer some-token"
    if "once" in signature.special:
        headers["idempotency-key"] = "2f1c1d1e-some-key"
    if "if_match" in signature.special:
        headers["if-match"] = '"1"'
    return headers


def _query(door: HttpDoor, signature: Signature) -> dict[str, list[str]]:
    """Every parameter that is needed, and no other."""
    query = {p.name: [_plain(example(p.kind, p.name))] for p in signature.query if p.required}
    if isinstance(door, Callback):
        return {**query, "state": ["some-state"], "code": ["some-code"]}
    if signature.filters:
        filters = example(signature.filters[1])
        needed = [
            field.alias or name for name, field in signature.filters[1].model_fields.items() if field.is_required()
        ]
        query |= {name: [_plain(filters[name])] for name in needed}
    return query


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def authorizing() -> Event:
    """What API Gateway asks the authorizer."""
    headers = {
        "authorization": f"Bearer stoa_acme-00000000_{'0' * 64}",
        "host": _API.domain,
        "user-agent": _AGENT,
        "x-origin-secret": ORIGIN_SECRET,
    }
    path = "/api/ops/incidents"
    request = _Request("GET", path, _several(headers))
    return events.asking(_API, _Route(f"GET {path}", path), request, [headers["authorization"]])


def socket(function: Function, door: SocketDoor) -> Event:
    """A connection that opens, speaks or closes."""
    api = Api(_API.id, ACCOUNT, REGION, function.room)
    signature = Signature.of(door.view)
    asked = bool(door.scope) or "caller" in signature.special
    caller = {"principalId": CALLER["person"], **CALLER, "scopes": door.scope} if asked else None
    peer, moment = Peer("L0SM9cOFvHcCIhw=", _ADDRESS, _AGENT, _NOON, caller), Moment(_REQUEST, _NOON)
    match door.route:
        case sockets.CONNECT:
            query = {p.name: [str(p.default or example(p.kind, p.name))] for p in signature.query if p.kind is str}
            return sockets.connect(api, peer, moment, _Request("GET", "/", _handshake(asked=asked), query))
        case sockets.DISCONNECT:
            return sockets.disconnect(api, peer, moment, 1001, "")
        case route:
            said = example(signature.body[1]) if signature.body else {"action": route}
            return sockets.message(api, peer, moment, route, json.dumps(said))


def _handshake(*, asked: bool) -> dict[str, list[str]]:
    return _several(
        {
            **({"Authorization": "Bearer some-token"} if asked else {}),
            "Host": _API.domain,
            "Sec-WebSocket-Version": "13",
            "X-Forwarded-For": _ADDRESS,
            "x-origin-secret": ORIGIN_SECRET,
        }
    )
