"""The groups that a directory keeps, in DynamoDB."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.groups.model import Group, entered
from identity.groups.rows import BELONGING, TABLE, belongs, external, journal, naming, spellings
from identity.groups.table import GroupTable
from identity.names.model import Renaming
from identity.people.model import Member
from identity.people.table import journal as people
from identity.provisioning.changes import changed_since
from identity.scim.errors import TooMany
from identity.scim.lookups import Lookup
from identity.scim.searching import MOST
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import ANYTHING
from kernel.journal import Change, Create
from kernel.journal.reading import listed
from kernel.journal.together import Part, together
from kernel.tables import key

_LONGEST = 64


class ProvisionedGroupTable(GroupTable):
    def __init__(self) -> None:
        super().__init__()
        self._kept, self._members = journal(), people()

    def found(self, workspace: WorkspaceId, lookup: Lookup) -> list[Group]:
        match lookup.key:
            case "id":
                return self._those(workspace, [lookup.value])
            case "displayName":
                ways = [self._hashed(workspace, "called", each) for each in spellings(lookup.value)]
                return self._those(workspace, [group for found in ways for group in found])
            case "externalId":
                return self._those(workspace, self._hashed(workspace, "external", external(lookup.value)))
            case "members":
                member = self.members(workspace, [lookup.value]).get(lookup.value)
                return self._those(workspace, member.groups if member else ())
            case "meta.lastModified":
                since = datetime.fromisoformat(lookup.value)
                return [self._kept.shape.object(row) for row in changed_since(TABLE, workspace, since)]
            case _:
                return []

    def all(self, workspace: WorkspaceId) -> list[Group]:
        rows, further = listed(TABLE, workspace, limit=MOST, after=None, prefix="", backwards=False)
        if further:
            raise TooMany(f"there are more than {MOST} groups: filter by displayName or externalId")
        return [self._kept.shape.object(row) for row in rows]

    def inside(self, workspace: WorkspaceId, group_id: str, most: int) -> list[PersonId]:
        found: list[PersonId] = []
        more: dict[str, Any] = {}
        while len(found) < most:
            answer = client("dynamodb").query(
                TableName=BELONGING,
                ConsistentRead=True,
                KeyConditionExpression="pk = :group",
                ExpressionAttributeValues={":group": {"S": key(workspace, group_id)}},
                Limit=most - len(found),
                **more,
            )
            found += [PersonId(row["sk"]["S"]) for row in answer["Items"]]
            if "LastEvaluatedKey" not in answer:
                break
            more = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
        return found

    def members(self, workspace: WorkspaceId, people: Sequence[str]) -> dict[str, Member]:
        return self._members.find(workspace, [each for each in people if 0 < len(each) <= _LONGEST])

    def begin(self, workspace: WorkspaceId, group: Group, people: Sequence[PersonId], act: Acted) -> Group:
        coming = [Change[Member](each, lambda member: entered(member, group.group_id)) for each in people]
        parts: list[Part[Any]] = [Part(self._members, workspace, coming)] if coming else []
        rows = [belongs(workspace, group.group_id, each) for each in people]
        name = naming(workspace, Renaming(None, group.named), group.name)
        committed = together(*parts, Part(self._kept, workspace, [Create(group)]), along=[*name, *rows, noted(act)])
        return _only(committed[-1].objects[0])

    def shift(
        self,
        workspace: WorkspaceId,
        group_id: str,
        movement: tuple[Sequence[PersonId], Sequence[PersonId]],
        edit: Callable[[Group, int], Group],
        act: Acted,
    ) -> Group:
        come, leave = map(frozenset, movement)
        if come or leave:
            return self.move(workspace, group_id, come=come, leave=leave, edit=edit, act=act, renamed=naming)
        return self.change(workspace, group_id, lambda group: edit(group, 0), ANYTHING, act)

    def dissolve(self, workspace: WorkspaceId, group_id: str, act: Acted) -> None:
        self.delete(workspace, group_id, Group.empty, ANYTHING, act)

    def _those(self, workspace: WorkspaceId, ids: Sequence[str]) -> list[Group]:
        found = self._kept.find(workspace, [each for each in ids if 0 < len(each) <= _LONGEST])
        return [found[each] for each in sorted(found)]

    def _hashed(self, workspace: WorkspaceId, name: str, value: str) -> list[str]:
        answer = client("dynamodb").query(
            TableName=TABLE,
            IndexName=f"by-{name}",
            KeyConditionExpression="pk = :pk AND #name = :value",
            ExpressionAttributeNames={"#name": name},
            ExpressionAttributeValues={":pk": {"S": workspace}, ":value": {"S": value}},
        )
        return [row["sk"]["S"] for row in answer["Items"]]


def _only(group: Group | None) -> Group:
    assert group is not None, "only a Delete leaves nothing"
    return group
