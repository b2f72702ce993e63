"""Members in DynamoDB: the journal of each workspace."""

import json
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from identity.people.called import folded
from identity.people.model import Member, NoSuchMember, WorkspaceFull
from identity.stamps import stamped
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Refusal
from kernel.ids import OURS
from kernel.journal import Along, Journal, JournalTable
from kernel.rows import Row
from kernel.settings import physical

TABLE = physical("identity-people-1")
SIZE = f"{OURS}size"
"""The range key of the row that counts the people of a workspace."""

_COLUMNS = {"person", "modseq", "email", "status", "role", "picture"}


class MemberRow(JournalTable):
    class Meta:
        table_name = TABLE

    email = UnicodeAttribute()
    status = UnicodeAttribute()
    role = UnicodeAttribute()
    standing = UnicodeAttribute()
    joined = UnicodeAttribute(null=True)
    provisioned = UnicodeAttribute(null=True)
    changed = UnicodeAttribute(null=True)
    avatar = UnicodeAttribute(null=True)
    called = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()


def _write(member: Member) -> MemberRow:
    rest = member.model_dump_json(exclude=_COLUMNS)
    return MemberRow(
        email=member.email,
        status=member.status,
        role=member.role,
        standing=member.standing,
        joined=member.joined.isoformat(),
        provisioned=member.provisioned.model_dump_json() if member.provisioned else None,
        avatar=member.avatar,
        called=folded(member.name) or None,
        rest=rest,
    )


def _read(row: MemberRow) -> Member:
    columns = {name: getattr(row, name) for name in ("email", "status", "role", "modseq")}
    said = {
        "provisioned": json.loads(row.provisioned) if row.provisioned else None,
        "changed": row.changed,
        "avatar": row.avatar,
    }
    return Member.model_validate({**json.loads(row.rest), **columns, **said, "person": row.sk})


def member_of(image: Row) -> Member:
    """The member that a row of the stream holds."""
    return _read(MemberRow.from_raw_data(dict(image)))


def journal() -> Journal[Member]:
    return stamped(
        Journal(
            MemberRow,
            identify=lambda member: member.person,
            write=_write,
            read=_read,
            missing=lambda _: NoSuchMember("there is no such person in this workspace"),
        )
    )


def still(workspace: WorkspaceId, person: PersonId, refusal: Refusal, *, standing: str = "") -> Along:
    """What fails, with ``refusal``, unless the person is an active member, or stands exactly like that."""
    name, value = ("standing", standing) if standing else ("status", "active")
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": person}},
        "ConditionExpression": "#name = :value",
        "ExpressionAttributeNames": {"#name": name},
        "ExpressionAttributeValues": {":value": {"S": value}},
    }
    return Along({"ConditionCheck": check}, refusal)


def unchanged(workspace: WorkspaceId, member: Member, refusal: Refusal) -> Along:
    """What fails, with ``refusal``, unless the member is exactly as they were read."""
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": member.person}},
        "ConditionExpression": "modseq = :read",
        "ExpressionAttributeValues": {":read": {"N": str(member.modseq)}},
    }
    return Along({"ConditionCheck": check}, refusal)


def entering(workspace: WorkspaceId, most: int) -> Along:
    """What counts one more person, or fails with ``WorkspaceFull``; whoever creates a member writes it along."""
    full = WorkspaceFull(f"there are {most} people in this workspace, and no more can be; its plan says so")
    condition = {"ConditionExpression": "attribute_not_exists(#size) OR #size < :most"}
    return Along(_counted(workspace, 1, condition, {":most": {"N": str(most)}}), full)


def leaving(workspace: WorkspaceId) -> Along:
    """What counts one person less; whoever deletes a member writes it along."""
    return Along(_counted(workspace, -1, {}, {}))


def _counted(workspace: WorkspaceId, by: int, condition: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    return {
        "Update": {
            "TableName": TABLE,
            "Key": {"pk": {"S": workspace}, "sk": {"S": SIZE}},
            "UpdateExpression": "ADD #size :by",
            "ExpressionAttributeNames": {"#size": "size"},
            "ExpressionAttributeValues": {":by": {"N": str(by)}, **values},
            **condition,
        }
    }
