"""Projections: the parts of an item that were asked for."""

from typing import Any

from infra.local.stores.dynamodb.expressions.paths import overlap
from infra.local.stores.dynamodb.expressions.reader import Path, Placeholders, Reader
from infra.local.stores.dynamodb.values import Attributes, Value

Tree = dict[str | int, Any]  # step → the steps below it; empty where everything below is wanted


class Projection:
    def __init__(self, paths: list[Path]) -> None:
        self.tree: Tree = {}
        for path in paths:
            branch = self.tree
            for step in path:
                branch = branch.setdefault(step, {})

    @property
    def names(self) -> set[str]:
        return {str(name) for name in self.tree}

    def of(self, attributes: Attributes) -> Attributes:
        result: Attributes = {}
        for name, below in self.tree.items():
            if str(name) in attributes:
                part = _part(attributes[str(name)], below)
                if part is not None:
                    result[str(name)] = part
        return result


def _part(value: Value, tree: Tree) -> Value | None:
    if not tree:
        return value
    if "M" in value:
        kept = {name: _part(value["M"][name], below) for name, below in tree.items() if name in value["M"]}
        found = {name: part for name, part in kept.items() if part is not None}
        return {"M": found} if found else None
    if "L" in value:
        members = value["L"]
        indexes = sorted(step for step in tree if isinstance(step, int) and step < len(members))
        parts = [_part(members[index], tree[index]) for index in indexes]
        listed = [part for part in parts if part is not None]
        return {"L": listed} if listed else None
    return None


def projection(text: str | None, placeholders: Placeholders) -> Projection | None:
    if text is None:
        return None
    reader = Reader("ProjectionExpression", text, placeholders)
    paths = [reader.path()]
    while reader.takes(","):
        paths.append(reader.path())
    reader.finish()
    if (refusal := overlap(paths, reader)) is not None:
        raise refusal
    return Projection(paths)
