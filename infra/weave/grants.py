"""From grants to IAM: ``ops-incidents-1:PutItem`` → allow ``dynamodb:PutItem`` on that one table, and nothing else.

Tables and buckets are encrypted with a key of ours. DynamoDB, S3, SQS and Secrets Manager use it in the name of the
caller, so whoever may touch such a thing must be allowed to use the key too, but through that service only; nobody can
decrypt anything with it directly. (The key's own policy must leave the decision to IAM, as its default does.)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from infra.catalogue import Function, House, Unlawful
from infra.permissions import allow, arn
from infra.resources import Resource
from infra.weave.actions import unknown
from infra.yamls import Template, ref, sub
from kernel.doors import QueueDoor, StreamDoor

_WILDCARDS = {"s3", "scheduler"}
"""Where a grant may name everything inside one thing."""

_MAKES = {"CreateKey", "TagResource"}
"""What is asked of KMS before there is a key of that family; ``TagResource`` because the key is made with its tag."""

_SENDER = "no-reply@*"
"""As whom any room may send, through what all share; a room with a configuration set of its own sends as anybody."""

_READS = {"GetObject", "GetSecretValue", "ReceiveMessage"}


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission, resolved."""

    text: str  # as it is declared
    action: str  # dynamodb:PutItem
    arn: str  # as Fn::Sub wants it
    resource: Resource | None = None
    family: str = ""
    """The family of keys, or of senders, of which it is about any, or a new one: ``identity-signing``."""
    made: bool = False
    """Whether it is about a new one."""


def granted(house: House, function: Function) -> list[Grant]:
    """What a function declares that it does, resolved; or ``Unlawful`` with what is wrong with it."""
    grants = function.door.grants
    if grants and all(len(text) == 1 for text in grants):  # what a tuple makes of a string
        raise Unlawful(f'{function.where}: its grants are a list: write grants=["{"".join(grants)}"]')
    return [_resolve(house, function, text) for text in function.door.all_grants()]


def statements(house: House, function: Function) -> list[Template]:
    """The statements of a function's role that follow from its grants: one per resource, actions in order."""
    found: dict[tuple[str, str, bool], set[str]] = {}
    for grant in granted(house, function):
        found.setdefault((grant.arn, grant.family, grant.made), set()).add(grant.action)
    allowed = [
        allow(sorted(actions), _resource(text), _of_family(family, made=made) if family else None)
        for (text, family, made), actions in sorted(found.items())
    ]
    return [*allowed, *_senders(house, function), *_keys(house, function)]


def _of_family(family: str, *, made: bool) -> Template:
    """Only what is tagged with the name of the family; a new one must be made with that tag."""
    tag = "RequestTag" if made else "ResourceTag"
    return {"StringEquals": {f"aws:{tag}/family": sub(f"${{Stage}}-{family}")}}


def _senders(house: House, function: Function) -> Iterator[Template]:
    """Who sends through a configuration set needs leave of the domain too: of any, since workspaces bring their own."""
    found: dict[bool, set[str]] = {}
    for grant in granted(house, function):
        if grant.resource is not None and grant.resource.kind == "AWS::SES::ConfigurationSet":
            found.setdefault(grant.resource.room == "shared", set()).add(grant.action)
    for shared, actions in sorted(found.items()):
        named = {"StringLike": {"ses:FromAddress": _SENDER}} if shared else None
        yield allow(sorted(actions), sub(arn("ses", "identity/*")), named)


def _resource(text: str) -> Template | str:
    """An ARN that is made here, or one that travels as a parameter; or what is not there yet."""
    if text == "*":
        return text
    return ref(text[2:-1]) if text.startswith("${") else sub(text)


def _resolve(house: House, function: Function, text: str) -> Grant:
    name, _, action = text.rpartition(":")
    if not name or not action:
        raise _wrong(function, text, "a grant is written resource:Action")
    if not action.isalnum():
        raise _wrong(function, text, "no wildcard actions: name the one call that it makes")
    name, _, inside = name.partition("/")
    if name in house.callable:
        return _call(house, function, text, action)
    if name == f"{function.room}-socket":
        where = _socket(function, text, inside)
        return Grant(text, _action(function, text, "execute-api", action), where)
    if name == f"{function.room}-senders":
        return _sender(function, text, action)
    resource = house.resources.get(name)
    if resource is None:
        raise _wrong(function, text, f"unknown resource {name}; data.yaml and infra/shared declare no such thing")
    if resource.room not in {function.room, "shared"}:
        raise _wrong(function, text, f"{name} belongs to another room, {resource.room}; ask that room")
    if resource.family:
        made = action in _MAKES
        return Grant(text, _action(function, text, "kms", action), "*" if made else resource.arn, resource, name, made)
    where = _inside(function, text, resource, inside)
    return Grant(text, _action(function, text, resource.service, action), where, resource)


def _action(function: Function, text: str, service: str, action: str) -> str:
    if why := unknown(service, action):
        raise _wrong(function, text, why)
    return f"{service}:{action}"


def _call(house: House, function: Function, text: str, action: str) -> Grant:
    called = house.callable[text.rpartition(":")[0]]
    if action != "InvokeFunction":
        raise _wrong(function, text, "a call door can be granted InvokeFunction only")
    return Grant(text, "lambda:InvokeFunction", arn("lambda", f"function:${{Stage}}-{called.physical}"))


def _sender(function: Function, text: str, action: str) -> Grant:
    """Domains that workspaces bring: nobody knows which, so a tag says that they are the room's (ADR 23)."""
    named = _action(function, text, "ses", action)
    made = action in {"CreateEmailIdentity", "TagResource"}
    return Grant(text, named, arn("ses", "identity/*"), family=f"{function.room}-senders", made=made)


def _socket(function: Function, text: str, inside: str) -> str:
    """To send takes ``parlour-socket:ManageConnections``; to close, ``parlour-socket/DELETE:ManageConnections``."""
    method = inside or "POST"
    if method not in {"POST", "DELETE", "GET"} or inside == "POST":
        room = function.room
        raise _wrong(function, text, f"write {room}-socket:ManageConnections, or {room}-socket/DELETE to close")
    return arn("execute-api", f"${{Socket}}/{function.room}/{method}/@connections/*")


def _inside(function: Function, text: str, resource: Resource, inside: str) -> str:
    """The ARN of what a grant names inside a resource: an index, objects under a prefix, schedules of a group."""
    if not inside:
        if resource.service == "scheduler":
            raise _wrong(function, text, f"name the schedules of the group: {resource.name}/*")
        return resource.arn
    if resource.service == "dynamodb":
        if inside not in resource.indexes:
            raise _wrong(function, text, f"{resource.name} has no index {inside}")
        return f"{resource.arn}/index/{inside}"
    if resource.service not in _WILDCARDS or "*" in inside.removesuffix("*") or "?" in inside:
        raise _wrong(function, text, "a wildcard may only be the end of what is inside one bucket or schedule group")
    if resource.service == "s3" and "*" in inside and not inside.endswith("/*") and inside != "*":
        raise _wrong(function, text, "a prefix of objects ends in /*")
    return f"{resource.arn}/{inside}"


def _keys(house: House, function: Function) -> Iterator[Template]:
    """Leave to use the shared key through the services whose things it encrypts."""
    needed: dict[str, set[str]] = {}
    for grant in granted(house, function):
        if grant.resource is None or not grant.resource.own_key:
            continue
        service, operation = grant.action.split(":")
        actions = needed.setdefault(service, set())
        actions.add("kms:Decrypt")
        if service != "dynamodb" and operation not in _READS:
            actions.add("kms:GenerateDataKey")
    match function.door:
        case StreamDoor(table=table) if table in house.resources and house.resources[table].own_key:
            needed.setdefault("dynamodb", set()).add("kms:Decrypt")
        case QueueDoor(queue=queue) if queue in house.resources and house.resources[queue].own_key:
            needed.setdefault("sqs", set()).add("kms:Decrypt")
    for service, actions in sorted(needed.items()):
        via = {"StringEquals": {"kms:ViaService": sub(f"{service}.${{AWS::Region}}.amazonaws.com")}}
        yield allow(sorted(actions), ref("SealKey"), via)


def _wrong(function: Function, text: str, what: str) -> Unlawful:
    return Unlawful(f'{function.where} is granted "{text}": {what}')
