"""Document paths: what lies there, and whether two of them meet."""

from collections.abc import Iterable

from infra.local.stores.dynamodb.errors import Refused
from infra.local.stores.dynamodb.expressions.reader import Path, Reader
from infra.local.stores.dynamodb.values import Attributes, Value


def find(attributes: Attributes, path: Path) -> Value | None:
    value = attributes.get(str(path[0]))
    for step in path[1:]:
        if value is None:
            return None
        if isinstance(step, int):
            members = value.get("L") or []
            value = members[step] if step < len(members) else None
        else:
            value = (value.get("M") or {}).get(step)
    return value


def written(path: Path) -> str:
    return "[" + ", ".join(f"[{step}]" if isinstance(step, int) else step for step in path) + "]"


def overlap(paths: Iterable[Path], reader: Reader) -> Refused | None:
    """The refusal when one path is another, or leads through it."""
    ordered = list(paths)
    for index, one in enumerate(ordered):
        for two in ordered[index + 1 :]:
            shorter = min(len(one), len(two))
            if one[:shorter] == two[:shorter]:
                return reader.wrong(
                    "Two document paths overlap with each other; must remove or rewrite one of these paths; "
                    f"path one: {written(one)}, path two: {written(two)}"
                )
    return None
