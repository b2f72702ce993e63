"""Requests as API Gateway hands them over: payload format 1.0 for functions, 2.0 for the authorizer, and sockets."""

import base64
import json
from typing import Any
from urllib.parse import quote, urlencode

from infra.catalogue import Function
from infra.local.deployment import ACCOUNT, REGION, arn
from infra.local.environment import ORIGIN_SECRET
from infra.weave.examples import example
from infra.weave.signatures import posted_back, signature_of
from kernel.api.signature import Signature
from kernel.doors import Callback, Endpoint, HttpDoor, SocketDoor, Webhook

CALLER = {"workspace": "acme", "person": "ada", "role": "operator", "scopes": "", "session": "key:acme-00000000"}
_AGENT, _ADDRESS = "Mozilla/5.0", "203.0.113.7"
_REQUEST = "JKJaXmPLvHcESHA="
_API = "a1b2c3d4e5"
_HOST = f"{_API}.execute-api.{REGION}.amazonaws.com"
_TIME, _EPOCH = "01/Jan/2026:12:00:00 +0000", 1767268800000

Event = dict[str, Any]


def http(door: HttpDoor, recorded: Event | None) -> Event:
    """A request for the door; what third parties send is taken from what was ``recorded``."""
    signature = signature_of(door)
    parts = {parameter.name: str(example(parameter.kind, parameter.name)) for parameter in signature.path}
    headers, body, encoded = _headers(door, signature), None, False
    if signature.body:
        body = json.dumps(example(signature.body[1]), ensure_ascii=False)
        headers["content-type"] = "application/json"
    if recorded and isinstance(door, Webhook):
        headers = {**recorded.get("headers", {}), "x-origin-secret": ORIGIN_SECRET}
        body, encoded = recorded.get("body"), recorded.get("isBase64Encoded", False)
    query = _query(door, signature)
    if posted_back(door):  # API Gateway hands over in base64 whatever is neither text nor JSON
        headers["content-type"] = "application/x-www-form-urlencoded"
        body, encoded, query = base64.b64encode(urlencode(query, doseq=True).encode()).decode(), True, {}
    path = door.path
    for name, value in parts.items():
        path = path.replace(f"{{{name}}}", quote(value)).replace(f"{{{name}+}}", quote(value))
    return {
        "version": "1.0",
        "resource": door.path,
        "path": path,
        "httpMethod": door.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "requestContext": _context(door, path),
        "pathParameters": parts or None,
        "stageVariables": None,
        "body": body,
        "isBase64Encoded": encoded,
    }


def _headers(door: HttpDoor, signature: Signature) -> dict[str, str]:
    headers = {
        "accept": "application/json",
        "cloudfront-viewer-address": f"{_ADDRESS}:50000",
        "host": _HOST,
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
        needed = [name for name, field in signature.filters[1].model_fields.items() if field.is_required()]
        query |= {name: [_plain(filters[name])] for name in needed}
    return query


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _context(door: HttpDoor, path: str) -> Event:
    context: Event = {
        "accountId": ACCOUNT,
        "apiId": _API,
        "domainName": _HOST,
        "domainPrefix": _API,
        "extendedRequestId": _REQUEST,
        "httpMethod": door.method,
        "identity": {
            "accessKey": None,
            "accountId": None,
            "caller": None,
            "cognitoAmr": None,
            "cognitoAuthenticationProvider": None,
            "cognitoAuthenticationType": None,
            "cognitoIdentityId": None,
            "cognitoIdentityPoolId": None,
            "principalOrgId": None,
            "sourceIp": _ADDRESS,
            "user": None,
            "userAgent": _AGENT,
            "userArn": None,
        },
        "path": path,
        "protocol": "HTTP/1.1",
        "requestId": _REQUEST,
        "requestTime": _TIME,
        "requestTimeEpoch": _EPOCH,
        "resourceId": f"{door.method} {door.path}",
        "resourcePath": door.path,
        "stage": "$default",
    }
    if isinstance(door, Endpoint):
        context["authorizer"] = {**CALLER, "scopes": door.scope}
    return context


def authorizing() -> Event:
    """What API Gateway asks the authorizer."""
    headers = {
        "authorization": f"Bearer stoa_acme-00000000_{'0' * 64}",
        "host": _HOST,
        "user-agent": _AGENT,
        "x-origin-secret": ORIGIN_SECRET,
    }
    route = "GET /api/ops/incidents"
    return {
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": arn("execute-api", f"{_API}/$default/GET/api/ops/incidents"),
        "identitySource": [headers["authorization"]],
        "routeKey": route,
        "rawPath": route.partition(" ")[2],
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": _API,
            "domainName": _HOST,
            "domainPrefix": _API,
            "http": {
                "method": "GET",
                "path": route.partition(" ")[2],
                "protocol": "HTTP/1.1",
                "sourceIp": _ADDRESS,
                "userAgent": _AGENT,
            },
            "requestId": _REQUEST,
            "routeKey": route,
            "stage": "$default",
            "time": _TIME,
            "timeEpoch": _EPOCH,
        },
    }


def socket(function: Function, door: SocketDoor) -> Event:
    """A connection that opens, speaks or closes."""
    kinds = {"$connect": "CONNECT", "$disconnect": "DISCONNECT"}
    kind = kinds.get(door.route, "MESSAGE")
    context: Event = {
        "routeKey": door.route,
        "eventType": kind,
        "extendedRequestId": _REQUEST,
        "requestTime": _TIME,
        "messageDirection": "IN",
        "stage": function.room,
        "connectedAt": _EPOCH,
        "requestTimeEpoch": _EPOCH,
        "identity": {"sourceIp": _ADDRESS, "userAgent": _AGENT},
        "requestId": _REQUEST,
        "domainName": _HOST,
        "connectionId": "L0SM9cOFvHcCIhw=",
        "apiId": _API,
    }
    if kind == "CONNECT":
        headers = {
            "Host": _HOST,
            "Sec-WebSocket-Version": "13",
            "X-Forwarded-For": _ADDRESS,
            "x-origin-secret": ORIGIN_SECRET,
        }
        query = {
            p.name: str(p.default or example(p.kind, p.name)) for p in Signature.of(door.view).query if p.kind is str
        }
        return {
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": query or None,
            "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} or None,
            "requestContext": context,
            "isBase64Encoded": False,
        }
    if kind == "DISCONNECT":
        context |= {"disconnectStatusCode": 1001, "disconnectReason": ""}
        return {"requestContext": context, "isBase64Encoded": False}
    body = Signature.of(door.view).body
    said = example(body[1]) if body else {"action": door.route}
    context |= {"messageId": "L0SNAc2AvHcCIhw="}
    return {"requestContext": context, "body": json.dumps(said), "isBase64Encoded": False}
