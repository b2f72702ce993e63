"""What a caller may do with calendars, in one round trip."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.access.service import Access

__all__ = ["access"]


def access() -> "Access":
    """Access as production decides on it."""
    from agenda.access.service import Access
    from agenda.access.table import AccessTable

    return Access(AccessTable())
