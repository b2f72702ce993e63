"""Attribute values: their one canonical form, and what they weigh."""

import base64
import re
from collections.abc import Callable
from decimal import Context, Decimal, InvalidOperation
from typing import Any

from infra.local.stores.dynamodb.errors import Refused, invalid

Value = dict[str, Any]  # {"S": "…"}
Attributes = dict[str, Value]

DIGITS = 38
DEPTH = 32
LARGEST = 125  # 9.99…E+125
SMALLEST = -130
CONTAINER = 3  # what a list or a map weighs before its first element
EXACT = Context(prec=DIGITS, Emax=999, Emin=-999)
PLAIN = re.compile(r"0|-?[1-9][0-9]{0,17}")


def canonical(value: Any, depth: int = 0) -> tuple[Value, int]:
    """The value as DynamoDB would give it back, and its size. So equality of values is equality of Python objects."""
    if not isinstance(value, dict) or len(value) != 1:
        raise invalid(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
            if not value
            else "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported "
            "datatypes"
        )
    ((kind, content),) = value.items()
    if kind == "S":
        if not isinstance(content, str):
            raise Refused("SerializationException", "Unexpected token for the string type")
        return value, len(content.encode())
    if kind == "N":
        plain = number(content)
        return {"N": plain}, len(plain) // 2 + 1
    if depth > DEPTH:
        raise invalid("Nesting Levels have exceeded supported limits")
    weigh = KINDS.get(kind)
    if weigh is None:
        raise invalid("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")
    return weigh(kind, content, depth)


def canonical_item(attributes: Attributes) -> tuple[Attributes, int]:
    result: Attributes = {}
    size = 0
    for name, value in attributes.items():
        result[name], weight = canonical(value)
        size += len(name.encode()) + weight
    return result, size


def number(text: Any) -> str:
    """38 significant digits between 1E-130 and 9.9…E+125, written out without exponent or idle zeros."""
    if not isinstance(text, str):
        raise Refused("SerializationException", "Unexpected token for the number type")
    if PLAIN.fullmatch(text):
        return text
    try:
        parsed = Decimal(text) if text == text.strip() and "_" not in text else None
    except InvalidOperation:
        parsed = None
    if parsed is None or not parsed.is_finite():
        raise invalid(f"The parameter cannot be converted to a numeric value: {text}")
    return written(parsed)


def written(exact: Decimal) -> str:
    if not exact:
        return "0"
    if len("".join(map(str, exact.as_tuple().digits)).strip("0")) > DIGITS:
        raise invalid("Attempting to store more than 38 significant digits in a Number")
    if exact.adjusted() > LARGEST:
        raise invalid("Number overflow. Attempting to store a number with magnitude larger than supported range")
    if exact.adjusted() < SMALLEST:
        raise invalid("Number underflow. Attempting to store a number with magnitude smaller than supported range")
    return format(exact.normalize(EXACT), "f")


def binary(content: Any) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (TypeError, ValueError):
        raise Refused("SerializationException", "Base64 encoded length is unexpected") from None


def _binary(kind: str, content: Any, _depth: int) -> tuple[Value, int]:
    return {kind: content}, len(binary(content))


def _boolean(kind: str, content: Any, _depth: int) -> tuple[Value, int]:
    if not isinstance(content, bool):
        raise Refused("SerializationException", "Unexpected token for the boolean type")
    return {kind: content}, 1


def _null(kind: str, content: Any, _depth: int) -> tuple[Value, int]:
    if content is not True:
        raise invalid(
            "One or more parameter values were invalid: Null attribute value types must have the value of true"
        )
    return {kind: content}, 1


def _list(kind: str, content: Any, depth: int) -> tuple[Value, int]:
    members = [canonical(member, depth + 1) for member in content]
    return {kind: [member for member, _ in members]}, CONTAINER + sum(1 + size for _, size in members)


def _map(kind: str, content: Any, depth: int) -> tuple[Value, int]:
    result: Attributes = {}
    weight = CONTAINER
    for name, value in content.items():
        result[name], size = canonical(value, depth + 1)
        weight += 1 + len(name.encode()) + size
    return {kind: result}, weight


def _set(kind: str, content: Any, _depth: int) -> tuple[Value, int]:
    what = {"SS": "string", "NS": "number", "BS": "binary"}[kind]
    if not content:
        raise invalid(f"One or more parameter values were invalid: An {what} set  may not be empty")
    members = [canonical({kind[0]: member}) for member in content]
    weight = sum(size for _, size in members)
    plain = [member[kind[0]] for member, _ in members]
    if len(set(plain)) != len(plain):
        listed = ", ".join(map(str, content))
        raise invalid(f"One or more parameter values were invalid: Input collection [{listed}] contains duplicates.")
    return {kind: sorted(plain, key=Decimal if kind == "NS" else None)}, weight


KINDS: dict[str, Callable[[str, Any, int], tuple[Value, int]]] = {
    "B": _binary,
    "BOOL": _boolean,
    "NULL": _null,
    "L": _list,
    "M": _map,
    "SS": _set,
    "NS": _set,
    "BS": _set,
}
