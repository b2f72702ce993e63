"""Signing in with a password.

Three round trips, whatever comes of it: the limit of the door, the account, and one transaction that begins the
session if everything still holds; or, when the password is wrong, the count of that.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account, Membership
from identity.acts import acted
from identity.passwords import Shown
from identity.sessions import Session, Sessions
from identity.signin.model import (
    MOST_FAILURES,
    WINDOW,
    Arrival,
    Login,
    PolicyChanged,
    SecondStep,
    SsoRequired,
    TooManyAttempts,
    WrongCredentials,
    chosen,
    methods,
    second_step,
)
from identity.tickets import Tickets
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along

_RENEWALS = 3


class Passwords(Protocol):
    def show(self, password: str, kept: str | None) -> Shown:
        """Whether it is the one that is kept; it takes as long if none is."""


class SignInStore(Protocol):
    def by_email(self, email: str) -> Account | None: ...
    def failed(self, email: str, window: int) -> int:
        """Count a failed attempt on an address; how many there were in that window."""

    def begin(
        self, person: PersonId, membership: Membership, row: Along, act: Acted | None, unless: tuple[str, int] | None
    ) -> None:
        """Keep a session or a ticket, if the workspace still is as the membership has it and the person is in it.

        ``PolicyChanged`` or ``NoWorkspace`` otherwise; ``TooManyAttempts`` if the attempts on that address, in that
        window, were too many.
        """

    def renewed(self, account: Account, workspace: WorkspaceId) -> Account:
        """The account with the policy that the workspace has now."""


@dataclass(frozen=True, slots=True)
class SignIn:
    store: SignInStore
    passwords: Passwords
    sessions: Sessions
    tickets: Tickets
    now: Callable[[], float] = time.time

    def login(self, request: Login, arrival: Arrival) -> tuple[Account, Session | SecondStep]:
        """Somebody's session, or what else is asked of them; or what they are refused with."""
        account = self.store.by_email(request.email)
        shown = self.passwords.show(request.password, account.password if account else None)
        if account is None or not shown.genuine:
            raise self._failed(request.email)
        trusted = arrival.known and account.knows(arrival.secret)
        unless = None if trusted else (request.email, self._window())
        for _ in range(_RENEWALS):
            membership = chosen(account, request.workspace)
            try:
                return account, self._step(account, membership, arrival, unless)
            except PolicyChanged:
                account = self.store.renewed(account, membership.workspace)
        raise PolicyChanged("the workspace is being changed just now; try again in a moment")

    def _step(
        self, account: Account, membership: Membership, arrival: Arrival, unless: tuple[str, int] | None
    ) -> Session | SecondStep:
        if membership.policy.sso_only:
            raise SsoRequired("this workspace wants you to sign in with your company's own account")
        if second_step(account, membership):
            found = methods(account)
            said = {"workspace": membership.workspace, "amr": ["pwd"], "device": arrival.device}
            ticket, row = self.tickets.draft("second" if found else "enrol", account.person, said)
            self.store.begin(account.person, membership, row, None, unless)
            return SecondStep(ticket=ticket, methods=found)
        session = self.sessions.begun(
            membership.workspace,
            account.person,
            days=membership.policy.session_days,
            amr=("pwd",),
            device=arrival.device,
            address=arrival.address,
        )
        row = self.sessions.store.row(session)
        self.store.begin(account.person, membership, row, begun(session), unless)
        return session

    def _failed(self, email: str) -> WrongCredentials | TooManyAttempts:
        """What a wrong attempt is refused with; it is the same whether anybody has that address."""
        window = self._window()
        if self.store.failed(email, window) > MOST_FAILURES:
            return too_many((window + 1) * WINDOW - int(self.now()))
        return WrongCredentials("the address or the password is wrong")

    def _window(self) -> int:
        return int(self.now()) // WINDOW


def begun(session: Session) -> Acted:
    """The act of signing in."""
    where = {"session": session.session_id, "address": session.address}
    said = {"device": session.device, "amr": " ".join(session.amr)}
    return acted(session.workspace, session.person, "session.begin", session.session_id, **where, **said)


def too_many(seconds: int) -> TooManyAttempts:
    return TooManyAttempts("too many wrong attempts; wait, or use a device that you have used before", seconds)
