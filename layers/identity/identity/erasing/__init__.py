"""Erasing a workspace: completely, after a week in which it can be kept, and with a certificate."""

from typing import TYPE_CHECKING

from identity.erasing.model import Confirmed, Keep, Kept, Pass, Planned

if TYPE_CHECKING:
    from contracts.identity import WorkspaceErased
    from identity.erasing.certifying import Certifying
    from identity.erasing.service import Due, Erasing
    from identity.erasing.sweeping import Sweeping
    from kernel.changes import Change

__all__ = ["Confirmed", "Keep", "Kept", "Pass", "Planned", "certificates", "due", "erasures", "sweeps", "told"]

_QUEUE = "identity-erase"


def erasures() -> "Erasing":
    """Deciding about it, as production does."""
    from identity.erasing.service import Erasing
    from identity.erasing.table import ErasureTable
    from identity.letters import post
    from identity.tickets import tickets
    from identity.workspaces.admins import Admins
    from kernel.settings import ORIGIN

    return Erasing(store := ErasureTable(), tickets(), Admins(store, post()), ORIGIN)


def due() -> "Due":
    """What finds the workspaces whose week is over."""
    from identity.erasing.service import Due
    from identity.erasing.table import ErasureTable
    from kernel.queues import Queue

    return Due(ErasureTable(), Queue(_QUEUE))


def sweeps() -> "Sweeping":
    """What lets everything go."""
    from identity.erasing.ground import AllOfIt
    from identity.erasing.sweeping import Sweeping
    from kernel.queues import Queue

    return Sweeping(AllOfIt(), Queue(_QUEUE))


def certificates() -> "Certifying":
    """What certifies it when all rooms have let go, as production does."""
    from identity.erasing.certifying import Certifying
    from identity.erasing.record import CertificateShelf, RecordTable
    from identity.letters import post
    from identity.signing import signing

    keys = signing()
    return Certifying(RecordTable(), lambda said: keys.signed(said, "erasure+jwt"), CertificateShelf(), post())


def told(change: "Change") -> "WorkspaceErased | None":
    """What the other rooms hear when the row of a workspace is gone."""
    from contracts.identity import WorkspaceErased
    from identity.workspaces.table import WORKSPACE

    if change.kind != "destroyed" or change.key != WORKSPACE:
        return None
    return WorkspaceErased(workspace=change.workspace)
