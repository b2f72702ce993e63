"""Who has which of many addresses."""

from collections.abc import Collection
from typing import Any

from identity.accounts.table import BY_EMAIL
from identity.addresses import digest
from kernel.aws import client
from kernel.callers import PersonId
from kernel.journal.attempts import Attempts

_KEYS_AT_ONCE = 100


def owners(emails: Collection[str]) -> dict[str, PersonId]:
    """The owner of each address that somebody has: a round trip for each hundred of them."""
    digests = {digest(email): email for email in emails}
    left: list[dict[str, Any]] = [{"pk": {"S": each}} for each in digests]
    found: dict[str, PersonId] = {}
    attempts = Attempts()
    while left:
        asked, left = left[:_KEYS_AT_ONCE], left[_KEYS_AT_ONCE:]
        answer = client("dynamodb").batch_get_item(RequestItems={BY_EMAIL: {"Keys": asked, "ConsistentRead": True}})
        for row in answer["Responses"].get(BY_EMAIL, ()):
            found[digests[row["pk"]["S"]]] = PersonId(row["person"]["S"])
        if missed := answer.get("UnprocessedKeys", {}).get(BY_EMAIL):
            left = [*missed["Keys"], *left]
            attempts.again()
    return found
