"""Accepting an invitation. Whoever has its letter has shown that the address is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from identity.accounts import Account, Device, Membership
from identity.accounts.model import device_digest
from identity.invitations.model import Accept, Accepted, Invitation, Look, Seen, Shown, admitted
from identity.people import Member
from identity.signin.model import Arrival
from identity.tickets import Tickets
from identity.tickets.model import refused
from identity.workspaces import Workspace
from kernel.callers import PersonId
from kernel.errors import Invalid
from kernel.ids import new_id
from kernel.journal import Along


class Passwords(Protocol):
    def keep(self, password: str, about: tuple[str, ...] = ()) -> str:
        """What to keep of a new password, or why it cannot be one."""


class Newcomer(NamedTuple):
    """Somebody on the way in."""

    account: Account
    new: bool
    membership: Membership
    member: Member


class JoiningStore(Protocol):
    def shown(self, shown: Shown) -> tuple[Invitation, Workspace] | None:
        """The invitation, and to where it is, if it is there."""

    def by_email(self, email: str) -> Account | None: ...
    def join(self, workspace: Workspace, invitation: Invitation, newcomer: Newcomer, ticket: Along) -> None:
        """Let somebody in, in one transaction.

        ``AlreadyMember``, ``WorkspaceFull``, ``AddressTaken`` or ``PolicyChanged`` if something stands against it, and
        ``TicketRefused`` if somebody was faster.
        """


@dataclass(frozen=True, slots=True)
class Joining:
    store: JoiningStore
    passwords: Passwords
    tickets: Tickets
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def look(self, look: Look) -> Seen:
        """What an invitation is to."""
        invitation, workspace = self._opened(look.ticket)
        known = self.store.by_email(invitation.email) is not None
        said = invitation.model_dump(include={"email", "name", "expires"})
        return Seen(workspace=workspace.name, known=known, **said)

    def accept(self, request: Accept, arrival: Arrival) -> Accepted:
        """Let somebody into the workspace; the answer lets them sign in."""
        invitation, workspace = self._opened(request.ticket)
        admitted(workspace.policy, invitation.email)
        account = self.store.by_email(invitation.email)
        found = account or self._new(request, invitation, workspace, arrival)
        newcomer = self._newcomer(found, invitation, workspace, new=account is None)
        said = {"amr": ["email"], "workspace": workspace.workspace}
        ticket, row = self.tickets.draft("link", found.person, said)
        self.store.join(workspace, invitation, newcomer, row)
        return Accepted(ticket=ticket, workspace=workspace.workspace, person=found.person)

    def _opened(self, ticket: str) -> tuple[Invitation, Workspace]:
        """The invitation of a ticket; ``TicketRefused`` if it is not the newest, or too old, or none."""
        shown = Shown.parse(ticket)
        found = self.store.shown(shown)
        if found is None or not found[0].opened_by(shown.secret, self.now()):
            raise refused()
        return found[0], found[1].open()

    def _new(self, request: Accept, invitation: Invitation, workspace: Workspace, arrival: Arrival) -> Account:
        name = request.name or invitation.name
        missing = [each for each, said in (("name", name), ("password", request.password)) if not said]
        if not name or not request.password:
            errors = [{"field": each, "code": "missing", "detail": "Somebody new says this"} for each in missing]
            raise Invalid(f"you are new here: say your {' and your '.join(missing)}", errors)
        now = self.now()
        return Account(
            person=PersonId(self.new_id()),
            email=invitation.email,
            name=name,
            locale=request.locale,
            zone=request.zone,
            password=self.passwords.keep(request.password, (name, invitation.email, workspace.name)),
            password_set=now,
            devices=(Device(digest=device_digest(arrival.secret), name=arrival.device, seen=now),),
            created=now,
        )

    def _newcomer(self, account: Account, invitation: Invitation, workspace: Workspace, *, new: bool) -> Newcomer:
        now = self.now()
        membership = Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now)
        said = account.model_dump(include={"person", "email", "name", "locale", "zone"})
        member = Member(**said, role=invitation.role, joined=now)
        return Newcomer(account, new, membership, member)
