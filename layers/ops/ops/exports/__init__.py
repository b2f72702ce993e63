"""What a workspace takes along of this room."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ops.exports.service import Exports

__all__ = ["exports"]


def exports() -> "Exports":
    """Exports as production makes them."""
    from ops.exports.bucket import ExportBucket
    from ops.exports.service import Exports
    from ops.incidents import incidents

    return Exports(incidents(), ExportBucket())
