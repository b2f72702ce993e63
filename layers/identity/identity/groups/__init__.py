"""Groups: people who belong together, and what they may do because of it."""

from typing import TYPE_CHECKING

from identity.groups.model import Belonging, Group, GroupDraft, GroupUpdate, Movement, NoSuchGroup

if TYPE_CHECKING:
    from identity.groups.service import Groups

__all__ = [
    "Belonging",
    "Group",
    "GroupDraft",
    "GroupUpdate",
    "Movement",
    "NoSuchGroup",
    "groups",
    "sweep_groups",
]


def groups() -> "Groups":
    """The groups as production keeps them."""
    from identity.groups.service import Groups
    from identity.groups.table import GroupTable

    return Groups(GroupTable())


def sweep_groups() -> None:
    """Forget groups that were deleted more than thirty days ago."""
    from identity.groups.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
