"""Groups in DynamoDB; what a group carries and who is in it is written with the roles and members that it is about."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.charters.rows import group_carries
from identity.groups.model import Belonging, Group, entered, left
from identity.groups.rows import BELONGING, belongs, belongs_no_more, journal, naming, unnaming
from identity.groups.service import Scopes
from identity.names.model import Renaming
from identity.people import Member
from identity.people.table import journal as people
from identity.roles.model import Role, built_in
from identity.roles.rows import journal as roles
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, Change, Committed, Delete
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.tables import key

Naming = Callable[[WorkspaceId, Renaming, str], Iterator[Along]]


class _Belief(NamedTuple):
    """What one believes of a group that is to change: it decides what else is written with it."""

    carries: str | None = None
    """Which role."""
    renaming: Renaming = Renaming()
    name: str = ""
    """What it is to be called."""


class _Otherwise(Exception):
    """It is otherwise."""

    def __init__(self, truth: _Belief) -> None:
        self.truth = truth


class GroupTable:
    def __init__(self) -> None:
        self._groups, self._roles, self._people = journal(), roles(), people()

    def create(self, workspace: WorkspaceId, group: Group, once: Once, act: Acted) -> Group:
        name = naming(workspace, Renaming(None, group.named), group.name)
        return self._groups.create(workspace, group, once=once, along=[*name, noted(act)])

    def get(self, workspace: WorkspaceId, group_id: str) -> Group:
        return self._groups.get(workspace, group_id)

    def known(self, workspace: WorkspaceId, group_ids: Collection[str]) -> Collection[str]:
        return self._groups.find(workspace, group_ids).keys()

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Group]:
        return self._groups.page(workspace, page)

    def change(
        self, workspace: WorkspaceId, group_id: str, edit: Callable[[Group], Group], expected: IfMatch, act: Acted
    ) -> Group:
        def changed(belief: _Belief) -> Group:
            edited, name = _believing(belief, edit), naming(workspace, belief.renaming, belief.name)
            return self._groups.change(workspace, group_id, edited, expected=expected, along=[*name, noted(act)])

        return _settled(changed)

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
        return _settled(lambda belief: self._carried(workspace, group_id, _Step(role, belief, edit, expected), act))

    def _carried(self, workspace: WorkspaceId, group_id: str, step: "_Step", act: Acted) -> Group:
        """Do it if the group is as one believes it to be."""
        role, known = step.role, _own(step.belief.carries)
        scopes: dict[str, Scopes] = {}

        def gains(found: Role) -> Role:
            scopes["of"] = found.scopes
            return found.carried(group_id)

        def edited(group: Group) -> Group:
            return step.edit(group, scopes.get("of", group.scopes if role == group.role else ()))

        changes: list[Change[Role]] = []
        if _own(role) != known:
            changes += [Change(role, gains)] if role and _own(role) else []
            changes += [Change(known, lambda found: found.dropped(group_id))] if known else []
        parts: list[Part[Any]] = [Part(self._roles, workspace, changes)] if changes else []
        edited_so = _believing(step.belief, edited, whatever_it_carries=False)
        parts.append(Part(self._groups, workspace, [Change(group_id, edited_so, step.expected)]))
        name = naming(workspace, step.belief.renaming, step.belief.name)
        allows = group_carries(workspace, group_id, step.belief.carries, role)
        return _kept(together(*parts, along=[*name, *allows, noted(act)]))

    def move(
        self,
        workspace: WorkspaceId,
        group_id: str,
        *,
        come: frozenset[PersonId],
        leave: frozenset[PersonId],
        edit: Callable[[Group, int], Group],
        act: Acted,
        renamed: Naming | None = None,
    ) -> Group:
        """Move them; an edit that changes the name, too, says what else is written for that (``renamed``)."""
        growth: dict[PersonId, int] = {}

        def moving(member: Member) -> Member:
            moved = entered(member, group_id) if member.person in come else left(member, group_id)
            growth[member.person] = len(moved.groups) - len(member.groups)
            return moved

        rows = [belongs(workspace, group_id, each) for each in sorted(come)]
        rows += [belongs_no_more(workspace, group_id, each) for each in sorted(leave)]

        def moved(belief: _Belief) -> Group:
            edited = _believing(belief, lambda group: edit(group, sum(growth.values())))
            committed = together(
                Part(self._people, workspace, [Change(each, moving) for each in sorted(come | leave)]),
                Part(self._groups, workspace, [Change(group_id, edited)]),
                along=[*(renamed(workspace, belief.renaming, belief.name) if renamed else ()), *rows, noted(act)],
            )
            return _kept(committed)

        return _settled(moved)

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
            along=[
                *unnaming(workspace, group),
                *group_carries(workspace, group_id, group.role, None),
                noted(act),
            ],
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
    belief: _Belief
    edit: Callable[[Group, Scopes], Group]
    expected: IfMatch


def _kept(committed: Sequence[Committed[Any]]) -> Group:
    """The group, which is the last part of each transaction."""
    group = committed[-1].objects[0]
    assert isinstance(group, Group), "it is there"
    return group


def _settled(attempt: Callable[[_Belief], Group]) -> Group:
    """What comes of a change as soon as one believes what is true; most leave the name and the role alone."""
    belief = _Belief()
    while True:
        try:
            return attempt(belief)
        except _Otherwise as otherwise:
            belief = otherwise.truth


def _believing(
    belief: _Belief, edit: Callable[[Group], Group], *, whatever_it_carries: bool = True
) -> Callable[[Group], Group]:
    """An edit of a group that is as one believes it to be."""

    def edited(group: Group) -> Group:
        made = edit(group)
        carries = belief.carries if whatever_it_carries else group.role
        truth = _Belief(carries, Renaming.of(group.named, made.named), made.name)
        if (truth.carries, truth.renaming) != (belief.carries, belief.renaming):
            raise _Otherwise(truth)
        return made

    return edited


def _own(role: str | None) -> str | None:
    """The role, if it is one of a workspace's own."""
    return role if role is not None and built_in(role) is None else None
