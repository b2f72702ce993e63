"""Orders in a table of their own."""

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from kernel import settings
from kernel.callers import WorkspaceId
from kernel.tables import Table
from orders.book.model import Order


class OrderRow(Table):
    class Meta:
        table_name = settings.physical("orders-orders-1")

    sk = UnicodeAttribute(range_key=True)
    title = UnicodeAttribute()
    email = UnicodeAttribute()
    quantity = NumberAttribute()
    price = NumberAttribute()
    active = BooleanAttribute()
    tags: ListAttribute[str] = ListAttribute(of=UnicodeAttribute)
    status = UnicodeAttribute()
    note = UnicodeAttribute(null=True)
    created = UTCDateTimeAttribute()


class OrderTable:
    """Keeps orders as rows."""

    def put(self, workspace: WorkspaceId, order: Order) -> Order:
        """Write the order, and read it as it is kept."""
        facts = dict(order)
        del facts["modseq"]
        OrderRow(workspace, facts.pop("id"), **facts).save()
        row = OrderRow.get(workspace, order.id)
        kept = row.attribute_values
        return Order(id=row.sk, **{name: kept.get(name) for name in facts})
