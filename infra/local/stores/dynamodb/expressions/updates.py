"""Update expressions: what becomes of an item. Everything on the right is read from the item as it was."""

import copy
from dataclasses import dataclass, field
from decimal import Decimal

from infra.local.stores.dynamodb.errors import Unacceptable
from infra.local.stores.dynamodb.expressions.operands import Operand
from infra.local.stores.dynamodb.expressions.paths import find
from infra.local.stores.dynamodb.expressions.reader import Path
from infra.local.stores.dynamodb.values import EXACT, Attributes, Value, written

INVALID_PATH = "The document path provided in the update expression is invalid for update"
MISSING = "The provided expression refers to an attribute that does not exist in the item"
WRONG_TYPE = "An operand in the update expression has an incorrect data type"


@dataclass(frozen=True, slots=True)
class IfNotExists:
    path: Path
    otherwise: "Term"

    def of(self, item: Attributes) -> Value | None:
        found = find(item, self.path)
        return found if found is not None else value_of(self.otherwise, item)


@dataclass(frozen=True, slots=True)
class ListAppend:
    first: "Term"
    second: "Term"

    def of(self, item: Attributes) -> Value | None:
        lists = [value_of(self.first, item), value_of(self.second, item)]
        for value in lists:
            if "L" not in value:
                raise Unacceptable(WRONG_TYPE)
        return {"L": lists[0]["L"] + lists[1]["L"]}


@dataclass(frozen=True, slots=True)
class Sum:
    first: "Term"
    sign: str
    second: "Term"

    def of(self, item: Attributes) -> Value | None:
        one, two = value_of(self.first, item), value_of(self.second, item)
        if "N" not in one or "N" not in two:
            raise Unacceptable(WRONG_TYPE)
        return added(one, two, self.sign)


Term = Operand | IfNotExists | ListAppend | Sum


def added(one: Value, two: Value, sign: str = "+") -> Value:
    first, second = Decimal(one["N"]), Decimal(two["N"])
    return {"N": written(EXACT.add(first, second) if sign == "+" else EXACT.subtract(first, second))}


def value_of(term: Term, item: Attributes) -> Value:
    value = term.of(item)
    if value is None:
        raise Unacceptable(MISSING)
    return value


@dataclass(slots=True)
class Update:
    """The clauses of one expression."""

    sets: list[tuple[Path, Term]] = field(default_factory=list)
    removes: list[Path] = field(default_factory=list)
    adds: list[tuple[Path, Value]] = field(default_factory=list)
    deletes: list[tuple[Path, Value]] = field(default_factory=list)

    @property
    def paths(self) -> list[Path]:
        return [path for path, _ in self.sets + self.adds + self.deletes] + self.removes

    def applied(self, item: Attributes) -> Attributes:
        result: Attributes = copy.deepcopy(item)
        values = [(path, copy.deepcopy(value_of(term, item))) for path, term in self.sets]
        values += [(path, _grown(find(item, path), value)) for path, value in self.adds]
        shrunk = [(path, _shrunk(find(item, path), value)) for path, value in self.deletes]
        values += [(path, value) for path, value in shrunk if value is not None]
        for path, value in values:
            _put(result, path, value)
        gone = self.removes + [path for path, value in shrunk if value is None]
        # From the end of each list: what is removed first must not move what is removed next.
        for path in sorted(gone, key=_from_the_end):
            _take_away(result, path)
        return result


def _from_the_end(path: Path) -> tuple[tuple[str, int], ...]:
    return tuple((step, 0) if isinstance(step, str) else ("", -step) for step in path)


def _grown(existing: Value | None, value: Value) -> Value:
    """What ADD makes of it: a larger number, a larger set."""
    ((kind, content),) = value.items()
    if existing is None:
        return copy.deepcopy(value)
    if kind not in existing:
        raise Unacceptable(WRONG_TYPE)
    if kind == "N":
        return added(existing, value)
    return {kind: sorted({*existing[kind], *content}, key=Decimal if kind == "NS" else None)}


def _shrunk(existing: Value | None, value: Value) -> Value | None:
    """What DELETE leaves of a set; None when nothing is left, for there are no empty sets."""
    ((kind, content),) = value.items()
    if existing is None:
        return None
    if kind not in existing:
        raise Unacceptable(WRONG_TYPE)
    rest = [member for member in existing[kind] if member not in content]
    return {kind: rest} if rest else None


def _parent(item: Attributes, path: Path) -> Value:
    parent = find(item, path[:-1])
    if parent is None or ("L" if isinstance(path[-1], int) else "M") not in parent:
        raise Unacceptable(INVALID_PATH)
    return parent


def _put(item: Attributes, path: Path, value: Value) -> None:
    last = path[-1]
    if len(path) == 1:
        item[str(last)] = value
    elif isinstance(last, int):
        members = _parent(item, path)["L"]
        if last < len(members):
            members[last] = value
        else:
            members.append(value)
    else:
        _parent(item, path)["M"][last] = value


def _take_away(item: Attributes, path: Path) -> None:
    last = path[-1]
    if len(path) == 1:
        item.pop(str(last), None)
    elif isinstance(last, int):
        members = _parent(item, path)["L"]
        if last < len(members):
            del members[last]
    else:
        _parent(item, path)["M"].pop(last, None)
