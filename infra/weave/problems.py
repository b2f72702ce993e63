"""The problems that an operation can answer with, status by status."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from infra.apigateway import messages
from infra.catalogue import Function, House
from infra.weave import manners
from infra.weave.mistakes import mistake
from infra.weave.refusals import refusals
from infra.weave.signatures import posted_back, signature_of
from kernel.api.arguments import BodyTooLarge, NoSuchPath
from kernel.api.http import UnknownOrigin
from kernel.api.problems import MEDIA_TYPE, TYPES, bug, problem
from kernel.calls import CallFailed
from kernel.doors import Callback, Endpoint, HttpDoor, Webhook
from kernel.errors import (
    Forbidden,
    Invalid,
    Malformed,
    Refusal,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    Unsupported,
)

Schema = dict[str, Any]

_TITLES = {
    303: "A page says what went wrong.",
    400: "It cannot be read.",
    401: "Nobody is signed in, or not any more.",
    403: "It is not allowed.",
    404: "There is no such thing, or the caller may not know that there is.",
    408: "The request took too long to arrive.",
    409: "The state of the world forbids it.",
    412: "It has changed since the caller read it.",
    413: "It is more than we take at once.",
    415: "It is not in a form that we read.",
    422: "It can be read, but makes no sense; the problem says which field.",
    429: "Too many requests; the answer says when to come back.",
    431: "The headers, or the address, are longer than we take.",
    500: "Something went wrong on our side; it has been recorded.",
    501: "It is part of the standard, but not offered here.",
    503: "Something that we depend on did not answer; try again in a moment.",
}
_SPECIAL_HEADERS = {
    303: ["Location"],
    401: ["WWW-Authenticate"],
    412: ["ETag"],
    429: ["Retry-After"],
    503: ["Retry-After"],
}
_INSTANCE = "urn:request:JKJaXmPLvHcESHA="
_BUG: Schema = json.loads(bug(_INSTANCE))
BUG = str(_BUG["type"]).removeprefix(TYPES)


def broken(house: House) -> list[str]:
    """The problems of a house that go by one name, so that nobody could tell them apart."""
    called: dict[str, set[str]] = {}
    for function in (each for room in house.rooms for each in house.http(room)):
        for kind in _found(house, function):
            called.setdefault(kind.slug(), set()).add(_where(_named(kind)))
    several = {slug: sorted(kinds) for slug, kinds in sorted(called.items()) if len(kinds) > 1}
    return [
        f"{' and '.join(kinds)} are two problems of one name, {slug}; rename one" for slug, kinds in several.items()
    ]


@cache
def possible(house: House, function: Function) -> list[type[Refusal]]:
    """Every refusal that can come back, in the order of their status."""
    found = _found(house, function)
    abstract = {kind for kind in found if kind.__module__ == "kernel.errors" and kind not in set(_declared(function))}
    kinds = {kind.slug(): _named(kind) for kind in sorted(found - abstract, key=_order)}
    bases = {kind.slug(): kind for kind in sorted(abstract, key=_order)}
    return sorted({**bases, **kinds}.values(), key=_order)


@cache
def _found(house: House, function: Function) -> frozenset[type[Refusal]]:
    """All that are raised, but for those that a module keeps to itself, and those that go by a name of another kind."""
    found = {*_declared(function), *refusals(house, function), *_of_others(house, function)}
    return frozenset(kind for kind in found if kind.kind is Refusal.kind and not kind.__name__.startswith("_"))


def responses(house: House, function: Function) -> dict[str, Schema]:
    """The answers of an operation that are no success."""
    door = function.door
    assert isinstance(door, HttpDoor)
    kinds = possible(house, function)
    statuses = {kind: manners.status(door, kind) for kind in kinds}
    return {
        str(status): _response(door, status, [kind for kind in kinds if statuses[kind] == status])
        for status in sorted({*statuses.values()} | _own(door) | manners.of_bugs(door))
    }


def _own(door: HttpDoor) -> frozenset[int]:
    """What API Gateway may answer itself: a 401 where it asks who is calling, a 408 where it waits for a body."""
    never = set() if isinstance(door, Endpoint) else {401}
    never |= {408} if door.method in {"GET", "DELETE"} else set()
    return messages.AT_ROUTES - never


def examples(house: House) -> dict[str, Schema]:
    """One example of each problem that any operation can answer with."""
    plain = [f for room in house.rooms for f in house.http(room) if manners.of(f.door) is None]
    found = {kind.slug(): kind for function in plain for kind in possible(house, function)}
    documents = {slug: _example(found[slug]) for slug in sorted(found) if found[slug] is not Invalid}
    return {**documents, BUG: {"summary": _BUG["title"], "value": _BUG}}


def schemas(functions: list[Function]) -> dict[str, Schema]:
    """The form of a problem, of what these functions say otherwise, and of API Gateway's own messages."""
    text = {"type": "string"}
    wrong = {
        "type": "object",
        "properties": {
            "field": {
                "type": "string",
                "description": "Where it is: a path into the body, or the name of a parameter.",
            },
            "code": {"type": "string", "description": "What is wrong, for programs."},
            "detail": {"type": "string", "description": "What is wrong, for people."},
        },
        "required": ["field", "code", "detail"],
    }
    document = {
        "type": "object",
        "description": "What was refused and why (RFC 9457). `type` is stable; what people read may be reworded.",
        "properties": {
            "type": {"type": "string", "format": "uri", "examples": [f"{TYPES}not-found"]},
            "title": text,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": text,
            "instance": {"type": "string", "description": "Which request it was.", "examples": [_INSTANCE]},
            "errors": {"type": "array", "items": wrong},
        },
        "required": ["type", "title", "status", "detail", "instance"],
    }
    message = {
        "type": "object",
        "description": "What the gateway says where no function was asked.",
        "properties": {"message": text},
        "required": ["message"],
    }
    return {"GatewayMessage": message, "Problem": document, **manners.schemas(functions)}


def _declared(function: Function) -> Iterator[type[Refusal]]:
    """What follows from the declaration of the door."""
    door = function.door
    assert isinstance(door, HttpDoor)
    signature = signature_of(door)
    yield from (UnknownOrigin, Unavailable)  # the latter is what kernel.api makes of AWS's passing failures
    if isinstance(door, Endpoint):
        yield from (Unauthenticated, Forbidden)
    if door.limits:
        yield TooManyRequests
    if signature.path:
        yield NoSuchPath
    if signature.body:
        yield from (Malformed, BodyTooLarge, Unsupported)
    if posted_back(door):
        yield from (Malformed, BodyTooLarge)
    if signature.body or signature.query or not isinstance(door, Callback | Webhook):
        yield Invalid
    if signature.filters and not isinstance(door, Callback):  # whose model is what we remembered
        yield Invalid
    if signature.raw or {"once", "if_match", "page"} & set(signature.special):
        yield Malformed


def _of_others(house: House, function: Function) -> Iterator[type[Refusal]]:
    """What comes back from the rooms that it asks."""
    for grant in function.door.grants:
        called = house.callable.get(grant.removesuffix(":InvokeFunction"))
        if called is not None:
            yield from (CallFailed, Unauthenticated, Invalid)
            yield from refusals(house, called)


def _response(door: HttpDoor, status: int, kinds: list[type[Refusal]]) -> Schema:
    own_manner = manners.of(door)
    slugs = [kind.slug() for kind in kinds] + ([BUG] if status == 500 else [])  # noqa: PLR2004 - HTTP's own
    content: Schema = {}
    if slugs and own_manner:
        content |= manners.content(own_manner, {kind: _refusal(door, kind) for kind in kinds}, status)
    elif slugs:
        content[MEDIA_TYPE] = {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "examples": {slug: {"$ref": f"#/components/examples/{slug}"} for slug in slugs}
            | {kind.slug(): _of_this(door) for kind in kinds if kind is Invalid},
        }
    if status in _own(door):
        content["application/json"] = manners.beside(
            content.get("application/json"),
            {"$ref": "#/components/schemas/GatewayMessage"},
            json.loads(messages.own(status)),
        )
    headers = list(_SPECIAL_HEADERS.get(status, ())) + (["RateLimit", "RateLimit-Policy"] if door.limits else [])
    said = (
        {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}} if headers and slugs else {}
    )
    return {"description": _TITLES[status], **said, "content": content}


def _example(kind: type[Refusal]) -> Schema:
    document: Schema = {
        "type": TYPES + kind.slug(),
        "title": kind.title,
        "status": kind.status,
        "detail": _told(kind),
        "instance": _INSTANCE,
    }
    return {"summary": _told(kind), "value": document}


def _of_this(door: HttpDoor) -> Schema:
    """An example that names what this very operation takes."""
    return {"summary": _told(Invalid), "value": problem(mistake(door), _INSTANCE)}


def _refusal(door: HttpDoor, kind: type[Refusal]) -> Refusal:
    """One of that kind, as this very operation may raise it."""
    return mistake(door) if kind is Invalid else manners.one(kind, _told(kind))


def _told(kind: type[Refusal]) -> str:
    """What a refusal is about: the first line of its docstring, or its title."""
    text = (vars(kind).get("__doc__") or "").strip().splitlines()
    return text[0] if text else kind.title


def _named(kind: type[Refusal]) -> type[Refusal]:
    """The class whose name a refusal goes by outside: of several that must not be told apart, what they all are."""
    bases = (base for base in reversed(kind.__mro__) if issubclass(base, Refusal) and base is not Refusal)
    return next(base for base in bases if base.slug() == kind.slug())


def _order(kind: type[Refusal]) -> tuple[int, str, str]:
    """By what people see of it; and what is told apart inside alone, by where it is: never by chance."""
    return (kind.status, kind.slug(), _where(kind))


def _where(kind: type[Refusal]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
