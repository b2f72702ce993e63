"""Letters that anybody can have sent to an address: so many in an hour, whoever asks for them.

From a device that its owner has signed in with before they are counted apart, so nobody can use up what is the owner's;
so are those to somebody who registers, and those with which one workspace invites them.
"""

from typing import Any

from identity.addresses import digest
from identity.recovery.model import MOST_LETTERS, WINDOW, AskedTooOften
from kernel.journal import Along
from kernel.settings import physical

_ATTEMPTS = physical("identity-by-attempt-1")


def counted(email: str, window: int, apart: str = "") -> Along:
    """What counts a letter to an address, or fails if there were enough: of all, or of those that are counted apart.

    An invitation stands for the address that it is to, since there is one of each address to a workspace.
    """
    update: dict[str, Any] = {
        "TableName": _ATTEMPTS,
        "Key": {"pk": {"S": "#".join(filter(None, (digest(email), "letters", apart, str(window))))}},
        "UpdateExpression": "ADD letters :one SET expires = :expires",
        "ConditionExpression": "attribute_not_exists(letters) OR letters < :most",
        "ExpressionAttributeValues": {
            ":one": {"N": "1"},
            ":most": {"N": str(MOST_LETTERS)},
            ":expires": {"N": str((window + 2) * WINDOW)},
        },
    }
    return Along(
        {"Update": update}, AskedTooOften("enough letters went to this address; look for the newest one", WINDOW)
    )
