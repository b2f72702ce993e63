"""The public status page: one for each workspace that has something to say, or said that it wants one."""

from typing import TYPE_CHECKING

from ops.status.model import PublicStatus

if TYPE_CHECKING:
    from ops.status.service import StatusWriter

__all__ = ["PublicStatus", "status_page"]


def status_page() -> "StatusWriter":
    """The status page as production writes it."""
    from ops.incidents import incidents
    from ops.status.service import StatusWriter
    from ops.status.shelf import Shelf

    return StatusWriter(incidents(), Shelf())
