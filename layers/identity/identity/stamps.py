"""Journals whose rows say when they were last written."""

from datetime import UTC, datetime
from typing import Any, TypeVar

from kernel.journal import Journal
from kernel.journal.rows import Shape
from kernel.rows import Row

T = TypeVar("T")

CHANGED = "changed"


class Stamped(Shape[T]):
    """The shape of rows with one attribute more, which no object says and which makes no difference by itself."""

    def row(self, account: str, obj: T, modseq: int, before: Row | None) -> dict[str, Any]:
        stamp = {CHANGED: {"S": datetime.now(UTC).isoformat()}}
        return {**Shape.row(self, account, obj, modseq, before), **stamp}

    def same(self, obj: T, before: Row) -> bool:
        return Shape.same(self, obj, {name: value for name, value in before.items() if name != CHANGED})


def stamped(journal: Journal[T]) -> Journal[T]:
    journal.shape = Stamped(*journal.shape)
    return journal
