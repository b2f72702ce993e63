"""Signing in with a password.

Three round trips, whatever comes of it: the limit of the door, the account, and one transaction that begins the
session if everything still holds; or, when the password is wrong, the count of that.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from identity import attacks
from identity.accounts import Account
from identity.passwords import Shown
from identity.sessions import Session
from identity.signin import browser
from identity.signin.model import (
    MOST_FAILURES,
    WINDOW,
    Arrival,
    Login,
    SecondStep,
    TooManyAttempts,
    WrongCredentials,
)
from identity.signin.reception import Entrance
from identity.signin.service import Way, too_many
from kernel.answers import Answer
from kernel.api.request import Request
from kernel.callers import PersonId
from kernel.journal import Along


class Passwords(Protocol):
    def show(self, password: str, kept: str | None) -> Shown:
        """Whether it is the one that is kept; it takes as long if none is."""


class PasswordStore(Protocol):
    def by_email(self, email: str) -> Account | None: ...
    def failed(self, email: str, window: int) -> int:
        """Count a failed attempt on an address; how many there were in that window."""

    def unchanged(self, account: Account) -> Along:
        """What fails, with ``WrongCredentials``, if the account has another password by now."""

    def renewed(self, person: PersonId, before: str, after: str) -> None:
        """Keep another hash of the same password, unless the password is another one by now."""


@dataclass(frozen=True, slots=True)
class ByPassword:
    store: PasswordStore
    passwords: Passwords
    entrance: Entrance
    now: Callable[[], float] = time.time

    def login(self, request: Request, login: Login) -> Answer:
        """Let somebody in who knows their password, or ask for what else is needed."""
        browser.brought(request)
        arrival = browser.arrival(request, login.device)
        return self.entrance.welcome(*self.entered(login, arrival), arrival, login.client)

    def entered(self, request: Login, arrival: Arrival) -> tuple[Account, Session | SecondStep]:
        """Somebody's session, or what else is asked of them; or what they are refused with."""
        account = self.store.by_email(request.email)
        shown = self.passwords.show(request.password, account.password if account else None)
        if account is None or not shown.genuine:
            raise self._failed(request.email)
        trusted = arrival.known and account.knows(arrival.secret)
        seldom = None if trusted else (request.email, self._window())
        way = Way(("pwd",), spent=(self.store.unchanged(account),), unless=seldom)
        found = self.entrance.signin.enter(account, request.workspace, way, arrival)
        if shown.renewed and account.password:
            self.store.renewed(account.person, account.password, shown.renewed)
        return found

    def _failed(self, email: str) -> WrongCredentials | TooManyAttempts:
        """What a wrong attempt is refused with; it is the same whether anybody has that address."""
        window = self._window()
        times = self.store.failed(email, window)
        attacks.sign_in_failed(times)
        if times > MOST_FAILURES:
            attacks.throttled()
            return too_many(window, self.now())
        return WrongCredentials("the address or the password is wrong")

    def _window(self) -> int:
        return int(self.now()) // WINDOW


def by_password() -> ByPassword:
    """As production has it."""
    from identity.passwords.service import Passwords
    from identity.signin import entrance
    from identity.signin.table import SignInTable

    return ByPassword(SignInTable(), Passwords(), entrance())
