"""Letting somebody into a workspace who comes with an account of a provider: by an invitation, or as it provisions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from contracts.audit import Acted
from identity.accounts import Account, Link
from identity.acts import acted
from identity.admissions.model import Entrant
from identity.admissions.service import Admissions
from identity.federation.links import link_to, linked
from identity.federation.model import Away, NoAccountYet
from identity.federation.providers import Provider
from identity.invitations.model import Invitation, NoSuchInvitation, admitted
from identity.people import Member
from identity.tickets import Tickets
from identity.workspaces import Workspace
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.ids import new_id
from kernel.journal import Along

if TYPE_CHECKING:
    from identity.federation.service import Identity


class NewcomerStore(Protocol):
    def home(self, workspace: WorkspaceId, email: str) -> tuple[Workspace, Invitation | None]:
        """A workspace, and the invitation of an address to it that is open."""

    def still(self, away: Away, account: Account) -> Along:
        """What fails unless the session in which somebody asked for a link is still there."""

    def belongs(self, link: Link, person: PersonId) -> Along:
        """What makes an account of a provider theirs, or fails with ``LinkTaken``."""


class Newcomer(NamedTuple):
    """Somebody whom a provider knows."""

    identity: "Identity"
    account: Account | None
    """Theirs, if they have one here."""
    email: str


@dataclass(frozen=True, slots=True)
class Newcomers:
    store: NewcomerStore
    tickets: Tickets
    admissions: Admissions
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
        newcomer = Newcomer(identity, account, email)
        try:
            return self._in(provider, newcomer, target, said)
        except (NoSuchInvitation, PreconditionFailed):  # it was just sent again, or taken back
            return self._in(provider, newcomer, target, said)

    def _in(self, provider: Provider, newcomer: Newcomer, target: WorkspaceId, said: Mapping[str, Any]) -> str:
        workspace, invitation = self.store.home(target, newcomer.email)
        given = invitation or (provider.own if provider.own and provider.own.provision else None)
        if given is None:
            raise NoAccountYet("you are not in this workspace; ask for an invitation")
        admitted(workspace.policy, newcomer.email)
        identity = newcomer.identity
        link = link_to(identity, self.now())
        entrant = Entrant(
            newcomer.account or self._new(newcomer, workspace),
            newcomer.account is None,
            workspace,
            given.role,
            invitation.groups if invitation else (),
            invitation,
            partial(linked, link=link),
        )
        person = entrant.account.person

        def act(member: Member) -> Acted:
            return acted(target, person, "person.join", person, issuer=link.issuer, role=member.role)

        ticket, row = self.tickets.draft("link", person, said)
        self.admissions.admit(entrant, act, self.store.belongs(link, person), row)
        return ticket

    def still(self, away: Away, account: Account) -> Along:
        return self.store.still(away, account)

    def _new(self, newcomer: Newcomer, workspace: Workspace) -> Account:
        return Account(
            person=PersonId(self.new_id()),
            email=newcomer.email,
            name=newcomer.identity.name or newcomer.email.partition("@")[0],
            locale=workspace.locale,
            zone=workspace.zone,
            created=self.now(),
        )
