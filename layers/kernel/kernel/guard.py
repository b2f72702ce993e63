"""No row of another workspace, whatever the code above believes.

While a workspace is bound (``kernel.callers.within``), every DynamoDB call of the process is held against it: the
hash key must be that workspace or begin with it and a ``#``. Scans and PartiQL name no key, so they are refused, and
so is every shape that is not understood. It works on what botocore is about to send, in production as in tests.

Lookup tables (``identity-by-key-1``) and the kernel's own (``shared-limits-1``) are exempt: no workspace is their key.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kernel import settings
from kernel.callers import binding

PK = "pk"

Params = Mapping[str, Any]

_LETTERS, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"
_SIGNS = ("<", ">", "=", "(", ")", ",")
_WORD = r"[#:]?[A-Za-z_][\w.-]*|[#:]\w+|<=|>=|<>|[=<>(),]"  # compiled at the first query: it would slow every start
_indexes: dict[tuple[str, str], str] = {}


class Trespass(Exception):
    """Code reached for a row outside the workspace that it works for: a bug or an attack, never a refusal."""


class _Unreadable(Exception):
    """A call of a shape that the guard does not understand."""


def install(session: Any) -> None:
    """Put the guard on every client of a botocore session."""
    session.get_component("event_emitter").register_first("provide-client-params.dynamodb", check)
    session.get_component("event_emitter").register_first("provide-client-params.dynamodb-streams", check)


def declare(table: str, index: str, attribute: str) -> None:
    """Tell which attribute is the hash key of an index, so that a condition on both of its keys can be read."""
    _indexes[table, index] = attribute


def demand(owner: str, what: str) -> None:
    """Raise ``Trespass`` if a workspace is bound and ``owner`` is neither it nor within it."""
    workspace = binding(alone=settings.ON_LAMBDA)
    if workspace is not None and not _owns(workspace, owner):
        from kernel.logs import log

        log.critical("trespass", extra={"operation": what, "bound": workspace})
        raise Trespass(f"{what} reaches outside the workspace")


def check(params: Params, model: Any, **_: Any) -> None:
    """What botocore asks before each call: raise ``Trespass`` unless it stays within the bound workspace."""
    workspace = binding(alone=settings.ON_LAMBDA)
    if workspace is None:
        return
    operation = str(model.name)
    try:
        for table, value in _READERS[operation](params):
            if not _exempt(table) and not _within(workspace, value):
                raise _Unreadable(f"a key in {table} is not of this workspace")  # noqa: TRY301 - one way out
    except (_Unreadable, KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        from kernel.logs import log

        log.critical("trespass", extra={"operation": operation, "bound": workspace, "reason": str(error)})
        raise Trespass(f"{operation} reaches outside the workspace: {error}") from None


def _exempt(table: str) -> bool:
    """Whether no workspace is the key of a table: ``shared-limits-1`` and ``identity-by-key-1``, in our stage."""
    name = table.removeprefix(f"{settings.STAGE}-")
    if name == table:
        return False
    if name.startswith("shared-"):
        return _all(name.removeprefix("shared-"), _LETTERS + _DIGITS + "-")
    room, _, rest = name.partition("-by-")
    key, _, generation = rest.rpartition("-")
    return _all(room, _LETTERS) and _all(key, _LETTERS + "-") and _all(generation, _DIGITS)


def _all(text: str, allowed: str) -> bool:
    """Whether there is a text, and all of it is of the characters that are allowed."""
    return text != "" and not text.strip(allowed)


def _within(workspace: str, value: Any) -> bool:
    """Whether a key, as DynamoDB takes it, is the workspace's own."""
    text = value["S"]
    return len(value) == 1 and isinstance(text, str) and _owns(workspace, text)


def _owns(workspace: str, key: str) -> bool:
    return bool(workspace) and (key == workspace or key.startswith(f"{workspace}#"))


Keys = Iterator[tuple[str, Any]]


def _keyed(params: Params) -> Keys:
    yield params["TableName"], params["Key"][PK]


def _put(params: Params) -> Keys:
    yield params["TableName"], params["Item"][PK]


def _batch_get(params: Params) -> Keys:
    for table, wanted in params["RequestItems"].items():
        for each in wanted["Keys"]:
            yield table, each[PK]


def _batch_write(params: Params) -> Keys:
    for table, requests in params["RequestItems"].items():
        for request in requests:
            ((kind, each),) = request.items()
            yield table, (each["Item"] if kind == "PutRequest" else each["Key"])[PK]


def _transaction(params: Params) -> Keys:
    for each in params["TransactItems"]:
        ((kind, action),) = each.items()
        yield action["TableName"], (action["Item"] if kind == "Put" else action["Key"])[PK]


def _query(params: Params) -> Keys:
    table, index = params["TableName"], params.get("IndexName")
    equal = _Condition(params).equal
    if PK in equal:  # whichever key of the index it is, all rows that come back are under it
        yield table, equal[PK]
    elif index is None:
        raise _Unreadable("the condition names no hash key")
    elif (table, index) in _indexes:
        yield table, equal[_indexes[table, index]]
    elif len(equal) == 1:  # a query must name its hash key, and by equality: so this is it
        yield from ((table, value) for value in equal.values())
    else:
        raise _Unreadable(f"which of {', '.join(sorted(equal))} is the hash key of {index}?")


def _whole_table(_: Params) -> Keys:
    raise _Unreadable("it names no key")


_READERS: dict[str, Callable[[Params], Keys]] = {
    "GetItem": _keyed,
    "UpdateItem": _keyed,
    "DeleteItem": _keyed,
    "PutItem": _put,
    "Query": _query,
    "BatchGetItem": _batch_get,
    "BatchWriteItem": _batch_write,
    "TransactGetItems": _transaction,
    "TransactWriteItems": _transaction,
    "Scan": _whole_table,
    "ExecuteStatement": _whole_table,
    "BatchExecuteStatement": _whole_table,
    "ExecuteTransaction": _whole_table,
}
"""What can be read; any other operation has nothing to do where a workspace is bound."""


class _Condition:
    """A key condition, read: which attributes it holds equal to something, and to what."""

    def __init__(self, params: Params) -> None:
        self._words = _words(params["KeyConditionExpression"])
        self._names = params.get("ExpressionAttributeNames") or {}
        self._values = params.get("ExpressionAttributeValues") or {}
        self.equal: dict[str, Any] = {}
        self._conditions()
        if self._words:
            raise _Unreadable("there is more after the condition")

    def _conditions(self) -> None:
        self._condition()
        while self._words and self._words[0].upper() == "AND":
            self._words.pop(0)
            self._condition()

    def _condition(self) -> None:
        if self._words[0] == "(":
            self._expect("(")
            self._conditions()
            self._expect(")")
        elif self._words[0].lower() == "begins_with" and self._words[1] == "(":
            self._expect("BEGINS_WITH")
            self._expect("(")
            self._attribute()
            self._expect(",")
            self._value()
            self._expect(")")
        else:
            self._comparison()

    def _comparison(self) -> None:
        name, operator, operand = self._attribute(), self._words.pop(0).upper(), self._value()
        if operator == "=":
            if name in self.equal:
                raise _Unreadable(f"{name} is there twice")
            self.equal[name] = operand
        elif operator == "BETWEEN":
            self._expect("AND")
            self._value()
        elif operator not in {"<", "<=", ">", ">="}:
            raise _Unreadable(f"{operator} is no comparison of a key")

    def _expect(self, word: str) -> None:
        if self._words.pop(0).upper() != word:
            raise _Unreadable(f"{word} was expected")

    def _attribute(self) -> str:
        word = self._words.pop(0)
        if word.startswith((":", *_SIGNS)):
            raise _Unreadable("an attribute was expected")
        return str(self._names[word]) if word.startswith("#") else word

    def _value(self) -> Any:
        word = self._words.pop(0)
        if not word.startswith(":"):
            raise _Unreadable("a value was expected")
        return self._values[word]


def _words(expression: str) -> list[str]:
    """A key condition in words."""
    words: list[str] = []
    while expression := expression.lstrip():
        found = re.match(_WORD, expression)
        if not found:
            raise _Unreadable("the condition cannot be read")
        words.append(found[0])
        expression = expression[found.end() :]
    return words
