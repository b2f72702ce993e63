"""Who is calling, for every API."""

from identity.callers.service import Callers, Standing

__all__ = ["Callers", "Standing", "callers"]


def callers() -> Callers:
    """As production knows them."""
    from identity.callers.table import StandingTable
    from identity.keys import keys
    from identity.signing import signing
    from identity.tokens.verifying import Verifier
    from kernel.settings import ORIGIN

    return Callers(keys(), Verifier(signing(), ORIGIN), StandingTable())
