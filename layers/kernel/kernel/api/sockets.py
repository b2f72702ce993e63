"""Routes of a WebSocket API: a connection that opens, speaks and closes."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from kernel.api.problems import invalid, problem
from kernel.api.request import Request, single
from kernel.api.signature import Signature
from kernel.callers import Asked, Caller, asked, reach, within
from kernel.connections import Connection
from kernel.doors import SocketDoor
from kernel.errors import Refusal
from kernel.logs import facts, log


def connected(door: SocketDoor) -> Callable[[Any, Any], Any]:
    """What Lambda calls for this route. A refusal of ``$connect`` refuses the handshake; of a message, answers it."""
    signature = Signature.of(door.view)
    known = bool(door.scope) or "caller" in signature.special

    def serve(event: dict[str, Any], context: Any) -> dict[str, Any]:
        at = event["requestContext"]
        connection = Connection(at["connectionId"], at["apiId"], at["stage"])
        said = {"request_id": context.aws_request_id, "door": door.route, "connection": connection.id}
        token = facts.set(said)
        try:
            caller = Caller.of(at.get("authorizer")) if known else None
            if caller:
                said |= {"workspace": caller.workspace, "person": caller.person}
                if door.scope:
                    caller.require(door.scope)
            with within(reach(caller.workspace if caller else None, door.crosses)), _whence(door, event, caller):
                return _told(door.view(**_arguments(signature, event, connection, caller)))
        except Refusal as refusal:
            document = problem(refusal, f"urn:request:{at.get('requestId', '')}")
            if door.route not in {"$connect", "$disconnect"}:
                connection.send(json.dumps(document))
            return {"statusCode": refusal.status, "body": json.dumps(document)}
        except Exception:  # noqa: BLE001 - nothing but a problem ever leaves
            log.exception("this is a bug")
            return {"statusCode": 500}
        finally:
            facts.reset(token)

    return serve


@contextmanager
def _whence(door: SocketDoor, event: dict[str, Any], caller: Caller | None) -> Iterator[None]:
    """Where it was asked for. After the handshake, API Gateway tells the address of the edge and of nobody else."""
    address = Request(event).address if door.route == "$connect" else ""
    token = asked.set(Asked(address or None, caller.session or None if caller else None))
    try:
        yield
    finally:
        asked.reset(token)


def _told(answer: Any) -> dict[str, Any]:
    """What API Gateway reads: a status, and of a handshake the protocol that was chosen."""
    return {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": answer}} if answer else {"statusCode": 200}


def _arguments(
    signature: Signature, event: dict[str, Any], connection: Connection, caller: Caller | None
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "caller" in signature.special:
        found[signature.special["caller"]] = caller
    if "request" in signature.special:
        found[signature.special["request"]] = Request(event)
    if signature.body:
        name, model = signature.body
        try:
            found[name] = model.model_validate_json(event.get("body") or "")
        except ValidationError as error:
            raise invalid(error, "message") from None
    for parameter in signature.query:
        if parameter.kind is Connection:
            found[parameter.name] = connection
        else:
            said = single(event.get("multiValueQueryStringParameters") or {}, parameter.name)
            found[parameter.name] = parameter.default if said is None else said
    return found
