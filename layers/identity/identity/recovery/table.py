"""Recovery, in DynamoDB."""

from datetime import datetime

from identity.accounts import Account
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT, AccountTable
from identity.accounts.table import journal as accounts
from identity.acts import acted
from identity.recovery.flooding import counted
from identity.sessions import closing
from identity.signin.choosing import Homes
from identity.signin.model import Arrival
from identity.signin.table import SignInTable
from identity.tickets.owners import owned
from kernel.journal import Along, Change
from kernel.journal.together import Part, together


class RecoveryTable:
    def __init__(self) -> None:
        self._accounts, self._signin = AccountTable(), SignInTable()

    def by_email(self, email: str) -> Account | None:
        return self._accounts.by_email(email)

    def ask(self, email: str, window: int, rows: tuple[Along, ...], device: str = "") -> None:
        together(along=[counted(email, window, device), *rows])

    def exchange(self, rows: tuple[Along, ...]) -> None:
        together(along=rows)

    def shown(self, ticket: str, now: float) -> Account:
        return owned(ticket, "reset", now)[1]

    def homes(self, account: Account) -> Homes:
        return self._signin.homes(account)

    def reset(self, account: Account, password: str, at: datetime, rows: tuple[Along, ...], seen: Arrival) -> None:
        person, homes = account.person, [each.workspace for each in account.memberships]
        ours = closing.keys(rows)
        new = Change[Account](ACCOUNT, lambda now: now.model_copy(update={"password": password, "password_set": at}))
        done = Deed(
            parts=[Part(accounts(), person, [new])],
            core=rows,
            closing=[*closing.sessions(person, homes), *closing.tickets(person, ours)],
            acts=[acted(home, person, "password.reset", person, address=seen.address) for home in homes],
        ).done()
        closing.stragglers(person, closing.homes(done), tickets_besides=ours)
