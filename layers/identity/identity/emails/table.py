"""Changing one's address, in DynamoDB: the account, the lookup and every workspace, in one transaction."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from identity.accounts import Account
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT, AccountTable, claimed, journal, released
from identity.acts import acted
from identity.emails.added import Added
from identity.emails.model import changed_meanwhile
from identity.federation.links import digest
from identity.keys.rows import OwnKeyTable, withdrawn
from identity.passkeys import Passkey
from identity.people import Member
from identity.people.table import journal as people
from identity.sessions import closing
from identity.sessions.table import fresh
from identity.tickets.owners import owned
from kernel.callers import Caller, PersonId
from kernel.journal import Along, Change, Delete
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.settings import physical

_AT_ONCE = 40
"""Workspaces that hear of it in the same transaction, which has room for two rows of each."""

_BY_SUBJECT = physical("identity-by-subject-1")
_BY_CREDENTIAL = physical("identity-by-credential-1")
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
        closed = closing.tickets(account.person, closing.keys(rows))
        self._move(account, email, rows, closed, action="email.change", address=address)

    def undo(self, account: Account, email: str, since: datetime, rows: tuple[Along, ...], address: str) -> None:
        homes = [each.workspace for each in account.memberships]
        added, now = _added(account, since), datetime.now(UTC)
        closed = closing.sessions(account.person, homes)
        closed += [withdrawn(key.workspace, key.key_id, now) for key in added.keys]
        ours, mends = closing.keys(rows), ("stay#",)
        closed += closing.tickets(account.person, ours, mends=mends)
        self._move(account, email, rows, closed, action="email.undo", address=address, added=added)
        closing.stragglers(account.person, homes, tickets_besides=ours, mends=mends)

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
        mine = Part(self._accounts.journal, person, [changed, *(_passkeys(added) if added else ())])
        parts = [self._member(home, person, email) for home in homes]
        Deed(
            parts=[mine, *parts[:_AT_ONCE]],
            core=[*rows, released(account), claimed(new), *(_lookups(added) if added else ())],
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


def _added(account: Account, since: datetime) -> Added:
    """What of an account is younger: a round trip for its passkeys, if any, and one for the keys in each workspace."""
    name = journal().shape.name
    places = {each: (name, str(account.person), _passkey(each)) for each in account.passkeys}
    found = gathered(list(places.values())) if places else {}
    young = {each for each, place in places.items() if alive(row := found.get(place)) and _made(row) >= since}
    links = tuple(each for each in account.links if each.linked >= since)
    homes, table = [each.workspace for each in account.memberships], OwnKeyTable()
    keys = tuple(key for home in homes for key in table.made_since(home, account.person, since))
    return Added(since, frozenset(account.passkeys), frozenset(young), links, keys)


def _passkeys(added: Added) -> list[Delete]:
    return [Delete(_passkey(each)) for each in sorted(added.passkeys)]


def _lookups(added: Added) -> list[Along]:
    """What no longer leads to the account by them."""
    keys = [(_BY_CREDENTIAL, each) for each in sorted(added.passkeys)]
    keys += [(_BY_SUBJECT, digest(each.issuer, each.subject)) for each in added.links]
    return [Along({"Delete": {"TableName": table, "Key": {"pk": {"S": key}}}}) for table, key in keys]


def _passkey(credential: str) -> str:
    return f"passkey#{credential}"


def _made(row: Any) -> datetime:
    return Passkey.model_validate_json(row["rest"]["S"]).created


def _moved(before: str, email: str, added: Added | None) -> Callable[[Account], Account]:
    """What gives an account another address, if it still has the one that is released with that."""

    def moved(account: Account) -> Account:
        if account.email != before:
            raise changed_meanwhile()
        more = {**_NO_PASSWORD, **added.taken_from(account)} if added else {}
        return account.model_copy(update={"email": email, **more})

    return moved
