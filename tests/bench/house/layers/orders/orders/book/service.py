"""What is done with orders."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from kernel.callers import WorkspaceId
from kernel.ids import new_id
from orders.book.model import NewOrder, Order


class Store(Protocol):
    """Where orders are kept."""

    def put(self, workspace: WorkspaceId, order: Order) -> Order: ...


class Book:
    """The orders of every workspace."""

    def __init__(self, store: Store, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._now = now

    def place(self, workspace: WorkspaceId, new: NewOrder) -> Order:
        """Take the order, and say how it is kept."""
        return self._store.put(workspace, Order(id=new_id(), created=self._now(), **dict(new)))
