"""Signing in with accounts of providers, in DynamoDB: whose each is, and the transactions that link and let in."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from identity.accounts import Account, Link
from identity.accounts.model import NoSuchAccount
from identity.accounts.table import ACCOUNT, AccountTable, claimed
from identity.acts import acted
from identity.acts.table import along as noted
from identity.federation.joining import Admission
from identity.federation.model import MOST_LINKS, Away, LastWayIn, LinkTaken, NoSuchLink, UnknownProvider
from identity.federation.providers import Provider, of
from identity.invitations.model import AlreadyMember, Invitation
from identity.invitations.table import TABLE as INVITATIONS
from identity.invitations.table import journal as invitations
from identity.issuers.model import Issuer, NoSuchIssuer
from identity.issuers.table import journal as issuers
from identity.issuers.table import whose
from identity.people.table import entering
from identity.people.table import journal as people
from identity.sessions.table import fresh
from identity.signin.model import PolicyChanged
from identity.workspaces import NoSuchWorkspace, Workspace
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE, still
from identity.workspaces.table import journal as workspaces
from kernel.aws import client
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.etags import IfMatch
from kernel.ids import same_id
from kernel.journal import Along, AlreadyExists, Change, Create, Delete
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

    def keep(self, row: Along) -> None:
        together(along=[row])

    def link(
        self, person: PersonId, identity: "Identity", rows: tuple[Along, ...], homes: tuple[WorkspaceId, ...]
    ) -> Account:
        link = Link(issuer=identity.issuer, subject=identity.subject, email=identity.email, linked=_now())
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
            raise NoSuchLink("there is no such account linked to yours")
        delete = {
            "TableName": _BY_SUBJECT,
            "Key": {"pk": {"S": link_id}},
            "ConditionExpression": "person = :person",
            "ExpressionAttributeValues": {":person": {"S": caller.person}},
        }
        released = Along({"Delete": delete}, NoSuchLink("there is no such account linked to yours"))
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

    def admit(self, admission: Admission, row: Along) -> None:
        account, home, link = admission.account, admission.workspace.workspace, admission.link

        def edit(before: Account) -> Account:
            return linked(before, link).joined(admission.membership)

        mine = Create(edit(account)) if admission.new else Change(ACCOUNT, edit)
        parts: list[Part[Any]] = [Part(self._accounts.journal, account.person, [mine])]
        parts.append(Part(self._people, home, [Create(admission.member)]))
        if invitation := admission.invitation:
            gone = Delete(invitation.invitation_id, IfMatch.tag(invitation.modseq))
            parts.append(Part(self._invitations, home, [gone]))
        act = acted(home, account.person, "person.join", account.person, issuer=link.issuer, role=admission.member.role)
        try:
            together(
                *parts,
                along=[
                    *([claimed(account)] if admission.new else []),
                    subject(link, account.person),
                    still(admission.membership, PolicyChanged("the workspace is being changed just now; try again")),
                    entering(home, admission.workspace.limits.people),
                    noted(act),
                    row,
                ],
            )
        except AlreadyExists:
            raise AlreadyMember("you were in this workspace before; ask its administrators to let you in") from None

    def still(self, away: Away, account: Account) -> Along:
        caller = Caller(away.home or WorkspaceId(""), away.person or PersonId(""), "", frozenset(), away.session)
        return fresh(caller, 0, own=account.enrolled)


def digest(issuer: str, subject: str) -> str:
    """What an account of a provider is called in the lookup, and in the list of somebody's links."""
    return sha256(f"{issuer}\0{subject}".encode()).hexdigest()


def subject(link: Link, person: PersonId) -> Along:
    """What makes an account of a provider theirs, or fails with ``LinkTaken``."""
    put = {
        "TableName": _BY_SUBJECT,
        "Item": {"pk": {"S": digest(link.issuer, link.subject)}, "person": {"S": person}},
        "ConditionExpression": "attribute_not_exists(pk) OR person = :person",
        "ExpressionAttributeValues": {":person": {"S": person}},
    }
    return Along({"Put": put}, LinkTaken("that account belongs to somebody else here; sign in with it, or unlink it"))


def linked(account: Account, link: Link) -> Account:
    """The account with one link more."""
    others = tuple(each for each in account.links if (each.issuer, each.subject) != (link.issuer, link.subject))
    if len(others) >= MOST_LINKS:
        raise LinkTaken(f"nobody has more than {MOST_LINKS} accounts of providers; remove one first")
    return account.model_copy(update={"links": (*others, link)})


def without(account: Account, link: Link) -> Account:
    """The account with one link less, if there is another way to sign in."""
    left = tuple(each for each in account.links if each != link)
    if not (left or account.password or account.passkeys):
        raise LastWayIn("you could not sign in any more: choose a password or add a passkey first")
    return account.model_copy(update={"links": left})


def _now() -> datetime:
    return datetime.now(UTC)
