"""The rows of roles: the journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from identity.roles.model import NoSuchRole, Role, RoleChanged
from kernel.callers import WorkspaceId
from kernel.journal import Along, Journal, JournalTable
from kernel.settings import physical

TABLE = physical("identity-roles-1")
_COLUMNS = {"role_id", "modseq"}


class RoleRow(JournalTable):
    class Meta:
        table_name = TABLE

    rest = UnicodeAttribute()


def _write(role: Role) -> RoleRow:
    return RoleRow(rest=role.model_dump_json(exclude=_COLUMNS))


def _read(row: RoleRow) -> Role:
    return Role.model_validate({**json.loads(row.rest), "role_id": row.sk, "modseq": row.modseq})


def journal() -> Journal[Role]:
    return Journal(
        RoleRow,
        identify=lambda role: role.role_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchRole("there is no such role; admin, manager, lead and member are built in"),
    )


def still(workspace: WorkspaceId, role: Role) -> Along:
    """What fails with ``RoleChanged`` unless the role is as it was read: put it along when somebody is given it."""
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": role.role_id}},
        "ConditionExpression": "modseq = :read AND attribute_not_exists(deleted_on)",
        "ExpressionAttributeValues": {":read": {"N": str(role.modseq)}},
    }
    return Along({"ConditionCheck": check}, RoleChanged("the role is being changed just now; try again"))
