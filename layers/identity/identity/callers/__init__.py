"""Who is calling, for every API."""

from identity.callers.service import Callers, Standing

__all__ = ["Callers", "Standing", "callers"]


def callers() -> Callers:
    """As production knows them."""
    from identity.callers.applications import Applications
    from identity.callers.entering import EnteredTable
    from identity.callers.holding import HoldingTable
    from identity.callers.programs import Programs
    from identity.callers.table import StandingTable
    from identity.signing import signing
    from identity.tokens.verifying import Verifier
    from kernel.settings import ORIGIN

    return Callers(Programs(HoldingTable()), Verifier(signing(), ORIGIN), StandingTable(), Applications(EnteredTable()))
