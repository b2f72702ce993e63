"""What is sent to open WebSockets."""

from urllib.parse import urlsplit

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask

_METHODS = {"PostToConnection": "POST", "GetConnection": "GET", "DeleteConnection": "DELETE"}


def needs(asked: Asked) -> list[Ask] | None:
    if asked.operation not in _METHODS:
        return None
    address = urlsplit(str(asked.client.meta.endpoint_url))
    api, stage = str(address.hostname).partition(".")[0], address.path.strip("/")
    path = f"{api}/{stage}/{_METHODS[asked.operation]}/@connections/{asked.params['ConnectionId']}"
    return [ask("execute-api:ManageConnections", arn("execute-api", path))]
