"""What conditions compare: a path into the item, a value of the request, or the size of either."""

import base64
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from infra.local.stores.dynamodb.expressions.paths import find
from infra.local.stores.dynamodb.expressions.reader import Path, Reader
from infra.local.stores.dynamodb.values import Attributes, Value


@dataclass(frozen=True, slots=True)
class Attribute:
    path: Path

    def of(self, item: Attributes) -> Value | None:
        return find(item, self.path)


@dataclass(frozen=True, slots=True)
class Literal:
    value: Value

    def of(self, _item: Attributes) -> Value | None:
        return self.value


@dataclass(frozen=True, slots=True)
class Size:
    path: Path

    def of(self, item: Attributes) -> Value | None:
        value = find(item, self.path)
        if value is None:
            return None
        ((kind, content),) = value.items()
        if kind == "B":
            return {"N": str(len(base64.b64decode(content)))}
        if kind == "S":
            return {"N": str(len(content.encode()))}
        return {"N": str(len(content))} if kind in {"SS", "NS", "BS", "L", "M"} else None


Operand = Attribute | Literal | Size


def operand(reader: Reader) -> Operand:
    if reader.peek().startswith(":"):
        return Literal(reader.value())
    if reader.peek() == "size" and reader.peek(1) == "(":
        reader.take()
        reader.take()
        size = Size(reader.path())
        reader.expect(")")
        return size
    return Attribute(reader.path())


def sortable(value: Value) -> tuple[str, Any] | None:
    """Its type and what it is ordered by; None for types that have no order."""
    ((kind, content),) = value.items()
    if kind == "S":
        return kind, content.encode()
    if kind == "N":
        return kind, Decimal(content)
    return (kind, base64.b64decode(content)) if kind == "B" else None
