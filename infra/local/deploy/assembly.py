"""From what the resources said to what the gateway, the pumps and the runtime read."""

from dataclasses import replace

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.world import ApiDraft, World
from infra.local.deployment import AuthorizerSpec, Deployment, HttpApi, Route, WebSocketApi

PAYLOAD = "1.0"


def assembled(world: World) -> Deployment:
    """The whole deployment; every name in it means something."""
    deployment = world.deployment
    for name, (function, role) in world.functions.items():
        if role not in world.roles:
            raise TemplateError(f"the function {name} has the role {role}, which is not there")
        deployment.functions[name] = replace(function, policy=tuple(world.roles[role]))
    for draft in world.apis.values():
        _check(world, draft)
        if draft.protocol == "WEBSOCKET":
            deployment.sockets.append(_socket(draft))
        else:
            deployment.http.append(_http(draft))
    for mapping in deployment.mappings:
        _known(world, mapping.function, f"the event source mapping {mapping.id}")
    for receipt in deployment.receipts:
        if receipt.function:
            _known(world, receipt.function, f"the receipt rule {receipt.name}")
    deployment.roots = tuple(world.roots)
    deployment.roles = {arn: tuple(statements) for arn, statements in world.roles.items()}
    return deployment


def _check(world: World, draft: ApiDraft) -> None:
    for key, (function, payload, _) in draft.routes.items():
        _known(world, function, f"the route {key} of {draft.name}")
        if draft.protocol == "HTTP" and payload != PAYLOAD:
            raise TemplateError(
                f"the route {key} of {draft.name} has the payload format {payload or 'that is not said'}; "
                f"its handler reads {PAYLOAD}: set PayloadFormatVersion: '{PAYLOAD}'"
            )


def _known(world: World, function: str, where: str) -> None:
    if function not in world.functions:
        raise TemplateError(f"{where} leads to the function {function}, which is not there")


def _http(draft: ApiDraft) -> HttpApi:
    routes = []
    for key, (function, _, authorizer) in draft.routes.items():
        method, _, path = ("ANY", " ", "$default") if key == "$default" else key.partition(" ")
        routes.append(Route(method, path, function, _authorizer(draft, authorizer)))
    return HttpApi(draft.id, draft.name, tuple(routes), draft.cors)


def _socket(draft: ApiDraft) -> WebSocketApi:
    if not draft.stage:
        raise TemplateError(f"the WebSocket API {draft.name} has no stage")
    functions = {key: function for key, (function, _, _) in draft.routes.items()}
    asked = draft.routes.get("$connect", ("", None, None))[2]
    return WebSocketApi(draft.id, draft.name, draft.stage, draft.selection, functions, _authorizer(draft, asked))


def _authorizer(draft: ApiDraft, name: str | None) -> AuthorizerSpec | None:
    found: AuthorizerSpec | None = draft.authorizers[name] if name else None
    return found
