"""Accepting an invitation. Whoever has its letter has shown that the address is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from contracts.scopes import RANKS
from identity.accounts import Account, Device, Membership
from identity.accounts.model import device_digest
from identity.groups.model import NoSuchGroup
from identity.invitations.looking import Looking, LookingStore
from identity.invitations.model import Accept, Accepted, Invitation, admitted
from identity.people import Member
from identity.rights.model import Carried, Needed
from identity.roles.model import Role, built_in
from identity.signin.model import Arrival
from identity.tickets import Tickets
from identity.workspaces import Workspace
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Invalid
from kernel.ids import new_id
from kernel.journal import Along


class Passwords(Protocol):
    def keep(self, password: str, about: tuple[str, ...] = ()) -> str:
        """What to keep of a new password, or why it cannot be one."""


class Someone(NamedTuple):
    """Whose account it is, and whether they have had it before."""

    account: Account
    new: bool


class Newcomer(NamedTuple):
    """Somebody on the way in."""

    account: Account
    new: bool
    membership: Membership
    member: Member
    role: Role | None = None
    """The role, if it is one of the workspace's own."""


class JoiningStore(LookingStore, Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""

    def join(self, workspace: Workspace, invitation: Invitation, newcomer: Newcomer, ticket: Along) -> None:
        """Let somebody in, in one transaction.

        ``AlreadyMember``, ``WorkspaceFull``, ``AddressTaken``, ``RoleChanged`` or ``PolicyChanged`` if something
        stands against it, ``NoSuchGroup`` if a group has just gone, and ``TicketRefused`` if somebody was faster.
        """


@dataclass(frozen=True, slots=True)
class Joining:
    store: JoiningStore
    looking: Looking
    passwords: Passwords
    tickets: Tickets
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
        member = self._joined(Someone(found, account is None), invitation, workspace, row)
        wanted = (*((invitation.role,) if invitation.role != member.role else ()), *invitation.groups)
        return Accepted(
            ticket=ticket,
            workspace=workspace.workspace,
            person=found.person,
            role=member.role,
            groups=member.groups,
            gone=tuple(each for each in wanted if each not in member.groups),
        )

    def _joined(self, who: Someone, invitation: Invitation, workspace: Workspace, row: Along) -> Member:
        """Let somebody in with what is still there of what they were invited to."""
        needed = invitation.needed()
        for last in (False, False, True):
            carried = self.store.carried(workspace.workspace, needed) if needed else Carried()
            newcomer = self._newcomer(who, invitation, workspace, carried)
            try:
                self.store.join(workspace, invitation, newcomer, row)
            except NoSuchGroup:
                if last:
                    raise
            else:
                break
        return newcomer.member

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

    def _newcomer(self, who: Someone, invitation: Invitation, workspace: Workspace, carried: Carried) -> Newcomer:
        now, account = self.now(), who.account
        own = carried.roles.get(invitation.role)
        role = invitation.role if own or built_in(invitation.role) is not None else RANKS[0]
        membership = Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now)
        said = account.told()
        groups = tuple(each for each in invitation.groups if each in carried.groups)
        return Newcomer(*who, membership, Member(**said, role=role, groups=groups, joined=now), own)
