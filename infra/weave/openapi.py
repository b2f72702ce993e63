"""``docs/openapi.json``: every operation, with what it takes, what it answers, and every problem that can come back."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from contracts.scopes import SCOPES
from infra.catalogue import Function, House
from infra.weave import problems
from infra.weave.examples import of_schema
from infra.weave.laws import METHODS
from infra.weave.naming import PLACE, names, renamed
from infra.weave.parameters import form, parameters
from infra.weave.signatures import posted_back, signature_of, taken
from kernel.answers import Answer, Redirect
from kernel.api.signature import Signature
from kernel.callers import ANY
from kernel.doors import Callback, Endpoint, HttpDoor, Public, Webhook
from kernel.version import VERSION

Schema = dict[str, Any]
_REFERENCE = PLACE + "{model}"

_HEADERS = {
    "ETag": "The version of what is answered: send it back as `If-Match` to change just this, or as `If-None-Match`.",
    "Location": "Where to go.",
    "RateLimit": "What is left of the limit that is nearest, and in how many seconds it is whole again.",
    "RateLimit-Policy": "The limits: how many requests in how many seconds.",
    "Retry-After": "In how many seconds to try again.",
    "Set-Cookie": "A cookie that scripts cannot read.",
    "WWW-Authenticate": "How to show who is calling.",
}

_TELLS = {302: ("Location",), 304: ("ETag",)}
"""What an answer of that status says in its headers."""

_ABOUT = (
    "The HTTP API of a Stoa workspace. JSON in and out; problems are RFC 9457 documents with a stable `type`. What is "
    "not yours and what is not there are the same 404. Lists come in pages; `next` is the cursor of the following one."
)


def files(house: House) -> Iterator[tuple[str, str]]:
    yield "docs/openapi.json", json.dumps(openapi(house), indent=2, ensure_ascii=False) + "\n"


def openapi(house: House) -> Schema:
    """The whole document."""
    functions = sorted((f for room in house.rooms for f in house.http(room)), key=_place)
    models = _Models(functions)
    paths: dict[str, Schema] = {}
    for function in functions:
        door = _door(function)
        there = paths.setdefault(door.path.replace("+}", "}"), {})
        there[door.method.lower()] = _operation(house, function, models)
        if door.head:
            there["head"] = _without_bodies(there[door.method.lower()])
    headers = {name: {"description": text, "schema": {"type": "string"}} for name, text in _HEADERS.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stoa", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": "/", "description": "The workspace's own domain."}],
        "tags": [{"name": room, "description": _about(house, room)} for room in house.rooms if house.http(room)],
        "paths": paths,
        "components": {
            "schemas": dict(sorted({**models.schemas, **problems.schemas(functions)}.items())),
            "examples": problems.examples(house),
            "headers": headers,
            "securitySchemes": _schemes(functions),
        },
    }


def _schemes(functions: list[Function]) -> Schema:
    """How callers show who they are, and what each scope allows. Of a bearer, OpenAPI has no place for that."""
    meanings = {name: scope.meaning for name, scope in sorted(SCOPES.items())}
    asked = {function.door.scope for function in functions if isinstance(function.door, Endpoint)}
    table = "".join(f"\n- `{name}`: {meaning}" for name, meaning in meanings.items()) if asked & SCOPES.keys() else ""
    said = {
        "token": "The access token of somebody who is signed in. It holds the scopes of their role and groups:",
        "key": "An API key: `stoa_…`. It holds the scopes that it was made with:",
    }
    scopes = {"x-scopes": meanings} if table else {}
    return {
        name: {"type": "http", "scheme": "bearer", "description": about + table if table else about, **scopes}
        for name, about in said.items()
    }


class _Models:
    """The schemas of all that operations take and give, each once."""

    def __init__(self, functions: list[Function]) -> None:
        inputs: list[tuple[tuple[str, str], JsonSchemaMode, TypeAdapter[Any]]] = []
        for function in functions:
            signature = signature_of(_door(function))
            if signature.body:
                inputs.append(((function.operation, "body"), "validation", TypeAdapter(signature.body[1])))
            operation = (function.operation, "answer")
            inputs += [(operation, "serialization", TypeAdapter(kind)) for kind in answers(signature)]
        schemas, more = TypeAdapter.json_schemas(inputs, ref_template=_REFERENCE)
        of = {key: schema for (key, _), schema in schemas.items()}
        found = _named(more.get("$defs", {}), list(of.values()))
        called = names(found)
        self._of = {key: renamed(schema, called) for key, schema in of.items()}
        self.schemas = {called[name]: renamed(schema, called) for name, schema in found.items()}

    def content(self, function: Function, role: str, media_types: Sequence[str]) -> Schema:
        """The schema of a body or an answer, with an example."""
        schema = self._of[function.operation, role]
        example = of_schema(schema, self.schemas)
        return {media_type: {"schema": schema, "example": example} for media_type in media_types}


def _named(schemas: dict[str, Schema], somewhere: list[Schema]) -> dict[str, Schema]:
    """Those that are named somewhere, or in one that is: where a field describes itself, pydantic has one too many."""
    said: list[Any] = [somewhere]
    found: dict[str, Schema] = {}
    while said:
        for name in re.findall(rf'"{PLACE}([^"]+)"', json.dumps(said.pop())):
            if name not in found:
                found[name] = schemas[name]
                said.append(schemas[name])
    return found


def _door(function: Function) -> HttpDoor:
    door = function.door
    assert isinstance(door, HttpDoor)
    return door


def answers(signature: Signature) -> list[Any]:
    """The types among what a view may answer that become JSON."""
    kind = signature.answer
    kinds = get_args(kind) if get_args(kind) and not hasattr(kind, "__pydantic_generic_metadata__") else (kind,)
    return [each for each in kinds if each not in {None, type(None), Answer, Redirect}][:1]


def _operation(house: House, function: Function, models: _Models) -> Schema:
    door = _door(function)
    signature = signature_of(door)
    operation: Schema = {
        "operationId": function.operation,
        "summary": function.summary,
        "description": _described(function, door),
        "tags": [function.room],
        "security": _security(door),
    }
    if found := parameters(door, signature):
        operation["parameters"] = found
    if signature.body:
        operation["requestBody"] = {"required": True, "content": models.content(function, "body", taken(door))}
    elif posted_back(door):
        operation["requestBody"] = form(signature)
    elif signature.raw or isinstance(door, Webhook):
        operation["requestBody"] = {"content": {"*/*": {"schema": {"type": "string", "contentMediaType": "*/*"}}}}
    operation["responses"] = {**_successes(function, door, signature, models), **problems.responses(house, function)}
    return operation


def _without_bodies(operation: Schema) -> Schema:
    """The same asked with ``HEAD``: what would be answered, and nothing of it."""
    answers = operation["responses"].items()
    told = {status: {name: it for name, it in answer.items() if name != "content"} for status, answer in answers}
    about = f"As `GET`, without a body. {operation['description']}"
    return {**operation, "operationId": f"{operation['operationId']}_head", "description": about, "responses": told}


def _security(door: HttpDoor) -> list[Schema]:
    if not isinstance(door, Endpoint):
        return []
    scopes = [] if door.scope == ANY else [door.scope]
    return [{"token": scopes}, {"key": scopes}]


def _successes(function: Function, door: HttpDoor, signature: Signature, models: _Models) -> dict[str, Schema]:
    kind = signature.answer
    kinds = set(get_args(kind)) | {kind} if _hashable(kind) else {kind}
    found: dict[str, Schema] = {}
    models_of = answers(signature)
    headers = ["RateLimit", "RateLimit-Policy"] if door.limits else []
    if models_of:
        tagged = isinstance(models_of[0], type) and issubclass(models_of[0], BaseModel) and _tagged(models_of[0])
        said = _said([*(["ETag"] if tagged else []), *headers])
        content = models.content(function, "answer", [door.gives])
        found[str(door.status)] = {"description": "Done.", **said, "content": content}
        if tagged and door.method == "GET":
            found["304"] = {"description": "It is as it was when `If-None-Match` was read.", **_said(["ETag"])}
    if Answer in kinds:
        found.setdefault(str(door.status), {"description": "Done.", **_said(headers), "content": {"*/*": {}}})
    if Redirect in kinds:
        said = _said(["Location", "Set-Cookie", *headers])
        found[str(door.status if 300 <= door.status < 400 else 303)] = {"description": "Go there.", **said}  # noqa: PLR2004
    for status, meaning in door.also:
        found[str(status)] = {"description": meaning, **_said([*_TELLS.get(status, ()), *headers])}
    if not found or type(None) in kinds:
        status = 204 if door.status == 200 else door.status  # noqa: PLR2004 - as the kernel does
        found.setdefault(str(status), {"description": "Done; there is nothing to say.", **_said(headers)})
    return found


def _tagged(model: type[BaseModel]) -> bool:
    """Whether the journal keeps it, so that its version is the ETag."""
    return "modseq" in model.model_fields


def _said(headers: list[str]) -> Schema:
    return {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}} if headers else {}


_A = {"second": "a second", "minute": "a minute", "hour": "an hour", "day": "a day"}


def _described(function: Function, door: HttpDoor) -> str:
    """What people should know beyond the summary."""
    module = function.source.read_text().split('"""')[1].strip()
    text = [module.removeprefix(function.summary).strip()]
    match door:
        case Endpoint(scope=scope):
            text.append(f"Needs the scope `{scope}`." if scope != ANY else "Needs a sign-in, and no scope.")
        case Public():
            text.append("Needs no sign-in.")
        case Webhook():
            text.append("For the third party that sends it; it proves who it is.")
        case Callback():
            form_posted = ", with the form that it was given there" if posted_back(door) else ""
            text.append(f"For the browser that comes back from a provider{form_posted}.")
    text += [f"At most {limit.count} in {_A[limit.unit]} per {limit.per}." for limit in door.limits]
    return " ".join(part for part in text if part)


def _about(house: House, room: str) -> str:
    package = house.path_to(f"layers/{room}/{room}/__init__.py")
    text = package.read_text().split('"""') if package.is_file() else []
    return " ".join(text[1].split()) if len(text) > 1 else room


def _place(function: Function) -> tuple[str, int]:
    door = _door(function)
    return (door.path, METHODS.index(door.method) if door.method in METHODS else len(METHODS))


def _hashable(kind: Any) -> bool:
    try:
        hash(kind)
    except TypeError:
        return False
    return True
