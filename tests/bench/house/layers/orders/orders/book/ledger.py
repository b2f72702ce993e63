"""Orders in a journal."""

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from kernel import settings
from kernel.callers import WorkspaceId
from kernel.journal import Journal, JournalTable
from orders.book.model import Order
from orders.book.service import Book


class LedgerRow(JournalTable):
    class Meta:
        table_name = settings.physical("orders-ledger-1")

    title = UnicodeAttribute()
    email = UnicodeAttribute()
    quantity = NumberAttribute()
    price = NumberAttribute()
    active = BooleanAttribute()
    tags: ListAttribute[str] = ListAttribute(of=UnicodeAttribute)
    status = UnicodeAttribute()
    note = UnicodeAttribute(null=True)
    created = UTCDateTimeAttribute()


def _write(order: Order) -> LedgerRow:
    facts = dict(order)
    del facts["id"], facts["modseq"]
    return LedgerRow(**facts)


def _read(row: LedgerRow) -> Order:
    kept = row.attribute_values
    return Order(id=row.sk, **{name: kept.get(name) for name in Order.model_fields if name != "id"})


class Ledger:
    """Keeps orders as a journal does."""

    def __init__(self) -> None:
        self._journal = Journal(LedgerRow, identify=lambda order: order.id, write=_write, read=_read)

    def put(self, workspace: WorkspaceId, order: Order) -> Order:
        return self._journal.create(workspace, order)


def ledger() -> Book:
    """The orders as a journal keeps them."""
    return Book(Ledger())
