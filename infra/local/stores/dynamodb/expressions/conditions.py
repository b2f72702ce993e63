"""Conditions and filters: what they say of an item. An item that is not there has no attributes."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Protocol

from infra.local.stores.dynamodb.expressions.operands import Operand, sortable
from infra.local.stores.dynamodb.values import Attributes, Value

ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


class Condition(Protocol):
    def holds(self, item: Attributes) -> bool: ...


@dataclass(frozen=True, slots=True)
class Both:
    left: Condition
    right: Condition

    def holds(self, item: Attributes) -> bool:
        return self.left.holds(item) and self.right.holds(item)


@dataclass(frozen=True, slots=True)
class Either:
    left: Condition
    right: Condition

    def holds(self, item: Attributes) -> bool:
        return self.left.holds(item) or self.right.holds(item)


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition

    def holds(self, item: Attributes) -> bool:
        return not self.condition.holds(item)


@dataclass(frozen=True, slots=True)
class Comparison:
    left: Operand
    sign: str
    right: Operand

    def holds(self, item: Attributes) -> bool:
        left, right = self.left.of(item), self.right.of(item)
        if self.sign in {"=", "<>"}:
            compare = eq if self.sign == "=" else ne
            # Nothing equals what is not there, not even another thing that is not there.
            return bool(compare(left, right)) if left is not None or right is not None else self.sign == "<>"
        return ordered(left, self.sign, right)


def ordered(left: Value | None, sign: str, right: Value | None) -> bool:
    one, two = sortable(left) if left else None, sortable(right) if right else None
    return bool(one and two and one[0] == two[0] and ORDERS[sign](one[1], two[1]))


@dataclass(frozen=True, slots=True)
class Between:
    what: Operand
    low: Operand
    high: Operand

    def holds(self, item: Attributes) -> bool:
        value = self.what.of(item)
        return ordered(value, ">=", self.low.of(item)) and ordered(value, "<=", self.high.of(item))


@dataclass(frozen=True, slots=True)
class OneOf:
    what: Operand
    choices: tuple[Operand, ...]

    def holds(self, item: Attributes) -> bool:
        value = self.what.of(item)
        return value is not None and any(value == choice.of(item) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    what: Operand
    argument: Operand | None = None

    def holds(self, item: Attributes) -> bool:
        value = self.what.of(item)
        if self.name == "attribute_exists":
            return value is not None
        if self.name == "attribute_not_exists":
            return value is None
        argument = self.argument.of(item) if self.argument else None
        if value is None or argument is None:
            return False
        return WITH_TWO[self.name](value, argument)


def _is_of_type(value: Value, argument: Value) -> bool:
    return next(iter(value)) == argument.get("S")


def _begins_with(value: Value, argument: Value) -> bool:
    one, two = sortable(value), sortable(argument)
    return bool(one and two and one[0] == two[0] != "N" and one[1].startswith(two[1]))


def _contains(value: Value, argument: Value) -> bool:
    ((kind, content),) = value.items()
    ((sought, member),) = argument.items()
    if kind == "L":
        return argument in content
    if kind in {"SS", "NS", "BS"}:
        return sought == kind[0] and member in content
    one, two = sortable(value), sortable(argument)
    return bool(one and two and kind == sought != "N" and two[1] in one[1])


WITH_TWO: dict[str, Callable[[Value, Value], bool]] = {
    "attribute_type": _is_of_type,
    "begins_with": _begins_with,
    "contains": _contains,
}
