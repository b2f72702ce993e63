"""HTTP and WebSocket APIs, and their stages."""

import hashlib
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, kind
from infra.local.deploy.resources.openapi import read_into
from infra.local.deploy.world import ApiDraft
from infra.local.deployment import REGION

_PASSED = {"AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders", "MaxAge"}


@kind(
    "AWS::ApiGatewayV2::Api",
    honours="Name ProtocolType RouteSelectionExpression Body CorsConfiguration",
    without_effect="Description DisableExecuteApiEndpoint DisableSchemaValidation FailOnWarnings IpAddressType Tags"
    " Version",
)
def api(wanted: Wanted) -> Made:
    body = wanted.get("Body") or {}
    protocol = str(wanted.get("ProtocolType", "HTTP"))
    name = str(wanted.get("Name") or body.get("info", {}).get("title") or wanted.name)
    wanted.world.claim("API", name, wanted.logical_id)
    id_ = hashlib.sha256(name.encode()).hexdigest()[:10]
    draft = ApiDraft(id_, name, protocol, wanted.logical_id, str(wanted.get("RouteSelectionExpression", "")))
    draft.cors = cors(wanted.get("CorsConfiguration"))
    if protocol == "WEBSOCKET" and not draft.selection:
        raise TemplateError("a WebSocket API needs a RouteSelectionExpression")
    read_into(draft, body, wanted.world.roles)
    wanted.world.apis[id_] = draft
    scheme = "wss" if protocol == "WEBSOCKET" else "https"
    return Made(id_, {"ApiId": id_, "ApiEndpoint": f"{scheme}://{id_}.execute-api.{REGION}.amazonaws.com"})


def cors(given: Any) -> dict[str, Any] | None:
    """The CORS configuration, in the words that OpenAPI documents have for it."""
    if not given:
        return None
    for name in given:
        if name not in _PASSED:
            raise TemplateError(f"CorsConfiguration: {name} is not known here")
    return {name[0].lower() + name[1:]: value for name, value in given.items()}


@kind(
    "AWS::ApiGatewayV2::Stage",
    honours="ApiId StageName",
    without_effect="AccessLogSettings AutoDeploy DefaultRouteSettings RouteSettings Description Tags StageVariables"
    " DeploymentId AccessPolicyId",
)
def stage(wanted: Wanted) -> Made:
    draft, name = of(wanted), str(wanted.need("StageName"))
    if wanted.get("StageVariables"):
        raise TemplateError("the local cloud knows no StageVariables")
    if draft.protocol == "HTTP" and name != "$default":
        raise TemplateError(f"the stage of an HTTP API is $default here, not {name}")
    draft.stage = name
    return Made(name)


@kind("AWS::ApiGatewayV2::Deployment", honours="ApiId", without_effect="StageName Description")
def deployment(wanted: Wanted) -> Made:
    of(wanted)
    return Made(wanted.name, {"DeploymentId": wanted.name})


def of(wanted: Wanted) -> ApiDraft:
    """The API that a resource belongs to."""
    id_ = str(wanted.need("ApiId"))
    if id_ not in wanted.world.apis:
        raise TemplateError(f"there is no API {id_}")
    return wanted.world.apis[id_]
