"""Groups in DynamoDB; what a group carries and who is in it is written with the roles and members that it is about."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.groups.model import Belonging, Group, entered, left
from identity.groups.rows import BELONGING, belongs, belongs_no_more, journal
from identity.groups.service import Scopes
from identity.people import Member
from identity.people.table import journal as people
from identity.roles.model import Role, built_in
from identity.roles.rows import journal as roles
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Change, Committed, Delete
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.tables import key


class _Carries(Exception):
    """The group carries another role of the workspace's own than one thought."""

    def __init__(self, role: str | None) -> None:
        self.role = role


class GroupTable:
    def __init__(self) -> None:
        self._groups, self._roles, self._people = journal(), roles(), people()

    def create(self, workspace: WorkspaceId, group: Group, once: Once, act: Acted) -> Group:
        return self._groups.create(workspace, group, once=once, along=[noted(act)])

    def get(self, workspace: WorkspaceId, group_id: str) -> Group:
        return self._groups.get(workspace, group_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Group]:
        return self._groups.page(workspace, page)

    def change(
        self, workspace: WorkspaceId, group_id: str, edit: Callable[[Group], Group], expected: IfMatch, act: Acted
    ) -> Group:
        return self._groups.change(workspace, group_id, edit, expected=expected, along=[noted(act)])

    def carry(
        self,
        workspace: WorkspaceId,
        group_id: str,
        *,
        role: str | None,
        edit: Callable[[Group, Scopes], Group],
        expected: IfMatch,
        act: Acted,
    ) -> Group:
        known: str | None = None
        while True:
            try:
                return self._carried(workspace, group_id, _Step(role, known, edit, expected), act)
            except _Carries as carries:
                known = carries.role

    def _carried(self, workspace: WorkspaceId, group_id: str, step: "_Step", act: Acted) -> Group:
        """Do it if the group carries the role of the workspace's own that one believes it to, or none of those."""
        role, known = step.role, step.known
        scopes: dict[str, Scopes] = {}

        def gains(found: Role) -> Role:
            scopes["of"] = found.scopes
            return found.carried(group_id)

        def edited(group: Group) -> Group:
            if _own(group.role) != known:
                raise _Carries(_own(group.role))
            return step.edit(group, scopes.get("of", group.scopes if role == group.role else ()))

        changes: list[Change[Role]] = []
        if _own(role) != known:
            changes += [Change(role, gains)] if role and _own(role) else []
            changes += [Change(known, lambda found: found.dropped(group_id))] if known else []
        parts: list[Part[Any]] = [Part(self._roles, workspace, changes)] if changes else []
        parts.append(Part(self._groups, workspace, [Change(group_id, edited, step.expected)]))
        return _kept(together(*parts, along=[noted(act)]))

    def move(
        self,
        workspace: WorkspaceId,
        group_id: str,
        *,
        come: frozenset[PersonId],
        leave: frozenset[PersonId],
        edit: Callable[[Group, int], Group],
        act: Acted,
    ) -> Group:
        growth: dict[PersonId, int] = {}

        def moving(member: Member) -> Member:
            moved = entered(member, group_id) if member.person in come else left(member, group_id)
            growth[member.person] = len(moved.groups) - len(member.groups)
            return moved

        rows = [belongs(workspace, group_id, each) for each in sorted(come)]
        rows += [belongs_no_more(workspace, group_id, each) for each in sorted(leave)]
        committed = together(
            Part(self._people, workspace, [Change(each, moving) for each in sorted(come | leave)]),
            Part(self._groups, workspace, [Change(group_id, lambda group: edit(group, sum(growth.values())))]),
            along=[*rows, noted(act)],
        )
        return _kept(committed)

    def delete(
        self, workspace: WorkspaceId, group_id: str, judge: Callable[[Group], Group], expected: IfMatch, act: Acted
    ) -> None:
        group = judge(self.get(workspace, group_id))
        expected.demand(group.modseq)
        unchanged = IfMatch.tag(group.modseq)
        own = _own(group.role)
        changes = [Change(own, lambda role: role.dropped(group_id))] if own else []
        together(
            *([Part(self._roles, workspace, changes)] if changes else []),
            Part(self._groups, workspace, [Delete(group_id, unchanged)]),
            along=[noted(act)],
        )

    def people(self, workspace: WorkspaceId, group_id: str, page: Page) -> Listing[Belonging]:
        after = page.position()
        where = key(workspace, group_id)
        answer = client("dynamodb").query(
            TableName=BELONGING,
            ConsistentRead=True,
            KeyConditionExpression="pk = :group",
            ExpressionAttributeValues={":group": {"S": where}},
            Limit=page.limit,
            **({"ExclusiveStartKey": {"pk": {"S": where}, "sk": {"S": after}}} if after else {}),
        )
        found = self._people.find(workspace, [row["sk"]["S"] for row in answer["Items"]])
        items = [Belonging(person=it.person, name=it.name, email=it.email) for _, it in sorted(found.items())]
        last = answer.get("LastEvaluatedKey")
        return page.listing(items, last["sk"]["S"] if last else None)


class _Step(NamedTuple):
    """How a group is to change, and what one believes of it."""

    role: str | None
    known: str | None
    edit: Callable[[Group, Scopes], Group]
    expected: IfMatch


def _kept(committed: Sequence[Committed[Any]]) -> Group:
    """The group, which is the last part of each transaction."""
    group = committed[-1].objects[0]
    assert isinstance(group, Group), "it is there"
    return group


def _own(role: str | None) -> str | None:
    """The role, if it is one of a workspace's own."""
    return role if role is not None and built_in(role) is None else None
