"""Calendars that come from elsewhere: what is asked, how often, and what becomes of the answer."""

from typing import TYPE_CHECKING

from agenda.subscriptions.model import BadAddress, Subscription, address
from agenda.subscriptions.queues import Wanted

if TYPE_CHECKING:
    from agenda.subscriptions.service import Subscriptions

__all__ = ["BadAddress", "Subscription", "Wanted", "address", "call_up", "subscriptions"]


def subscriptions() -> "Subscriptions":
    """What people do with them, as production does it; but for their addresses, which take ``subscribing``."""
    from agenda.access import access
    from agenda.subscriptions.asking import AWAITED, Asking
    from agenda.subscriptions.queues import SubscriptionQueue
    from agenda.subscriptions.service import Subscriptions
    from agenda.subscriptions.store import SubscribedCalendars

    return Subscriptions(SubscribedCalendars(), access(), Asking(AWAITED), SubscriptionQueue())


def call_up() -> None:
    """See that all are asked whose time has come."""
    from datetime import UTC, datetime

    from agenda.subscriptions.queues import SubscriptionQueue
    from agenda.subscriptions.table import due

    line = SubscriptionQueue()
    for workspace, calendar_id in due(datetime.now(UTC)):
        line.put(workspace, calendar_id)
