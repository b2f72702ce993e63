"""What everybody knows of somebody, so that no password of theirs is made of it. Pure."""

from collections.abc import Iterable

from identity.accounts import Account
from identity.workspaces import Workspace
from kernel.callers import WorkspaceId

_NEWEST = 5
"""Workspaces: who is in many thinks of those that they have used lately."""


def lately(account: Account) -> tuple[WorkspaceId, ...]:
    """The workspaces that somebody used last, the newest first."""
    return tuple(each.workspace for each in reversed(account.memberships))[:_NEWEST]


def about(account: Account, workspaces: Iterable[Workspace]) -> tuple[str, ...]:
    """What the person is called, and where they are."""
    return (account.name, account.email, *(called for each in workspaces for called in (each.name, each.slug)))
