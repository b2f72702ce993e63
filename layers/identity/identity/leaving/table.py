"""Deleting accounts, in DynamoDB."""

from collections.abc import Iterable
from datetime import date, datetime

from identity.accounts import Account, NoSuchAccount
from identity.accounts.deed import Deed
from identity.accounts.table import ACCOUNT, released
from identity.acts import acted
from identity.avatars.bucket import forget_all
from identity.federation.links import digest
from identity.homes.table import HomeTable
from identity.people.service import last_admin
from identity.sessions import closing
from identity.sessions.table import fresh
from identity.tickets.owners import owned
from kernel.aws import client
from kernel.callers import Caller, PersonId
from kernel.journal import Along, Change, Delete
from kernel.journal.together import Part
from kernel.settings import physical

_BY_LEAVING = physical("identity-by-leaving-1")
_BY_SUBJECT = physical("identity-by-subject-1")
_BY_CREDENTIAL = physical("identity-by-credential-1")


class DepartureTable(HomeTable):
    def needed(self, account: Account) -> list[str]:
        admin = [home for home, member in self.homes(account) if member.admin]
        return [home.name for home in admin if self.another_admin(home.workspace, {account.person}) is None]

    def leave(self, caller: Caller, account: Account, at: datetime, row: Along, *, since: int, address: str) -> None:
        person, homes = account.person, [each.workspace for each in account.memberships]
        put = {"TableName": _BY_LEAVING, "Item": _due(at.date(), person)}
        Deed(
            parts=[self._mine(account, at)],
            core=[fresh(caller, since, own=account.enrolled), row, Along({"Put": put})],
            closing=closing.sessions(person, homes, caller.session),
            acts=[
                acted(home, person, "account.leave", person, session=caller.session, address=address) for home in homes
            ],
        ).done()

    def keeping(self, ticket: str, now: float) -> Account:
        return owned(ticket, "stay", now)[1]

    def keep(self, account: Account, row: Along, address: str) -> None:
        homes = [each.workspace for each in account.memberships]
        gone = (
            [Along({"Delete": {"TableName": _BY_LEAVING, "Key": _due(account.leaving.date(), account.person)}})]
            if account.leaving
            else []
        )
        Deed(
            parts=[self._mine(account, None)],
            core=[row, *gone],
            acts=[acted(home, account.person, "account.keep", account.person, address=address) for home in homes],
        ).done()

    def due(self, day: date) -> Iterable[PersonId]:
        answer = client("dynamodb").query(
            TableName=_BY_LEAVING,
            KeyConditionExpression="pk = :day",
            ExpressionAttributeValues={":day": {"S": day.isoformat()}},
        )
        return [PersonId(row["sk"]["S"]) for row in answer["Items"]]

    def find(self, person: PersonId) -> Account | None:
        try:
            return self.accounts.get(person)
        except NoSuchAccount:
            return None

    def depart(self, account: Account) -> None:
        for home, member in self.memberships(account):
            act = acted(home.workspace, account.person, "person.leave", account.person)
            other = self.another_admin(home.workspace, {account.person}) if member.admin else None
            if member.admin and other is None:
                raise last_admin()
            needed = (self.is_admin(home.workspace, other),) if other else ()
            self.remove(home.workspace, member, act, needed)

    def erase(self, account: Account) -> None:
        person = account.person
        forget_all(person)  # first: who is not deleted yet is tried again
        passkeys = [Delete(f"passkey#{each}") for each in account.passkeys]
        keys = [_row(_BY_CREDENTIAL, each) for each in account.passkeys]
        links = [_row(_BY_SUBJECT, digest(each.issuer, each.subject)) for each in account.links]
        homes = [each.workspace for each in account.memberships]
        Deed(
            parts=[Part(self.accounts.journal, person, [Delete(ACCOUNT), *passkeys])],
            core=[released(account), *keys, *links],
            closing=[*closing.sessions(person, homes), *closing.tickets(person, mends=())],
        ).done()

    def forget(self, day: date, person: PersonId) -> None:
        client("dynamodb").delete_item(TableName=_BY_LEAVING, Key=_due(day, person))

    def _mine(self, account: Account, at: datetime | None) -> Part[Account]:
        return Part(
            self.accounts.journal,
            account.person,
            [Change[Account](ACCOUNT, lambda it: it.model_copy(update={"leaving": at}))],
        )


def _due(day: date, person: PersonId) -> dict[str, dict[str, str]]:
    return {"pk": {"S": day.isoformat()}, "sk": {"S": person}}


def _row(table: str, key: str) -> Along:
    return Along({"Delete": {"TableName": table, "Key": {"pk": {"S": key}}}})
