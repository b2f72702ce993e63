"""How conditions and filters are read."""

from infra.local.stores.dynamodb.errors import Refused
from infra.local.stores.dynamodb.expressions.conditions import (
    ORDERS,
    WITH_TWO,
    Between,
    Both,
    Comparison,
    Condition,
    Either,
    Function,
    Not,
    OneOf,
    ordered,
)
from infra.local.stores.dynamodb.expressions.operands import Attribute, Literal, Operand, Size, operand, sortable
from infra.local.stores.dynamodb.expressions.reader import Placeholders, Reader

TYPES = ("B", "N", "S", "BS", "NS", "SS", "NULL", "BOOL", "L", "M")


def condition(kind: str, text: str | None, placeholders: Placeholders) -> Condition | None:
    """The condition that the text says; None when there is none."""
    if text is None:
        return None
    reader = Reader(kind, text, placeholders)
    result = _either(reader)
    reader.finish()
    return result


def _either(reader: Reader) -> Condition:
    result = _both(reader)
    while reader.takes("OR"):
        result = Either(result, _both(reader))
    return result


def _both(reader: Reader) -> Condition:
    result = _plain(reader)
    while reader.takes("AND"):
        result = Both(result, _plain(reader))
    return result


def _plain(reader: Reader) -> Condition:
    if reader.takes("NOT"):
        return Not(_plain(reader))
    if reader.peek() == "(":
        return _in_parentheses(reader)
    name = reader.peek()
    if reader.peek(1) == "(" and name != "size":
        return _function(reader)
    return _comparison(reader)


def _in_parentheses(reader: Reader) -> Condition:
    start = reader.at
    reader.take()
    inner = _either(reader)
    if reader.group == (start + 1, reader.at):
        raise reader.wrong("The expression has redundant parentheses;")
    reader.expect(")")
    reader.group = (start, reader.at)
    return inner


def _function(reader: Reader) -> Condition:
    name = reader.take()
    if name not in {*WITH_TWO, "attribute_exists", "attribute_not_exists"}:
        raise reader.wrong(f"Invalid function name; function: {name}")
    reader.expect("(")
    what = operand(reader)
    argument = None
    if name in WITH_TWO:
        if not reader.takes(","):
            raise _operands(reader, name, 1)
        argument = operand(reader)
    if reader.peek() == ",":
        raise _operands(reader, name, 3 if argument else 2)
    reader.expect(")")
    if name.startswith("attribute_") and not isinstance(what, Attribute):
        raise reader.wrong(f"Operator or function requires a document path; operator or function: {name}")
    _check(reader, name, what, argument)
    return Function(name, what, argument)


def _operands(reader: Reader, name: str, count: int) -> Refused:
    return reader.wrong(
        "Incorrect number of operands for operator or function; "
        f"operator or function: {name}, number of operands: {count}"
    )


def _check(reader: Reader, name: str, what: Operand, argument: Operand | None) -> None:
    if name == "attribute_type" and isinstance(argument, Literal) and argument.value.get("S") not in TYPES:
        raise reader.wrong(f"Invalid attribute type name found; type: {argument.value.get('S')}, valid types: {TYPES}")
    if name == "begins_with":
        for part in (what, argument):
            if isinstance(part, Literal) and next(iter(part.value)) not in {"S", "B"}:
                raise _type(reader, name, part)
            if isinstance(part, Size):
                raise _type(reader, name, Literal({"N": "0"}))


def _type(reader: Reader, name: str, wrong: Literal) -> Refused:
    return reader.wrong(
        "Incorrect operand type for operator or function; "
        f"operator or function: {name}, operand type: {next(iter(wrong.value))}"
    )


def _comparison(reader: Reader) -> Condition:
    left = operand(reader)
    if reader.takes("BETWEEN"):
        low = operand(reader)
        reader.expect("AND")
        return _between(reader, left, low, operand(reader))
    if reader.takes("IN"):
        reader.expect("(")
        choices = [operand(reader)]
        while reader.takes(","):
            choices.append(operand(reader))
        reader.expect(")")
        return OneOf(left, tuple(choices))
    sign = reader.peek()
    if sign not in {"=", "<>", *ORDERS}:
        raise reader.unexpected()
    reader.take()
    right = operand(reader)
    for part in (left, right):
        if sign in ORDERS and isinstance(part, Literal) and sortable(part.value) is None:
            raise _type(reader, sign, part)
    return Comparison(left, sign, right)


def _between(reader: Reader, what: Operand, low: Operand, high: Operand) -> Condition:
    for part in (what, low, high):
        if isinstance(part, Literal) and sortable(part.value) is None:
            raise _type(reader, "BETWEEN", part)
    if isinstance(low, Literal) and isinstance(high, Literal) and ordered(low.value, ">", high.value):
        raise reader.wrong(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
            f"lower bound operand: AttributeValue: {low.value}, upper bound operand: AttributeValue: {high.value}"
        )
    return Between(what, low, high)
