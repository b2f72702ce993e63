"""Leaving: deleting one's account, with two weeks in which to keep it."""

from identity.leaving.model import Kept, Leaving, WithTicket
from identity.leaving.service import Departure

__all__ = ["Departure", "Kept", "Leaving", "WithTicket", "departure"]


def departure() -> Departure:
    """As production has it."""
    from identity.leaving.service import Departure
    from identity.leaving.table import DepartureTable
    from identity.letters import post
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Departure(DepartureTable(), tickets(), post(), ORIGIN)
