"""Signing in with accounts of other providers: Google, Microsoft, Apple, and whatever a workspace has set up."""

from identity.federation.model import AllLinked, Away, Discover, LinkBegun, LinkWanted, Returned, Ways
from identity.federation.reception import OnAPage, Reception

__all__ = [
    "AllLinked",
    "Away",
    "Discover",
    "LinkBegun",
    "LinkWanted",
    "OnAPage",
    "Reception",
    "Returned",
    "Ways",
    "reception",
]


def reception() -> Reception:
    """As production has it."""
    from identity.federation.asking import Providers
    from identity.federation.clients import ClientSecrets
    from identity.federation.joining import Newcomers
    from identity.federation.reception import News
    from identity.federation.service import Federation
    from identity.federation.table import FederationTable
    from identity.letters import post
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    store, clients, ours = FederationTable(), ClientSecrets(), tickets()
    news = News(post(), ORIGIN)
    federation = Federation(store, clients, Providers(), ours, Newcomers(store, ours), news, ORIGIN)
    return Reception(federation, store, clients, news)
