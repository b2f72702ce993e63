"""Signing in, in DynamoDB: accounts by address, what was tried on each address, and the transaction that lets in."""

from typing import Any

from contracts.audit import Acted
from identity.accounts import Account, Membership
from identity.accounts.table import AccountTable
from identity.acts.table import along
from identity.addresses import digest
from identity.people.table import still as still_in
from identity.signin.model import MOST_FAILURES, WINDOW, NoWorkspace, PolicyChanged
from identity.signin.service import too_many
from identity.workspaces.table import WorkspaceTable, still
from kernel.aws import client
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along
from kernel.journal.together import together
from kernel.settings import physical

_ATTEMPTS = physical("identity-by-attempt-1")
_HOUR = 3600


class SignInTable:
    def __init__(self) -> None:
        self.accounts, self.workspaces = AccountTable(), WorkspaceTable()

    def by_email(self, email: str) -> Account | None:
        return self.accounts.by_email(email)

    def failed(self, email: str, window: int) -> int:
        answer = client("dynamodb").update_item(
            TableName=_ATTEMPTS,
            Key=_place(email, window),
            UpdateExpression="ADD failures :one SET expires = :expires",
            ExpressionAttributeValues={":one": {"N": "1"}, ":expires": {"N": str((window + 1) * WINDOW + _HOUR)}},
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["failures"]["N"])

    def begin(
        self, person: PersonId, membership: Membership, row: Along, act: Acted | None, unless: tuple[str, int] | None
    ) -> None:
        no_longer = NoWorkspace("you are not in this workspace any more")
        rows = [
            row,
            still(membership, PolicyChanged("the workspace demands something else by now")),
            still_in(membership.workspace, person, no_longer),
        ]
        if act:
            rows.append(along(act))
        if unless:
            rows.insert(0, _seldom(*unless))
        together(along=rows)

    def renewed(self, account: Account, workspace: WorkspaceId) -> Account:
        current = self.workspaces.get(workspace).open()
        membership = next(each for each in account.memberships if each.workspace == workspace)
        fresh = membership.model_copy(update={"policy": current.seen()})
        return self.accounts.change(account.person, lambda it: it.joined(fresh))


def _seldom(email: str, window: int) -> Along:
    """What fails if too many attempts on the address were wrong."""
    check: dict[str, Any] = {
        "TableName": _ATTEMPTS,
        "Key": _place(email, window),
        "ConditionExpression": "attribute_not_exists(failures) OR failures <= :most",
        "ExpressionAttributeValues": {":most": {"N": str(MOST_FAILURES)}},
    }
    return Along({"ConditionCheck": check}, too_many(WINDOW))


def _place(email: str, window: int) -> dict[str, Any]:
    return {"pk": {"S": f"{digest(email)}#{window}"}}
