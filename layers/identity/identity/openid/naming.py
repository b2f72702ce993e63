"""What the groups of somebody are called, in one round trip."""

from collections.abc import Sequence

from identity.groups.rows import journal
from kernel.callers import WorkspaceId


def group_names(workspace: WorkspaceId, groups: Sequence[str]) -> list[str]:
    found = journal().find(workspace, list(groups))
    return sorted(group.name for group in found.values())
