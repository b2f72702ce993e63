"""Key conditions: one partition, and a range of its sort key."""

from dataclasses import dataclass

from infra.local.stores.dynamodb.errors import invalid
from infra.local.stores.dynamodb.expressions.conditions import Between, Both, Comparison, Condition, Function
from infra.local.stores.dynamodb.expressions.grammar import condition
from infra.local.stores.dynamodb.expressions.operands import Attribute, Literal, Operand
from infra.local.stores.dynamodb.expressions.reader import Placeholders
from infra.local.stores.dynamodb.values import Value

UNSUPPORTED = "Query key condition not supported"
MIRRORED = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Range:
    operator: str  # = < <= > >= BETWEEN begins_with
    values: tuple[Value, ...]


def key_condition(
    text: str, placeholders: Placeholders, hash_key: str, range_key: str | None
) -> tuple[Value, Range | None]:
    """The partition that is asked for, and the range within it."""
    parsed = condition("KeyConditionExpression", text, placeholders)
    if parsed is None:
        raise invalid("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
    found: dict[str, Range] = {}
    for leaf in _leaves(parsed):
        name, what = _range(leaf)
        if name in found:
            raise invalid(
                "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
            )
        found[name] = what
    partition = found.pop(hash_key, None)
    if partition is None:
        raise invalid(f"Query condition missed key schema element: {hash_key}")
    if partition.operator != "=":
        raise invalid(UNSUPPORTED)
    within = found.pop(range_key, None) if range_key else None
    if found:
        missed = range_key if range_key and within is None else None
        raise invalid(f"Query condition missed key schema element: {missed}" if missed else UNSUPPORTED)
    return partition.values[0], within


def _leaves(parsed: Condition) -> list[Condition]:
    if isinstance(parsed, Both):
        return _leaves(parsed.left) + _leaves(parsed.right)
    return [parsed]


def _range(leaf: Condition) -> tuple[str, Range]:
    if isinstance(leaf, Comparison) and leaf.sign in MIRRORED:
        if isinstance(leaf.left, Literal):
            return _name(leaf.right), Range(MIRRORED[leaf.sign], (leaf.left.value,))
        return _name(leaf.left), Range(leaf.sign, (_literal(leaf.right),))
    if isinstance(leaf, Between):
        return _name(leaf.what), Range("BETWEEN", (_literal(leaf.low), _literal(leaf.high)))
    if isinstance(leaf, Function) and leaf.name == "begins_with" and leaf.argument:
        return _name(leaf.what), Range("begins_with", (_literal(leaf.argument),))
    used = {"Either": "OR", "Not": "NOT", "OneOf": "IN"}.get(type(leaf).__name__)
    used = used or getattr(leaf, "sign", None) or getattr(leaf, "name", "")
    raise invalid(f"Invalid operator used in KeyConditionExpression: {used}")


def _name(operand: Operand) -> str:
    if isinstance(operand, Attribute) and len(operand.path) == 1:
        return str(operand.path[0])
    raise invalid("Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes")


def _literal(operand: Operand) -> Value:
    if isinstance(operand, Literal):
        return operand.value
    raise invalid("Invalid KeyConditionExpression: Invalid operand in KeyConditionExpression; it must be a value")
