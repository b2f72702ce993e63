"""What a door says of its refusals that has a manner of its own: the same kinds, in other words."""

from typing import Any

from infra.catalogue import Function
from kernel.doors import Door, HttpDoor
from kernel.errors import Refusal
from kernel.manners import InternalError, Manner, bug

Schema = dict[str, Any]


def of(door: Door) -> Manner | None:
    """The door's own manner, if it has one."""
    return door.refused if isinstance(door, HttpDoor) else None


def status(door: HttpDoor, kind: type[Refusal]) -> int:
    """The status with which a door answers refusals of a kind."""
    return door.refused.status(one(kind, kind.title)) if door.refused else kind.status


def of_bugs(door: HttpDoor) -> frozenset[int]:
    """The status of a bug, where it is not among what API Gateway answers itself."""
    return frozenset({door.refused.status(bug())} if door.refused else ())


def one(kind: type[Refusal], text: str) -> Refusal:
    """A refusal with that text, of which no more is known."""
    made: Refusal = kind.__new__(kind, text)
    made.args = (text,)
    return made


def content(manner: Manner, refusals: dict[type[Refusal], Refusal], status: int) -> Schema:
    """The content of an answer with that status."""
    told = {kind.slug(): (str(refusal), manner.document(refusal)) for kind, refusal in refusals.items()}
    if status == manner.status(bug()):
        told[InternalError.slug()] = (str(bug()), manner.document(bug()))
    examples = {slug: {"summary": text, "value": value} for slug, (text, value) in told.items()}
    return {manner.media_type: {"schema": {"$ref": f"#/components/schemas/{manner.name}"}, "examples": examples}}


def beside(said: Schema | None, schema: Schema, example: Any) -> Schema:
    """What the gateway says itself, beside what a door says in the same media type, if it does."""
    if said is None:
        return {"schema": schema, "example": example}
    examples = {**said["examples"], "gateway": {"summary": "What the gateway says itself.", "value": example}}
    return {"schema": {"anyOf": [said["schema"], schema]}, "examples": examples}


def schemas(functions: list[Function]) -> dict[str, Schema]:
    """The forms of all manners that there are."""
    found = [manner for function in functions if (manner := of(function.door))]
    return {manner.name: dict(manner.schema) for manner in found}
