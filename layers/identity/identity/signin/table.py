"""Signing in, in DynamoDB: accounts by address, what was tried on each address, and the transaction that lets in."""

import time
from collections.abc import Mapping
from typing import Any

from identity.accounts import Account, Membership
from identity.accounts.table import AccountTable, unchanged
from identity.addresses import digest
from identity.people.table import TABLE as PEOPLE
from identity.people.table import journal as people
from identity.people.table import still as still_in
from identity.signin.choosing import Home, Homes
from identity.signin.model import MOST_FAILURES, WINDOW, NoWorkspace, PolicyChanged, WrongCredentials
from identity.signin.service import too_many
from identity.tickets.model import Kind
from identity.tickets.owners import owned
from identity.workspaces.table import TABLE as WORKSPACES
from identity.workspaces.table import WORKSPACE, WorkspaceTable, still
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.journal.reading import gathered
from kernel.journal.rows import alive
from kernel.journal.together import Part, together
from kernel.settings import physical

_ATTEMPTS = physical("identity-by-attempt-1")
_HOUR = 3600


class SignInTable:
    def __init__(self) -> None:
        self.accounts, self.workspaces, self.people = AccountTable(), WorkspaceTable(), people()

    def by_email(self, email: str) -> Account | None:
        return self.accounts.by_email(email)

    def failed(self, email: str, window: int, person: PersonId | None = None) -> int:
        values: dict[str, Any] = {":one": {"N": "1"}, ":expires": {"N": str((window + 1) * WINDOW + _HOUR)}}
        answer = client("dynamodb").update_item(
            TableName=_ATTEMPTS,
            Key=_place(email, window),
            UpdateExpression=f"ADD failures :one SET expires = :expires{', person = :person' if person else ''}",
            ExpressionAttributeValues={**values, **({":person": {"S": person}} if person else {})},
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["failures"]["N"])

    def shown(self, ticket: str, kind: Kind, now: float) -> tuple[Mapping[str, Any], Account]:
        return owned(ticket, kind, now)

    def begin(
        self,
        person: PersonId,
        membership: Membership,
        rows: tuple[Along, ...],
        unless: tuple[str, int] | None,
        parts: tuple[Part[Any], ...] = (),
    ) -> None:
        no_longer = NoWorkspace("you are not in this workspace any more")
        conditions = [
            *([seldom(*unless)] if unless else ()),
            still(membership, PolicyChanged("the workspace demands something else by now")),
            still_in(membership.workspace, person, no_longer),
        ]
        together(*parts, along=[*conditions, *rows])

    def still_seldom(self, email: str, window: int) -> None:
        together(along=[seldom(email, window)])

    def unchanged(self, account: Account) -> Along:
        return unchanged(account, WrongCredentials("the address or the password is wrong"))

    def renewed(self, person: PersonId, before: str, after: str) -> None:
        def edit(now: Account) -> Account:
            return now.model_copy(update={"password": after}) if now.password == before else now

        self.accounts.change(person, edit)

    def homes(self, account: Account) -> Homes:
        """A round trip for each fifty."""
        ids = [each.workspace for each in account.memberships]
        found = gathered(
            [place for home in ids for place in ((WORKSPACES, home, WORKSPACE), (PEOPLE, home, account.person))]
        )

        def home(workspace: WorkspaceId) -> Home:
            house, member = (
                found.get((WORKSPACES, workspace, WORKSPACE)),
                found.get((PEOPLE, workspace, account.person)),
            )
            return Home(
                self.workspaces.journal.shape.object(house) if house and alive(house) else None,
                self.people.shape.object(member) if member and alive(member) else None,
            )

        return {each: home(each) for each in ids}


def seldom(email: str, window: int) -> Along:
    """What fails if too many attempts on the address were wrong."""
    check: dict[str, Any] = {
        "TableName": _ATTEMPTS,
        "Key": _place(email, window),
        "ConditionExpression": "attribute_not_exists(failures) OR failures <= :most",
        "ExpressionAttributeValues": {":most": {"N": str(MOST_FAILURES)}},
    }
    return Along({"ConditionCheck": check}, too_many(window, time.time()))


def _place(email: str, window: int) -> dict[str, Any]:
    return {"pk": {"S": f"{digest(email)}#{window}"}}
