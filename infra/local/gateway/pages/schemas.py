"""What an OpenAPI document says of a type, in few words."""

from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from infra.local.gateway.pages.markdown import ticked

Schema = dict[str, Any]

_DEEPEST = 10
_BOUNDS = (
    ("minimum", "at least {}"),
    ("maximum", "at most {}"),
    ("minLength", "{} or more characters"),
    ("maxLength", "up to {} characters"),
    ("minItems", "{} or more"),
    ("maxItems", "up to {}"),
    ("pattern", "matches {}"),
)


class Field(NamedTuple):
    name: str
    schema: Schema
    required: bool
    text: str = ""
    where: str = ""


class Document:
    """An OpenAPI document, and what its references refer to."""

    def __init__(self, whole: Schema) -> None:
        self.whole = whole

    def resolved(self, value: Any) -> Schema:
        """A part of it, or what that refers to."""
        for _ in range(_DEEPEST):
            reference = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(reference, str):
                break
            value = self.whole
            for name in reference.removeprefix("#/").split("/"):
                value = value.get(name, {}) if isinstance(value, dict) else {}
        return value if isinstance(value, dict) else {}

    def fields(self, schema: Any) -> list[Field]:
        """What an object holds."""
        said = self.resolved(schema)
        needed = said.get("required", ())
        return [
            Field(name, each, name in needed, str(self.resolved(each).get("description", "")))
            for name, each in (said.get("properties") or {}).items()
        ]

    def kind(self, schema: Any, depth: int = 0) -> str:
        """The type: ``array of string``, ``minor or major``."""
        said = self.resolved(schema)
        if depth > _DEEPEST:
            return "…"
        several = said.get("anyOf") or said.get("oneOf") or said.get("allOf")
        if several:
            return " or ".join(dict.fromkeys(self.kind(each, depth + 1) for each in several))
        if "enum" in said or "const" in said:
            return " or ".join(f'"{each}"' for each in said.get("enum", [said.get("const")]))
        kind = said.get("type", "anything")
        if kind == "array":
            return f"array of {self.kind(said.get('items', {}), depth + 1)}"
        return str(said.get("format") or (said.get("title") if kind == "object" else None) or kind)

    def table(self, fields: list[Field]) -> str:
        """The fields as rows: the name, the type, what it is about."""
        return f'<div class="scroll"><table class="fields">{"".join(self._row(each) for each in fields)}</table></div>'

    def _row(self, field: Field) -> str:
        said = self.resolved(field.schema)
        where = ", ".join(word for word in (field.where, "required" if field.required else "") if word)
        bounds = "; ".join(_bounds(said))
        more = f'<span class="soft">{escape(bounds)}</span>' if bounds else ""
        return (
            f'<tr><td><code>{escape(field.name)}</code><span class="soft">{escape(where)}</span></td>'
            f'<td class="mono soft">{escape(self.kind(field.schema))}</td><td>{ticked(field.text)}{more}</td></tr>'
        )


def _bounds(said: Schema) -> Iterator[str]:
    yield from (words.format(said[name]) for name, words in _BOUNDS if name in said)
    if said.get("default") is not None:
        yield f"usually {said['default']}"
