"""The parameters of an operation: parts of the path, the query or the form, and the headers that the kernel reads."""

from typing import Any

from pydantic import TypeAdapter

from infra.weave.examples import of_schema
from infra.weave.signatures import posted_back
from kernel.api.signature import Parameter, Signature
from kernel.doors import Callback, HttpDoor

Schema = dict[str, Any]
_STRING: Schema = {"type": "string"}
_STATE = "What the browser was sent away with."
_FORM = "application/x-www-form-urlencoded"


def parameters(door: HttpDoor, signature: Signature) -> list[Schema]:
    """All of them, in the order in which they are read."""
    found = [_parameter(parameter, "path") for parameter in signature.path]
    if posted_back(door):
        return found  # the rest is in the form
    found += [_parameter(parameter, "query") for parameter in signature.query]
    if isinstance(door, Callback):
        found.append(_plain("state", "query", _STATE, _STRING, required=True))
    elif signature.filters:
        found += _filters(signature.filters[1])
    if "page" in signature.special:
        found += _page()
    if "once" in signature.special:
        text = "Makes it safe to repeat the request: the same key with the same request is done once, within a day."
        key = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$"}
        found.append(_plain("Idempotency-Key", "header", text, key, example="2f1c1d1e-6f0e-4c51-9e0c-0f5f0c5b7f0a"))
    if "if_match" in signature.special:
        text = "Change it only if it is still as it was: the ETag that came with it. Without it the last write wins."
        found.append(_plain("If-Match", "header", text, _STRING, example='"1"'))
    if door.method == "GET" and "modseq" in getattr(signature.answer, "model_fields", {}):
        text = "Answer 304 if it is still as it was."
        found.append(_plain("If-None-Match", "header", text, _STRING, example='"1"'))
    return found


def form(signature: Signature) -> Schema:
    """The body of a callback that a browser posts: in a form what others have in the query."""
    fields: dict[str, Schema] = {"state": {"type": "string", "description": _STATE, "examples": ["some-state"]}}
    needed = ["state"]
    for said in (_parameter(parameter, "form") for parameter in signature.query):
        fields[said["name"]] = {
            **said["schema"],
            "description": said["description"],
            "examples": [said["example"]],
        }
        needed += [said["name"]] if said["required"] else []
    schema = {"type": "object", "properties": fields, "required": needed}
    example = {name: field["examples"][0] for name, field in fields.items() if name in needed}
    return {"required": True, "content": {_FORM: {"schema": schema, "example": example}}}


def _parameter(parameter: Parameter, where: str) -> Schema:
    schema = TypeAdapter(parameter.kind).json_schema(ref_template="#/components/schemas/{model}")
    if not parameter.required and parameter.default is not None:
        schema = {**schema, "default": TypeAdapter(parameter.kind).dump_python(parameter.default, mode="json")}
    text = schema.pop("description", f"The {parameter.name.replace('_', ' ')}.")
    example = of_schema(schema, schema.pop("$defs", {}), parameter.name)
    return _plain(parameter.name, where, text, schema, required=parameter.required, example=example)


def _filters(model: Any) -> list[Schema]:
    """The fields of a model that the whole query must satisfy."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    found = []
    for name, field in schema.get("properties", {}).items():
        plain = _inlined(field, definitions)
        text = plain.pop("description", f"The {name.replace('_', ' ')}.")
        example = of_schema(plain, definitions, name)
        found.append(_plain(name, "query", text, plain, required=name in schema.get("required", ()), example=example))
    return found


def _inlined(schema: Any, definitions: Schema) -> Any:
    """A schema without references to what is not in the document."""
    match schema:
        case {"$ref": str(reference), **more}:
            return {**_inlined(definitions[reference.rpartition("/")[2]], definitions), **more}
        case dict():
            return {key: _inlined(value, definitions) for key, value in schema.items()}
        case list():
            return [_inlined(value, definitions) for value in schema]
        case _:
            return schema


def _page() -> list[Schema]:
    from kernel.pages import MOST, USUAL

    size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return [
        _plain("limit", "query", "How many at most.", size, example=USUAL),
        _plain("cursor", "query", "Where to go on: the `next` of the page before.", _STRING),
    ]


def _plain(name: str, where: str, text: str, schema: Schema, *, required: bool = False, example: Any = None) -> Schema:
    more = {} if example is None else {"example": example}
    needed = required or where == "path"
    return {"name": name, "in": where, "required": needed, "description": text, "schema": schema, **more}
