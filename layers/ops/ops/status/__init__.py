"""The public status page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ops.status.service import StatusWriter


def status_page() -> "StatusWriter":
    """The status page as production writes it."""
    from ops.incidents import incidents
    from ops.status.service import StatusWriter
    from ops.status.shelf import Shelf

    return StatusWriter(incidents(), Shelf())
