"""Looking at an invitation, with the ticket of its letter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from identity.accounts import Account
from identity.invitations.model import Invitation, Look, Seen, Shown
from identity.tickets.model import refused
from identity.workspaces import Workspace


class LookingStore(Protocol):
    def shown(self, shown: Shown) -> tuple[Invitation, Workspace] | None:
        """The invitation, and to where it is, if it is there."""

    def by_email(self, email: str) -> Account | None: ...


@dataclass(frozen=True, slots=True)
class Looking:
    store: LookingStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def look(self, look: Look) -> Seen:
        """What an invitation is to."""
        invitation, workspace = self.opened(look.ticket)
        known = self.store.by_email(invitation.email) is not None
        said = invitation.model_dump(include={"email", "name", "expires"})
        return Seen(workspace=workspace.name, known=known, **said)

    def opened(self, ticket: str) -> tuple[Invitation, Workspace]:
        """The invitation of a ticket; ``TicketRefused`` if it is not the newest, or too old, or none."""
        shown = Shown.parse(ticket)
        found = self.store.shown(shown)
        if found is None or not found[0].opened_by(shown.secret, self.now()):
            raise refused()
        return found[0], found[1].open()


def looking() -> Looking:
    """How those who are invited see to what."""
    from identity.invitations.table import LookingTable

    return Looking(LookingTable())
