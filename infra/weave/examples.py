"""An example of any type that a door takes or gives, from the examples that its fields carry."""

from typing import Any

from pydantic import TypeAdapter

_BY_NAME = {"workspace": "acme", "person": "ada"}
_BY_FORMAT = {
    "date-time": "2026-01-01T12:00:00Z",
    "date": "2026-01-01",
    "uuid": "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f",
    "email": "ada@example.com",
    "uri": "https://example.com/",
}

Schema = dict[str, Any]


def example(kind: Any, name: str = "") -> Any:
    """A value of ``kind`` as JSON has it."""
    schema = TypeAdapter(kind).json_schema()
    return _of(schema, schema.get("$defs", {}), name)


def of_schema(schema: Schema, definitions: Schema, name: str = "") -> Any:
    """A value that satisfies a JSON schema whose references are ``definitions``."""
    return _of(schema, definitions, name)


def _of(schema: Schema, definitions: Schema, name: str) -> Any:
    if schema.get("examples"):
        return schema["examples"][0]
    for said in ("const", "default"):
        if said in schema:
            return schema[said]
    if "$ref" in schema:
        return _of(definitions[schema["$ref"].rpartition("/")[2]], definitions, name)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _of(schema[several][0], definitions, name)
    if "enum" in schema:
        return schema["enum"][0]
    return _typed(schema, definitions, name)


def _typed(schema: Schema, definitions: Schema, name: str) -> Any:
    """A value of a type about which no more is known."""
    match schema.get("type"):
        case "object":
            fields, needed = schema.get("properties", {}), schema.get("required", ())
            wanted = [key for key, field in fields.items() if key in needed or field.get("examples")]
            return {key: _of(fields[key], definitions, key) for key in wanted}
        case "array":
            return [_of(schema.get("items", {}), definitions, name)]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean" | "null" as kind:
            return True if kind == "boolean" else None
        case "string":
            return _BY_FORMAT.get(schema.get("format", "")) or _BY_NAME.get(name) or _text(schema, name)
        case _:
            return {}


def _text(schema: Schema, name: str) -> str:
    text = f"some-{name.replace('_', '-')}" if name else "some-text"
    return text[: schema.get("maxLength", 200)].ljust(schema.get("minLength", 0), "x")
