"""Coming into a workspace, in DynamoDB: the account, the member, the groups and the invitation as one."""

from collections.abc import Sequence
from typing import Any

from contracts.audit import Acted
from identity.accounts.table import ACCOUNT, AccountTable, claimed
from identity.acts.table import along as noted
from identity.admissions.model import Admission
from identity.groups.rows import belongs, crowd
from identity.invitations.model import AlreadyMember, Invitation, InviterChanged, InviterGone
from identity.invitations.rows import journal as invitations
from identity.people import Member, NoSuchMember
from identity.people.table import entering
from identity.people.table import journal as people
from identity.people.table import unchanged as as_read
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable
from identity.roles.rows import still as role_is_still
from identity.signin.model import PolicyChanged
from identity.workspaces.table import still
from kernel.callers import WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists, Change, Create, Delete
from kernel.journal.together import Part, together


class AdmissionTable:
    def __init__(self) -> None:
        self._accounts, self._invitations, self._people = AccountTable(), invitations(), people()
        self._rights = RightsTable()

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)

    def inviter(self, invitation: Invitation, workspace: WorkspaceId) -> Member:
        try:
            found = self._people.get(workspace, invitation.invited_by)
        except NoSuchMember:
            raise _gone() from None
        if found.status != "active":
            raise _gone()
        return found

    def admit(self, admission: Admission, act: Acted, rows: Sequence[Along]) -> None:
        entrant, membership, member, role, inviter = admission
        account, home = entrant.account, entrant.workspace.workspace
        mine = Create(admission.becoming(account)) if entrant.new else Change(ACCOUNT, admission.becoming)
        parts: list[Part[Any]] = [
            Part(self._accounts.journal, account.person, [mine]),
            Part(self._people, home, [Create(member)]),
            *crowd(home, member.groups, lambda group: group.joined(member.joined)),
        ]
        inviting: list[Along] = []
        if taken := entrant.invitation:
            parts.append(Part(self._invitations, home, [Delete(taken.invitation_id, IfMatch.tag(taken.modseq))]))
        if inviter:
            changed = InviterChanged("whoever invited you is being changed just now; try again")
            inviting.append(as_read(home, inviter, changed))  # who was put out, or may not any more, brings nobody in
        try:
            together(
                *parts,
                along=(
                    *((claimed(account),) if entrant.new else ()),
                    *((role_is_still(home, role),) if role else ()),
                    *(belongs(home, each, member.person) for each in member.groups),
                    still(membership, PolicyChanged("the workspace is being changed just now; try again")),
                    *inviting,
                    entering(home, entrant.workspace.limits.people),
                    noted(act),
                    *rows,
                ),
            )
        except AlreadyExists:
            raise AlreadyMember("you are in this workspace, or were; sign in, or ask its administrators") from None


def _gone() -> InviterGone:
    return InviterGone("whoever invited you is not in this workspace any more; ask somebody else there")
