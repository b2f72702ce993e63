"""Invitations in DynamoDB: the journal of each workspace, and the transaction in which one is accepted."""

import json
from collections.abc import Callable

from pynamodb.attributes import UnicodeAttribute

from contracts.audit import Acted
from identity.accounts import Account
from identity.accounts.table import ACCOUNT, AccountTable, claimed
from identity.acts import acted
from identity.acts.table import along as noted
from identity.groups.rows import belongs, crowd
from identity.invitations.joining import Newcomer
from identity.invitations.model import AlreadyInvited, AlreadyMember, Invitation, NoSuchInvitation, Shown
from identity.invitations.service import NOTHING, Host
from identity.people import NoSuchMember
from identity.people.table import TABLE as PEOPLE
from identity.people.table import entering
from identity.people.table import journal as people
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable, places
from identity.roles.rows import still as role_is_still
from identity.signin.model import PolicyChanged
from identity.tickets.model import refused
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE, still
from identity.workspaces.table import journal as workspaces
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists, Change, Create, Delete, Journal, JournalTable
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.pages import Listing, Page
from kernel.settings import physical

TABLE = physical("identity-invitations-1")
_COLUMNS = {"invitation_id", "modseq", "email", "digest"}


class InvitationRow(JournalTable):
    class Meta:
        table_name = TABLE

    email = UnicodeAttribute()
    digest = UnicodeAttribute()
    rest = UnicodeAttribute()


def _write(invitation: Invitation) -> InvitationRow:
    rest = invitation.model_dump_json(exclude=_COLUMNS)
    return InvitationRow(email=invitation.email, digest=invitation.digest, rest=rest)


def _read(row: InvitationRow) -> Invitation:
    columns = {name: getattr(row, name) for name in ("email", "digest", "modseq")}
    return Invitation.model_validate({**json.loads(row.rest), **columns, "invitation_id": row.sk})


def journal() -> Journal[Invitation]:
    return Journal(
        InvitationRow,
        identify=lambda invitation: invitation.invitation_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchInvitation("there is no such invitation, or not any more"),
    )


class InvitationTable:
    def __init__(self) -> None:
        self._invitations, self._people, self._workspaces = journal(), people(), workspaces()
        self._rights = RightsTable()

    def host(self, workspace: WorkspaceId, person: PersonId, needed: Needed = NOTHING) -> Host:
        home, inviter = (WORKSPACES, workspace, WORKSPACE), (PEOPLE, workspace, person)
        found = gathered((home, inviter, *places(workspace, needed)))
        if inviter not in found or not alive(found[inviter]) or home not in found:
            raise NoSuchMember("only people of this workspace invite others to it")
        who = self._people.shape.object(found[inviter])
        return Host(self._workspaces.shape.object(found[home]), who, self._rights.read(found))

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)

    def knows(self, workspace: WorkspaceId, email: str) -> bool:
        return _has_address(workspace, email)

    def create(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> Invitation:
        try:
            return self._invitations.create(workspace, invitation, along=[noted(act)])
        except AlreadyExists:
            raise AlreadyInvited("this address is invited already; send that invitation again") from None

    def change(
        self, workspace: WorkspaceId, invitation_id: str, edit: Callable[[Invitation], Invitation], act: Acted
    ) -> Invitation:
        return self._invitations.change(workspace, invitation_id, edit, along=[noted(act)])

    def get(self, workspace: WorkspaceId, invitation_id: str) -> Invitation:
        return self._invitations.get(workspace, invitation_id)

    def delete(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> None:
        unchanged = IfMatch.tag(invitation.modseq)
        self._invitations.delete(workspace, invitation.invitation_id, expected=unchanged, along=[noted(act)])

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Invitation]:
        return self._invitations.page(workspace, page)


class JoiningTable:
    def __init__(self) -> None:
        self._invitations, self._people, self._workspaces = journal(), people(), workspaces()
        self._accounts, self._rights = AccountTable(), RightsTable()

    def shown(self, shown: Shown) -> tuple[Invitation, Workspace] | None:
        invitation, home = (TABLE, shown.workspace, shown.invitation_id), (WORKSPACES, shown.workspace, WORKSPACE)
        found = gathered((invitation, home))
        if invitation not in found or not alive(found[invitation]) or home not in found:
            return None
        return self._invitations.shape.object(found[invitation]), self._workspaces.shape.object(found[home])

    def by_email(self, email: str) -> Account | None:
        return self._accounts.by_email(email)

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        return self._rights.carried(workspace, needed)

    def join(self, workspace: Workspace, invitation: Invitation, newcomer: Newcomer, ticket: Along) -> None:
        account, new, membership, member, role = newcomer
        home, person = workspace.workspace, account.person
        mine = Create(account.joined(membership)) if new else Change(ACCOUNT, lambda it: it.joined(membership))
        said = {"email": invitation.email, "role": invitation.role}
        act = acted(home, person, "invitation.accept", invitation.invitation_id, **said)
        try:
            together(
                Part(self._accounts.journal, person, [mine]),
                Part(self._people, home, [Create(member)]),
                Part(self._invitations, home, [Delete(invitation.invitation_id, IfMatch.tag(invitation.modseq))]),
                *crowd(home, member.groups, lambda group: group.joined(member.joined)),
                along=(
                    *((claimed(account),) if new else ()),
                    *((role_is_still(home, role),) if role else ()),
                    *(belongs(home, each, person) for each in member.groups),
                    still(membership, PolicyChanged("the workspace is being changed just now; try again")),
                    entering(home, workspace.limits.people),
                    noted(act),
                    ticket,
                ),
            )
        except AlreadyExists:
            raise AlreadyMember("you are in this workspace already; sign in") from None
        except (NoSuchInvitation, PreconditionFailed):
            raise refused() from None


def _has_address(workspace: WorkspaceId, email: str) -> bool:
    """Whether somebody in the workspace has that address, as far as the index knows."""
    answer = client("dynamodb").query(
        TableName=PEOPLE,
        IndexName="by-email",
        KeyConditionExpression="pk = :pk AND email = :email",
        ExpressionAttributeValues={":pk": {"S": workspace}, ":email": {"S": email}},
        Limit=1,
    )
    return bool(answer["Items"])
