"""The workspaces of a person, in DynamoDB."""

from collections.abc import Sequence

from contracts.audit import Acted
from identity.accounts import Account, NoSuchAccount
from identity.accounts.table import ACCOUNT, AccountTable
from identity.acts.table import along as noted
from identity.homes.model import membership
from identity.people import Member
from identity.people.store import PeopleTable
from identity.people.table import TABLE as PEOPLE
from identity.people.table import entering
from identity.people.table import journal as people
from identity.sessions import Session
from identity.sessions.model import over
from identity.sessions.table import SessionRow, place, read
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE, named
from identity.workspaces.table import journal as workspaces
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.journal import Along, Change, Create
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.rows import place as key
from kernel.journal.together import Part, together


class HomeTable(PeopleTable):
    """What is done to people is done to whoever leaves, too."""

    def __init__(self) -> None:
        super().__init__()
        self.accounts, self.people, self.workspaces = AccountTable(), people(), workspaces()

    def account(self, person: PersonId) -> Account:
        return self.accounts.get(person)

    def member(self, workspace: WorkspaceId, person: PersonId) -> Member:
        return self.get(workspace, person)

    def homes(self, account: Account) -> Sequence[tuple[Workspace, Member]]:
        return [pair for pair in self.memberships(account) if pair[1].status == "active"]

    def memberships(self, account: Account) -> Sequence[tuple[Workspace, Member]]:
        """Those too in which the door is closed to the person. A round trip for each fifty."""
        ids = [each.workspace for each in account.memberships]
        found = gathered(
            [place for home in ids for place in ((WORKSPACES, home, WORKSPACE), (PEOPLE, home, account.person))]
        )
        rows = [(found.get((WORKSPACES, home, WORKSPACE)), found.get((PEOPLE, home, account.person))) for home in ids]
        return [
            (self.workspaces.shape.object(home), self.people.shape.object(member))
            for home, member in rows
            if home and member and alive(home) and alive(member)
        ]

    def found(self, account: Account, workspace: Workspace, member: Member, act: Acted) -> None:
        home, joining = workspace.workspace, membership(workspace, member.joined)
        together(
            Part(self.accounts.journal, account.person, [Change[Account](ACCOUNT, lambda it: it.joined(joining))]),
            Part(self.workspaces, home, [Create(workspace)]),
            Part(self.people, home, [Create(member)]),
            along=(entering(home, workspace.limits.people), named(home, workspace.slug), noted(act)),
        )

    def here(self, caller: Caller) -> tuple[Account, Session | None]:
        """In one round trip."""
        shape = self.accounts.journal.shape
        whose, where = (shape.name, caller.person, ACCOUNT), place(caller.workspace, caller.person, caller.session)
        found = gathered((whose, where) if caller.session else (whose,))
        if not alive(found.get(whose)):
            raise NoSuchAccount("there is no such account; a program that calls with a key has none")
        row = found.get(where)
        return shape.object(found[whose]), read(SessionRow.from_raw_data(dict(row))) if row else None

    def closing(self, session: Session, act: Acted) -> tuple[Along, ...]:
        return (Along({"Delete": _held(session)}, over()), noted(act))

    def open(self, session: Session) -> Along:
        return Along({"ConditionCheck": _held(session)}, over())


def _held(session: Session) -> dict[str, object]:
    table, pk, sk = place(session.workspace, session.person, session.session_id)
    return {"TableName": table, "Key": key(pk, sk), "ConditionExpression": "attribute_exists(pk)"}
