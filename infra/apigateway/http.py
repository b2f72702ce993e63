"""The events of HTTP APIs: payload format 1.0 for functions; 2.0, or 1.0, for authorizers."""

import base64
from typing import Any

from infra.apigateway.requests import Api, Matched, Received, clock, joined, single

Event = dict[str, Any]

_IF_ANY = frozenset({"cookies", "queryStringParameters", "pathParameters"})
_TEXT = frozenset({"application/json", "application/xml", "application/javascript"})


def event(api: Api, route: Matched, request: Received, body: bytes = b"", authorizer: Event | None = None) -> Event:
    """What the function behind a route is told; with what the authorizer said, if one was asked."""
    context = _context(api, route, request)
    if authorizer is not None:
        context["authorizer"] = authorizer
    said, encoded = _body(body, (request.headers.get("content-type") or [""])[-1])
    return {**_event(route, request, context), "body": said, "isBase64Encoded": encoded}


def asking(api: Api, route: Matched, request: Received, identity: list[str]) -> Event:
    """What a Lambda authorizer is asked in payload format 2.0; what there is nothing of, it does not mention."""
    cookies = [cookie.strip() for said in request.headers.get("cookie", ()) for cookie in said.split(";")]
    asked = {
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": _route_arn(api, request),
        "identitySource": identity,
        "routeKey": route.key,
        "rawPath": request.path,
        "rawQueryString": request.raw_query,
        "cookies": [cookie for cookie in cookies if cookie],
        "headers": joined(request.headers),
        "queryStringParameters": joined(request.query),
        "requestContext": {
            "accountId": api.account,
            "apiId": api.id,
            "domainName": api.domain,
            "domainPrefix": api.id,
            "http": {
                "method": request.method,
                "path": request.path,
                "protocol": request.protocol,
                "sourceIp": request.address,
                "userAgent": request.agent,
            },
            "requestId": request.id,
            "routeKey": route.key,
            "stage": api.stage,
            "time": clock(request.now),
            "timeEpoch": int(request.now * 1000),
        },
        "pathParameters": route.parameters,
    }
    return {name: value for name, value in asked.items() if value or name not in _IF_ANY}


def asking_of_old(api: Api, route: Matched, request: Received, identity: list[str]) -> Event:
    """What a Lambda authorizer is asked in payload format 1.0."""
    source = ",".join(identity)
    more = {"type": "REQUEST", "methodArn": _route_arn(api, request)}
    asked = {"identitySource": source, "authorizationToken": source}
    return {**_event(route, request, _context(api, route, request)), **more, **asked}


def _event(route: Matched, request: Received, context: Event) -> Event:
    return {
        "version": "1.0",
        "resource": route.path,
        "path": request.path,
        "httpMethod": request.method,
        "headers": single(request.headers),
        "multiValueHeaders": request.headers,
        "queryStringParameters": single(request.query) or None,
        "multiValueQueryStringParameters": request.query or None,
        "requestContext": context,
        "pathParameters": route.parameters or None,
        "stageVariables": None,
    }


def _context(api: Api, route: Matched, request: Received) -> Event:
    """The circumstances of a request, in payload format 1.0."""
    return {
        "accountId": api.account,
        "apiId": api.id,
        "domainName": api.domain,
        "domainPrefix": api.id,
        "extendedRequestId": request.id,
        "httpMethod": request.method,
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
            "sourceIp": request.address,
            "user": None,
            "userAgent": request.agent,
            "userArn": None,
        },
        "path": request.path,
        "protocol": request.protocol,
        "requestId": request.id,
        "requestTime": clock(request.now),
        "requestTimeEpoch": int(request.now * 1000),
        "resourceId": route.key,
        "resourcePath": route.path,
        "stage": api.stage,
    }


def _route_arn(api: Api, request: Received) -> str:
    return api.arn(f"{request.method}{request.path}")


def _body(raw: bytes, kind: str) -> tuple[str | None, bool]:
    """Text as it is, and everything else in base64: which is which, the content type says."""
    if not raw:
        return None, False
    media = kind.partition(";")[0].strip().lower()
    if not media or media.startswith("text/") or media in _TEXT or media.endswith(("+json", "+xml")):
        try:
            return raw.decode(), False
        except UnicodeDecodeError:
            pass
    return base64.b64encode(raw).decode(), True
