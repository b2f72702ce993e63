"""Opening a WebSocket where nobody can send a header: a browser shows a ticket that is good once."""

from identity.connecting.model import CredentialOver, SocketTicket
from identity.connecting.service import Connecting

__all__ = ["Connecting", "CredentialOver", "SocketTicket", "connecting"]


def connecting() -> Connecting:
    """As production does."""
    from identity.connecting.table import CredentialTable
    from identity.tickets import tickets

    return Connecting(CredentialTable(), tickets())
