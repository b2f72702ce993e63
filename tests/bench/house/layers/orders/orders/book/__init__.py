"""Orders, and where they are kept."""

from orders.book.model import NewOrder, Order
from orders.book.service import Book

__all__ = ["Book", "NewOrder", "Order", "book"]


def book() -> Book:
    """The orders as production keeps them."""
    from orders.book.table import OrderTable

    return Book(OrderTable())
