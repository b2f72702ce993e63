"""Registering: nothing is made before the address is proven, and nobody learns whether somebody has it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import quote

from identity.accounts import Account, Device, Membership
from identity.accounts.model import device_digest
from identity.letters import Brand, Letter, Post, Reader
from identity.letters.signing_in import already_registered, verify_address
from identity.passwords.service import Passwords
from identity.people import Member
from identity.recovery.model import WINDOW
from identity.registration.model import Elsewhere, Openness, Pending, Register, Registered, Verified, Verify
from identity.registration.openness import openness
from identity.roles import ADMIN
from identity.signin.model import Arrival
from identity.signing import Signing
from identity.tickets import Tickets
from identity.tickets.service import LASTS
from identity.workspaces import SlugTaken, Workspace
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import new_id
from kernel.journal import Along

HOUSE = Brand("Stoa")


class RegistrationStore(Protocol):
    def by_email(self, email: str) -> Account | None: ...
    def by_slug(self, slug: str) -> WorkspaceId | None: ...
    def ask(self, email: str, window: int, row: Along) -> None:
        """Keep a ticket for an address; ``AskedTooOften`` if enough letters went there in that window."""

    def found(self, account: Account, workspace: Workspace, member: Member, along: tuple[Along, ...]) -> None:
        """Keep somebody new and their workspace; ``AddressTaken`` or ``SlugTaken`` if somebody else was faster."""


@dataclass(frozen=True, slots=True)
class Registration:
    store: RegistrationStore
    passwords: Passwords
    tickets: Tickets
    signing: Signing
    post: Post
    origin: str
    openness: Callable[[], Openness] = openness
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = new_id

    def register(self, request: Register, arrival: Arrival) -> Registered:
        """Send a letter to the address; ``RegistrationClosed`` if strangers do not come that way.

        ``SlugTaken`` tells nothing that is hidden: every workspace has a page at its slug.
        """
        self.openness().let_register()
        if self.store.by_slug(request.workspace.slug):
            raise SlugTaken(request.workspace.slug, "workspace.slug")
        called = (request.workspace.name, request.workspace.slug, request.name, request.email)
        kept = self.passwords.keep(request.password, called)
        known = self.store.by_email(request.email)
        asked = self._asked(request, kept, arrival)  # of those we know too, so that it takes as long
        self.post.send(self._known(known) if known else asked)
        return Registered(email=request.email)

    def verify(self, request: Verify, arrival: Arrival) -> Verified:
        """Make the account and the workspace of somebody whose address is proven; the answer lets them in.

        ``SlugTaken`` if somebody was faster; the ticket stays good, to be shown again with another slug.
        """
        self.openness().let_register()  # it may have been closed since
        pending = Pending.model_validate(self.tickets.peek("register", request.ticket))
        here = arrival.known and device_digest(arrival.secret) == pending.device
        if not here and not self.passwords.show(request.password or "", pending.password).genuine:
            raise Elsewhere("this is another browser than the one you registered with; give your password too")
        workspace, account, member = self._new(pending, request.slug or pending.workspace.slug, arrival)
        ticket, row = self.tickets.draft("link", account.person, {"amr": ["pwd"]})
        self.signing.begin()
        self.store.found(account, workspace, member, (self.tickets.spent("register", request.ticket), row))
        return Verified(ticket=ticket, workspace=workspace.workspace, person=account.person)

    def _asked(self, request: Register, kept: str, arrival: Arrival) -> Letter:
        pending = Pending(
            person=PersonId(self.new_id()),
            password=kept,
            device=device_digest(arrival.secret),
            **request.model_dump(exclude={"password"}),
        )
        ticket, row = self.tickets.draft("register", pending.person, pending.model_dump(mode="json"))
        self.store.ask(request.email, int(self.now().timestamp()) // WINDOW, row)
        reader = Reader(request.email, request.name, request.locale, request.zone)
        lasts = timedelta(seconds=LASTS["register"])
        return verify_address(reader, HOUSE, link=f"{self.origin}/verify#{quote(ticket)}", lasts=lasts)

    def _known(self, account: Account) -> Letter:
        reader = Reader(account.email, account.name, account.locale, account.zone)
        return already_registered(reader, HOUSE, sign_in=f"{self.origin}/sign-in", reset=f"{self.origin}/reset")

    def _new(self, pending: Pending, slug: str, arrival: Arrival) -> tuple[Workspace, Account, Member]:
        now = self.now()
        workspace = Workspace(
            workspace=WorkspaceId(self.new_id()),
            name=pending.workspace.name,
            slug=slug,
            locale=pending.locale,
            zone=pending.zone,
            created=now,
            created_by=pending.person,
        )
        said = {"person": pending.person, "email": pending.email, "name": pending.name}
        account = Account(
            **said,
            locale=pending.locale,
            zone=pending.zone,
            password=pending.password,
            password_set=now,
            devices=(Device(digest=device_digest(arrival.secret), name=arrival.device, seen=now),),
            memberships=(Membership(workspace=workspace.workspace, policy=workspace.seen(), joined=now),),
            created=now,
        )
        member = Member(**said, role=ADMIN, locale=pending.locale, zone=pending.zone, joined=now)
        return workspace, account, member
