"""Letting somebody in with what there still is for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.admissions.model import Admission, Entrant
from identity.groups.model import NoSuchGroup
from identity.people import Member
from identity.rights.model import Carried, Needed
from identity.roles.model import RoleChanged
from kernel.callers import WorkspaceId
from kernel.journal import Along


class AdmissionStore(Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""

    def admit(self, admission: Admission, act: Acted, rows: Sequence[Along]) -> None:
        """Let somebody in, in one transaction, with the act that tells of it and whatever else is written then.

        ``AlreadyMember``, ``InviterGone``, ``WorkspaceFull``, ``AddressTaken`` or ``PolicyChanged`` if something stands
        against it, ``RoleChanged`` or ``NoSuchGroup`` if the role or a group has just changed or gone, and
        ``NoSuchInvitation`` or ``PreconditionFailed`` if the invitation has.
        """


@dataclass(frozen=True, slots=True)
class Admissions:
    store: AdmissionStore
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def admit(self, entrant: Entrant, act: Callable[[Member], Acted], *rows: Along) -> Member:
        """Let somebody in; ``act`` tells of it when it is known as what they come."""
        workspace, needed = entrant.workspace.workspace, entrant.needed()
        for last in (False, False, True):
            carried = self.store.carried(workspace, needed) if needed else Carried()
            admission = Admission.of(entrant, carried, self.now())
            try:
                self.store.admit(admission, act(admission.member), rows)
            except (NoSuchGroup, RoleChanged):  # just now: what there still is, is looked at anew
                if last:
                    raise
            else:
                break
        return admission.member
