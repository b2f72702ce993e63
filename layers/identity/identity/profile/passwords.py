"""Changing one's password: for who knows the present one, or has shown a moment ago who they are."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from identity.accounts import Account, NoSuchAccount
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT
from identity.accounts.table import journal as accounts
from identity.acts import acted
from identity.letters import Brand, Post, Seen
from identity.letters.security import password_changed
from identity.passwords.about import about, lately
from identity.passwords.service import Passwords
from identity.profile.model import ChangePassword, WrongPassword
from identity.recovery.service import reader, told
from identity.sessions import closing
from identity.sessions.freshness import StepUpNeeded, personal, since
from identity.sessions.table import SessionRow, place
from identity.sessions.table import read as session
from identity.signin.model import Arrival
from identity.workspaces import Workspace
from identity.workspaces.table import WORKSPACE
from identity.workspaces.table import journal as workspaces
from kernel.callers import Caller, PersonId
from kernel.journal import Change
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part


class PasswordStore(Protocol):
    def standing(self, caller: Caller) -> tuple[Account, int]:
        """The caller's account, and when they last showed who they are."""

    def lately(self, account: Account) -> list[Workspace]:
        """The workspaces that they used last."""

    def replace(self, caller: Caller, account: Account, password: str, at: datetime, address: str) -> None:
        """Keep another password, and close what is open to the person but for the session that calls."""


@dataclass(frozen=True, slots=True)
class ChangingPasswords:
    store: PasswordStore
    passwords: Passwords
    post: Post
    origin: str
    now: Callable[[], float] = time.time

    def change(self, caller: Caller, wanted: ChangePassword, arrival: Arrival) -> None:
        """Let a new password be theirs from now on."""
        account, shown = self.store.standing(caller)
        if wanted.current is None and shown < since(self.now()):
            raise StepUpNeeded
        if wanted.current is not None and not self.passwords.show(wanted.current, account.password).genuine:
            raise WrongPassword("this is not your present password")
        kept = self.passwords.keep(wanted.password, about(account, self.store.lately(account)))
        at = datetime.fromtimestamp(self.now(), UTC)
        self.store.replace(caller, account, kept, at, arrival.address)
        by = Seen(at, arrival.device, address=arrival.address)
        told(self.post, password_changed(reader(account), Brand("Stoa"), by=by, not_me=f"{self.origin}/reset"))


class PasswordTable:
    def __init__(self) -> None:
        self._accounts = accounts()

    def standing(self, caller: Caller) -> tuple[Account, int]:
        """In one round trip. A program that calls with a key has no session, and has shown nothing.

        Nor has whoever has a second factor, and came in because their company's provider vouched for one.
        """
        whose = (self._accounts.shape.name, caller.person, ACCOUNT)
        where = place(caller.workspace, PersonId(caller.person), caller.session)
        found = gathered((whose, where))
        if not alive(found.get(whose)):
            raise NoSuchAccount("there is no such account")
        account, row = self._accounts.shape.object(found[whose]), found.get(where)
        here = session(SessionRow.from_raw_data(dict(row))) if row else None
        vouched = account.enrolled and here is not None and personal(here.amr) != here.amr
        return account, 0 if here is None or vouched else here.auth_time

    def lately(self, account: Account) -> list[Workspace]:
        shape = workspaces().shape
        found = gathered([(shape.name, each, WORKSPACE) for each in lately(account)])
        return [shape.object(row) for row in found.values() if alive(row)]

    def replace(self, caller: Caller, account: Account, password: str, at: datetime, address: str) -> None:
        person, homes = account.person, [each.workspace for each in account.memberships]
        new = Change[Account](ACCOUNT, lambda now: now.model_copy(update={"password": password, "password_set": at}))
        done = Deed(
            parts=[Part(self._accounts, person, [new])],
            closing=[*closing.sessions(person, homes, caller.session), *closing.tickets(person)],
            acts=[
                acted(home, person, "password.change", person, session=caller.session, address=address)
                for home in homes
            ],
        ).done()
        closing.stragglers(person, closing.homes(done), besides=caller.session)


def passwords() -> ChangingPasswords:
    """As production changes them."""
    from identity.letters import post
    from identity.passwords import choosing
    from kernel.settings import ORIGIN

    return ChangingPasswords(PasswordTable(), choosing.passwords(), post(), ORIGIN)
