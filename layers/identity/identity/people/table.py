"""Members in DynamoDB: the journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from identity.people.model import Member, NoSuchMember
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Refusal
from kernel.journal import Along, Journal, JournalTable
from kernel.settings import physical

TABLE = physical("identity-people-1")
_COLUMNS = {"person", "modseq", "email", "status", "role"}


class MemberRow(JournalTable):
    class Meta:
        table_name = TABLE

    email = UnicodeAttribute()
    status = UnicodeAttribute()
    role = UnicodeAttribute()
    rest = UnicodeAttribute()


def _write(member: Member) -> MemberRow:
    rest = member.model_dump_json(exclude=_COLUMNS)
    return MemberRow(email=member.email, status=member.status, role=member.role, rest=rest)


def _read(row: MemberRow) -> Member:
    columns = {name: getattr(row, name) for name in ("email", "status", "role", "modseq")}
    return Member.model_validate({**json.loads(row.rest), **columns, "person": row.sk})


def journal() -> Journal[Member]:
    return Journal(
        MemberRow,
        identify=lambda member: member.person,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchMember("there is no such person in this workspace"),
    )


def still(workspace: WorkspaceId, person: PersonId, refusal: Refusal) -> Along:
    """What fails, with ``refusal``, unless the person is an active member."""
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": person}},
        "ConditionExpression": "#status = :active",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": {":active": {"S": "active"}},
    }
    return Along({"ConditionCheck": check}, refusal)
