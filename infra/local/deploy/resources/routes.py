"""Routes, integrations and authorizers of APIs that are resources of their own, as those of WebSocket APIs are."""

from infra.local.arns import function_name
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, kind
from infra.local.deploy.resources.apis import of
from infra.local.deployment import AuthorizerSpec


@kind(
    "AWS::ApiGatewayV2::Integration",
    honours="ApiId IntegrationType IntegrationUri PayloadFormatVersion",
    without_effect="IntegrationMethod TimeoutInMillis Description ContentHandlingStrategy ConnectionType"
    " PassthroughBehavior CredentialsArn",
)
def integration(wanted: Wanted) -> Made:
    uri = str(wanted.need("IntegrationUri"))
    if wanted.need("IntegrationType") != "AWS_PROXY" or ":function:" not in uri:
        raise TemplateError("the local cloud's routes lead to functions only")
    payload = wanted.get("PayloadFormatVersion")
    of(wanted).integrations[wanted.name] = (function_name(uri), payload and str(payload))
    return Made(wanted.name, {"IntegrationId": wanted.name})


@kind(
    "AWS::ApiGatewayV2::Route",
    honours="ApiId RouteKey Target AuthorizationType AuthorizerId",
    without_effect="OperationName RouteResponseSelectionExpression ModelSelectionExpression",
)
def route(wanted: Wanted) -> Made:
    draft, key = of(wanted), str(wanted.need("RouteKey"))
    target = str(wanted.need("Target")).removeprefix("integrations/")
    if target not in draft.integrations:
        raise TemplateError(f"{key}: there is no integration {target}")
    if key in draft.routes:
        raise TemplateError(f"{key}: this API has the route already")
    kind_, authorizer = wanted.get("AuthorizationType", "NONE"), None
    if kind_ == "CUSTOM":
        authorizer = str(wanted.need("AuthorizerId"))
        if authorizer not in draft.authorizers:
            raise TemplateError(f"{key}: there is no authorizer {authorizer}")
    elif kind_ != "NONE":
        raise TemplateError(f"{key}: the local cloud knows no authorization of the type {kind_}")
    function, payload = draft.integrations[target]
    draft.routes[key] = (function, payload, authorizer)
    return Made(wanted.name, {"RouteId": wanted.name})


@kind(
    "AWS::ApiGatewayV2::RouteResponse",
    honours="ApiId RouteId RouteResponseKey",
    without_effect="ModelSelectionExpression ResponseModels ResponseParameters",
)
def route_response(wanted: Wanted) -> Made:
    of(wanted)
    return Made(wanted.name)


@kind(
    "AWS::ApiGatewayV2::Authorizer",
    honours="ApiId Name AuthorizerType AuthorizerUri IdentitySource AuthorizerResultTtlInSeconds"
    " AuthorizerPayloadFormatVersion EnableSimpleResponses",
    without_effect="AuthorizerCredentialsArn",
)
def authorizer(wanted: Wanted) -> Made:
    draft = of(wanted)
    if wanted.need("AuthorizerType") != "REQUEST":
        raise TemplateError("the authorizer is no Lambda function; the local cloud knows no other")
    socket = draft.protocol == "WEBSOCKET"
    draft.authorizers[wanted.name] = AuthorizerSpec(
        function=function_name(str(wanted.need("AuthorizerUri"))),
        identity=tuple(str(source) for source in wanted.get("IdentitySource", ())),
        ttl=0 if socket else wanted.number("AuthorizerResultTtlInSeconds", 300),
        simple=wanted.flag("EnableSimpleResponses"),
        payload="1.0" if socket else str(wanted.get("AuthorizerPayloadFormatVersion", "2.0")),
    )
    return Made(wanted.name, {"AuthorizerId": wanted.name})
