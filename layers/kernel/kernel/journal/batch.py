"""What can be done to an account's objects at once, and what it comes to when the fresh rows are at hand. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from kernel.errors import PreconditionFailed, Refusal
from kernel.etags import ANYTHING, IfMatch
from kernel.journal.refusals import AlreadyExists
from kernel.journal.rows import Shape, alive, checked, number, tombstone
from kernel.rows import Row

T = TypeVar("T")

MOST = 90
"""Objects in one batch: a transaction holds 100 items, and the counter and what comes along need some."""


class Create(NamedTuple, Generic[T]):
    """A new object; ``AlreadyExists`` if there is one of that id."""

    obj: T


class Put(NamedTuple, Generic[T]):
    """An object as it shall be, whether it is there already or not."""

    obj: T


class Change(NamedTuple, Generic[T]):
    """An object as ``edit`` leaves it. It is called again with the fresh object when somebody else was faster."""

    id: str
    edit: Callable[[T], T]
    expected: IfMatch = ANYTHING


class Delete(NamedTuple):
    """An object that goes, and leaves a tombstone, which keeps what is ``said`` of it: who did it, say."""

    id: str
    expected: IfMatch = ANYTHING
    said: Mapping[str, str] = MappingProxyType({})


Step = Create[T] | Put[T] | Change[T] | Delete


class Along(NamedTuple):
    """Something that is written with a batch or not at all, in another table: a lookup row, say.

    ``item`` is an entry of ``TransactWriteItems``; ``refusal`` is raised if its condition does not hold;
    without one it is decided anew.
    """

    item: Mapping[str, Any]
    refusal: Refusal | None = None


class Outcome(NamedTuple):
    """What one step comes to: the row as it will be, and the one over which it may be written."""

    row: Row
    before: Row | None
    unchanged: bool = False

    def item(self, table: str) -> dict[str, Any]:
        """The part of a ``TransactWriteItems`` that does it, if nobody was faster."""
        put: dict[str, Any] = {"TableName": table, "Item": self.row}
        if self.before is None:
            return {"Put": {**put, "ConditionExpression": "attribute_not_exists(pk)"}}
        values = {":before": self.before["modseq"]}
        return {"Put": {**put, "ConditionExpression": "modseq = :before", "ExpressionAttributeValues": values}}


def ids(shape: Shape[T], steps: Sequence[Step[T]]) -> list[str]:
    """The ids of the objects that ``steps`` are about: few enough, and each once."""
    if len(steps) > MOST:
        raise TypeError(f"a batch holds {MOST} objects, not {len(steps)}")
    found = [checked(step.id if isinstance(step, Change | Delete) else shape.identify(step.obj)) for step in steps]
    if len(set(found)) < len(found):
        raise TypeError("a batch names each object once")
    return found


def outcome(shape: Shape[T], step: Step[T], before: Row | None, *, account: str, modseq: int, today: date) -> Outcome:
    """What ``step`` comes to, given the row that is there, or the refusal."""
    if isinstance(step, Create):
        if alive(before):
            raise AlreadyExists("this exists already")
        return Outcome(shape.row(account, step.obj, modseq, before), before)
    if isinstance(step, Put):
        return _written(shape, step.obj, before, account, modseq)
    if before is None or not alive(before):
        raise shape.missing(step.id)
    try:
        step.expected.demand(number(before, "modseq"))
    except PreconditionFailed as failed:
        failed.held = shape.object(before)
        raise
    if isinstance(step, Delete):
        return Outcome(tombstone(before, modseq, today, step.said), before)
    edited = step.edit(shape.object(before))
    if shape.identify(edited) != step.id:
        raise TypeError("an edit must not change the id")
    return _written(shape, edited, before, account, modseq)


def _written(shape: Shape[T], obj: T, before: Row | None, account: str, modseq: int) -> Outcome:
    if before is not None and alive(before) and shape.same(obj, before):
        return Outcome(before, before, unchanged=True)
    return Outcome(shape.row(account, obj, modseq, before), before)
