"""Coming into a workspace, in DynamoDB: the account, the member, the groups and the invitation as one."""

from collections.abc import Sequence
from typing import Any

from contracts.audit import Acted
from identity.accounts.table import ACCOUNT, AccountTable, claimed
from identity.acts.table import along as noted
from identity.admissions.model import Admission
from identity.groups.rows import belongs, crowd
from identity.invitations.model import AlreadyMember, InviterGone
from identity.invitations.rows import journal as invitations
from identity.people.table import entering
from identity.people.table import journal as people
from identity.people.table import still as still_in
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

    def admit(self, admission: Admission, act: Acted, rows: Sequence[Along]) -> None:
        entrant, membership, member, role = admission
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
            gone = InviterGone("whoever invited you is not in this workspace any more; ask somebody else there")
            inviting.append(still_in(home, taken.invited_by, gone))  # who was put out brings nobody in
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
