"""The authorizer, as production has it: what believes tokens is imported with it, and by others only when shown one."""

from identity.callers.applications import Applications
from identity.callers.programs import Programs
from identity.callers.service import Callers


def callers() -> Callers:
    """As production knows them."""
    from identity.callers.entering import EnteredTable
    from identity.callers.holding import HoldingTable
    from identity.callers.table import StandingTable
    from identity.callers.ticketed import Ticketed
    from identity.signing import signing
    from identity.tickets import tickets
    from identity.tokens.verifying import Verifier
    from kernel.queues import Queue
    from kernel.settings import ORIGIN

    applications, programs = Applications(EnteredTable()), Programs(HoldingTable(Queue("identity-uses")))
    return Callers(programs, Verifier(signing(), ORIGIN), StandingTable(), applications, Ticketed(tickets()))
