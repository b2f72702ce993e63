"""Registering, in DynamoDB: an account, a workspace and its first member, in one transaction."""

from identity.accounts import Account
from identity.accounts.table import AccountTable, claimed
from identity.accounts.table import journal as accounts
from identity.acts import acted
from identity.acts.table import along as noted
from identity.people import Member
from identity.people.table import entering
from identity.people.table import journal as people
from identity.recovery.flooding import counted
from identity.workspaces import Workspace
from identity.workspaces.table import WorkspaceTable, named
from identity.workspaces.table import journal as workspaces
from kernel.callers import WorkspaceId
from kernel.journal import Along, Create
from kernel.journal.together import Part, together


class RegistrationTable:
    def __init__(self) -> None:
        self._accounts, self._people, self._workspaces = AccountTable(), people(), workspaces()
        self._homes = WorkspaceTable()

    def by_email(self, email: str) -> Account | None:
        return self._accounts.by_email(email)

    def by_slug(self, slug: str) -> WorkspaceId | None:
        return self._homes.by_slug(slug)

    def ask(self, email: str, window: int, row: Along) -> None:
        together(along=[counted(email, window, "register"), row])

    def found(self, account: Account, workspace: Workspace, member: Member, along: tuple[Along, ...]) -> None:
        home = workspace.workspace
        act = acted(home, account.person, "workspace.create", home, slug=workspace.slug)
        together(
            Part(accounts(), account.person, [Create(account)]),
            Part(self._workspaces, home, [Create(workspace)]),
            Part(self._people, home, [Create(member)]),
            along=(
                *along,
                entering(home, workspace.limits.people),
                claimed(account),
                named(home, workspace.slug),
                noted(act),
            ),
        )
