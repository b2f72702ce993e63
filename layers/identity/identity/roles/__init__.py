"""Roles: what people may do."""

from typing import TYPE_CHECKING

from identity.roles.model import ADMIN, NoSuchRole, Role, RoleDraft, RoleHeld, RoleUpdate, built_in

if TYPE_CHECKING:
    from identity.roles.service import Roles

__all__ = ["ADMIN", "NoSuchRole", "Role", "RoleDraft", "RoleHeld", "RoleUpdate", "built_in", "roles", "sweep_roles"]


def roles() -> "Roles":
    """The roles as production keeps them."""
    from identity.roles.service import Roles
    from identity.roles.table import RoleTable

    return Roles(RoleTable())


def sweep_roles() -> None:
    """Forget roles that were deleted more than thirty days ago."""
    from identity.roles.rows import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
