"""Bulk requests as they are sent (RFC 7644, 3.7); ``bulk`` does them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from identity.scim.errors import InvalidSyntax, InvalidValue
from identity.scim.references import referred
from identity.scim.urns import BULK_REQUEST
from identity.scim.values import demand_schema
from kernel.errors import Refusal, TooLarge

MOST = 100
"""Operations in one request: so many are done in the time that a request has."""

_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class TooManyOperations(TooLarge):
    """More operations than are done at once."""


class Operation(NamedTuple):
    """One operation as it was sent; ``wrong`` says why it cannot be done."""

    number: int
    method: str
    bulk_id: str | None
    path: str
    data: Mapping[str, Any]
    version: str | None
    refers: frozenset[str] = frozenset()
    """The bulk ids that it refers to."""
    wrong: Refusal | None = None

    @property
    def makes(self) -> str | None:
        """The bulk id of what it makes."""
        return self.bulk_id if self.method == "POST" else None


class Job(NamedTuple):
    operations: tuple[Operation, ...]
    patience: int | None = None
    """Errors after which the rest is left undone."""


def read(body: Mapping[str, Any]) -> Job:
    """The job in the body of a request; what is wrong with one operation is its own affair."""
    demand_schema(body, BULK_REQUEST)
    given = {name.lower(): value for name, value in body.items()}
    said, patience = given.get("operations"), given.get("failonerrors")
    if not isinstance(said, list) or not said:
        raise InvalidSyntax("Operations is a list of operations")
    if len(said) > MOST:
        raise TooManyOperations(f"at most {MOST} operations are done at once")
    if patience is not None and (isinstance(patience, bool) or not isinstance(patience, int) or patience < 1):
        raise InvalidValue("failOnErrors is a number of errors")
    operations = tuple(_operation(number, each) for number, each in enumerate(said))
    made = [each.makes for each in operations if each.makes]
    if len(made) > len(set(made)):
        raise InvalidValue("two operations have one bulkId")
    return Job(operations, patience)


def _operation(number: int, said: Any) -> Operation:
    if not isinstance(said, Mapping):
        raise InvalidSyntax("an operation is an object with method, path and data")
    given = {name.lower(): value for name, value in said.items()}
    texts = [given.get(name) for name in ("method", "bulkid", "path", "version")]
    if not all(each is None or isinstance(each, str) for each in texts):
        raise InvalidSyntax("method, bulkId, path and version are text")
    method, bulk_id, path, version = texts
    data = given.get("data")
    found = Operation(
        number, (method or "").upper(), bulk_id, path or "", data if isinstance(data, Mapping) else {}, version
    )
    return found._replace(refers=referred(found.path, found.data), wrong=_wrong(found, data))


def _wrong(operation: Operation, data: Any) -> Refusal | None:
    if operation.method not in _METHODS:
        return InvalidValue("method is POST, PUT, PATCH or DELETE")
    if not operation.path.startswith("/"):
        return InvalidValue("path is /Users, /Groups, or one of them with an id")
    if operation.method == "POST" and not operation.bulk_id:
        return InvalidValue("POST needs a bulkId")
    if operation.method != "DELETE" and not isinstance(data, Mapping):
        return InvalidSyntax(f"{operation.method} needs data")
    return None
