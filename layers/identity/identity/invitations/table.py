"""Invitations in DynamoDB: the journal of each workspace, and what their tickets open."""

import time
from collections.abc import Callable, Collection

from contracts.audit import Acted
from identity.accounts import Account
from identity.accounts.owners import owners
from identity.accounts.table import AccountTable
from identity.acts.table import along as noted
from identity.invitations.model import AlreadyInvited, Invitation, Shown, identity
from identity.invitations.outcomes import Known
from identity.invitations.rows import TABLE, journal
from identity.invitations.service import NOTHING, Host
from identity.people import NoSuchMember
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.recovery.flooding import counted
from identity.recovery.model import WINDOW
from identity.rights.model import Carried, Needed
from identity.rights.table import RightsTable, places
from identity.workspaces import Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.journal import Along, AlreadyExists
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.pages import Listing, Page


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

    def known(self, workspace: WorkspaceId, emails: Collection[str]) -> Known:
        people = {email: (PEOPLE, workspace, person) for email, person in owners(emails).items()}
        letters = {email: (TABLE, workspace, identity(workspace, email)) for email in emails}
        found = gathered([*people.values(), *letters.values()])
        return Known(
            {email: self._people.shape.object(found[at]) for email, at in people.items() if alive(found.get(at))},
            {email: self._invitations.shape.object(found[at]) for email, at in letters.items() if alive(found.get(at))},
        )

    def create(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> Invitation:
        try:
            sent = _sent(invitation.invitation_id)
            return self._invitations.create(workspace, invitation, along=[sent, noted(act)])
        except AlreadyExists:
            raise AlreadyInvited("this address is invited already; send that invitation again") from None

    def change(
        self, workspace: WorkspaceId, invitation_id: str, edit: Callable[[Invitation], Invitation], act: Acted
    ) -> Invitation:
        return self._invitations.change(workspace, invitation_id, edit, along=[_sent(invitation_id), noted(act)])

    def get(self, workspace: WorkspaceId, invitation_id: str) -> Invitation:
        return self._invitations.get(workspace, invitation_id)

    def delete(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> None:
        unchanged = IfMatch.tag(invitation.modseq)
        self._invitations.delete(workspace, invitation.invitation_id, expected=unchanged, along=[noted(act)])

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Invitation]:
        return self._invitations.page(workspace, page)


class LookingTable:
    def __init__(self) -> None:
        self._invitations, self._workspaces = journal(), workspaces()
        self._accounts = AccountTable()

    def shown(self, shown: Shown) -> tuple[Invitation, Workspace] | None:
        invitation, home = (TABLE, shown.workspace, shown.invitation_id), (WORKSPACES, shown.workspace, WORKSPACE)
        found = gathered((invitation, home))
        if invitation not in found or not alive(found[invitation]) or home not in found:
            return None
        return self._invitations.shape.object(found[invitation]), self._workspaces.shape.object(found[home])

    def by_email(self, email: str) -> Account | None:
        return self._accounts.by_email(email)


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


def _sent(invitation_id: str) -> Along:
    """What counts one more letter with that invitation, or with one that was revoked and made anew."""
    return counted(invitation_id, int(time.time()) // WINDOW)
