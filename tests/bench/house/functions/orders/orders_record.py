"""Place an order through the journal."""

from kernel.api import Api
from kernel.callers import Caller
from orders.book import NewOrder, Order
from orders.book.ledger import ledger

app = Api(__name__)
ours = ledger()


@app.endpoint(
    "POST /api/orders/orders",
    scope="orders:write",
    grants=["orders-ledger-1:GetItem", "orders-ledger-1:PutItem", "orders-ledger-1:UpdateItem"],
    status=201,
)
def record_order(caller: Caller, order: NewOrder) -> Order:
    return ours.place(caller.workspace, order)
