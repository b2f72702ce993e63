"""Seeing the workspaces that one is in, making one more, and leaving one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account
from identity.acts import acted
from identity.homes.model import Another, Home, Homes, founded
from identity.people import LastAdmin, Member
from identity.people.service import another_admin
from identity.registration.model import Openness
from identity.registration.openness import openness
from identity.workspaces import Workspace
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.ids import new_id
from kernel.journal import Along, Busy

_ROUNDS = 5


class HomeStore(Protocol):
    def account(self, person: PersonId) -> Account: ...
    def homes(self, account: Account) -> Sequence[tuple[Workspace, Member]]:
        """Those in which the person is active."""

    def found(self, account: Account, workspace: Workspace, member: Member, act: Acted) -> None:
        """Keep a new workspace; ``SlugTaken`` or ``TooManyWorkspaces``."""

    def member(self, workspace: WorkspaceId, person: PersonId) -> Member: ...
    def another_admin(self, workspace: WorkspaceId, but: Collection[PersonId]) -> PersonId | None: ...
    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along:
        """What fails with ``LastAdmin`` unless the person is an active Admin."""

    def remove(self, workspace: WorkspaceId, member: Member, act: Acted, needed: Collection[Along] = ()) -> None:
        """Take somebody out as they were read; ``PreconditionFailed`` if they have changed since."""


@dataclass(frozen=True, slots=True)
class Living:
    store: HomeStore
    openness: Callable[[], Openness] = openness
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def all(self, caller: Caller) -> Homes:
        """The workspaces in which the caller may sign in, or could if they were not suspended."""
        found = self.store.homes(self.store.account(caller.person))
        return Homes(items=tuple(Home.of(*each, caller) for each in found))

    def found(self, caller: Caller, wanted: Another) -> Home:
        """Make one more, of which the caller is the Admin; ``RegistrationClosed`` if nobody makes any."""
        self.openness().let_found()
        account = self.store.account(caller.person)
        workspace, member = founded(account, wanted, WorkspaceId(self.new_id()), self.now())
        home = workspace.workspace
        act = acted(home, caller.person, "workspace.create", home, session=caller.session, slug=workspace.slug)
        self.store.found(account, workspace, member, act)
        return Home.of(workspace, member, caller)

    def leave(self, caller: Caller, workspace: WorkspaceId) -> None:
        """Go out of one; its last Admin stays."""
        tried = {caller.person}
        for _ in range(_ROUNDS):
            member = self.store.member(workspace, caller.person)
            needed = (another_admin(self.store, workspace, tried),) if member.admin else ()
            act = acted(workspace, caller.person, "person.leave", caller.person, session=caller.session)
            try:
                return self.store.remove(workspace, member, act, needed)
            except (LastAdmin, PreconditionFailed):
                continue  # somebody was faster: it is decided anew
        raise Busy
