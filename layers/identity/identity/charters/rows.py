"""The charter of a workspace, one row among its roles: read with whatever else is read, written with what it tells."""

from typing import Any

from identity.charters.model import MOST_CARRIERS, MOST_ROLES, Charter, TooManyRoles
from identity.roles.rows import TABLE
from kernel.callers import WorkspaceId
from kernel.ids import OURS
from kernel.journal import Along
from kernel.journal.reading import Place
from kernel.rows import Row

_CHARTER = f"{OURS}charter"
_ROLE, _GROUP = "role#", "group#"
_MOST = {_ROLE: ("roles", MOST_ROLES), _GROUP: ("groups", MOST_CARRIERS)}
_ENOUGH = {
    _ROLE: TooManyRoles(f"a workspace has at most {MOST_ROLES} roles of its own"),
    _GROUP: TooManyRoles(f"at most {MOST_CARRIERS} groups of a workspace carry a role"),
}


def place(workspace: WorkspaceId) -> Place:
    return TABLE, str(workspace), _CHARTER


def read(row: Row | None) -> Charter:
    """What it says; of a workspace that has made no role, nothing."""
    said = {name: value["S"] for name, value in (row or {}).items() if "#" in name}
    return Charter(
        {name.removeprefix(_ROLE): frozenset(text.split()) for name, text in said.items() if name.startswith(_ROLE)},
        {name.removeprefix(_GROUP): text for name, text in said.items() if name.startswith(_GROUP)},
    )


def role_made(workspace: WorkspaceId, role_id: str, scopes: tuple[str, ...]) -> Along:
    """What lets a new role allow something, or fails with ``TooManyRoles``."""
    return _said(workspace, _ROLE, role_id, " ".join(scopes), 1)


def role_allows(workspace: WorkspaceId, role_id: str, scopes: tuple[str, ...]) -> Along:
    """What lets a role allow something else."""
    return _said(workspace, _ROLE, role_id, " ".join(scopes), 0)


def role_gone(workspace: WorkspaceId, role_id: str) -> Along:
    return _said(workspace, _ROLE, role_id, None, -1)


def group_carries(workspace: WorkspaceId, group_id: str, before: str | None, role: str | None) -> list[Along]:
    """What lets a group carry a role that carried another one, or none; ``TooManyRoles`` if too many do."""
    if before == role:
        return []
    return [_said(workspace, _GROUP, group_id, role, (role is not None) - (before is not None))]


def _said(workspace: WorkspaceId, kind: str, name: str, text: str | None, more: int) -> Along:
    count, most = _MOST[kind]
    says = "REMOVE #it" if text is None else "SET #it = :text"
    update: dict[str, Any] = {
        "TableName": TABLE,
        "Key": {"pk": {"S": workspace}, "sk": {"S": _CHARTER}},
        "UpdateExpression": f"{says} ADD #count :more",
        "ExpressionAttributeNames": {"#it": f"{kind}{name}", "#count": count},
        "ExpressionAttributeValues": {":more": {"N": str(more)}} | ({":text": {"S": text}} if text is not None else {}),
    }
    if more <= 0:
        return Along({"Update": update})
    update["ConditionExpression"] = "attribute_not_exists(#count) OR #count < :most"
    update["ExpressionAttributeValues"][":most"] = {"N": str(most)}
    return Along({"Update": update}, _ENOUGH[kind])
