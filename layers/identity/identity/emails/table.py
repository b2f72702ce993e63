"""Changing one's address, in DynamoDB: the account, the lookup and every workspace, in one transaction."""

from collections.abc import Callable
from datetime import UTC, datetime

from identity.accounts import Account
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT, AccountTable, claimed, released
from identity.acts import acted
from identity.emails.added import Added
from identity.emails.model import changed_meanwhile
from identity.people import Member
from identity.people.table import journal as people
from identity.sessions import closing
from identity.sessions.table import fresh
from identity.tickets.owners import owned
from kernel.callers import Caller, PersonId
from kernel.journal import Along, Change
from kernel.journal.together import Part, together

_AT_ONCE = 40
"""Workspaces that hear of it in the same transaction, which has room for two rows of each."""

_NO_PASSWORD = {"password": None, "password_set": None}


class EmailTable:
    def __init__(self) -> None:
        self._accounts, self._people = AccountTable(), people()

    def account(self, person: PersonId) -> Account:
        return self._accounts.get(person)

    def taken(self, email: str) -> bool:
        return self._accounts.by_email(email) is not None

    def ask(self, caller: Caller, account: Account, since: int, row: Along) -> None:
        together(along=[fresh(caller, since, own=account.enrolled), row])

    def asked(self, ticket: str, now: float) -> tuple[Account, str, str]:
        said, account = owned(ticket, "address", now)
        return account, said["from"], said["to"]

    def undoing(self, ticket: str, now: float) -> tuple[Account, str, datetime]:
        said, account = owned(ticket, "undo", now)
        return account, said["email"], datetime.fromisoformat(said["at"])

    def change(self, account: Account, email: str, rows: tuple[Along, ...], address: str) -> None:
        closed = closing.tickets(account.person, _spent(rows))
        self._move(account, email, rows, closed, action="email.change", address=address)

    def undo(self, account: Account, email: str, since: datetime, rows: tuple[Along, ...], address: str) -> None:
        homes = [each.workspace for each in account.memberships]
        added = Added.to(account, since)
        closed = [*closing.sessions(account.person, homes), *added.revoked(datetime.now(UTC))]
        closed += closing.tickets(account.person, _spent(rows), mends=("stay#",))
        self._move(account, email, rows, closed, action="email.undo", address=address, added=added)

    def _move(
        self,
        account: Account,
        email: str,
        rows: tuple[Along, ...],
        closed: list[Along],
        *,
        action: str,
        address: str,
        added: Added | None = None,
    ) -> None:
        person, homes = account.person, [each.workspace for each in account.memberships]
        new = account.model_copy(update={"email": email})
        changed = Change[Account](ACCOUNT, _moved(account.email, email, added))
        mine = Part(self._accounts.journal, person, [changed, *(added.rows if added else ())])
        parts = [self._member(home, person, email) for home in homes]
        Deed(
            parts=[mine, *parts[:_AT_ONCE]],
            core=[*rows, released(account), claimed(new), *(added.lookups if added else ())],
            closing=closed,
            acts=[
                *(acted(home, person, action, person, address=address) for home in homes),
                *(acted(key.workspace, person, "key.revoke", key.key_id) for key in (added.keys if added else ())),
            ],
        ).done()
        for start in range(_AT_ONCE, len(parts), _AT_ONCE):
            Deed(parts=parts[start : start + _AT_ONCE]).done()

    def _member(self, home: str, person: PersonId, email: str) -> Part[Member]:
        return Part(self._people, home, [Change[Member](person, lambda it: it.model_copy(update={"email": email}))])


def _moved(before: str, email: str, added: Added | None) -> Callable[[Account], Account]:
    """What gives an account another address, if it still has the one that is released with that."""

    def moved(account: Account) -> Account:
        if account.email != before:
            raise changed_meanwhile()
        more = {**_NO_PASSWORD, **added.taken_from(account)} if added else {}
        return account.model_copy(update={"email": email, **more})

    return moved


def _spent(rows: tuple[Along, ...]) -> set[str]:
    return {row.item["Delete"]["Key"]["sk"]["S"] for row in rows if "Delete" in row.item}
