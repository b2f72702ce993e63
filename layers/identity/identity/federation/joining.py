"""Letting somebody into a workspace who comes with an account of a provider: by an invitation, or as it provisions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from identity.accounts import Account, Link, Membership
from identity.federation.model import Away, NoAccountYet
from identity.federation.providers import Provider
from identity.invitations.model import Invitation, admitted
from identity.people import Member
from identity.tickets import Tickets
from identity.workspaces import Workspace
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Along

if TYPE_CHECKING:
    from identity.federation.service import Identity


class Admission(NamedTuple):
    """Somebody on the way in."""

    account: Account
    new: bool
    workspace: Workspace
    membership: Membership
    member: Member
    invitation: Invitation | None
    link: Link


class NewcomerStore(Protocol):
    def home(self, workspace: WorkspaceId, email: str) -> tuple[Workspace, Invitation | None]:
        """A workspace, and the invitation of an address to it that is open."""

    def admit(self, admission: Admission, row: Along) -> None:
        """Let somebody in, in one transaction, with their ticket."""

    def still(self, away: Away, account: Account) -> Along:
        """What fails unless the session in which somebody asked for a link is still there."""


@dataclass(frozen=True, slots=True)
class Newcomers:
    store: NewcomerStore
    tickets: Tickets
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def admit(
        self,
        provider: Provider,
        identity: "Identity",
        account: Account | None,
        target: WorkspaceId | None,
        said: Mapping[str, Any],
    ) -> str:
        """The ticket of somebody who is in from now on, or ``NoAccountYet``."""
        email = account.email if account else identity.believed
        if target is None or email is None:
            raise NoAccountYet("there is no account for this address; register, or ask for an invitation")
        workspace, invitation = self.store.home(target, email)
        provisions = provider.own is not None and provider.own.provision
        if invitation is None and not provisions:
            raise NoAccountYet("you are not in this workspace; ask for an invitation")
        admitted(workspace.policy, email)
        found = account or self._new(identity, email, workspace)
        role = invitation.role if invitation else provider.own.role if provider.own else "member"
        now = self.now()
        membership = Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now)
        facts = found.told()
        ticket, row = self.tickets.draft("link", found.person, said)
        self.store.admit(
            Admission(
                account=found,
                new=account is None,
                workspace=workspace,
                membership=membership,
                member=Member(**facts, role=role, joined=now),
                invitation=invitation,
                link=Link(issuer=identity.issuer, subject=identity.subject, email=identity.email, linked=now),
            ),
            row,
        )
        return ticket

    def still(self, away: Away, account: Account) -> Along:
        return self.store.still(away, account)

    def _new(self, identity: "Identity", email: str, workspace: Workspace) -> Account:
        return Account(
            person=PersonId(self.new_id()),
            email=email,
            name=identity.name or email.partition("@")[0],
            locale=workspace.locale,
            zone=workspace.zone,
            created=self.now(),
        )
