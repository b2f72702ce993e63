"""Signing in with accounts of providers, in DynamoDB: whose each is, and the transactions that link and let in."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from identity.accounts import Account, Link
from identity.accounts.model import NoSuchAccount
from identity.accounts.table import ACCOUNT, AccountTable
from identity.acts import acted
from identity.acts.table import along as noted
from identity.federation.links import digest, link_to, linked, without
from identity.federation.model import Away, LinkTaken, NoAccountYet, NoSuchLinkedAccount, UnknownProvider
from identity.federation.providers import Provider, of
from identity.invitations.model import Invitation
from identity.invitations.rows import TABLE as INVITATIONS
from identity.invitations.rows import journal as invitations
from identity.issuers.model import Issuer, NoSuchIssuer
from identity.issuers.table import journal as issuers
from identity.issuers.table import whose
from identity.people.table import journal as people
from identity.sessions.table import fresh
from identity.workspaces import NoSuchWorkspace, Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.aws import client
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.ids import same_id
from kernel.journal import Along, Change
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.pages import Page
from kernel.settings import physical

if TYPE_CHECKING:
    from identity.federation.service import Identity

_ALL = Page(limit=200)
_BY_SUBJECT = physical("identity-by-subject-1")


class FederationTable:
    def __init__(self) -> None:
        self._accounts, self._issuers, self._people = AccountTable(), issuers(), people()
        self._invitations, self._workspaces = invitations(), workspaces()

    def provider(self, workspace: WorkspaceId, issuer_id: str) -> Provider:
        try:
            return of(self._issuers.get(workspace, issuer_id), workspace)
        except NoSuchIssuer:
            raise UnknownProvider("nobody signs in here with that; choose another way") from None

    def known(self, issuer: str, subject: str) -> PersonId | None:
        key = {"pk": {"S": digest(issuer, subject)}}
        row = client("dynamodb").get_item(TableName=_BY_SUBJECT, Key=key, ConsistentRead=True).get("Item")
        return PersonId(row["person"]["S"]) if row else None

    def account(self, person: PersonId) -> Account | None:
        try:
            return self._accounts.get(person)
        except NoSuchAccount:
            return None

    def by_email(self, email: str) -> Account | None:
        return self._accounts.by_email(email)

    def owns(self, workspace: WorkspaceId, email: str) -> bool:
        return whose(email.rpartition("@")[2]) == workspace

    def keep(self, row: Along, identity: "Identity", person: PersonId) -> None:
        check = {
            "TableName": _BY_SUBJECT,
            "Key": {"pk": {"S": digest(identity.issuer, identity.subject)}},
            "ConditionExpression": "person = :person",
            "ExpressionAttributeValues": {":person": {"S": person}},
        }
        gone = NoAccountYet("this account is linked to nobody any more; sign in another way")
        together(along=[Along({"ConditionCheck": check}, gone), row])

    def link(
        self, person: PersonId, identity: "Identity", rows: tuple[Along, ...], homes: tuple[WorkspaceId, ...]
    ) -> Account:
        link = link_to(identity, _now())
        acts = [noted(acted(home, person, "link.add", person, issuer=identity.issuer)) for home in homes]
        part = Part(self._accounts.journal, person, [Change[Account](ACCOUNT, lambda it: linked(it, link))])
        found = together(part, along=[subject(link, person), *rows, *acts])[0].objects[0]
        assert isinstance(found, Account), "it is there"
        return found

    def unlink(self, caller: Caller, link_id: str, since: int) -> tuple[Account, Link]:
        """Take a link from somebody who has shown lately who they are; ``LastWayIn`` if nothing else is left."""
        account = self.account(caller.person)
        gone = (
            next((each for each in account.links if digest(each.issuer, each.subject) == link_id), None)
            if account
            else None
        )
        if account is None or gone is None:
            raise NoSuchLinkedAccount("there is no such account linked to yours")
        delete = {
            "TableName": _BY_SUBJECT,
            "Key": {"pk": {"S": link_id}},
            "ConditionExpression": "person = :person",
            "ExpressionAttributeValues": {":person": {"S": caller.person}},
        }
        released = Along({"Delete": delete}, NoSuchLinkedAccount("there is no such account linked to yours"))
        part = Part(self._accounts.journal, caller.person, [Change[Account](ACCOUNT, lambda it: without(it, gone))])
        acts = [
            noted(
                acted(
                    each.workspace,
                    caller.person,
                    "link.remove",
                    caller.person,
                    session=caller.session,
                    issuer=gone.issuer,
                )
            )
            for each in account.memberships
        ]
        together(part, along=[fresh(caller, since, own=account.enrolled), released, *acts])
        return account, gone

    def demand(self, caller: Caller, since: int) -> None:
        """Raise ``StepUpNeeded`` unless the caller has shown who they are since then."""
        together(along=[fresh(caller, since)])

    def ways(self, email: str) -> tuple[tuple[Issuer, ...], bool]:
        """The providers that the workspace of an address' domain has for it, and whether it wants nothing else."""
        domain = email.rpartition("@")[2]
        workspace = whose(domain)
        if workspace is None:
            return (), False
        found = [each for each in self._issuers.page(workspace, _ALL).items if domain in each.domains]
        return tuple(found), self._workspaces.get(workspace, WORKSPACE).policy.sso_only

    def home(self, workspace: WorkspaceId, email: str) -> tuple[Workspace, Invitation | None]:
        asked = (INVITATIONS, workspace, same_id("invitation", workspace, email))
        home = (WORKSPACES, workspace, WORKSPACE)
        found = gathered((asked, home))
        if not alive(found.get(home)):
            raise NoSuchWorkspace("there is no such workspace")
        invitation = self._invitations.shape.object(found[asked]) if alive(found.get(asked)) else None
        open_ = invitation if invitation and _now() < invitation.expires else None
        return self._workspaces.shape.object(found[home]).open(), open_

    def belongs(self, link: Link, person: PersonId) -> Along:
        return subject(link, person)

    def still(self, away: Away, account: Account) -> Along:
        caller = Caller(away.home or WorkspaceId(""), away.person or PersonId(""), "", frozenset(), away.session)
        return fresh(caller, 0, own=account.enrolled)


def subject(link: Link, person: PersonId) -> Along:
    """What makes an account of a provider theirs, or fails with ``LinkTaken``."""
    put = {
        "TableName": _BY_SUBJECT,
        "Item": {"pk": {"S": digest(link.issuer, link.subject)}, "person": {"S": person}},
        "ConditionExpression": "attribute_not_exists(pk) OR person = :person",
        "ExpressionAttributeValues": {":person": {"S": person}},
    }
    return Along({"Put": put}, LinkTaken("that account belongs to somebody else here; sign in with it, or unlink it"))


def _now() -> datetime:
    return datetime.now(UTC)
