"""The public status page."""

from ops.status.page import StatusPage

__all__ = ["StatusPage", "status_page"]


def status_page():  # type: ignore[no-untyped-def]  # noqa: ANN201 - imported only where it is written
    """The status page as production writes it."""
    from ops.incidents import incidents
    from ops.status.shelf import Shelf
    from ops.status.writer import StatusWriter

    return StatusWriter(incidents(), Shelf())
