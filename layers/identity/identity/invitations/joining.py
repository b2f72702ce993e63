"""Accepting an invitation. Whoever has its letter has shown that the address is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from identity.accounts import Account, Device
from identity.accounts.model import device_digest
from identity.acts import acted
from identity.admissions.model import Entrant
from identity.admissions.service import Admissions
from identity.invitations.looking import Looking, LookingStore
from identity.invitations.model import Accept, Accepted, Invitation, NoSuchInvitation, admitted
from identity.signin.model import Arrival
from identity.tickets import Tickets
from identity.tickets.model import refused
from identity.workspaces import Workspace
from kernel.callers import PersonId
from kernel.errors import Invalid, PreconditionFailed
from kernel.ids import new_id


class Passwords(Protocol):
    def keep(self, password: str, about: tuple[str, ...] = ()) -> str:
        """What to keep of a new password, or why it cannot be one."""


@dataclass(frozen=True, slots=True)
class Joining:
    store: LookingStore
    looking: Looking
    passwords: Passwords
    tickets: Tickets
    admissions: Admissions
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def accept(self, request: Accept, arrival: Arrival) -> Accepted:
        """Let somebody into the workspace; the answer lets them sign in."""
        invitation, workspace = self.looking.opened(request.ticket)
        admitted(workspace.policy, invitation.email)
        account = self.store.by_email(invitation.email)
        found = account or self._new(request, invitation, workspace, arrival)
        said = {"amr": ["email"], "workspace": workspace.workspace}
        ticket, row = self.tickets.draft("link", found.person, said)
        told = acted(
            workspace.workspace,
            found.person,
            "invitation.accept",
            invitation.invitation_id,
            email=invitation.email,
            role=invitation.role,
        )
        entrant = Entrant(found, account is None, workspace, invitation.role, invitation.groups, invitation)
        try:
            member = self.admissions.admit(entrant, lambda _: told, row)
        except (NoSuchInvitation, PreconditionFailed):
            raise refused() from None
        wanted = (*((invitation.role,) if invitation.role != member.role else ()), *invitation.groups)
        return Accepted(
            ticket=ticket,
            workspace=workspace.workspace,
            person=found.person,
            role=member.role,
            groups=member.groups,
            gone=tuple(each for each in wanted if each not in member.groups),
        )

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
            password=self.passwords.keep(request.password, (workspace.name, workspace.slug, name, invitation.email)),
            password_set=now,
            devices=(Device(digest=device_digest(arrival.secret), name=arrival.device, seen=now),),
            created=now,
        )
