"""The public status page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ops.status.writer import StatusWriter


def status_page() -> "StatusWriter":
    """The status page as production writes it."""
    from ops.incidents import incidents
    from ops.status.shelf import Shelf
    from ops.status.writer import StatusWriter

    return StatusWriter(incidents(), Shelf())
