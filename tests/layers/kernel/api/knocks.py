"""Requests as API Gateway hands them over, for doors that are declared in a test."""

import base64
import json
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from infra.local.environment import ORIGIN_SECRET
from kernel.api import Api

CONTEXT = SimpleNamespace(aws_request_id="r-1", function_name="test-x", get_remaining_time_in_millis=lambda: 9000)
ADA = {"workspace": "acme", "person": "ada", "role": "member", "scopes": "x:read x:write", "session": "s"}


@dataclass
class Said:
    status: int
    headers: dict[str, Any]
    text: str
    cookies: list[str] = field(default_factory=list)

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def door(view, route="POST /api/x/books", **more):
    """A function with that view."""
    app = Api("test")
    app.endpoint(route, scope="x:write", **more)(view)
    return app


def knock(app, *, body=None, query=None, authorizer=ADA, headers=None, raw=None, **parts) -> Said:
    """Send ``app`` a request that fits its route."""
    door = app.door
    path = door.path.format(**parts)
    payload = raw if raw is not None else None if body is None else json.dumps(body).encode()
    sent = {"content-type": "application/json", "x-origin-secret": ORIGIN_SECRET, **(headers or {})}
    event = {
        "resource": door.path,
        "path": path,
        "httpMethod": door.method,
        "headers": {name: value for name, value in sent.items() if value is not None},
        "multiValueHeaders": {},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": {k: v if isinstance(v, list) else [v] for k, v in (query or {}).items()},
        "pathParameters": parts or None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": door.path,
            "httpMethod": door.method,
            "requestId": "r-1",
            "identity": {"sourceIp": "192.0.2.7"},
            "authorizer": authorizer,
        },
        "body": None if payload is None else base64.b64encode(payload).decode(),
        "isBase64Encoded": payload is not None,
    }
    answer = app(event, CONTEXT)
    text = base64.b64decode(answer["body"]).decode("latin-1") if answer["isBase64Encoded"] else answer["body"]
    return Said(answer["statusCode"], answer["headers"], text, answer["multiValueHeaders"].get("Set-Cookie", []))
