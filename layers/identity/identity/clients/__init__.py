"""Clients: the applications that people of a workspace sign in to with Stoa."""

from typing import TYPE_CHECKING

from identity.clients.model import (
    Client,
    ClientDraft,
    ClientId,
    ClientShown,
    ClientStanding,
    ClientUpdate,
    NoSuchClient,
    Registered,
    Rotation,
)

if TYPE_CHECKING:
    from identity.clients.service import Clients

__all__ = [
    "Client",
    "ClientDraft",
    "ClientId",
    "ClientShown",
    "ClientStanding",
    "ClientUpdate",
    "NoSuchClient",
    "Registered",
    "Rotation",
    "clients",
    "sweep_clients",
]


def clients() -> "Clients":
    """The clients as production keeps them."""
    from identity.clients.service import Clients
    from identity.clients.table import ClientTable

    return Clients(ClientTable())


def sweep_clients() -> None:
    """Forget applications that were deleted more than thirty days ago."""
    from identity.clients.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
