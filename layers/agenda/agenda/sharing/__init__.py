"""Who may do what with something that is shared: a calendar, or a project."""

from agenda.sharing.model import (
    MOST_SHARES,
    Grantee,
    NotAllowed,
    Role,
    Share,
    Shared,
    allows,
    demand,
    group,
    person,
    reached,
    shared_with,
    standing,
    unshared,
)

__all__ = [
    "MOST_SHARES",
    "Grantee",
    "NotAllowed",
    "Role",
    "Share",
    "Shared",
    "allows",
    "demand",
    "group",
    "person",
    "reached",
    "shared_with",
    "standing",
    "unshared",
]
