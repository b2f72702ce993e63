"""Letting somebody in with what there still is for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.admissions.model import Admission, Entrant
from identity.groups.model import NoSuchGroup
from identity.invitations.model import Invitation, InviterChanged, InviterMayNot
from identity.people import Member
from identity.people.powers import Powers
from identity.rights.model import Carried, Needed, scopes
from identity.roles.model import RoleChanged
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Forbidden
from kernel.journal import Along


class AdmissionStore(Protocol):
    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""

    def inviter(self, invitation: Invitation, workspace: WorkspaceId) -> Member:
        """Whoever sent it last; ``InviterGone`` if they are not in the workspace any more."""

    def admit(self, admission: Admission, act: Acted, rows: Sequence[Along]) -> None:
        """Let somebody in, in one transaction, with the act that tells of it and whatever else is written then.

        ``AlreadyMember``, ``InviterGone``, ``WorkspaceFull``, ``AddressTaken`` or ``PolicyChanged`` if something stands
        against it, ``RoleChanged``, ``NoSuchGroup`` or ``InviterChanged`` if that has just changed or gone, and
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
            inviter = self.store.inviter(entrant.invitation, workspace) if entrant.invitation else None
            admission = Admission.of(entrant, carried, self.now(), inviter)
            if inviter:
                self._demand(admission.member, inviter, workspace, needed, carried)
            try:
                self.store.admit(admission, act(admission.member), rows)
            except (InviterChanged, NoSuchGroup, RoleChanged):  # just now: what there still is, is looked at anew
                if last:
                    raise
            else:
                break
        return admission.member

    def _demand(self, member: Member, inviter: Member, workspace: WorkspaceId, known: Needed, carried: Carried) -> None:
        """``InviterMayNot`` if they could not give now, themselves, what they promised: nobody gives what they lost."""
        own = Needed.of(inviter)
        theirs = self.store.carried(workspace, own) if own else Carried()
        caller = Caller(workspace, inviter.person, inviter.role, scopes(inviter, theirs), "")
        powers = Powers(caller, self.store)
        powers.learn(known, carried)
        powers.learn(own, theirs)
        try:
            powers.may_give(member.role)
            powers.may_bring(member.groups)
        except Forbidden:
            text = "whoever invited you may not let you in like that any more; ask somebody else there"
            raise InviterMayNot(text) from None
