"""Doing once what may be asked for twice.

A client that cannot know whether its request arrived repeats it with the same ``Idempotency-Key``; a queue delivers a
message again. Either way the row that remembers the answer is written by the very transaction that does the work, so
of two at once exactly one happens, and the other is answered with what the first one answered.
"""

import re
import time
from typing import Any, NamedTuple, Self

from kernel.errors import Invalid, Malformed
from kernel.ids import OURS
from kernel.rows import Row

KEPT = 24 * 3600
"""Seconds for which an answer is remembered."""

PREFIX = f"{OURS}once#"

_KEY = r"[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?"  # compiled where a key comes


class BadIdempotencyKey(Malformed):
    """An idempotency key is 1 to 255 printable ASCII characters, with no space at either end."""


class IdempotencyKeyReused(Invalid):
    """The key came before, with another request; a new request needs a key of its own."""


class Once(NamedTuple):
    """The key of a request, and what makes two requests the same one. Without a key nothing is remembered."""

    key: str | None = None
    fingerprint: str = ""

    @classmethod
    def of(cls, key: str | None, fingerprint: str) -> Self:
        """Read the key as the client sent it."""
        if key is not None and not re.fullmatch(_KEY, key):
            raise BadIdempotencyKey("an Idempotency-Key is 1 to 255 printable ASCII characters")
        return cls(key, fingerprint)

    def __bool__(self) -> bool:
        return self.key is not None

    @property
    def sk(self) -> str:
        """The range key of the row that remembers."""
        return f"{PREFIX}{self.key}"

    def recall(self, row: Row | None) -> Row | None:
        """What ``row`` remembers of this very request, or ``None`` if it is to be done now."""
        if row is None or int(row["expires"]["N"]) <= time.time():  # DynamoDB removes what expired days later
            return None
        if row["fingerprint"]["S"] != self.fingerprint:
            raise IdempotencyKeyReused("this Idempotency-Key was used for another request; use a new one")
        return row

    def remember(self, table: str, pk: str, answer: Row) -> dict[str, Any]:
        """The part of a ``TransactWriteItems`` that keeps ``answer``, or fails because the work was done already."""
        now = int(time.time())
        kept = {"fingerprint": {"S": self.fingerprint}, "expires": {"N": str(now + KEPT)}}
        return {
            "Put": {
                "TableName": table,
                "Item": {**answer, **kept, "pk": {"S": pk}, "sk": {"S": self.sk}},
                "ConditionExpression": "attribute_not_exists(pk) OR expires <= :now",
                "ExpressionAttributeValues": {":now": {"N": str(now)}},
            }
        }


NEVER = Once()
"""No key: nothing is remembered."""
