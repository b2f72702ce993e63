"""The rows of roles: the journal of each workspace."""

import json
from collections.abc import Iterator

from pynamodb.attributes import UnicodeAttribute

from identity.names.model import NameTaken, Renaming
from identity.names.rows import freed, moved
from identity.roles.model import NoSuchRole, Role, RoleChanged
from kernel.callers import WorkspaceId
from kernel.journal import Along, Journal, JournalTable
from kernel.settings import physical

TABLE = physical("identity-roles-1")
_COLUMNS = {"role_id", "modseq"}


class RoleRow(JournalTable):
    class Meta:
        table_name = TABLE

    named = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()


def _write(role: Role) -> RoleRow:
    return RoleRow(named=role.named, rest=role.model_dump_json(exclude=_COLUMNS))


def _read(row: RoleRow) -> Role:
    return Role.model_validate({**json.loads(row.rest), "role_id": row.sk, "modseq": row.modseq, "named": row.named})


def journal() -> Journal[Role]:
    return Journal(
        RoleRow,
        identify=lambda role: role.role_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchRole("there is no such role; admin, manager, lead and member are built in"),
    )


def naming(workspace: WorkspaceId, renaming: Renaming, name: str) -> Iterator[Along]:
    """What makes a name that role's, and frees the one that it had; ``NameTaken`` if another has it."""
    return moved(TABLE, workspace, renaming, NameTaken("role", name))


def unnaming(workspace: WorkspaceId, role: Role) -> Iterator[Along]:
    """What frees the name of a role that goes."""
    return freed(TABLE, workspace, role.named)


def still(workspace: WorkspaceId, role: Role) -> Along:
    """What fails with ``RoleChanged`` unless the role is as it was read: put it along when somebody is given it."""
    check = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": role.role_id}},
        "ConditionExpression": "modseq = :read AND attribute_not_exists(deleted_on)",
        "ExpressionAttributeValues": {":read": {"N": str(role.modseq)}},
    }
    return Along({"ConditionCheck": check}, RoleChanged("the role is being changed just now; try again"))
