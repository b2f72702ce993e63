"""Doors that are not reached by HTTP: which service opens which door, and the simple ones among them."""

from collections.abc import Callable
from types import TracebackType
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from kernel.api.signature import Signature
from kernel.callers import Caller, Shown, reach, within
from kernel.doors import Authorizer, Call, Consumer, Door, ReceivedDoor, Schedule, SocketDoor
from kernel.errors import Refusal, Unauthenticated
from kernel.logs import facts, log, told

Service = Callable[[Any, Any], Any]


def opened(door: Door) -> Service:
    """What Lambda calls for this door."""
    match door:
        case Schedule():
            return _scheduled(door)
        case Consumer():
            from kernel.api.batches import consumed

            return consumed(door)
        case Call():
            return _called(door)
        case SocketDoor():
            from kernel.api.sockets import connected

            return connected(door)
        case ReceivedDoor():
            return _received(door)
        case Authorizer():
            return _authorizing(door)
        case _:
            raise TypeError(f"no service opens {type(door).__name__}")


def _scheduled(door: Schedule) -> Service:
    def serve(_: Any, context: Any) -> None:
        with _Invocation(context, "schedule"), within(reach(None, door.crosses)):
            door.view()

    return serve


def _called(door: Call) -> Service:
    """A refusal travels back as a problem, and is raised again where the call was made."""
    signature = Signature.of(door.view)
    answer = TypeAdapter(signature.answer)

    def serve(event: dict[str, Any], context: Any) -> Any:
        with _Invocation(context, "call"):
            try:
                arguments: dict[str, Any] = {}
                caller = Caller.of(event["caller"]) if event.get("caller") else None
                if "caller" in signature.special:
                    if caller is None:
                        raise Unauthenticated("this call needs a caller")
                    arguments[signature.special["caller"]] = caller
                if signature.body:
                    name, model = signature.body
                    arguments[name] = _request(model, event.get("request"))
                with within(reach(caller.workspace if caller else None, door.crosses)):
                    return {"answer": answer.dump_python(door.view(**arguments), mode="json")}
            except Refusal as refusal:
                from kernel.api.problems import problem

                return {"problem": problem(refusal, f"urn:request:{context.aws_request_id}")}

    return serve


def _request(model: type[BaseModel], given: Any) -> BaseModel:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        from kernel.api.problems import invalid

        raise invalid(error, "request") from None


def _received(door: ReceivedDoor) -> Service:
    from kernel.received import Received

    signature = Signature.of(door.view)

    def serve(event: dict[str, Any], context: Any) -> None:
        with _Invocation(context, "received"), within(reach(None, door.crosses)):
            for record in event["Records"]:
                mail = Received.of(record["ses"], door.rule)
                arguments: dict[str, Any] = {parameter.name: mail for parameter in signature.query}
                if "once" in signature.special:
                    from kernel.once import Once

                    arguments[signature.special["once"]] = Once.of(mail.id, mail.id)
                door.view(**arguments)

    return serve


def _authorizing(door: Authorizer) -> Service:
    """No API shapes a refusal of its authorizer: everybody goes in, with what is wrong; the door answers 401.

    A WebSocket API would say 403 to whoever may not connect. A client learns more by a 401, that its token has run out
    and not that it lacks a scope; and what a door answers to ``$connect`` is the status of the handshake.
    """

    def serve(event: dict[str, Any], context: Any) -> dict[str, Any]:
        with _Invocation(context, "authorizer"), within(reach(None, door.crosses)):
            try:
                caller: Caller = door.view(_shown(event))
                who, said = str(caller.person), caller.context()
            except Refusal as refusal:
                who, said = "nobody", {"problem": refusal.kind}
        if "methodArn" in event:
            return _policy(event["methodArn"], who, said)
        return {"isAuthorized": True, "context": said}

    return serve


def _shown(event: dict[str, Any]) -> Shown:
    """What was brought: in a header, or, since no browser sends one with it, in the address of a WebSocket that opens.

    Of anything else the address is not looked at: addresses are kept in histories and logs.
    """
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    scheme, _, credential = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and credential.strip():
        return Shown(credential.strip())
    if "methodArn" in event and event["requestContext"].get("routeKey") == "$connect":
        tickets: list[str] = (event.get("multiValueQueryStringParameters") or {}).get("ticket") or []
        if len(tickets) == 1 and tickets[0]:
            return Shown(tickets[0], ticket=True)
    raise Unauthenticated("send a token or key as: Authorization: Bearer …")


def _policy(route: str, who: str, said: dict[str, str]) -> dict[str, Any]:
    """The answer that a WebSocket API reads; an HTTP API takes a plain one, and names no ``methodArn`` when it asks."""
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": route}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    return {"principalId": who, "policyDocument": document, "context": said}


class _Invocation:
    """Every log line says which invocation it belongs to; a bug is logged before it is raised to Lambda."""

    def __init__(self, context: Any, kind: str) -> None:
        self._said = {"request_id": context.aws_request_id, "door": kind}

    def __enter__(self) -> None:
        self._token = facts.set(self._said)

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if isinstance(error, Exception):
                log.error("this is a bug", exc_info=error)
                _raise_discreetly(error, trace)
        finally:
            facts.reset(self._token)


def _raise_discreetly(error: Exception, trace: TracebackType | None) -> None:
    """Lambda writes what is raised to the log as it is: where that says too much, it is told under the same name."""
    said = told(error)
    if said != str(error):
        raise type(type(error).__name__, (Exception,), {})(said).with_traceback(trace) from None
