"""How update expressions are read."""

from infra.local.stores.dynamodb.errors import invalid
from infra.local.stores.dynamodb.expressions.operands import Attribute, Literal
from infra.local.stores.dynamodb.expressions.paths import overlap
from infra.local.stores.dynamodb.expressions.reader import Path, Placeholders, Reader
from infra.local.stores.dynamodb.expressions.updates import IfNotExists, ListAppend, Sum, Term, Update
from infra.local.stores.dynamodb.values import Value

SETS = {"SS", "NS", "BS"}
CLAUSES = ("SET", "REMOVE", "ADD", "DELETE")


def update(text: str, placeholders: Placeholders, keys: tuple[str, ...]) -> Update:
    """The update that the text says; it may not touch the key."""
    reader = Reader("UpdateExpression", text, placeholders)
    result = Update()
    seen: set[str] = set()
    while reader.peek():
        clause = reader.take().upper()
        if clause not in CLAUSES:
            reader.at -= 1
            raise reader.unexpected()
        if clause in seen:
            raise reader.wrong(f'The "{clause}" section can only be used once in an update expression;')
        seen.add(clause)
        _part(clause, reader, result)
        while reader.takes(","):
            _part(clause, reader, result)
    for path in result.paths:
        if path[0] in keys:
            raise invalid(
                "One or more parameter values were invalid: "
                f"Cannot update attribute {path[0]}. This attribute is part of the key"
            )
    if (refusal := overlap(result.paths, reader)) is not None:
        raise refusal
    return result


def _part(clause: str, reader: Reader, into: Update) -> None:
    path = reader.path()
    if clause == "SET":
        reader.expect("=")
        into.sets.append((path, _sum(reader)))
    elif clause == "REMOVE":
        into.removes.append(path)
    elif clause == "ADD":
        into.adds.append(_operation(clause, path, reader, {"N", *SETS}))
    else:
        into.deletes.append(_operation(clause, path, reader, SETS))


def _operation(clause: str, path: Path, reader: Reader, kinds: set[str]) -> tuple[Path, Value]:
    value = reader.value()
    kind = next(iter(value))
    if kind not in kinds:
        names = {"S": "STRING", "N": "NUMBER", "B": "BINARY", "BOOL": "BOOLEAN", "L": "LIST", "M": "MAP"}
        raise reader.wrong(
            "Incorrect operand type for operator or function; "
            f"operator: {clause}, operand type: {names.get(kind, kind)}"
        )
    return path, value


def _sum(reader: Reader) -> Term:
    first = _term(reader)
    if reader.peek() in {"+", "-"}:
        sign = reader.take()
        second = _term(reader)
        for term in (first, second):
            if isinstance(term, Literal) and "N" not in term.value:
                raise reader.wrong(
                    "Incorrect operand type for operator or function; "
                    f"operator or function: {sign}, operand type: {next(iter(term.value))}"
                )
        return Sum(first, sign, second)
    return first


def _term(reader: Reader) -> Term:
    if reader.peek().startswith(":"):
        return Literal(reader.value())
    if reader.peek(1) != "(":
        return Attribute(reader.path())
    name = reader.take()
    reader.take()
    result: Term
    if name == "if_not_exists":
        path = reader.path()
        reader.expect(",")
        result = IfNotExists(path, _term(reader))
    elif name == "list_append":
        first = _term(reader)
        reader.expect(",")
        result = ListAppend(first, _term(reader))
    else:
        raise reader.wrong(f"Invalid function name; function: {name}")
    reader.expect(")")
    return result
