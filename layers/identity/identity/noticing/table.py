"""What a sign-in is about, or an attempt at one, in DynamoDB."""

from collections.abc import Callable

from identity.accounts import Account, NoSuchAccount
from identity.accounts.table import ACCOUNT, owner
from identity.accounts.table import journal as accounts
from identity.noticing.attempts import Attempts
from identity.sessions import Session
from identity.sessions.table import SessionRow
from identity.sessions.table import read as session
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE, WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import PersonId, WorkspaceId
from kernel.journal.reading import Place, gathered
from kernel.journal.rows import alive
from kernel.rows import Row


class NoticeTable:
    def __init__(self) -> None:
        self._accounts, self._workspaces = accounts(), workspaces()

    def found(self, person: PersonId, workspace: WorkspaceId) -> tuple[Account | None, Workspace | None]:
        places: tuple[Place, ...] = ((self._accounts.shape.name, person, ACCOUNT), (TABLE, workspace, WORKSPACE))
        found = gathered(places)
        account, home = (found.get(each) for each in places)
        return (
            self._accounts.shape.object(account) if account and alive(account) else None,
            self._workspaces.shape.object(home) if home and alive(home) else None,
        )

    def change(self, person: PersonId, edit: Callable[[Account], Account]) -> None:
        try:
            self._accounts.change(person, ACCOUNT, edit)
        except NoSuchAccount:
            return  # gone a moment ago


class GuessTable:
    def __init__(self) -> None:
        self._accounts = accounts()

    def owner(self, name: str) -> PersonId | None:
        return owner(name.rpartition("#")[0])

    def homes(self, person: PersonId) -> list[WorkspaceId]:
        try:
            return [each.workspace for each in self._accounts.get(person, ACCOUNT).memberships]
        except NoSuchAccount:
            return []


def attempts(row: Row) -> Attempts:
    """The attempts that a row of the stream holds; none if it counts letters, which stand in the same table."""
    person = row.get("person", {}).get("S")
    failures = row.get("failures", {"N": "0"})["N"]
    return Attempts(row["pk"]["S"], int(failures), PersonId(person) if person else None)


def read(row: Row) -> Session:
    """The session that a row of the stream holds."""
    return session(SessionRow.from_raw_data(dict(row)))
