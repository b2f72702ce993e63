"""What is done to the people of a workspace, in DynamoDB."""

from collections.abc import Callable, Collection
from typing import Any

from contracts.audit import Acted
from identity.accounts.table import ACCOUNT
from identity.accounts.table import journal as accounts
from identity.acts.table import along as noted
from identity.groups.rows import belongs_no_more, crowd
from identity.people.called import folded
from identity.people.calling import bearers
from identity.people.lookups import kept
from identity.people.model import Member, Sieve
from identity.people.service import last_admin
from identity.people.table import TABLE, journal, leaving, still
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable
from identity.roles.model import ADMIN, Role
from identity.roles.rows import still as role_is_still
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Refusal
from kernel.etags import IfMatch
from kernel.journal import Along, Change, Changes, Delete
from kernel.journal.together import Part, together
from kernel.pages import Listing, Page
from kernel.rows import Row

_ADMINS = f"active#{ADMIN}"


class PeopleTable:
    def __init__(self) -> None:
        self._people, self._accounts, self._rights = journal(), accounts(), RightsTable()

    def get(self, workspace: WorkspaceId, person: PersonId) -> Member:
        return self._people.get(workspace, person)

    def changes(self, workspace: WorkspaceId, since: str, limit: int) -> Changes:
        return self._people.changes(workspace, since, limit)

    def page(self, workspace: WorkspaceId, sieve: Sieve, page: Page) -> Listing[Member]:
        if sieve.email is not None:
            return self._found(workspace, page, "email", sieve.email, exactly=False)
        if sieve.name is not None:
            return self._called(workspace, sieve.name, page)
        if sieve.status or sieve.role:
            return self._found(workspace, page, "standing", sieve.standing, exactly=bool(sieve.role))
        return self._people.page(workspace, page)

    def change(
        self,
        workspace: WorkspaceId,
        person: PersonId,
        edit: Callable[[Member], Member],
        expected: IfMatch,
        *,
        act: Acted,
        needed: Collection[Along] = (),
    ) -> Member:
        return self._people.change(workspace, person, edit, expected=expected, along=(*needed, noted(act)))

    def remove(self, workspace: WorkspaceId, member: Member, act: Acted, needed: Collection[Along] = ()) -> None:
        now, person = act.at, member.person
        together(
            Part(self._people, workspace, [Delete(person, IfMatch.tag(member.modseq))]),
            Part(self._accounts, person, [Change(ACCOUNT, lambda account: account.left(workspace))]),
            *crowd(workspace, member.groups, lambda group: group.deserted(now)),
            along=(
                *(belongs_no_more(workspace, each, person) for each in member.groups),
                *kept(workspace, member, None, last_admin()),
                *needed,
                leaving(workspace),
                noted(act),
            ),
        )

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)

    def is_still(self, workspace: WorkspaceId, role: Role) -> Along:
        return role_is_still(workspace, role)

    def another_admin(self, workspace: WorkspaceId, but: Collection[PersonId]) -> PersonId | None:
        """An active Admin who is none of those, as far as the index knows."""
        answer = self._asked(workspace, "standing", _ADMINS, exactly=True, Limit=len(but) + 1)
        found = (PersonId(row["sk"]["S"]) for row in answer["Items"])
        return next((person for person in found if person not in but), None)

    def admins(self, workspace: WorkspaceId, most: int) -> list[Member]:
        """So many of the active Admins, as far as the index knows."""
        answer = self._asked(workspace, "standing", _ADMINS, exactly=True, Limit=most)
        return [self._people.shape.object(row) for row in answer["Items"]]

    def is_admin(self, workspace: WorkspaceId, person: PersonId) -> Along:
        return still(workspace, person, last_admin(), standing=_ADMINS)

    def is_active(self, workspace: WorkspaceId, person: PersonId, refusal: Refusal) -> Along:
        return still(workspace, person, refusal)

    def _called(self, workspace: WorkspaceId, name: str, page: Page) -> Listing[Member]:
        """Those of whose name a word begins so, in the order of what it is from there on."""
        wanted = folded(name)
        if not wanted:
            return page.listing([], None)
        rows, last = self._rows(workspace, page, "called", wanted, exactly=False)
        return page.listing(bearers(workspace, wanted, rows), last)

    def _found(self, workspace: WorkspaceId, page: Page, name: str, value: str, *, exactly: bool) -> Listing[Member]:
        rows, last = self._rows(workspace, page, name, value, exactly=exactly)
        return page.listing([self._people.shape.object(row) for row in rows], last)

    def _rows(
        self, workspace: WorkspaceId, page: Page, name: str, value: str, *, exactly: bool
    ) -> tuple[list[Row], list[str] | None]:
        """A page of an index, and where the next one begins."""
        at = page.position()
        start = {"ExclusiveStartKey": {"pk": {"S": workspace}, "sk": {"S": at[0]}, name: {"S": at[1]}}} if at else {}
        answer = self._asked(workspace, name, value, exactly=exactly, Limit=page.limit, **start)
        last = answer.get("LastEvaluatedKey")
        return answer["Items"], [last["sk"]["S"], last[name]["S"]] if last else None

    def _asked(self, workspace: WorkspaceId, name: str, value: str, *, exactly: bool, **more: Any) -> Any:
        condition = "#name = :value" if exactly else "begins_with(#name, :value)"
        return client("dynamodb").query(
            TableName=TABLE,
            IndexName=f"by-{name}",
            KeyConditionExpression=f"pk = :pk AND {condition}",
            ExpressionAttributeNames={"#name": name},
            ExpressionAttributeValues={":pk": {"S": workspace}, ":value": {"S": value}},
            **more,
        )
