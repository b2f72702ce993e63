"""A room's front doors: its HTTP API and its WebSocket API."""

from typing import Any

from infra.catalogue import Function, House
from infra.permissions import arn
from infra.weave import routes
from infra.yamls import Template, att, ref, sub
from kernel.doors import Authorizer, SocketDoor

BURST, RATE = 1000, 500
"""Requests at once, and a second, that one route takes from those who are signed in."""

SOCKET_AUTHORIZER = "SocketAuthorizer"

_ACCESS = {  # no address, no agent, no path: those are about people
    "requestId": "$context.requestId",
    "requestTime": "$context.requestTimeEpoch",
    "route": "$context.routeKey",
    "status": "$context.status",
    "milliseconds": "$context.responseLatency",
    "integrationMilliseconds": "$context.integrationLatency",
    "integrationStatus": "$context.integrationStatus",
    "bytes": "$context.responseLength",
    "workspace": "$context.authorizer.workspace",
    "error": "$context.error.message",
}


def http_api(house: House, room: str) -> dict[str, Template]:
    """The room's HTTP API, with its access log, if anything of the room is reached by HTTP."""
    if not house.http(room):
        return {}
    throttle = {"ThrottlingBurstLimit": BURST, "ThrottlingRateLimit": RATE}
    line = "{" + ",".join(f'"{name}":"{value}"' for name, value in _ACCESS.items()) + "}"
    properties: dict[str, Any] = {
        "StageName": "$default",
        "DefaultRouteSettings": throttle,
        "AccessLogSettings": {"DestinationArn": att("AccessLogs", "Arn"), "Format": line},
        **routes.api(house, room),
    }
    return {
        "AccessLogs": {
            "Type": "AWS::Logs::LogGroup",
            "DeletionPolicy": "Delete",
            "UpdateReplacePolicy": "Delete",
            # Groups under this prefix share one resource policy, which is otherwise full after a dozen rooms.
            "Properties": {"LogGroupName": sub(f"/aws/vendedlogs/${{Stage}}/{room}"), "RetentionInDays": 30},
        },
        routes.ROLE: routes.invoker(room),
        "Api": {"Type": "AWS::Serverless::HttpApi", "Properties": properties},
    }


def authorizer_permission(function: Function) -> dict[str, Template]:
    """The APIs of all rooms may ask the authorizer."""
    if not isinstance(function.door, Authorizer):
        return {}
    source = sub(arn("execute-api", "*/authorizers/*"))
    return {f"{function.logical_id}Permission": permission(function, "apigateway.amazonaws.com", source)}


def permission(function: Function, service: str, source: Template, **more: Any) -> Template:
    """That a service may invoke a function, in the name of ``source``."""
    properties = {
        "Action": "lambda:InvokeFunction",
        "FunctionName": ref(function.logical_id),
        "Principal": service,
        "SourceArn": source,
    }
    return {"Type": "AWS::Lambda::Permission", "Properties": {**properties, **more}}


def socket_api(house: House, room: str) -> dict[str, Template]:
    """The room's WebSocket API, if it has one. Its stage bears the room's name, so that its address ends in it."""
    routes = [function for function in house.functions(room) if isinstance(function.door, SocketDoor)]
    if not routes:
        return {}
    woven: dict[str, Template] = {
        "Socket": {
            "Type": "AWS::ApiGatewayV2::Api",
            "Properties": {
                "Name": sub(f"${{Stage}}-{room}-socket"),
                "ProtocolType": "WEBSOCKET",
                "RouteSelectionExpression": "$request.body.action",
            },
        },
        "SocketStage": {
            "Type": "AWS::ApiGatewayV2::Stage",
            "Properties": {
                "ApiId": ref("Socket"),
                "StageName": room,
                "AutoDeploy": True,
                "DefaultRouteSettings": {"ThrottlingBurstLimit": BURST, "ThrottlingRateLimit": RATE},
            },
        },
    }
    if any(function.door.scope for function in routes if isinstance(function.door, SocketDoor)):
        woven[SOCKET_AUTHORIZER] = _socket_authorizer()
    for function in routes:
        woven |= _socket_route(function)
    return woven


def _socket_authorizer() -> Template:
    """Who is asked who connects. It lists no identity source: where one is missing, the gateway would answer alone."""
    properties = {
        "ApiId": ref("Socket"),
        "Name": "caller",
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": routes.invocations(routes.AUTHORIZER),
    }
    return {"Type": "AWS::ApiGatewayV2::Authorizer", "Properties": properties}


def _socket_route(function: Function) -> dict[str, Template]:
    door = function.door
    assert isinstance(door, SocketDoor)
    name = function.logical_id
    uri = routes.invocations(f"${{{name}.Arn}}")
    integration = {"ApiId": ref("Socket"), "IntegrationType": "AWS_PROXY", "IntegrationUri": uri}
    route: dict[str, Any] = {"ApiId": ref("Socket"), "RouteKey": door.route}
    if door.route == "$connect":
        asked = {"AuthorizationType": "CUSTOM", "AuthorizerId": ref(SOCKET_AUTHORIZER)}
        route |= asked if door.scope else {"AuthorizationType": "NONE"}
    if not door.route.startswith("$"):
        route["RouteResponseSelectionExpression"] = "$default"
    route["Target"] = sub(f"integrations/${{{name}Integration}}")
    source = sub(arn("execute-api", f"${{Socket}}/*/{door.route}"))
    return {
        f"{name}Integration": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": integration},
        f"{name}Route": {"Type": "AWS::ApiGatewayV2::Route", "Properties": route},
        f"{name}Permission": permission(function, "apigateway.amazonaws.com", source),
    }


def outputs(house: House, room: str) -> dict[str, Template]:
    """What the edge needs to know of the room's APIs."""
    found: dict[str, Template] = {}
    if house.http(room):
        found["ApiId"] = {"Value": ref("Api")}
    if any(isinstance(function.door, SocketDoor) for function in house.functions(room)):
        found["SocketId"] = {"Value": ref("Socket")}
    return found
