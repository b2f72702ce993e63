"""HTTP APIs as SAM makes them: all routes in one OpenAPI document."""

from collections.abc import Mapping
from typing import Any

from infra.local.arns import function_arn, function_name
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.world import ApiDraft, Statements
from infra.local.deployment import AuthorizerSpec
from infra.local.iam import Policy

_ANY = "x-amazon-apigateway-any-method"
_METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace", _ANY}


def read_into(draft: ApiDraft, body: dict[str, Any], roles: Mapping[str, Statements]) -> None:
    """Take routes, authorizers and CORS from the document; ``roles`` are those in which functions may be invoked."""
    for name, scheme in body.get("components", {}).get("securitySchemes", {}).items():
        said = scheme.get("x-amazon-apigateway-authorizer")
        if said is not None:
            draft.authorizers[name] = _authorizer(name, said)
    for path, methods in (body.get("paths") or {}).items():
        for method, operation in methods.items():
            if method.lower() in _METHODS:
                key = _route(draft, path, method.lower(), operation)
                _allowed(key, operation.get("x-amazon-apigateway-integration") or {}, roles)
    draft.cors = body.get("x-amazon-apigateway-cors", draft.cors)


def _route(draft: ApiDraft, path: str, method: str, operation: dict[str, Any]) -> str:
    """Take one route; the answer is its name."""
    word = "ANY" if method == _ANY else method.upper()
    key = "$default" if path == "/$default" else f"{word} {path}"
    integration = operation.get("x-amazon-apigateway-integration")
    if not integration:
        return key  # a path of the document that leads nowhere
    if str(integration.get("type", "")).lower() != "aws_proxy" or ":function:" not in str(integration.get("uri")):
        raise TemplateError(f"{key}: the local cloud's routes lead to functions only")
    named = [name for scheme in operation.get("security", ()) for name in scheme if name != "NONE"]
    authorizer = named[0] if named else None
    if authorizer is not None and authorizer not in draft.authorizers:
        raise TemplateError(f"{key}: there is no authorizer {authorizer}")
    payload = integration.get("payloadFormatVersion")
    draft.routes[key] = (function_name(integration["uri"]), payload and str(payload), authorizer)
    return key


def _allowed(key: str, integration: Mapping[str, Any], roles: Mapping[str, Statements]) -> None:
    """An API that invokes a function in a role must be allowed to; without one, the function itself allows it."""
    role = integration.get("credentials")
    if role is None:
        return
    if role not in roles:
        raise TemplateError(f"{key}: there is no role {role}")
    function = function_arn(function_name(integration["uri"]))
    if not Policy(roles[role]).decide("lambda:InvokeFunction", function, {}).allowed:
        raise TemplateError(f"{key}: the role of the integration may not invoke {function}")


def _authorizer(name: str, said: dict[str, Any]) -> AuthorizerSpec:
    if str(said.get("type")).lower() != "request":
        raise TemplateError(f"the authorizer {name} is no Lambda function; the local cloud knows no other")
    identity = said.get("identitySource", "")
    sources = identity if isinstance(identity, list) else [part.strip() for part in str(identity).split(",")]
    return AuthorizerSpec(
        function=function_name(str(said["authorizerUri"])),
        identity=tuple(source for source in sources if source),
        ttl=int(said.get("authorizerResultTtlInSeconds", 300 if identity else 0)),
        simple=said.get("enableSimpleResponses", False) in (True, "true"),
        payload=str(said.get("authorizerPayloadFormatVersion", "2.0")),
    )
