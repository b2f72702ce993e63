"""Roles in DynamoDB, and the groups that follow when a role changes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.charters.rows import role_allows, role_gone, role_made
from identity.groups.model import Group
from identity.groups.rows import journal as groups
from identity.names.model import Renaming
from identity.people.table import TABLE as PEOPLE
from identity.roles.model import Role, RoleHeld
from identity.roles.rows import journal, naming, unnaming
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, Change, reading
from kernel.journal.rows import COUNTER, Counter, alive
from kernel.journal.together import Part, together
from kernel.once import Once
from kernel.pages import Listing, Page
from kernel.queries import every


class _Belief(NamedTuple):
    """What one believes of a role that is to change: it decides what else is written with it."""

    groups: tuple[str, ...] = ()
    """Which carry it."""
    renaming: Renaming = Renaming()
    name: str = ""
    """What it is to be called."""


class _Otherwise(Exception):
    """It is otherwise."""

    def __init__(self, truth: _Belief) -> None:
        self.truth = truth


class RoleTable:
    def __init__(self) -> None:
        self._roles, self._groups = journal(), groups()

    def create(self, workspace: WorkspaceId, role: Role, once: Once, act: Acted) -> Role:
        name = naming(workspace, Renaming(None, role.named), role.name)
        allows = role_made(workspace, role.role_id, role.scopes)
        return self._roles.create(workspace, role, once=once, along=[*name, allows, noted(act)])

    def get(self, workspace: WorkspaceId, role_id: str) -> Role:
        return self._roles.get(workspace, role_id)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Role]:
        return self._roles.page(workspace, page)

    def change(
        self,
        workspace: WorkspaceId,
        role_id: str,
        *,
        scopes: tuple[str, ...] | None,
        edit: Callable[[Role], Role],
        expected: IfMatch,
        act: Acted,
    ) -> Role:
        belief = _Belief()
        along = [noted(act), *([role_allows(workspace, role_id, scopes)] if scopes else [])]
        while True:
            try:
                return self._changed(workspace, Change(role_id, _believing(belief, edit), expected), belief, along)
            except _Otherwise as otherwise:
                belief = otherwise.truth

    def delete(
        self, workspace: WorkspaceId, role_id: str, judge: Callable[[Role], Role], expected: IfMatch, act: Acted
    ) -> None:
        role, since = self._before(workspace, role_id)
        judge(role)
        expected.demand(role.modseq)
        if role.groups or _anybody(workspace, role_id):
            raise RoleHeld("somebody still has this role; give them another one first")
        changed = RoleHeld("people are being changed just now; try again")
        unchanged = IfMatch.tag(role.modseq)
        along = [
            _unmoved(workspace, since, changed),
            *unnaming(workspace, role),
            role_gone(workspace, role_id),
            noted(act),
        ]
        self._roles.delete(workspace, role_id, expected=unchanged, along=along)

    def _before(self, workspace: WorkspaceId, role_id: str) -> tuple[Role, int]:
        """A role that may have to go, and the number of the last change of any member."""
        where, counter = (self._roles.shape.name, workspace, role_id), (PEOPLE, workspace, COUNTER)
        found = reading.gathered((where, counter))
        row = found.get(where)
        if row is None or not alive(row):
            raise self._roles.shape.missing(role_id)
        return self._roles.shape.object(row), Counter.of(found.get(counter)).highest

    def _changed(self, workspace: WorkspaceId, step: Change[Role], belief: _Belief, along: list[Along]) -> Role:
        now: dict[str, tuple[str, ...]] = {}

        def edited(role: Role) -> Role:
            made = step.edit(role)
            now["scopes"] = made.scopes
            return made

        def follows(group: Group) -> Group:
            return group.model_copy(update={"scopes": now["scopes"]})

        parts: list[Part[Any]] = [Part(self._roles, workspace, [Change(step.id, edited, step.expected)])]
        if belief.groups:
            parts.append(Part(self._groups, workspace, [Change(each, follows) for each in belief.groups]))
        name = naming(workspace, belief.renaming, belief.name)
        role = together(*parts, along=[*name, *along])[0].objects[0]
        assert isinstance(role, Role), "it is there"
        return role


def _believing(belief: _Belief, edit: Callable[[Role], Role]) -> Callable[[Role], Role]:
    """An edit of a role that is as one believes it to be."""

    def edited(role: Role) -> Role:
        made = edit(role)
        truth = _Belief(role.groups, Renaming.of(role.named, made.named), made.name)
        if (truth.groups, truth.renaming) != (belief.groups, belief.renaming):
            raise _Otherwise(truth)
        return made

    return edited


def _anybody(workspace: WorkspaceId, role_id: str) -> bool:
    """Whether anybody in the workspace has a role."""
    found = every(
        TableName=PEOPLE,
        ConsistentRead=True,
        KeyConditionExpression="pk = :workspace",
        FilterExpression="#role = :role",
        ExpressionAttributeNames={"#role": "role"},
        ExpressionAttributeValues={":workspace": {"S": workspace}, ":role": {"S": role_id}},
        ProjectionExpression="sk",
    )
    return any(True for _ in found)


def _unmoved(workspace: WorkspaceId, highest: int, refusal: RoleHeld) -> Along:
    """What fails if any member changed since then: they may have been given the role."""
    check = {
        "TableName": PEOPLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": COUNTER}},
        "ConditionExpression": "highest = :highest",
        "ExpressionAttributeValues": {":highest": {"N": str(highest)}},
    }
    return Along({"ConditionCheck": check}, refusal)
