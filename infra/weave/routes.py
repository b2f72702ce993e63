"""The routes of a room's HTTP API: one OpenAPI document, as API Gateway imports it.

SAM could make it of events that each function lists, and would add a permission to each of them. Those are a third of
all resources of a room, and CloudFormation takes 500: so the API invokes functions in a role of its own instead.
"""

from infra.catalogue import Function, House
from infra.permissions import allow, arn, role
from infra.yamls import Template, att, sub
from kernel.doors import Endpoint, HttpDoor

ROLE = "ApiRole"
PUBLIC_BURST, PUBLIC_RATE = 100, 50
"""Requests at once, and a second, that one route takes from people we do not know."""

TRUSTED = 30
"""Seconds for which API Gateway believes what the authorizer said."""

AUTHORIZER = arn("lambda", "function:${Stage}-identity-callers-authorize")
_INVOCATIONS = "arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/{}/invocations"


def invocations(function: str) -> Template:
    """The address at which API Gateway invokes a function, of which the ARN is given as ``Fn::Sub`` wants it."""
    return sub(_INVOCATIONS.format(function))


def document(house: House, room: str) -> Template:
    """All routes, and who is asked who calls."""
    paths: dict[str, Template] = {}
    for function, door in _doors(house, room):
        paths.setdefault(door.path, {}).update({each.lower(): _route(function, door) for each in door.methods})
    info = {"title": sub(f"${{Stage}}-{room}"), "version": "1"}
    said: Template = {"openapi": "3.0.1", "info": info, "paths": paths}
    if any(isinstance(door, Endpoint) for _, door in _doors(house, room)):
        said["components"] = {"securitySchemes": {"Caller": _caller()}}
    return said


def settings(house: House, room: str) -> Template:
    """How often routes take requests, where that differs from what the others do."""
    often = {"ThrottlingBurstLimit": PUBLIC_BURST, "ThrottlingRateLimit": PUBLIC_RATE}
    public = (door for _, door in _doors(house, room) if not isinstance(door, Endpoint))
    return {f"{each} {door.path}": often for door in public for each in door.methods}


def invoker(room: str) -> Template:
    """What the API may do: invoke the functions of its room. One by one, they would not fit into a policy."""
    functions = sub(arn("lambda", f"function:${{Stage}}-{room}-*"))
    return role("apigateway.amazonaws.com", [allow(["lambda:InvokeFunction"], functions)], here=True)


def _doors(house: House, room: str) -> list[tuple[Function, HttpDoor]]:
    return [(each, each.door) for each in house.functions(room) if isinstance(each.door, HttpDoor)]


def _route(function: Function, door: HttpDoor) -> Template:
    integration = {
        "type": "aws_proxy",
        "httpMethod": "POST",
        "payloadFormatVersion": "1.0",
        "uri": invocations(f"${{{function.logical_id}.Arn}}"),
        "credentials": att(ROLE, "Arn"),
    }
    asked: Template = {"security": [{"Caller": []}]} if isinstance(door, Endpoint) else {}
    return {"x-amazon-apigateway-integration": integration, **asked, "responses": {}}


def _caller() -> Template:
    return {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authorizer": {
            "type": "request",
            "identitySource": "$request.header.Authorization",
            "authorizerUri": invocations(AUTHORIZER),
            "authorizerPayloadFormatVersion": "2.0",
            "authorizerResultTtlInSeconds": TRUSTED,
            "enableSimpleResponses": True,
        },
    }


def api(house: House, room: str) -> dict[str, Template]:
    """What the API as a resource has of its routes."""
    often = settings(house, room)
    return {"DefinitionBody": document(house, room), **({"RouteSettings": often} if often else {})}
