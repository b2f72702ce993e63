"""The authorizer, as production has it: what believes tokens is imported with it, and by others only when shown one."""

from identity.callers.applications import Applications
from identity.callers.programs import Programs
from identity.callers.service import Callers


def callers() -> Callers:
    """As production knows them."""
    from identity.callers.entering import EnteredTable
    from identity.callers.holding import HoldingTable
    from identity.callers.table import StandingTable
    from identity.signing import signing
    from identity.tokens.verifying import Verifier
    from kernel.queues import Queue
    from kernel.settings import ORIGIN

    return Callers(
        Programs(HoldingTable(Queue("identity-uses"))),
        Verifier(signing(), ORIGIN),
        StandingTable(),
        Applications(EnteredTable()),
    )
