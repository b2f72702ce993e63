"""Accounts in DynamoDB: a journal whose accounts are people, and the lookup that makes addresses unique."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from identity.accounts.model import Account, AddressTaken, NoSuchAccount
from identity.addresses import digest
from kernel.aws import client
from kernel.callers import PersonId
from kernel.errors import Refusal
from kernel.journal import Along, Journal, JournalTable
from kernel.settings import physical

ACCOUNT = "account"
BY_EMAIL = physical("identity-by-email-1")
_COLUMNS = {"person", "modseq", "email"}


class AccountRow(JournalTable):
    class Meta:
        table_name = physical("identity-accounts-1")

    email = UnicodeAttribute(null=True)  # what else a person has here has none
    password_since = UnicodeAttribute(null=True)  # so that a transaction can ask
    rest = UnicodeAttribute()


def _write(account: Account) -> AccountRow:
    rest = account.model_dump_json(exclude=_COLUMNS)
    return AccountRow(email=account.email, password_since=_since(account), rest=rest)


def _read(row: AccountRow) -> Account:
    columns = {"person": row.pk, "email": row.email, "modseq": int(row.modseq)}
    return Account.model_validate({**json.loads(row.rest), **columns})


def journal() -> Journal[Account]:
    return Journal(
        AccountRow,
        identify=lambda _: ACCOUNT,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchAccount("there is no such account"),
    )


class AccountTable:
    def __init__(self) -> None:
        self.journal = journal()

    def by_email(self, email: str) -> Account | None:
        """Whose address it is, in one read; it may lag behind a change for a moment."""
        answer = client("dynamodb").query(
            TableName=self.journal.shape.name,
            IndexName="by-email",
            KeyConditionExpression="email = :email",
            ExpressionAttributeValues={":email": {"S": email}},
        )
        alive = [row for row in answer["Items"] if row["sk"]["S"] == ACCOUNT and "deleted_on" not in row]
        return self.journal.shape.object(alive[0]) if alive else None

    def get(self, person: PersonId) -> Account:
        return self.journal.get(person, ACCOUNT)

    def change(self, person: PersonId, edit: Callable[[Account], Account], along: Sequence[Along] = ()) -> Account:
        return self.journal.change(person, ACCOUNT, edit, along=along)


def owner(digested: str) -> PersonId | None:
    """Who has the address of which this is the digest, if anybody has it."""
    row = client("dynamodb").get_item(TableName=BY_EMAIL, Key={"pk": {"S": digested}}).get("Item")
    return PersonId(row["person"]["S"]) if row else None


def unchanged(account: Account, refusal: Refusal) -> Along:
    """What fails, with ``refusal``, if the password is another one than the account believes."""
    table = journal().shape.name
    check: dict[str, Any] = {
        "TableName": table,
        "Key": {"pk": {"S": account.person}, "sk": {"S": ACCOUNT}},
        "ConditionExpression": "attribute_exists(rest) AND attribute_not_exists(password_since)",
    }
    if since := _since(account):
        check["ConditionExpression"] = "password_since = :since"
        check["ExpressionAttributeValues"] = {":since": {"S": since}}
    return Along({"ConditionCheck": check}, refusal)


def _since(account: Account) -> str | None:
    return account.password_set.isoformat() if account.password_set else None


def claimed(account: Account) -> Along:
    """What makes the address of a new account theirs, or fails with ``AddressTaken``."""
    item: dict[str, Any] = {"pk": {"S": digest(account.email)}, "person": {"S": account.person}}
    put = {"TableName": BY_EMAIL, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
    return Along({"Put": put}, AddressTaken("this address has an account already; sign in with it"))


def released(account: Account) -> Along:
    """What lets somebody else have the address."""
    delete = {
        "TableName": BY_EMAIL,
        "Key": {"pk": {"S": digest(account.email)}},
        "ConditionExpression": "person = :person",
        "ExpressionAttributeValues": {":person": {"S": account.person}},
    }
    return Along({"Delete": delete}, AddressTaken("this address is somebody else's by now"))
