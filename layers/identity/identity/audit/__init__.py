"""The audit log: who did what, when and where from, in a chain that nobody can change unseen."""

from typing import TYPE_CHECKING

from identity.audit.model import Entry, Proof

if TYPE_CHECKING:
    from identity.audit.growth import Anchoring
    from identity.audit.service import Audit, Recorder

__all__ = ["Entry", "Proof", "anchoring", "audit", "recorder"]


def recorder() -> "Recorder":
    """What enters acts, as production does."""
    from identity.audit.service import Recorder
    from identity.audit.table import ChainTable

    return Recorder(ChainTable())


def anchoring() -> "Anchoring":
    """What anchors logs, as production does."""
    from identity.audit.anchors import AnchorShelf
    from identity.audit.growth import Anchoring
    from identity.audit.reading import LogTable
    from kernel.queues import Queue

    return Anchoring(LogTable(), AnchorShelf(), Queue("identity-anchor"))


def audit() -> "Audit":
    """The log as production keeps it."""
    from identity.acts.table import note
    from identity.audit.anchors import AnchorShelf
    from identity.audit.reading import LogTable
    from identity.audit.service import Audit

    return Audit(LogTable(), AnchorShelf(), note)
