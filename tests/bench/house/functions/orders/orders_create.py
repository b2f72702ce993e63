"""Place an order."""

from kernel.api import Api
from kernel.callers import Caller
from orders.book import NewOrder, Order, book

app = Api(__name__)
ours = book()


@app.endpoint(
    "POST /api/orders/orders",
    scope="orders:write",
    grants=["orders-orders-1:GetItem", "orders-orders-1:PutItem"],
    status=201,
)
def create_order(caller: Caller, order: NewOrder) -> Order:
    return ours.place(caller.workspace, order)
