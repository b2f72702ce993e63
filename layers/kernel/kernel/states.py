"""What is remembered of a browser while it is away at an OAuth provider.

The state in the URL and the cookie in the browser are 256 bits of chance each; of both, only hashes are kept. Whoever
comes back must bring the two that belong together, within ten minutes, and once. A state with somebody else's cookie
is refused without being used up, so nobody can spoil another's sign-in, or finish it.
"""

import json
import secrets
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from botocore.exceptions import ClientError

from kernel.answers import Cookie
from kernel.aws import client, code
from kernel.errors import Forbidden
from kernel.settings import physical

COOKIE = "__Host-state"
"""The cookie that binds a state to a browser; ``__Host-``: no other site, and no subdomain, can set it."""

LASTS = 600
_LONGEST = 100


class UnknownState(Forbidden):
    """The sign-in was not begun here, or is over; begin again. It does not say which."""


def begin(payload: Mapping[str, Any], *, posted: bool = False) -> tuple[str, Cookie]:
    """Remember ``payload``; return the state for the provider's URL, and the cookie for the browser.

    ``posted``: the provider sends the browser back with a form, which only a cookie for any site comes along with.
    """
    state, binding = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    row = {
        "pk": {"S": _digest(state)},
        "binding": {"S": _digest(binding)},
        "payload": {"S": json.dumps(payload, separators=(",", ":"))},
        "expires": {"N": str(int(time.time()) + LASTS)},
    }
    client("dynamodb").put_item(
        TableName=physical("shared-states-1"), Item=row, ConditionExpression="attribute_not_exists(pk)"
    )
    return state, Cookie(COOKIE, binding, seconds=LASTS, same_site="None" if posted else "Lax")


def take(state: str, binding: str) -> str:
    """The payload, as JSON, that was remembered under ``state`` for the browser with that cookie; it is forgotten."""
    if not (0 < len(state) <= _LONGEST and 0 < len(binding) <= _LONGEST):
        raise unknown()
    try:
        answer = client("dynamodb").delete_item(
            TableName=physical("shared-states-1"),
            Key={"pk": {"S": _digest(state)}},
            ConditionExpression="binding = :binding AND expires > :now",
            ExpressionAttributeValues={":binding": {"S": _digest(binding)}, ":now": {"N": str(int(time.time()))}},
            ReturnValues="ALL_OLD",
        )
    except ClientError as error:
        if code(error) == "ConditionalCheckFailedException":
            raise unknown() from None
        raise
    return str(answer["Attributes"]["payload"]["S"])


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def unknown() -> UnknownState:
    """The one answer to all that was not begun here."""
    return UnknownState("this sign-in was not begun in this browser, or took too long; begin again")
