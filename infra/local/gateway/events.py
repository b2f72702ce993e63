"""What API Gateway tells functions about a request."""

import base64
from typing import Any

from infra.local.deployment import ACCOUNT, arn
from infra.local.gateway.request import Passed, clock, domain, listed
from infra.local.gateway.routing import Match

STAGE = "$default"
_NOBODY: dict[str, Any] = {
    "accessKey": None,
    "accountId": None,
    "caller": None,
    "cognitoAmr": None,
    "cognitoAuthenticationProvider": None,
    "cognitoAuthenticationType": None,
    "cognitoIdentityId": None,
    "cognitoIdentityPoolId": None,
    "principalOrgId": None,
    "user": None,
    "userArn": None,
}
_TEXT = frozenset({"application/json", "application/xml", "application/javascript"})


def http_event(request: Passed, api: str, match: Match, authorizer: dict[str, str] | None) -> dict[str, Any]:
    """Payload format 1.0 of an HTTP API's integration."""
    context = http_context(request, api, match)
    if authorizer is not None:
        context["authorizer"] = authorizer
    body, encoded = _body(request)
    return {
        "version": "1.0",
        "resource": match.path,
        "path": request.path,
        "httpMethod": request.method,
        "headers": request.single_headers(),
        "multiValueHeaders": request.headers,
        "queryStringParameters": listed(request.single_query()),
        "multiValueQueryStringParameters": listed(request.query),
        "requestContext": context,
        "pathParameters": match.parameters,
        "stageVariables": None,
        "body": body,
        "isBase64Encoded": encoded,
    }


def http_context(request: Passed, api: str, match: Match) -> dict[str, Any]:
    """The circumstances of a request, in payload format 1.0."""
    return {
        "accountId": ACCOUNT,
        "apiId": api,
        "domainName": domain(api),
        "domainPrefix": api,
        "extendedRequestId": request.id,
        "httpMethod": request.method,
        "identity": {**_NOBODY, "sourceIp": request.address, "userAgent": request.header("user-agent")},
        "path": request.path,
        "protocol": request.protocol,
        "requestId": request.id,
        "requestTime": clock(request.now),
        "requestTimeEpoch": int(request.now * 1000),
        "resourceId": match.key,
        "resourcePath": match.path,
        "stage": STAGE,
    }


def route_arn(api: str, stage: str, route: str) -> str:
    return arn("execute-api", f"{api}/{stage}/{route}")


def authorizer_event(request: Passed, api: str, match: Match, identity: list[str], version: str) -> dict[str, Any]:
    """What a Lambda authorizer of an HTTP API is asked, in payload format 2.0 or 1.0."""
    arn = route_arn(api, STAGE, f"{request.method}{request.path}")
    if version == "1.0":
        source = ",".join(identity)
        event = http_event(request, api, match, None)
        del event["body"], event["isBase64Encoded"]
        return {**event, "type": "REQUEST", "methodArn": arn, "identitySource": source, "authorizationToken": source}
    return {
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": arn,
        "identitySource": identity,
        "routeKey": match.key,
        "rawPath": request.path,
        "rawQueryString": request.raw_query,
        "cookies": [cookie.strip() for cookie in request.header("cookie").split(";") if cookie.strip()],
        "headers": {name: ",".join(values) for name, values in request.headers.items()},
        "queryStringParameters": {name: ",".join(values) for name, values in request.query.items()},
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": api,
            "domainName": domain(api),
            "domainPrefix": api,
            "http": {
                "method": request.method,
                "path": request.path,
                "protocol": request.protocol,
                "sourceIp": request.address,
                "userAgent": request.header("user-agent"),
            },
            "requestId": request.id,
            "routeKey": match.key,
            "stage": STAGE,
            "time": clock(request.now),
            "timeEpoch": int(request.now * 1000),
        },
        "pathParameters": match.parameters or {},
        "stageVariables": {},
    }


def _body(request: Passed) -> tuple[str | None, bool]:
    """Text as it is, and everything else in base64: which is which, the content type says."""
    raw = request.body
    if not raw:
        return None, False
    media = request.header("content-type").partition(";")[0].strip().lower()
    if not media or media.startswith("text/") or media in _TEXT or media.endswith(("+json", "+xml")):
        try:
            return raw.decode(), False
        except UnicodeDecodeError:
            pass
    return base64.b64encode(raw).decode(), True
